"""Runs that two rows have in common, in the same order in both.

A row of words is a string with one character for each; a row of sentences or blocks is a list of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, count, cycle, islice
from operator import lt
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Indel

# The table behind the opcodes takes one bit a cell; beyond this the rows are cut first.
CELLS = 1 << 24


Row = TypeVar("Row", str, Sequence[str])


class Run(NamedTuple):
    """`length` things from `old` on in one row, and from `new` on in the other."""

    old: int
    new: int
    length: int


def longest(old: str, new: str) -> list[Run]:
    """The longest common subsequence; of rows that are too long, one not far from it."""
    found: list[Run] = []
    _longest(old, new, Run(0, 0, 0), found)
    return joined(found)


def anchored(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Things that occur once in both rows hold the rest in place; what repeats is aligned between them.

    Bram Cohen's patience diff.
    """
    found: list[Run] = []
    _anchored(old, new, Run(0, 0, 0), found)
    return joined(found)


def joined(found: Iterable[Run]) -> list[Run]:
    """Runs that follow on each other are one."""
    whole: list[Run] = []
    for run in found:
        last = whole[-1] if whole else None
        if last and last.old + last.length == run.old and last.new + last.length == run.new:
            whole[-1] = Run(last.old, last.new, last.length + run.length)
        elif run.length:
            whole.append(run)
    return whole


def ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How much the two have in common at their heads and, behind those, at their tails.

    By doubling and halving: comparing two stretches of memory costs next to nothing.
    """
    most = min(len(old), len(new))
    if old[:most] == new[:most]:
        return most, 0
    head, step = 0, 64
    while old[head : head + step] == new[head : head + step]:
        head += step
        step *= 2
    while step := step // 2:
        if old[head : head + step] == new[head : head + step]:
            head += step
    return head, _tail(old, new, most - head)


def _tail(old: Sequence[str], new: Sequence[str], most: int) -> int:
    tail, step, end, end_new = 0, 64, len(old), len(new)
    while tail + step <= most and (
        old[end - tail - step : end - tail] == new[end_new - tail - step : end_new - tail]
    ):
        tail += step
        step *= 2
    while step:
        if tail + step <= most and (
            old[end - tail - step : end - tail] == new[end_new - tail - step : end_new - tail]
        ):
            tail += step
        step //= 2
    return tail


def _core(old: Row, new: Row, at: Run, found: list[Run]) -> tuple[Row, Row, Run, Run]:
    """What is left between the common head, which is found, and the common tail; where; and the tail."""
    head, tail = ends(old, new)
    if head:
        found.append(Run(at.old, at.new, head))
    last = Run(at.old + len(old) - tail, at.new + len(new) - tail, tail)
    inner = Run(at.old + head, at.new + head, 0)
    return old[head : len(old) - tail], new[head : len(new) - tail], inner, last


def _longest(old: str, new: str, at: Run, found: list[Run]) -> None:
    old, new, at, last = _core(old, new, at, found)
    if old and new:
        if len(old) * len(new) <= CELLS:
            found += [
                Run(at.old + code.src_start, at.new + code.dest_start, code.src_end - code.src_start)
                for code in Indel.opcodes(old, new)
                if code.tag == "equal"
            ]
        else:
            _cut(old, new, at, found)
    found.append(last)


def _cut(old: str, new: str, at: Run, found: list[Run]) -> None:
    """Held by rows of three that occur once in both; where there are none, cut in halves."""
    pairs = increasing(once(threes(old), threes(new))) or [(len(old) // 2, len(new) // 2)]
    i = j = 0
    for a, b in [*pairs, (len(old), len(new))]:
        if a >= i and b >= j:
            _longest(old[i:a], new[j:b], Run(at.old + i, at.new + j, 0), found)
            i, j = a, b


def _anchored(old: Sequence[str], new: Sequence[str], at: Run, found: list[Run]) -> None:
    old, new, at, last = _core(old, new, at, found)
    pairs = increasing(once(old, new)) if old and new else []
    if pairs:
        i = j = since = 0  # what is found follows on from `since` to i and j
        for a, b in [*pairs, (len(old), len(new))]:
            if a != i or b != j:
                found.append(Run(at.old + since, at.new + j - i + since, i - since))
                if (i + 1, j + 1) == (a, b):
                    found += [Run(at.old + i, at.new + j, 1)] if old[i] == new[j] else []
                elif i < a and j < b:
                    _anchored(old[i:a], new[j:b], Run(at.old + i, at.new + j, 0), found)
                since = a
            i, j = a + 1, b + 1
        found.append(Run(at.old + since, at.new + j - i + since, len(old) - since))
    elif old and new:
        _longest(*_coded(old, new), at, found)
    found.append(last)


def _coded(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """One character for each piece."""
    codes = dict(zip(dict.fromkeys(chain(old, new)), map(chr, cycle(range(0x110000))), strict=False))
    return "".join(map(codes.__getitem__, old)), "".join(map(codes.__getitem__, new))


def threes(row: str) -> list[str]:
    return list(map("".join, zip(row, islice(row, 1, None), islice(row, 2, None), strict=False)))


def once(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where the things stand that occur once in both."""
    places = dict(zip(new, count(), strict=False))
    for things in (old, new):
        if len(set(things)) < len(things):
            for thing in [thing for thing, times in Counter(things).items() if times > 1]:
                places.pop(thing, None)
    return [(n, place) for n, place in enumerate(map(places.get, old)) if place is not None]


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides; they rise on the first."""
    places = [place for _, place in pairs]
    if all(map(lt, places, islice(places, 1, None))):
        return list(pairs)
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, place in enumerate(places):
        if not tails or place > tails[-1]:
            before.append(last[-1] if last else -1)
            tails.append(place)
            last.append(n)
        else:
            at = bisect_left(tails, place)
            before.append(last[at - 1] if at else -1)
            tails[at], last[at] = place, n
    found: list[tuple[int, int]] = []
    n = last[-1] if last else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]
