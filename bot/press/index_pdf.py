"""The archive's index to read and to print: a table an ärende; its look stands in index.typ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.press.index import STATUS, Line
from bot.press.manuscript import clean_texts
from bot.press.times import minute
from bot.press.typesetter import set_pdf
from drafts.inbox import Fate
from drafts.records import Archive, Record

SHEET = "index.typ"


def print_index(archive: Archive, lines: tuple[Line, ...], at: datetime) -> bytes:
    """One file that is PDF/UA-1 and PDF/A-2a. `at` is its time: when something it tells last happened."""
    told = {
        "board": archive.board,
        "meeting": minute(archive.meeting.starts) if archive.meeting else "",
        "place": archive.meeting.place if archive.meeting else "",
        "stop": minute(archive.meeting.stop) if archive.meeting and archive.meeting.stop else "",
        "at": minute(at),
        "aside": any(line.record.set_aside for line in lines),
        "split": len({zipped for line in lines for zipped, _, _ in line.files}) > 1,
        "arenden": list(_arenden(lines)),
    }
    return set_pdf(SHEET, {"index": json.dumps(clean_texts(told))}, at)


def _arenden(lines: tuple[Line, ...]) -> Iterator[dict[str, Any]]:
    for arende, group in groupby(lines, key=lambda line: line.record.arende):
        yield {
            "label": arende.label,
            "diarienummer": arende.diarienummer,
            "paragraph": arende.paragraph,
            "title": arende.title,
            "rows": [_row(line) for line in group],
        }


def _row(line: Line) -> dict[str, Any]:
    record = line.record
    return {
        "at": minute(record.at),
        "late": record.late,
        "what": f"{record.what} {record.number}" if record.number else record.what,
        "version": str(record.version) if record.number else "",
        "replaces": str(record.version - 1) if record.version > 1 else "",
        "title": record.title if record.title != record.arende.title else "",
        "names": list(record.names),
        "joined": list(record.joined),
        "joined_late": list(record.joined_late),
        "by": record.by,
        "status": _status(record),
        "returned": record.returned,
        "aside": record.set_aside,
        "files": [
            {"zip": zipped, "name": path.rpartition("/")[2], "sha": sha} for zipped, path, sha in line.files
        ],
    }


def _status(record: Record) -> str:
    """With when it became so."""
    if record.fate is Fate.WITHDRAWN and record.withdrawn:
        return f"{STATUS[record.fate]} {minute(record.withdrawn)}"
    if record.fate is Fate.RECEIVED and record.received:
        return f"{STATUS[record.fate]} {minute(record.received)}"
    if record.fate is Fate.REPLACED:
        return f"{STATUS[record.fate]} av version {record.version + 1}"
    return STATUS[record.fate]
