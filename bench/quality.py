"""Whether what a reader is shown is what was done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from bench.documents import document, edited, revised
from bench.peers import Told

Engine = Callable[[str, str], Told]
Change = tuple[tuple[str, ...], tuple[str, ...]]

WORDS = re.compile(r"\w+|[^\w\s]")
SEEDS, PAGES, EDITS = 10, 10, 10
ISLAND = 2  # words kept between two changes, at most


def shown(engine: Engine, kind: str) -> tuple[int, int]:
    """How many edits of the kind are told as one change with exactly these words, and of how many."""
    right = all_ = 0
    for seed in range(SEEDS):
        pair = edited(document(PAGES, seed), EDITS, seed, (kind,))
        found = Counter(changes(engine(pair.old, pair.new)))
        for edit in pair.edits:
            change = (tuple(WORDS.findall(edit.struck)), tuple(WORDS.findall(edit.added)))
            right += found[change] > 0
            found[change] -= 1
        all_ += len(pair.edits)
    return right, all_


def changes(told: Told) -> list[Change]:
    """What is struck and added between two stretches that are kept."""
    found: list[tuple[list[str], list[str]]] = []
    fresh = True
    for op, text in told:
        if op == "=":
            fresh = True
            continue
        if fresh:
            found.append(([], []))
        fresh = False
        found[-1][op == "+"].extend(WORDS.findall(text))
    return [(tuple(struck), tuple(added)) for struck, added in found if struck or added]


def revisions(engine: Engine) -> tuple[int, int, int, int]:
    """Over documents that were gone through with a pen: changes, words in them, islands, words cut in two."""
    counts = Counter[str]()
    for seed in range(SEEDS):
        told = engine(*revised(document(PAGES, seed), seed))
        found = changes(told)
        counts["changes"] += len(found)
        counts["words"] += sum(len(struck) + len(added) for struck, added in found)
        counts["islands"] += _islands(told)
        counts["cut"] += _cut(told, "+") + _cut(told, "-")
    return counts["changes"], counts["words"], counts["islands"], counts["cut"]


def _islands(told: Told) -> int:
    """Kept stretches of a word or two with a change on both sides, in one line."""
    return sum(
        op == "=" and 0 < len(re.findall(r"\w+", text)) <= ISLAND and "\n" not in text
        for op, text in told[1:-1]
    )


def _cut(told: Told, other: str) -> int:
    """Words with a border of two stretches inside them, in the text without the `other` ones."""
    row = [text for op, text in told if op != other]
    return sum(before[-1].isalnum() and after[0].isalnum() for before, after in pairwise(row))
