"""How fast the press prints amended documents: `uv run python -m bench.press`. Machines differ."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random
from statistics import median
from time import perf_counter

from docx import Document
from rich.console import Console
from rich.table import Table

from bot.press.manuscript import prepare
from bot.press.pdf import print_pdf
from bot.press.redline import redline_pdf
from bot.press.tracked import tracked_docx
from bot.readers.docx import read
from tests.bot.press import samples
from tests.bot.press.tracked.edits import edited
from tests.bot.press.tracked.papers import Paper

ROUNDS = 5
LETTERS_A_PAGE = 2200
PAGES, EDITS = 50, 150


def long_paper() -> bytes:
    """Fifty pages of headings, paragraphs with mixed looks, lists and tables."""
    paper = Paper(Random(1), plain=False)
    paper.document = Document()
    while len("".join(paper.document.element.body.itertext())) < PAGES * LETTERS_A_PAGE:
        paper.section()
    packed = BytesIO()
    paper.document.save(packed)
    return packed.getvalue()


def measure(step: Callable[[], object]) -> float:
    """The median in milliseconds, once warm."""
    step()
    return 1000 * median(_time(step) for _ in range(ROUNDS))


def _time(step: Callable[[], object]) -> float:
    start = perf_counter()
    step()
    return perf_counter() - start


def main() -> None:
    paper = long_paper()
    tracked = edited(read(paper, "avtal.docx"), Random(1), EDITS)
    rows: list[tuple[str, int, Callable[[], object]]] = [
        (f"tracked DOCX, {PAGES} pages, {EDITS} edits", 500, lambda: tracked_docx(tracked, paper)),
        (f"the same, made anew, {PAGES} pages", 500, lambda: tracked_docx(tracked, None)),
        ("Bilaga PDF, 1 page", 20, lambda: print_pdf(prepare(samples.AGREEMENT))),
        (f"redline PDF, {PAGES} pages, {EDITS} edits", 1000, lambda: redline_pdf(tracked)),
    ]
    table = Table("what", "ms", "at most", title="Printing amended documents")
    for name, limit, step in rows:
        took = measure(step)
        table.add_row(name, f"{took:.0f}", f"{limit}", style="" if took <= limit else "red")
    Console().print(table)


if __name__ == "__main__":
    main()
