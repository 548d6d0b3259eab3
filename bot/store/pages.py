"""A file of SQLite's, page by page, as of its last commit, whatever has become of it.

SQLite itself turns back at the first page that makes no sense, and with it goes all that hangs below. What
its pages look like is promised for good (sqlite.org/fileformat2.html), so they can be read without it. They
are only read: no lock is taken and nothing beside the file is made.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
PAGE = 4096  # bytes, where the header can't tell: Yrka has never asked for another size
_SIZES = {1 << n for n in range(9, 16)} | {1}  # 1 stands for 65536
_WAL_HEADER, _FRAME_HEADER = 32, 24
_WAL_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}


class Pages:
    """`size` of a page in bytes, `usable` of them. Page numbers begin at 1."""

    def __init__(self, file: int | None, wal: int | None) -> None:
        self._file, self._wal = file, wal
        header = _read(file, 0, 100)
        known = header.startswith(MAGIC) and int.from_bytes(header[16:18]) in _SIZES
        told = int.from_bytes(header[16:18]) if known else PAGE
        self.size = 65536 if told == 1 else told
        self.usable = self.size - (header[20] if known else 0)
        self._frames = dict(_frames(wal, self.size))
        self.count = max([_length(file) // self.size, *self._frames])
        self._stamps = self._now()

    def __getitem__(self, number: int) -> bytes:
        """Empty where there is no such page, or the disk can't give it back."""
        if number in self._frames:
            return _read(self._wal, self._frames[number], self.size)
        page = _read(self._file, (number - 1) * self.size, self.size) if 1 <= number <= self.count else b""
        return page if len(page) == self.size else b""

    @property
    def version(self) -> int:
        """Of the schema, as whoever made it numbers it; 0 where that can't be read."""
        first = self[1]
        return int.from_bytes(first[60:64]) if first.startswith(MAGIC) else 0

    def touched(self) -> bool:
        """Has somebody written to it since it was opened?"""
        return self._now() != self._stamps

    def _now(self) -> list[tuple[int, int]]:
        found = [os.fstat(file) for file in (self._file, self._wal) if file is not None]
        return [(there.st_mtime_ns, there.st_size) for there in found]


@contextmanager
def open_pages(path: Path) -> Iterator[Pages]:
    """Of the file and its write-ahead log, as far as they are there."""
    with ExitStack() as opened:
        files = [
            opened.enter_context(there.open("rb", buffering=0)).fileno() if there.exists() else None
            for there in (path, wal_of(path))
        ]
        yield Pages(*files)


def length_of(path: Path) -> int:
    """0 where there is none."""
    return path.stat().st_size if path.exists() else 0


def wal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _length(file: int | None) -> int:
    return 0 if file is None else os.fstat(file).st_size


def _read(file: int | None, offset: int, size: int) -> bytes:
    try:
        return b"" if file is None else os.pread(file, size, offset)
    except OSError:  # a bad sector
        return b""


def _frames(wal: int | None, size: int) -> Iterator[tuple[int, int]]:
    """Pages that were committed to the write-ahead log, and where each stands in it; a later one counts."""
    header = _read(wal, 0, _WAL_HEADER)
    order = _WAL_MAGIC.get(int.from_bytes(header[:4]))
    if order is None or int.from_bytes(header[8:12]) != size:
        return
    total = _checksum(order, header[:24], (0, 0))
    waiting: list[tuple[int, int]] = []
    for offset in range(_WAL_HEADER, _length(wal), _FRAME_HEADER + size):
        frame = _read(wal, offset, _FRAME_HEADER + size)
        if len(frame) < _FRAME_HEADER + size or frame[8:16] != header[16:24]:
            return
        total = _checksum(order, frame[:8] + frame[_FRAME_HEADER:], total)
        if struct.unpack(">2I", frame[16:24]) != total:
            return
        waiting.append((int.from_bytes(frame[:4]), offset + _FRAME_HEADER))
        if any(frame[4:8]):  # a commit
            yield from waiting
            waiting = []


def _checksum(order: str, data: bytes, total: tuple[int, int]) -> tuple[int, int]:
    one, two = total
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
