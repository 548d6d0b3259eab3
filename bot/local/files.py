"""Documents and photos: stored once, known by file_id, downloaded by path."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from dataclasses import dataclass, field
from typing import Literal

from bot.local.errors import bad_request

BIGGEST_DOWNLOAD = 20 * 1024 * 1024
BIGGEST_UPLOAD = 50 * 1024 * 1024
BIGGEST_PHOTO = 10 * 1024 * 1024

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIME_TYPES = {".docx": WORD, ".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/markdown"}

Kind = Literal["Document", "Photo"]


@dataclass(frozen=True, slots=True)
class File:
    """A stored file: `id` and `unique_id` are what the Bot API calls file_id and file_unique_id."""

    id: str
    unique_id: str
    kind: Kind
    path: str
    name: str
    mime: str
    bytes: bytes

    @property
    def size(self) -> tuple[int, int]:
        """Tell the width and height of a photo as far as its header does."""
        return _measure(self.bytes) if self.kind == "Photo" else (0, 0)


@dataclass(slots=True)
class Files:
    _by_id: dict[str, File] = field(default_factory=dict)

    def store(self, data: bytes, name: str, kind: Kind = "Document") -> File:
        if not data:
            raise bad_request("file must be non-empty")
        if kind == "Photo" and len(data) > BIGGEST_PHOTO:
            raise bad_request(
                f"file of size {len(data)} bytes is too big for a photo; the maximum size is 10485760 bytes"
            )
        if kind == "Photo" and _measure(data) == (0, 0):
            raise bad_request("IMAGE_PROCESS_FAILED")
        return self.put(self._describe(data, name, kind))

    def put(self, file: File) -> File:
        self._by_id[file.id] = file
        return file

    def all(self) -> list[File]:
        return list(self._by_id.values())

    def reuse(self, file_id: str, kind: Kind) -> File:
        file = self.find(file_id, "wrong remote file identifier specified: can't unserialize it")
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind} as {kind}")
        return file

    def find(self, file_id: str, otherwise: str = "invalid file_id") -> File:
        if file_id not in self._by_id:
            raise bad_request(otherwise)
        return self._by_id[file_id]

    def at(self, path: str) -> File | None:
        return next((file for file in self._by_id.values() if file.path == path), None)

    def _describe(self, data: bytes, name: str, kind: Kind) -> File:
        number = len(self._by_id)
        folder, suffix = ("photos", ".jpg") if kind == "Photo" else ("documents", _suffix(name))
        seed = hashlib.sha256(f"{number} {name}".encode() + data).digest()
        return File(
            id="BQACAgQAAx" + _opaque(seed[:27]),
            unique_id="AgAD" + _opaque(seed[-9:]),
            kind=kind,
            path=f"{folder}/file_{number}{suffix}",
            name=name,
            mime=guess_mime(name),
            bytes=data,
        )


def guess_mime(name: str) -> str:
    return (
        MIME_TYPES.get(_suffix(name).lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    )


def _suffix(name: str) -> str:
    return f".{name.rpartition('.')[2]}" if "." in name else ""


def _opaque(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _measure(data: bytes) -> tuple[int, int]:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data.startswith(b"\xff\xd8"):
        return _measure_jpeg(data)
    return 0, 0


def _measure_jpeg(data: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:  # noqa: PLR2004 — every JPEG segment begins so
        if 0xC0 <= data[position + 1] <= 0xC3:  # noqa: PLR2004 — a start-of-frame marker
            height, width = data[position + 5 : position + 7], data[position + 7 : position + 9]
            return int.from_bytes(width), int.from_bytes(height)
        position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return 0, 0
