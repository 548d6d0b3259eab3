"""Numbers as an instruction writes them: "7 kap.", "12 a §", "2, 4 och 5", "första och andra", "b)"."""

from __future__ import annotations

import re

from drafts.ordinals import number_of
from drafts.reading.labels import label
from drafts.reading.steps import Level, Row, Step

_NUMBER = re.compile(r"(\d{1,4}[a-zåäö]?)")
_GENITIVE = re.compile(r"(\d{1,4})s")  # "kapitel 7s titel"
_LETTER = re.compile(r"[a-zåäö]")
_RUN = 50  # numbers that "2–4" may stand for


def chapter(row: Row) -> tuple[Step, ...]:
    """Such as "7 kap.", "kapitel 7", "kapitel 3 och 4", "kapitel 7s"."""
    if row.word() in {"kapitel", "kap"}:
        row.at += 1
        return tuple(Step(Level.SECTION, label=label("kap", n)) for n in numbers(row))
    number = _NUMBER.fullmatch(row.word())
    if not number or row.word(1) != "kap":
        return ()
    row.at += 3 if row.word(2) == "." else 2
    return (Step(Level.SECTION, label=label("kap", number.group())),)


def paragraph_sign(row: Row) -> tuple[Step, ...]:
    """Such as "8 §", "12 a §", "§ 3"."""
    letter = row.word(1) if _LETTER.fullmatch(row.word(1)) else ""
    if row.word() == "§" and _NUMBER.fullmatch(row.word(1)):
        number = row.word(1)
        row.at += 2
        return (Step(Level.SECTION, label=label("§", number)),)
    if _NUMBER.fullmatch(row.word()) and row.word(2 if letter else 1) == "§":
        number = row.word() + letter
        row.at += 3 if letter else 2
        return (Step(Level.SECTION, label=label("§", number)),)
    return ()


def letters(row: Row) -> list[str]:
    """Such as "a", "b)", "a och c"."""
    found: list[str] = []
    while _LETTER.fullmatch(row.word()):
        found.append(label("nr", row.word()))
        row.at += 2 if row.word(1) == ")" else 1
        if row.word() in {",", "och"} and _LETTER.fullmatch(row.word(1)):
            row.at += 1
    return found


def ordinals(row: Row) -> tuple[int, ...]:
    found: list[int] = []
    while True:
        pair = number_of(f"{row.word()} {row.word(1)}") if row.word() else None
        number = pair or ordinal(row)
        if number is None:
            return tuple(found)
        found.append(number)
        row.at += 2 if pair else 1
        if row.word() in {"och", ","} and ordinal(row, 1):
            row.at += 1


def ordinal(row: Row, ahead: int = 0) -> int | None:
    """What an ordinal says; a bare number is none."""
    return None if row.word(ahead).isdecimal() else number_of(row.word(ahead))


def numbers(row: Row) -> list[str]:
    """Such as "2", "2 och 3", "2, 4 och 5", "2–4", "7s"."""
    found: list[str] = []
    while True:
        word = row.word()
        number = _GENITIVE.fullmatch(word) or _NUMBER.fullmatch(word)
        if not number:
            return found
        found.append(number.group(1))
        row.at += 1
        if row.word() in {"–", "-"} and row.word(1).isdecimal() and found[-1].isdecimal():
            last = min(int(row.word(1)), int(found[-1]) + _RUN)
            found += [str(n) for n in range(int(found[-1]) + 1, last + 1)]
            row.at += 2
        if row.word() in {"och", ",", "samt"} and _NUMBER.fullmatch(row.word(1)) and _goes_on(row):
            row.at += 1
        else:
            return found


def _goes_on(row: Row) -> bool:
    """The number after the comma is not the beginning of "2 kap." or "3 §"."""
    return row.word(2) not in {"kap", "§"}
