"""A board's agenda, read from the rows its secretary writes: ärende, titel, diarienummer, §, förslag."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from drafts.arende import TITLE_LIMIT, Arende
from drafts.faults import Fault, What
from drafts.upload import key, line_of
from drafts.words import tidy

NUMBER_LIMIT = 12
SHORT_LIMIT = 100  # a diarienummer, a paragraph
PROPOSAL_LIMIT = 10_000

KEYS = {
    "arende": "number",
    "arendenummer": "number",
    "nummer": "number",
    "nr": "number",
    "number": "number",
    "titel": "title",
    "rubrik": "title",
    "title": "title",
    "diarienummer": "diarienummer",
    "dnr": "diarienummer",
    "paragraf": "paragraph",
    "§": "paragraph",
    "paragraph": "paragraph",
    "forslag": "proposal",
    "forslagtillbeslut": "proposal",
    "proposal": "proposal",
    "sammanfattning": "summary",
    "summary": "summary",
    "handlingar": "files",
    "handling": "files",
    "files": "files",
}
_LIMITS = {
    "title": TITLE_LIMIT,
    "diarienummer": SHORT_LIMIT,
    "paragraph": SHORT_LIMIT,
    "proposal": PROPOSAL_LIMIT,
    "summary": PROPOSAL_LIMIT,
}

_WORD = re.compile(r"^(?:ärende|arende|punkt)\b\s*(?:nr\b\.?)?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-z0-9 ./-]*[0-9][A-Za-z0-9 ./-]*")  # no colon: buttons put theirs between facts

_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
_DATE = re.compile(
    rf"(?:19|20)\d\d-\d\d-\d\d(?: \d\d:\d\d)?|{_MONTH}-\d\d|\d\d?-{_MONTH}", re.IGNORECASE
)  # what spreadsheets make of 2026/11


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An ärende as it was written. `fields` is empty where there was something else in its place."""

    line: int
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The ärenden of the rows that hold, and what is wrong with the others.

    `files` are the names of the documents that belong to each: (number, file).
    """

    arenden: tuple[Arende, ...]
    faults: tuple[Fault, ...]
    files: tuple[tuple[str, str], ...] = ()


def read_agenda(rows: Iterable[AgendaRow]) -> Agenda:
    arenden: dict[str, Arende] = {}
    faults: list[Fault] = []
    files: list[tuple[str, str]] = []
    for row in rows:
        known = {name: value for written, value in row.fields.items() if (name := KEYS.get(key(written)))}
        arende = _arende(known)
        if wrong := _wrong(row, arende, arenden):
            faults += wrong
        else:
            arenden[same_number(arende.number)] = arende
            files += ((arende.number, name) for name in _files(known.get("files", "")))
    return Agenda(tuple(arenden.values()), tuple(faults), tuple(files))


def _arende(known: Mapping[str, str]) -> Arende:
    """Numbers stay as written (`1 X`, `9 a`, `007`), without a word before them."""
    return Arende(
        number=_WORD.sub("", line_of(known.get("number", ""))),
        title=line_of(known.get("title", "")),
        diarienummer=line_of(known.get("diarienummer", "")),
        paragraph=line_of(known.get("paragraph", "")).removeprefix("§").strip(),
        proposal=tidy(known.get("proposal", "")),
        summary=tidy(known.get("summary", "")),
    )


def _wrong(row: AgendaRow, arende: Arende, before: Mapping[str, Arende]) -> list[Fault]:
    if not row.fields:
        return [Fault(row.line, What.NOT_AN_ARENDE)]
    found = [*_wrong_keys(row), *_wrong_number(arende, before), *_wrong_texts(arende)]
    return [Fault(row.line, what, value) for what, value in found]


def _files(value: str) -> list[str]:
    """A file name a line."""
    return [name for line in value.split("\n") if (name := line_of(line))]


Wrong = Iterable[tuple[What, str]]


def _wrong_keys(row: AgendaRow) -> Wrong:
    names = [KEYS.get(key(written), "") for written in row.fields]
    for written, name in zip(row.fields, names, strict=True):
        if not name:
            yield What.UNKNOWN_KEY, line_of(written)
        elif names.count(name) > 1:
            yield What.DUPLICATE_KEY, line_of(written)


def _wrong_number(arende: Arende, before: Mapping[str, Arende]) -> Wrong:
    if not arende.number:
        yield What.MISSING_NUMBER, arende.title
    elif _DATE.fullmatch(arende.number):
        yield What.DATE_IN_CELL, arende.number
    elif len(arende.number) > NUMBER_LIMIT or not _NUMBER.fullmatch(arende.number):
        yield What.BAD_NUMBER, arende.number
    elif same_number(arende.number) in before:
        yield What.DUPLICATE_NUMBER, arende.number


def _wrong_texts(arende: Arende) -> Wrong:
    if not arende.title:
        yield What.MISSING_TITLE, arende.number
    if _DATE.fullmatch(arende.diarienummer):
        yield What.DATE_IN_CELL, arende.diarienummer
    for name, limit in _LIMITS.items():
        text: str = getattr(arende, name)
        if len(text) > limit:
            yield What.TOO_LONG, text


def packed(arenden: Iterable[Arende]) -> bytes:
    """Ärenden as they are kept until somebody says that they are right."""
    return json.dumps([asdict(arende) for arende in arenden]).encode()


def unpacked(data: bytes) -> tuple[Arende, ...]:
    return tuple(Arende(**fields) for fields in json.loads(data))


def same_number(number: str) -> str:
    """`9 A` and `9a` are one number."""
    return number.casefold().replace(" ", "")
