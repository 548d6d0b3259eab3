"""How fast two texts are compared, and whether a reader is shown what was done, beside others in the same run.

uv run python -m bench.compare            about a minute, nearly all of it difflib's
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from rich import box
from rich.console import Console
from rich.table import Table

from bench.documents import KINDS, document, edited, noun, sentence, wrapped
from bench.measuring import growth, megabytes, milliseconds
from bench.peers import Told, difflib_words, rapidfuzz_words, run_git, yrka
from bench.quality import revisions, shown

Engine = Callable[[str, str], Told]

ENGINES: dict[str, Engine] = {"yrka": yrka, "difflib": difflib_words, "rapidfuzz": rapidfuzz_words}
SIZES = ((10, 10), (50, 10), (50, 100), (300, 1), (300, 10), (300, 100))
GROWTH = 10  # edits, at every size
out = Console(width=130)


def main() -> None:
    out.print("difflib and rapidfuzz compare lines, and words where lines differ. git with its start.\n")
    speed()
    hostile()
    truth()
    pen()
    layout()


def speed() -> None:
    """Git's column is what the others are measured by: what takes no more than git has 1.00 or less."""
    times = [_times(*_pair(pages, edits)) for pages, edits in SIZES]
    at = [n for n, (_, edits) in enumerate(SIZES) if edits == GROWTH]
    rows = []
    for name in times[0]:
        cells = [f"{taken[name]:.1f} ({taken[name] / taken['git']:.2f})" for taken in times]
        exponent = growth([(SIZES[n][0], times[n][name]) for n in at])
        grown = f"{megabytes(partial(ENGINES[name], *_pair(*SIZES[-1]))):.1f}" if name in ENGINES else "–"
        rows.append([name, *cells, f"{exponent:.2f}", grown])
    heads = [f"{pages} p, {edits}" for pages, edits in SIZES]
    _table(
        "Milliseconds (of git's), by pages and edits; growth with size; MB for the last",
        heads,
        rows,
        "growth",
        "MB",
    )


def _pair(pages: int, edits: int) -> tuple[str, str]:
    pair = edited(document(pages), edits)
    return pair.old, pair.new


def _times(old: str, new: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("old", "new")]
        for file, text in zip(files, (old, new), strict=True):
            file.write_text(text, encoding="utf-8")
        works = {"git": partial(run_git, *map(str, files))}
        return milliseconds(
            {**works, **{name: partial(engine, old, new) for name, engine in ENGINES.items()}}
        )


def hostile() -> None:
    """Texts that a user may send to make a bot stand still."""
    dice = Random(1)
    words = " ".join(sentence(dice) for _ in range(1600)).split(" ")[:20_000]
    same = "Samma rad här.\n" * 5_000
    names, others = ([noun(dice) for _ in range(400)] for _ in range(2))
    pairs = {
        "a paragraph of 20 000 words": (
            " ".join(words),
            " ".join("ny" if n % 400 == 7 else w for n, w in enumerate(words)),
        ),
        "5 000 identical lines": (same, f"{same[: len(same) // 2]}Ny rad.\n{same[len(same) // 2 :]}Sist.\n"),
        "every paragraph of 50 pages": _everywhere(50),
        "4 000 characters, nothing shared": (" ".join(names)[:4000], " ".join(others)[:4000]),
        "4 000 characters of other sentences": tuple(
            " ".join(sentence(dice) for _ in range(60))[:4000] for _ in range(2)
        ),
    }
    rows = [
        [name, f"{milliseconds({'yrka': partial(yrka, *pair)})['yrka']:.1f}"] for name, pair in pairs.items()
    ]
    _table("Hostile texts: milliseconds", ["yrka"], rows)


def _everywhere(pages: int) -> tuple[str, str]:
    """Two words changed in every block."""
    blocks = document(pages)
    after = []
    for block in blocks:
        words = block.split(" ")
        words[len(words) // 2] = "ändrat"
        words.insert(len(words) // 3, "nytt")
        after.append(" ".join(words))
    return "\n\n".join(blocks), "\n\n".join(after)


def truth() -> None:
    rows = []
    totals = {name: [0, 0] for name in ENGINES}
    for kind in KINDS:
        row = [kind]
        for name, engine in ENGINES.items():
            right, all_ = shown(engine, kind)
            totals[name][0] += right
            totals[name][1] += all_
            row.append(f"{right / all_:.1%}")
        rows.append(row)
    rows.append(["all", *(f"{right / all_:.1%}" for right, all_ in totals.values())])
    _table("Edits told as they were made", [*ENGINES], rows)


def pen() -> None:
    rows = [[name, *map(str, revisions(engine))] for name, engine in ENGINES.items()]
    _table("Gone through with a pen", ["changes", "words in them", "islands", "words cut"], rows)


def layout() -> None:
    """Words marked though none was changed."""
    plain = "\n\n".join(document(10))
    halves = plain.replace(". ", ".\n\n")
    pairs = {
        "wrapped anew, 66 to 58 columns": (wrapped(plain, 66), wrapped(plain, 58)),
        "printed lines to none": (wrapped(plain, 66), plain),
        "every paragraph split": (plain, halves),
        "every paragraph joined": (halves, plain),
    }
    rows = [
        [name, *(str(_marked(engine(*pair))) for engine in ENGINES.values())] for name, pair in pairs.items()
    ]
    _table("Words marked where none was changed", [*ENGINES], rows)


def _marked(told: Told) -> int:
    return sum(len(text.split()) for op, text in told if op != "=")


def _table(title: str, heads: list[str], rows: list[list[str]], *more: str) -> None:
    table = Table(title=title, title_justify="left", box=box.SIMPLE)
    table.add_column("")
    for head in (*heads, *more):
        table.add_column(head, justify="right")
    for row in rows:
        table.add_row(*row)
    out.print(table)


if __name__ == "__main__":
    main()
