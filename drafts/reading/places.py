"""The grammar of places: each rule takes one way of naming a place off the row, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from drafts.ordinals import number_of
from drafts.reading.labels import label
from drafts.reading.steps import FRESH, NOUNS, Level, Row, Step
from drafts.reading.tokens import Sort

_NUMBER = re.compile(r"(\d{1,4}[a-zåäö]?)")
_GENITIVE = re.compile(r"(\d{1,4})s")  # "kapitel 7s titel"
_DOTTED = re.compile(r"\d{1,3}(?:[.:]\d{1,3}){0,5}")
_ARTICLES = frozenset("en ett den det de denna detta dessa".split())  # noqa: SIM905 — read as a row of words
_OPENERS = (("som", "börjar", "med"), ("som", "inleds", "med"), ("som", "börjar"), ("med", "början"))
_KINDS = {Level.SECTION: "nr", Level.ITEM: "nr", Level.HEADING: "nr"}
_NAMED = frozenset(
    {"insats": "insats", "insatsen": "insats", "bilaga": "bilaga", "bilagan": "bilaga"}.items()
)
_LETTER = re.compile(r"[a-zåäö]")


def steps(row: Row) -> tuple[Step, ...]:
    """The steps that are named here, which the row is then past; none where no place is."""
    row.at += row.word() == "nuvarande"
    start = row.at
    for rule in _RULES:
        found = rule(row)
        if found:
            return found
        row.at = start
    return ()


def _chapter(row: Row) -> tuple[Step, ...]:
    """Such as "7 kap.", "kapitel 7", "kapitel 3 och 4", "kapitel 7s"."""
    if row.word() in {"kapitel", "kap"}:
        row.at += 1
        return tuple(Step(Level.SECTION, label=label("kap", n)) for n in _numbers(row))
    number = _NUMBER.fullmatch(row.word())
    if not number or row.word(1) != "kap":
        return ()
    row.at += 3 if row.word(2) == "." else 2
    return (Step(Level.SECTION, label=label("kap", number.group())),)


def _paragraph_sign(row: Row) -> tuple[Step, ...]:
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


def _fresh(row: Row) -> tuple[Step, ...]:
    """Such as "följande stycke", "en ny paragraf", "ett stycke", "en fjärde målsättning": of the new text."""
    said = False
    number: int | None = None
    while row.word() in FRESH or row.word() in {"en", "ett", "som"} or _ordinal(row):
        said = said or row.word() in FRESH or row.word() in {"en", "ett"}
        number = _ordinal(row) or number
        row.at += 1
    level = NOUNS.get(row.word())
    if not said or level is None or (number and not _indefinite(row)):
        return ()
    if number is None and not _indefinite(row) and row.word(-1) not in FRESH:
        return ()
    row.at += 1
    return (Step(level, numbers=(number,) if number else (), fresh=True),)


def _counted(row: Row) -> tuple[Step, ...]:
    """Such as "tredje stycket", "den näst sista meningen", "första och andra punkten"."""
    while row.word() in _ARTICLES:
        row.at += 1
    numbers = _ordinals(row)
    level = NOUNS.get(row.word())
    if not numbers or level is None:
        return ()
    row.at += 1
    named = _quoted(row, level) if level in {Level.HEADING, Level.SECTION} else ()
    return tuple(replace(step, numbers=numbers) for step in named) or (Step(level, numbers=numbers),)


def _named(row: Row) -> tuple[Step, ...]:
    """Such as "punkt 5", "avsnitt 3.6.1", "Insats 2:1", "rubriken ”R”", "meningen som börjar med ”A”", "listan"."""
    while row.word() in _ARTICLES:
        row.at += 1
    noun = row.word()
    level = NOUNS.get(noun)
    if level is None:
        return ()
    row.at += 1
    if row.word() == "." and level is Level.PAGE:
        row.at += 1
    return _labelled(row, noun, level) or _quoted(row, level) or _by_name(row, level) or (Step(level),)


def _labelled(row: Row, noun: str, level: Level) -> tuple[Step, ...]:
    word = row.word()
    named = dict(_NAMED).get(noun)
    if named and _DOTTED.fullmatch(word):
        row.at += 1
        return (Step(Level.SECTION, label=label(named, word)),)
    letters = _letters(row) if level in {Level.ITEM, Level.SUBITEM} else []
    if letters:
        return (Step(Level.ITEM, label=letters[0], also=tuple(letters[1:])),)
    if level in _KINDS and _DOTTED.fullmatch(word) and ("." in word or level is not Level.ITEM):
        row.at += 1
        return (Step(level, label=label("nr", word)),)
    numbers = tuple(int(n) for n in _numbers(row) if n.isdecimal())
    return (Step(level, numbers=numbers, numeral=True),) if numbers else ()


def _letters(row: Row) -> list[str]:
    """Such as "a", "b)", "a och c"."""
    found: list[str] = []
    while _LETTER.fullmatch(row.word()):
        found.append(label("nr", row.word()))
        row.at += 2 if row.word(1) == ")" else 1
        if row.word() in {",", "och"} and _LETTER.fullmatch(row.word(1)):
            row.at += 1
    return found


def _quoted(row: Row, level: Level) -> tuple[Step, ...]:
    start = row.at
    begins = False
    for words in _OPENERS:
        if row.starts(*words):
            row.at += len(words)
            begins = True
            break
    if row.word() in {"orden", "ordet", "texten"}:
        row.at += 1
    quote = row.quote()
    if quote is None:
        row.at = start
        return ()
    row.at += 1
    return (Step(level, quote.text, begins=begins, quoted=True, closed=quote.closed),)


def _by_name(row: Row, level: Level) -> tuple[Step, ...]:
    """A heading that nobody quoted: "under rubriken Mål", "avsnittet Ansvar", "i stycket Syfte"."""
    if level not in {Level.HEADING, Level.SECTION, Level.PARAGRAPH, Level.DOCUMENT}:
        return ()
    name = heading_name(row)
    return (Step(level if level is Level.DOCUMENT else Level.HEADING, name),) if name else ()


def heading_name(row: Row) -> str:
    """The longest heading of the document that stands here, which the row is then past."""
    for name in row.names.get(row.word(), ()):
        size = len(name)
        if all(row.word(n) == word for n, word in enumerate(name)):
            start, end = row.tokens[row.at].start, row.tokens[row.at + size - 1].end
            row.at += size
            return row.instruction[start:end]
    return ""


def _ordinals(row: Row) -> tuple[int, ...]:
    found: list[int] = []
    while True:
        pair = number_of(f"{row.word()} {row.word(1)}") if row.word() else None
        number = pair or _ordinal(row)
        if number is None:
            return tuple(found)
        found.append(number)
        row.at += 2 if pair else 1
        if row.word() in {"och", ","} and _ordinal(row, 1):
            row.at += 1


def _ordinal(row: Row, ahead: int = 0) -> int | None:
    """What an ordinal says; a bare number is none."""
    return None if row.word(ahead).isdecimal() else number_of(row.word(ahead))


def _numbers(row: Row) -> list[str]:
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
            last = min(int(row.word(1)), int(found[-1]) + 50)
            found += [str(n) for n in range(int(found[-1]) + 1, last + 1)]
            row.at += 2
        if row.word() in {"och", ",", "samt"} and _NUMBER.fullmatch(row.word(1)) and _goes_on(row):
            row.at += 1
        else:
            return found


def _goes_on(row: Row) -> bool:
    """The number after the comma is not the beginning of "2 kap." or "3 §"."""
    return row.word(2) not in {"kap", "§"}


def _indefinite(row: Row) -> bool:
    return not row.word().endswith(("et", "en", "na"))


def is_capital(row: Row) -> bool:
    token = row.peek()
    return token is not None and token.sort is Sort.WORD and row.instruction[token.start].isupper()


_RULES: tuple[Callable[[Row], tuple[Step, ...]], ...] = (
    _chapter,
    _paragraph_sign,
    _fresh,
    _counted,
    _named,
)
