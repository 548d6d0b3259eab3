"""How fast and how well two texts are compared: `uv run python -m bench.compare`, beside peers in one run.

Trust the ratios within one run, not the milliseconds.
"""

from __future__ import annotations

import random
import tempfile
import tracemalloc
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from bench.documents import KINDS, Edited, document, edited, wrapped
from bench.engines import difflib_lines, git_on, ours, rapidfuzz_lines
from drafts.comparing import Op, Span, compare

SIZES = ((10, 10), (50, 10), (50, 100), (300, 1), (300, 10), (300, 100))
ROUNDS = 5
SEEDS = 3
ISLAND = 2  # unchanged words between two changes: so few and fewer are read as a mosaic
out = Console(width=110)


def main() -> None:
    time_table()
    memory()
    hostile()
    quality()
    layout()


def clock(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds, the median."""
    taken = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


def time_table() -> None:
    table = Table(title="Time (ms)")
    for head in ("pages × edits", "ours", "git histogram", "ours ÷ git", "rapidfuzz lines", "difflib lines"):
        table.add_column(head, justify="right")
    found: dict[tuple[int, int], float] = {}
    for pages, edits in SIZES:
        case = edited(document(pages), edits)
        with tempfile.TemporaryDirectory() as folder:
            before, after = _written(case, Path(folder))
            mine = clock(lambda c=case: ours(c.old, c.new))  # type: ignore[misc]
            git = clock(git_on(before, after))
        found[pages, edits] = mine
        fuzz = clock(lambda c=case: rapidfuzz_lines(c.old, c.new))  # type: ignore[misc]
        lib = clock(lambda c=case: difflib_lines(c.old, c.new), 1) if pages < 300 else None  # type: ignore[misc]
        row = (f"{pages} × {edits}", f"{mine:.1f}", f"{git:.1f}", f"{mine / git:.2f}", f"{fuzz:.1f}")
        table.add_row(*row, f"{lib:.0f}" if lib else "–")
    out.print(table)
    out.print(f"Growth, 10 edits, 10 to 300 pages: n^{log(found[300, 10] / found[10, 10]) / log(30):.2f}\n")


def _written(case: Edited, folder: Path) -> tuple[Path, Path]:
    before, after = folder / "old.txt", folder / "new.txt"
    before.write_text(case.old, encoding="utf-8")
    after.write_text(case.new, encoding="utf-8")
    return before, after


def memory() -> None:
    case = edited(document(300), 100)
    tracemalloc.start()
    compare(case.old, case.new)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    out.print(f"Peak memory, 300 pages × 100 edits: {peak / 1e6:.1f} MB\n")


def hostile() -> None:
    dice = random.Random(7)
    words = [dice.choice("nämnden planen parken skolan torget ljuset vägen".split()) for _ in range(20_000)]
    other = [dice.choice(["x", word, word]) for word in words]
    pages = edited(document(50), 10_000, kinds=("word replace",))
    every = "\n\n".join(f"{p} Tillagt." if p else p for p in pages.old.split("\n\n"))
    for name, old, new in (
        ("one paragraph of 20,000 words", " ".join(words), " ".join(other)),
        (
            "5,000 identical lines",
            "Samma rad.\n" * 5_000,
            "Samma rad.\n" * 4_900 + "Ny.\n" + "Samma rad.\n" * 90,
        ),
        ("every paragraph of 50 pages edited", pages.old, every),
        ("two unlike texts of 4,000 letters", " ".join(words)[:4_000], " ".join(reversed(words))[:4_000]),
    ):
        out.print(f"{name}: {clock(lambda o=old, n=new: compare(o, n), 3):.0f} ms")  # type: ignore[misc]
    out.print()


def quality() -> None:
    """Of the known edits, how many are shown whole, as one change."""
    shown: Counter[str] = Counter()
    there: Counter[str] = Counter()
    islands = cut = 0
    for kind in KINDS:
        for seed in range(SEEDS):
            case = edited(document(10, seed), 10, seed, (kind,))
            spans = compare(case.old, case.new)
            seen = {(span.op, " ".join(span.text.split()).strip(" ,")) for span in spans}
            for edit in case.edits:
                there[kind] += 1
                shown[kind] += all(
                    not text or (op, " ".join(text.split()).strip(" ,")) in seen
                    for op, text in ((Op.STRUCK, edit.struck), (Op.ADDED, edit.added))
                )
            islands += sum(_is_island(spans, n) for n in range(1, len(spans) - 1))
            cut += sum(a.text[-1:].isalnum() and b.text[:1].isalnum() for a, b in _seams(spans))
    table = Table(title="Known edits shown as such")
    table.add_column("kind")
    table.add_column("shown", justify="right")
    for kind in KINDS:
        table.add_row(kind, f"{shown[kind]} of {there[kind]}")
    out.print(table)
    share = 100 * shown.total() / there.total()
    out.print(f"All: {share:.1f} %. Islands of up to {ISLAND} words: {islands}. Words cut: {cut}.\n")


def _is_island(spans: tuple[Span, ...], n: int) -> bool:
    kept = spans[n].op is Op.KEPT and 0 < len(spans[n].text.split()) <= ISLAND
    return kept and spans[n - 1].op is not Op.KEPT and spans[n + 1].op is not Op.KEPT


def _seams(spans: tuple[Span, ...]) -> list[tuple[Span, Span]]:
    """Spans that stand side by side in one of the two texts."""
    sides = ([s for s in spans if s.op is not op] for op in (Op.ADDED, Op.STRUCK))
    return [pair for side in sides for pair in pairwise(side)]


def layout() -> None:
    """Words marked where only line ends and paragraphs differ: there should be none."""
    text = "\n\n".join(document(10))
    for name, new in (("re-wrapped", wrapped(text, 58)), ("split in two", text.replace(". ", ".\n\n", 20))):
        for old, other, way in ((text, new, name), (new, text, f"{name}, the other way")):
            marked = sum(len(s.text.split()) for s in compare(old, other) if s.op is not Op.KEPT)
            out.print(f"{way}: {marked} words marked")


if __name__ == "__main__":
    main()
