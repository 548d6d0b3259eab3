"""What stands on a page of SQLite's: the rows of a table or the keys of an index, each that can be read.

Every row lies by itself, with its length and the types of its values; so whole ones are found beside broken
ones, and on pages that nothing points to any more. That a row can be read does not say that it is right.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from bot.store.database import Row
from bot.store.pages import Pages


class Leaf(IntEnum):
    """By a page's first byte. An index has keys on its inner pages as well."""

    TABLE = 0x0D
    INDEX = 0x0A
    INNER_INDEX = 0x02


_HEADER = {Leaf.TABLE: 8, Leaf.INDEX: 8, Leaf.INNER_INDEX: 12}
_INTS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes, by serial type
_FLOAT, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12
_LONGEST_VARINT = 9
_SEAM = 64  # bytes that two rows have in common by chance only where they say the same


class _Broken(Exception):
    """This can't be a row."""


class Cell(NamedTuple):
    """A row after its rowid; or a key of an index, which ends with one.

    `seams`: of each further page that it goes on, the bytes before it and what stands on it.
    """

    rowid: int | None
    row: Row
    seams: tuple[tuple[bytes, bytes], ...] = ()


def cells(pages: Pages) -> Iterator[Cell]:
    """Every row of every table, and every key of every index."""
    for page, kind, start in _starts(pages):
        try:
            yield (
                _row(pages, page, start) if kind is Leaf.TABLE else Cell(None, _key(pages, page, kind, start))
            )
        except (_Broken, ValueError):
            continue


def _row(pages: Pages, page: bytes, start: int) -> Cell:
    length, at = _varint(page, start)
    rowid, at = _varint(page, at)
    parts = _payload(pages, page, at, length)
    seams = tuple((before[-_SEAM:], after) for before, after in pairwise(parts) if len(after) > _SEAM)
    return Cell(rowid - (rowid >> 63 << 64), _record(b"".join(parts)), seams)


def _key(pages: Pages, page: bytes, kind: Leaf, start: int) -> Row:
    """Keys too long for a page are none of ours."""
    length, at = _varint(page, start + 4 * (kind is Leaf.INNER_INDEX))
    return _record(_cut(page[: pages.usable], at, length))


def _starts(pages: Pages) -> Iterator[tuple[bytes, Leaf, int]]:
    for number in range(1, pages.count + 1):
        page, top = pages[number], 100 if number == 1 else 0
        if not page or page[top] not in _HEADER:
            continue
        kind = Leaf(page[top])
        first = top + _HEADER[kind]
        count = min(int.from_bytes(page[top + 3 : top + 5]), (pages.usable - first) // 2)
        for place in range(first, first + 2 * count, 2):
            yield page, kind, int.from_bytes(page[place : place + 2])


def _payload(pages: Pages, page: bytes, at: int, length: int) -> list[bytes]:
    """What does not fit on the page goes on through a chain of others."""
    most, least = pages.usable - 35, (pages.usable - 12) * 32 // 255 - 23
    if length <= most:
        return [_cut(page, at, length)]
    here = least + (length - least) % (pages.usable - 4)
    here = here if here <= most else least
    parts, following = [_cut(page, at, here)], int.from_bytes(_cut(page, at + here, 4))
    seen: set[int] = set()
    for left in range(length - here, 0, 4 - pages.usable):
        if following in seen or not (more := pages[following]):
            raise _Broken
        seen.add(following)
        parts.append(more[4 : min(pages.usable, 4 + left)])
        following = int.from_bytes(more[:4])
    if following:
        raise _Broken
    return parts


def _record(payload: bytes) -> Row:
    """First the types of the values, then the values."""
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        serial, at = _varint(payload, at)
        types.append(serial)
    values = []
    for serial in types:
        size = _size(serial)
        values.append(_value(serial, _cut(payload, at, size)))
        at += size
    if at != len(payload) or not values:
        raise _Broken
    return tuple(values)


def _size(serial: int) -> int:
    if serial >= _FIRST_BLOB:
        return (serial - _FIRST_BLOB) // 2
    return 8 if serial == _FLOAT else _INTS.get(serial, 0)


def _value(serial: int, data: bytes) -> object:
    """ValueError for text that is not UTF-8."""
    if serial >= _FIRST_BLOB:
        return data.decode() if serial % 2 else data
    if serial in _INTS:
        return int.from_bytes(data, signed=True)
    match serial:
        case 0:
            return None
        case 7:
            return struct.unpack(">d", data)[0]
        case 8 | 9:
            return serial - 8
    raise _Broken


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number, and where it ends."""
    number = 0
    for count, byte in enumerate(data[at : at + 9], 1):
        if count == _LONGEST_VARINT:
            return number << 8 | byte, at + count
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            return number, at + count
    raise _Broken


def _cut(data: bytes, at: int, length: int) -> bytes:
    if at + length > len(data):
        raise _Broken
    return data[at : at + length]
