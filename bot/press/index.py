"""The archive's index: a line a document, as a table that Excel and LibreOffice open as it is meant."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from bot.press.times import minute
from drafts.inbox import Fate
from drafts.records import Archive, Record

INDEX_CSV, INDEX_PDF = "index.csv", "index.pdf"

COLUMNS = (
    "Fil",
    "Arkivfil",
    "Ärende",
    "Paragraf",
    "Diarienummer",
    "Ärenderubrik",
    "Handling",
    "Förslag nr",
    "Version",
    "Ersätter version",
    "Bilagans rubrik",
    "Bakom handlingen",
    "Anslutna",
    "Anslutna efter stopptiden",
    "Inkom",
    "Inlämnad av",
    "Efter stopptiden",
    "Status",
    "Mottagen",
    "Begärd rättelse",
    "Återtagen",
    "SHA-256",
    "Sammanträde",
    "Nämnd",
)
STATUS = {
    Fate.NEW: "Inte mottagen",
    Fate.RECEIVED: "Mottagen",
    Fate.RETURNED: "Rättelse begärd",
    Fate.REPLACED: "Ersatt",
    Fate.WITHDRAWN: "Återtagen",
    None: "",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # a cell that begins so is computed


@dataclass(frozen=True, slots=True)
class Line:
    """A record and its files: the zip each is in, its path there, its SHA-256."""

    record: Record
    files: tuple[tuple[str, str, str], ...]


def write_csv(archive: Archive, lines: Iterable[Line]) -> bytes:
    """A row a file. UTF-8 with its mark, and semicolons: so Swedish Excel knows åäö and the columns."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        for row in _rows(archive, line):
            writer.writerow([harmless(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Text and never a formula, whatever a politician has called the proposal."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell


def _rows(archive: Archive, line: Line) -> Iterator[tuple[str, ...]]:
    """What has no file of its own stands there all the same."""
    for zipped, path, sha256 in line.files or (("", "", ""),):
        yield (path, zipped, *_told(line.record), sha256, *_whose(archive))


def _told(record: Record) -> tuple[str, ...]:
    arende, proposal = record.arende, record.number > 0
    return (
        arende.number,
        arende.paragraph,
        arende.diarienummer,
        arende.title,
        record.what,
        str(record.number) if proposal else "",
        str(record.version) if proposal else "",
        str(record.version - 1) if record.version > 1 else "",
        record.title,
        ", ".join(record.names),
        ", ".join(record.joined),
        ", ".join(record.joined_late),
        minute(record.at),
        record.by,
        ("Ja" if record.late else "Nej") if proposal else "",
        STATUS[record.fate],
        minute(record.received) if record.received else "",
        " ".join(record.returned.split()),
        minute(record.withdrawn) if record.withdrawn else "",
    )


def _whose(archive: Archive) -> tuple[str, str]:
    return minute(archive.meeting.starts) if archive.meeting else "", archive.board
