"""The grammar of places: each rule takes one way of naming a place off the row, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from drafts.reading.labels import label
from drafts.reading.numerals import chapter, letters, numbers, ordinal, ordinals, paragraph_sign
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


def _fresh(row: Row) -> tuple[Step, ...]:
    """Such as "följande stycke", "en ny paragraf", "ett stycke", "en fjärde målsättning": of the new text."""
    said = False
    number: int | None = None
    while row.word() in FRESH or row.word() in {"en", "ett", "som"} or ordinal(row):
        said = said or row.word() in FRESH or row.word() in {"en", "ett"}
        number = ordinal(row) or number
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
    found = ordinals(row)
    level = NOUNS.get(row.word())
    if not found or level is None:
        return ()
    row.at += 1
    named = _quoted(row, level) if level in {Level.HEADING, Level.SECTION} else ()
    return tuple(replace(step, numbers=found) for step in named) or (Step(level, numbers=found),)


def _named(row: Row) -> tuple[Step, ...]:
    """Such as "punkt 5", "avsnitt 3.6.1", "Insats 2:1", "rubriken ”R”", "meningen som börjar med ”A”"."""
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
    listed = letters(row) if level in {Level.ITEM, Level.SUBITEM} else []
    if listed:
        return (Step(Level.ITEM, label=listed[0], also=tuple(listed[1:])),)
    if level in _KINDS and _DOTTED.fullmatch(word) and ("." in word or level is not Level.ITEM):
        row.at += 1
        return (Step(level, label=label("nr", word)),)
    found = tuple(int(n) for n in numbers(row) if n.isdecimal())
    return (Step(level, numbers=found, numeral=True),) if found else ()


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
    return (Step(Level.SECTION if level is Level.PARAGRAPH else level, name),) if name else ()


def heading_name(row: Row) -> str:
    """The longest heading of the document that stands here, which the row is then past."""
    for name in row.names.get(row.word(), ()):
        size = len(name)
        if all(row.word(n) == word for n, word in enumerate(name)):
            start, end = row.tokens[row.at].start, row.tokens[row.at + size - 1].end
            row.at += size
            return row.instruction[start:end]
    return ""


def _indefinite(row: Row) -> bool:
    return not row.word().endswith(("et", "en", "na"))


def is_capital(row: Row) -> bool:
    token = row.peek()
    return token is not None and token.sort is Sort.WORD and row.instruction[token.start].isupper()


_RULES: tuple[Callable[[Row], tuple[Step, ...]], ...] = (
    chapter,
    paragraph_sign,
    _fresh,
    _counted,
    _named,
)
