"""Versions of a plain text, made one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from drafts.base.document import BaseDocument, Block, Kind
from drafts.comparing import align
from drafts.merging.collisions import Clash, Collision, Merge, Neighbours, Place
from drafts.merging.documents import assembled
from drafts.merging.regions import Region, changed, regions
from drafts.merging.sweeping import sweep
from drafts.merging.weaving import woven

P = TypeVar("P", bound=Place)


def merge(base: str, *versions: str) -> Merge:
    """As merge_texts; the versions are called "1", "2" and so on."""
    return merge_texts(base, {str(n): text for n, text in enumerate(versions, 1)})


def merge_texts(base: str, versions: Mapping[str, str]) -> Merge:
    """All that the versions change, unless it collides. The keys say whose each version is.

    Where one of them moves lines the others' edits go along; where none does, it doesn't matter how the
    lines are broken. What two add in one place stands there in order.
    """
    lines = base.split("\n")
    rows = {key: text.split("\n") for key, text in versions.items()}
    pieces = {key: changed(lines, row) for key, row in rows.items()}
    if any(_moves(lines, row, pieces[key]) for key, row in rows.items()):
        return _by_lines(lines, rows)
    starts = _starts(lines)
    row = regions(pieces)
    found = [woven(_text(lines, region.start, region.end), _texts(region, rows)) for region in row]
    collisions = [_shifted(c, starts[r.start]) for r, m in zip(row, found, strict=True) for c in m.collisions]
    neighbours = [_shifted(n, starts[r.start]) for r, m in zip(row, found, strict=True) for n in m.neighbours]
    whole, at = "", 0
    for region, merged in zip(row, found, strict=True):
        whole += _text(lines, at, region.start) + (merged.merged or "")
        at = region.end
    whole += _text(lines, at, len(lines))
    return Merge(None if collisions else whole[1:], tuple(collisions), tuple(neighbours))


def _text(lines: list[str], start: int, end: int) -> str:
    """Lines, each with the newline before it."""
    return "".join(f"\n{line}" for line in lines[start:end])


def _texts(region: Region, rows: Mapping[str, list[str]]) -> dict[str, str]:
    return {key: _text(rows[key], *bounds) for key, bounds in region.versions.items()}


def _starts(lines: list[str]) -> list[int]:
    """Where the newline before each line stands, and where one behind the last would."""
    return list(accumulate((len(line) + 1 for line in lines), initial=-1))


def _shifted(place: P, by: int) -> P:
    return replace(place, start=max(0, place.start + by), end=max(0, place.end + by))


def _moves(lines: list[str], row: list[str], pieces: list[tuple[int, int, int, int]]) -> bool:
    gone = {line for i, i_end, _, _ in pieces for line in lines[i:i_end] if line.strip()}
    come = {line for _, _, j, j_end in pieces for line in row[j:j_end]}
    return not gone.isdisjoint(come) and any(pair.moved for pair in align(lines, row))


def _by_lines(lines: list[str], rows: Mapping[str, list[str]]) -> Merge:
    ids = [f"b{n}" for n in range(len(lines))]
    base = _document(lines, ids)
    versions = {}
    for key, row in rows.items():
        known = {pair.new: pair.old for pair in align(lines, row) if pair.new is not None}
        own = [f"{key}.{n}" if (old := known.get(n)) is None else ids[old] for n in range(len(row))]
        versions[key] = _document(row, own)
    found = sweep(base, versions)
    places = dict(zip(ids, _starts(lines), strict=False))
    collisions = [_in_text(c, places) for c in found.collisions if c.why is not Clash.ADDED]
    rivals = [c for c in found.between if c.why is Clash.ADDED]
    neighbours = [_in_text(_neighbours(c), places) for c in rivals]
    neighbours += [_in_text(n, places) for n in found.neighbours]
    text = None if collisions else assembled(found).text
    return Merge(text, tuple(collisions), tuple(neighbours))


def _document(lines: list[str], ids: list[str]) -> BaseDocument:
    blocks = (Block(id_, Kind.PARAGRAPH, line) for id_, line in zip(ids, lines, strict=True))
    return BaseDocument("", "", tuple(blocks))


def _neighbours(c: Collision) -> Neighbours:
    return Neighbours(c.one, c.other, c.block, c.base, c.by_one, c.by_other, c.start, c.end)


def _in_text(place: P, places: Mapping[str, int]) -> P:
    return replace(_shifted(place, places.get(place.block, -1) + 1), block="")
