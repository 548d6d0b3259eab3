"""Which lines of a text its versions change, in stretches that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafts.comparing.runs import anchored
from drafts.comparing.stretches import between

Piece = tuple[int, int, int, int]  # base[i:i_end] became version[j:j_end]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `start` to `end` of the base, and the lines that the versions which change them have there."""

    start: int
    end: int
    versions: Mapping[str, tuple[int, int]]


def changed(base: Sequence[str], version: Sequence[str]) -> list[Piece]:
    return list(between(anchored(base, version), len(base), len(version)))


def regions(pieces: Mapping[str, Sequence[Piece]]) -> list[Region]:
    """Pieces that share a line, or a place between two, are one region."""
    row = sorted((piece[0], piece[1], key, piece) for key, own in pieces.items() for piece in own)
    found: list[tuple[int, int, dict[str, list[Piece]]]] = []
    for start, end, key, piece in row:
        if found and _meets(found[-1][:2], start, end):
            first, last, own = found.pop()
            found.append((first, max(last, end), own))
        else:
            found.append((start, end, {}))
        found[-1][2].setdefault(key, []).append(piece)
    return [
        Region(start, end, {key: _bounds(start, end, own) for key, own in sorted(keys.items())})
        for start, end, keys in found
    ]


def _meets(region: tuple[int, int], start: int, end: int) -> bool:
    return start < region[1] or region == (start, start) == (end, end)


def _bounds(start: int, end: int, own: Sequence[Piece]) -> tuple[int, int]:
    """The version's lines there: what lies around its pieces it has as the base has it."""
    return own[0][2] - (own[0][0] - start), own[-1][3] + (end - own[-1][1])
