"""Runs that two rows have in common, in the same order in both.

A row is a string with one character for each thing: a word, a sentence, a block.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import Indel

# The table behind the opcodes takes one bit a cell; beyond this the rows are cut first.
CELLS = 1 << 24


class Run(NamedTuple):
    """`length` things from `old` on in one row, and from `new` on in the other."""

    old: int
    new: int
    length: int


def longest(old: str, new: str) -> list[Run]:
    """The longest common subsequence; of rows that are too long, one not far from it."""
    return list(_joined(_longest(old, new, 0, 0)))


def anchored(old: str, new: str) -> list[Run]:
    """Things that occur once in both rows hold the rest in place (patience); what repeats is aligned between.

    Bram Cohen's patience diff.
    """
    return list(_joined(_anchored(old, new, 0, 0)))


def ends(old: str, new: str) -> tuple[int, int]:
    """How many characters the two have in common at their heads and, behind those, at their tails.

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


def _tail(old: str, new: str, most: int) -> int:
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


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    last = Run(0, 0, 0)
    for run in found:
        if run.old == last.old + last.length and run.new == last.new + last.length:
            last = Run(last.old, last.new, last.length + run.length)
            continue
        if last.length:
            yield last
        last = run
    if last.length:
        yield last


def _longest(old: str, new: str, at: int, at_new: int) -> Iterator[Run]:
    head, tail = ends(old, new)
    if head:
        yield Run(at, at_new, head)
    core, core_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if core and core_new:
        if len(core) * len(core_new) <= CELLS:
            for code in Indel.opcodes(core, core_new):
                if code.tag == "equal":
                    length = code.src_end - code.src_start
                    yield Run(at + head + code.src_start, at_new + head + code.dest_start, length)
        else:
            yield from _cut(core, core_new, at + head, at_new + head)
    if tail:
        yield Run(at + len(old) - tail, at_new + len(new) - tail, tail)


def _cut(old: str, new: str, at: int, at_new: int) -> Iterator[Run]:
    """Held by rows of three that occur once in both; where there are none, cut in halves."""
    pairs = increasing(once(threes(old), threes(new))) or [(len(old) // 2, len(new) // 2)]
    i = j = 0
    for a, b in [*pairs, (len(old), len(new))]:
        if a >= i and b >= j:
            yield from _longest(old[i:a], new[j:b], at + i, at_new + j)
            i, j = a, b


def _anchored(old: str, new: str, at: int, at_new: int) -> Iterator[Run]:
    head, tail = ends(old, new)
    if head:
        yield Run(at, at_new, head)
    core, core_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if core and core_new:
        pairs = increasing(once(core, core_new))
        if pairs:
            i = j = 0
            for a, b in [*pairs, (len(core), len(core_new))]:
                yield from _anchored(core[i:a], core_new[j:b], at + head + i, at_new + head + j)
                i, j = a, b
        else:
            yield from _longest(core, core_new, at + head, at_new + head)
    if tail:
        yield Run(at + len(old) - tail, at_new + len(new) - tail, tail)


def threes(row: str) -> list[str]:
    return list(map("".join, zip(row, islice(row, 1, None), islice(row, 2, None), strict=False)))


def once(old: str | list[str], new: str | list[str]) -> list[tuple[int, int]]:
    """Where the things stand that occur once in both."""
    counts, counts_new = Counter(old), Counter(new)
    places = {thing: n for n, thing in enumerate(new) if counts_new[thing] == 1}
    return [(n, places[thing]) for n, thing in enumerate(old) if counts[thing] == 1 and thing in places]


def increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides."""
    tails: list[int] = []
    chain: list[tuple[int, int]] = []  # for each pair: which one stands before it, and its length
    last: list[int] = []
    for n, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        chain.append((last[at - 1] if at else -1, n))
        if at == len(tails):
            tails.append(place)
            last.append(n)
        else:
            tails[at], last[at] = place, n
    found: list[tuple[int, int]] = []
    n = last[-1] if last else -1
    while n >= 0:
        found.append(pairs[n])
        n = chain[n][0]
    return found[::-1]
