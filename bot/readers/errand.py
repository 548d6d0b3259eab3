"""What is said between the bot and the process that reads for it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from drafts.base.found import Found
from drafts.errors import BadFile
from drafts.faults import Why
from drafts.table import Sheet


@dataclass(frozen=True, slots=True)
class Answer:
    """The document that was found, or a workbook's sheets; or why nothing was."""

    found: Found | None = None
    sheets: tuple[Sheet, ...] = ()
    why: Why | None = None


def asked(data: bytes, name: str) -> bytes:
    """The name, as a line of its own, and the file."""
    line = " ".join(name.split()).encode(errors="replace")
    return line + b"\n" + data


def answered(data: bytes, name: str) -> bytes:
    return msgspec.json.encode(_answer(data, name))


def heard(answer: bytes) -> Answer:
    """BadFile where that is the answer, or where it is none."""
    try:
        said = msgspec.json.decode(answer, type=Answer)
    except msgspec.DecodeError as error:
        raise BadFile(Why.UNREADABLE) from error
    if said.found is None and not said.sheets:
        raise BadFile(said.why or Why.UNREADABLE)
    return said


def _answer(data: bytes, name: str) -> Answer:
    from bot.readers.formats import read, read_sheets  # noqa: PLC0415 — the bot itself never loads what reads files

    try:
        if sheets := read_sheets(data, name):
            return Answer(sheets=sheets)
        return Answer(found=read(data, name))
    except BadFile as bad:
        return Answer(why=Why(bad.why))
    except MemoryError:
        return Answer(why=Why.UNREADABLE)
