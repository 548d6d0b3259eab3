"""A DOCX is a zip; this packs the template's parts, and repacks so that equal documents are equal bytes."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

TEMPLATE = Path(__file__).with_name("template")
CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can carry


@cache
def pack_template() -> bytes:
    parts = (path for path in TEMPLATE.rglob("*") if path.is_file())
    return pack((path.relative_to(TEMPLATE).as_posix(), path.read_bytes()) for path in parts)


def repack(package: bytes) -> bytes:
    with ZipFile(BytesIO(package)) as zipped:
        return pack((name, zipped.read(name)) for name in zipped.namelist())


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as zipped:
        # Readers that stream want the content types first.
        for name, content in sorted(parts, key=lambda part: (part[0] != CONTENT_TYPES, part[0])):
            zipped.writestr(_entry(name), content)
    return packed.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0  # else the file tells which system it was made on
    return entry
