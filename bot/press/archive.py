"""All that came in for a meeting, as one zip: a folder an ärende, and an index as CSV and as PDF.

The files are those that were sent, byte for byte. They are stored, not packed tighter (PDF and DOCX are that
already), under the time they came in: so the same archive is the same bytes, on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bot.press.archive_names import Kept, archive_name, name_files
from bot.press.index import INDEX_CSV, INDEX_PDF, Line, write_csv
from bot.press.index_pdf import print_index
from drafts.dates import SWEDEN
from drafts.records import Archive, Packed

LIMIT = (
    45_000_000  # bytes of files a part: Telegram takes 50 MB from a bot, and the index is to fit beside them
)

Files = Mapping[str, bytes]  # by SHA-256


def pack_archive(archive: Archive, files: Files, limit: int = LIMIT) -> tuple[Packed, ...]:
    """One zip, or several where it would be more than `limit`: no ärende is split that fits in one.

    The index in each tells of all.
    """
    kept = name_files(archive.records)
    parts = _parted(kept, files, limit) or [()]
    names = _names(archive, len(parts))
    inside = {item.path: name for name, part in zip(names, parts, strict=True) for item in part}
    lines = tuple(_lines(archive, kept, inside))
    at = _latest(archive)
    index = ((INDEX_CSV, write_csv(archive, lines)), (INDEX_PDF, print_index(archive, lines, at)))
    return tuple(
        Packed(name, _zipped(part, files, index, at)) for name, part in zip(names, parts, strict=True)
    )


def _names(archive: Archive, parts: int) -> list[str]:
    name = archive_name(archive.board, archive.meeting)
    return [f"{name}.zip"] if parts == 1 else [f"{name}_del-{n}-av-{parts}.zip" for n in range(1, parts + 1)]


def _lines(archive: Archive, kept: tuple[Kept, ...], inside: dict[str, str]) -> Iterator[Line]:
    """A line a record, be it without files."""
    for record in archive.records:
        here = tuple(item for item in kept if item.record is record)
        yield Line(record, tuple((inside[item.path], item.path, item.file.sha256) for item in here))


def _parted(kept: tuple[Kept, ...], files: Files, limit: int) -> list[tuple[Kept, ...]]:
    parts: list[tuple[Kept, ...]] = []
    for unit in _units(kept, files, limit):
        if parts and _size(parts[-1] + unit, files) <= limit:
            parts[-1] += unit
        else:
            parts.append(unit)
    return parts


def _units(kept: tuple[Kept, ...], files: Files, limit: int) -> Iterator[tuple[Kept, ...]]:
    """What stays together: an ärende's files, or each alone where they are too many."""
    for _, group in groupby(kept, key=lambda item: item.record.arende.id):
        unit = tuple(group)
        if _size(unit, files) <= limit:
            yield unit
        else:
            yield from ((item,) for item in unit)


def _size(kept: Iterable[Kept], files: Files) -> int:
    return sum(len(files[item.file.sha256]) for item in kept)


def _zipped(
    kept: tuple[Kept, ...], files: Files, index: Iterable[tuple[str, bytes]], indexed: datetime
) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as zipped:
        for name, data in index:
            zipped.writestr(_entry(name, indexed), data)
        for item in sorted(kept, key=lambda item: item.path):
            zipped.writestr(_entry(item.path, item.record.at), files[item.file.sha256])
    return packed.getvalue()


def _entry(name: str, at: datetime) -> ZipInfo:
    """A zip knows no time zones: its times are those of the clock on the wall."""
    entry = ZipInfo(name, at.astimezone(SWEDEN).timetuple()[:6])
    entry.create_system = 0  # else the file tells which system it was made on
    return entry


def _latest(archive: Archive) -> datetime:
    """When something last happened that the index tells."""
    times = (t for r in archive.records for t in (r.at, r.received, r.withdrawn) if t)
    return max(times, default=archive.meeting.starts if archive.meeting else datetime(1980, 1, 1, tzinfo=UTC))
