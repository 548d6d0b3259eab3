"""Numbers as Word writes them: 3, 03, c, C, iii, III."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_LIMIT = 3999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTER_LIMIT = 10 * len(_LETTERS)  # after z comes aa, and after zz aaa


def numeral(n: int, form: str) -> str:
    """`form` is a `w:numFmt`; in digits where it is none of those above, or the number is beyond it."""
    if form == "none":
        return ""
    if form in {"lowerRoman", "upperRoman"} and 0 < n <= _ROMAN_LIMIT:
        return _cased(_roman(n), form)
    if form in {"lowerLetter", "upperLetter"} and 0 < n <= _LETTER_LIMIT:
        times, at = divmod(n - 1, len(_LETTERS))
        return _cased(_LETTERS[at] * (times + 1), form)
    return f"{n:02}" if form == "decimalZero" else str(n)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _roman(n: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, n = divmod(n, value)
        written += sign * times
    return written
