"""How fast many amendments of one document are swept and merged, and whether any collision is missed.

uv run python -m bench.merge            10, 50 and 300 pages, 2 to 100 amendments
uv run python -m bench.merge --git      and `git merge-file` on every pair, which takes a while

Each amendment replaces three stretches of words somewhere; some are planted upon each other. Two collide if
they replace the same words.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TypeVar

from drafts.base.document import BaseDocument, Block, Kind
from drafts.merging import merge, merge_documents, sweep

T = TypeVar("T")
Pairs = set[tuple[str, str]]
Edit = tuple[int, int, int, str]  # paragraph, first word, the word behind the last, what comes instead

PAGE, PARAGRAPH, SLOT, EDITS = 350, 40, 8, 3  # words a page, a paragraph and a place to edit; edits each
WORDS = (
    "nämnden förvaltningen parken torget belysning trygghet skolan omsorgen budgeten planen avtalet "
    "ska bör kan senast och att för med av på till under redovisa följa bygga stärka stor ny gemensam"
)
VOCABULARY = WORDS.split()


@dataclass(frozen=True)
class Corpus:
    """`collisions` are the keys of those that were made to collide; `merged` is the text with all edits."""

    base: BaseDocument
    versions: Mapping[str, BaseDocument]
    collisions: Pairs
    merged: str


def corpus(pages: int, amendments: int, planted: int) -> Corpus:
    random = Random(pages * 1000 + amendments)
    rows = [random.choices(VOCABULARY, k=PARAGRAPH) for _ in range(pages * PAGE // PARAGRAPH)]
    slots = [(n, at) for n in range(len(rows)) for at in range(0, PARAGRAPH, SLOT)]
    random.shuffle(slots)
    edits = {
        f"{n:03}": [_edit(random, f"{n:03}", *slots.pop()) for _ in range(EDITS)] for n in range(amendments)
    }
    keys = list(edits)
    for key in random.sample(keys, planted):
        n, start, end, _ = random.choice(edits[random.choice([other for other in keys if other != key])])
        edits[key][0] = (n, start + 1, end + 1, f"på{key}")
    base = _document(rows)
    versions = {key: _amended(base, rows, own) for key, own in edits.items()}
    every = [] if planted else [edit for own in edits.values() for edit in own]
    return Corpus(base, versions, _overlapping(edits), _amended(base, rows, every).text)


def _amended(base: BaseDocument, rows: list[list[str]], edits: list[Edit]) -> BaseDocument:
    new = _edited(rows, edits)
    for n in {n for n, _, _, _ in edits}:
        base = base.reworded(f"b{n + 1}", " ".join(new[n]))
    return base


def _edit(random: Random, key: str, n: int, at: int) -> Edit:
    start = at + random.randint(1, 2)
    new = " ".join(f"{random.choice(VOCABULARY)}{key}" for _ in range(random.randint(0, 4)))
    return n, start, start + random.randint(2, 4), new


def _edited(rows: list[list[str]], edits: list[Edit]) -> list[list[str]]:
    new = list(rows)
    for n, start, end, words in sorted(edits, reverse=True):
        new[n] = [*new[n][:start], *words.split(), *new[n][end:]]
    return new


def _document(rows: list[list[str]]) -> BaseDocument:
    blocks = (Block(f"b{n}", Kind.PARAGRAPH, " ".join(row)) for n, row in enumerate(rows, 1))
    return BaseDocument("avtal.docx", "Avtal", tuple(blocks))


def _overlapping(edits: Mapping[str, list[Edit]]) -> Pairs:
    return {
        (one, other)
        for one, other in combinations(edits, 2)
        for n, start, end, _ in edits[one]
        for m, begins, ends, _ in edits[other]
        if n == m and start < ends and begins < end
    }


def timed(work: Callable[[], T], rounds: int = 3) -> tuple[float, T]:
    """The best of some rounds, in milliseconds."""
    best = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        result = work()
        best = min(best, perf_counter() - start)
    return 1000 * best, result


def git_collisions(found: Corpus) -> Pairs:
    """What `git merge-file` cannot merge, pair by pair: lines, not words."""
    pairs: Pairs = set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "base").write_text(found.base.text, "utf-8")
        for key, version in found.versions.items():
            (folder / key).write_text(version.text, "utf-8")
        for one, other in combinations(found.versions, 2):
            command = ["git", "merge-file", "-p", "-q", one, "base", other]
            if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:  # noqa: S603
                pairs.add((one, other))
    return pairs


def main() -> None:
    for pages, amendments in ((10, 10), (50, 2), (50, 10), (50, 100), (300, 100)):
        planted, apart = corpus(pages, amendments, amendments // 5), corpus(pages, amendments, 0)
        tell(f"{pages} pages, {amendments} amendments, {len(planted.collisions)} pairs collide")
        sweeping(planted)
        merging(apart)
        if "--git" in sys.argv:
            time, pairs = timed(partial(git_collisions, planted), rounds=1)
            tell(f"  git merge-file, all pairs {time:8.1f} ms   {_judged(pairs, planted.collisions)}")


def sweeping(found: Corpus) -> None:
    time, swept = timed(lambda: sweep(found.base, found.versions))
    pairs = {(collision.one, collision.other) for collision in swept.collisions}
    tell(f"  sweep                     {time:8.1f} ms   {_judged(pairs, found.collisions)}")


def merging(found: Corpus) -> None:
    """Of amendments that do not collide."""
    time, whole = timed(lambda: merge_documents(found.base, found.versions))
    right = whole.document is not None and whole.document.text == found.merged
    tell(f"  merge_documents           {time:8.1f} ms   {'right' if right else 'WRONG'}")
    base, texts = found.base.text, [version.text for version in found.versions.values()]
    time, text = timed(lambda: merge(base, *texts))
    tell(
        f"  merge, as plain texts     {time:8.1f} ms   {'right' if text.merged == found.merged else 'WRONG'}"
    )


def _judged(found: Pairs, true: Pairs) -> str:
    return f"missed {len(true - found)}, false {len(found - true)}"


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
