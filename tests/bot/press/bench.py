"""How fast the press is: `uv run python -m tests.bot.press.bench`. Nothing is asserted; machines differ."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from rich import print as show

from bot.press.manuscript import prepare
from bot.press.pdf import print_pdf, print_pictures
from bot.press.word import print_docx
from tests.bot.press import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafts.bilaga import Bilaga

ROUNDS = 9
BILAGOR = {
    "short, 1 page": samples.SHORT,
    "agreement, 1 page": samples.AGREEMENT,
    "5 pages": samples.FIVE_PAGES,
    "50 pages": samples.FIFTY_PAGES,
}
STEPS: dict[str, Callable[[Bilaga], object]] = {
    "prepare": prepare,
    "pdf": print_pdf,
    "docx": print_docx,
    "pictures": print_pictures,
}


def measure(step: Callable[[Bilaga], object], bilaga: Bilaga) -> float:
    """Take the median in milliseconds, once warm."""
    step(bilaga)
    return median(_time(step, bilaga) for _ in range(ROUNDS)) * 1000


def _time(step: Callable[[Bilaga], object], bilaga: Bilaga) -> float:
    start = perf_counter()
    step(bilaga)
    return perf_counter() - start


if __name__ == "__main__":
    for name, bilaga in BILAGOR.items():
        times = (f"{step} {measure(STEPS[step], bilaga):.1f} ms" for step in STEPS)
        show(f"{name}: {', '.join(times)}")
