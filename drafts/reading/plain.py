"""A text as it is searched: NFC, single spaces, one make of quotes and hyphens; and the way back.

Whatever a word processor or a PDF puts between the letters makes no difference here. A capital, a
typing error or another dash does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_ONE = {
    **dict.fromkeys("”“„‟″»«", '"'),
    **dict.fromkeys("’‘‚‛′´`", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u2060\ufeff", ""),
}
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_SHIFTS = re.compile(r"\s{2}|[\u0300-\u036f\u00ad\u200b\u200c\u2060\ufeff]")  # what is not one for one
_SPACES = dict.fromkeys(
    "\t\n\r\v\f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
)
_TABLE = str.maketrans({**_ONE, **_SPACES})
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Plain:
    """`starts` and `ends`: for each character of `text`, what it was in the raw text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of a stretch that is not empty."""
        return self.starts[start], self.ends[end - 1]

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Every place where the plain words stand as whole words, as offsets in this text."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            end = at + len(words)
            if _is_edge(self.text, at) and _is_edge(self.text, end):
                yield at, end
            at = self.text.find(words, at + 1)


@lru_cache(maxsize=4096)
def plain(raw: str) -> Plain:
    if not _SHIFTS.search(raw) and unicodedata.is_normalized("NFC", raw):
        return Plain(raw.translate(_TABLE), range(len(raw)), range(1, len(raw) + 1))
    return _letter_by_letter(raw)


def _letter_by_letter(raw: str) -> Plain:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for letter in _LETTER.finditer(raw):
        char = _of(letter.group())
        if char == " " and text and text[-1] == " ":
            ends[-1] = letter.end()
            continue
        for part in char:
            text.append(part)
            starts.append(letter.start())
            ends.append(letter.end())
    return Plain("".join(text), starts, ends)


def needle(words: str) -> str:
    """Words to search for."""
    return plain(words).text.strip()


def loose(words: str) -> str:
    """For names that nobody quoted: capitals, and the stop or colon after them, say nothing."""
    return needle(words).casefold().rstrip(".:,; ")


def _of(letter: str) -> str:
    if letter.isspace():
        return " "
    return _ONE.get(letter, letter if letter.isascii() else unicodedata.normalize("NFC", letter))


def _is_edge(text: str, at: int) -> bool:
    """No word goes on across the offset."""
    if not 0 < at < len(text):
        return True
    return not (_WORD.match(text[at - 1]) and _WORD.match(text[at]))
