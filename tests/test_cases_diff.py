"""Comparing, judged by other systems' own cases and by their judge. Neither is ours to copy.

Round trip everywhere; of the 109 graded cases at least 107 with the right words marked, and 102 in the pieces
a reader should see.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import drafts

FOLDER = Path(__file__).parents[2] / "shared" / "cases"

if not FOLDER.exists():
    pytest.skip(f"needs the cases at {FOLDER}", allow_module_level=True)

ADAPTER = """
from drafts.comparing import compare

def diff(old, new):
    return [(span.op.value, span.text) for span in compare(old, new)]
"""
SCORE = re.compile(r"_diff\.json +n= *(\d+) R=(\d+)/\d+ W=(\d+)/(\d+) C=(\d+)/\d+")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, ...]]:
    """For each file: cases, round trips, right words, graded cases, right pieces."""
    there = tmp_path_factory.mktemp("cases")
    (there / "engine.py").write_text(ADAPTER)
    judged = subprocess.run(  # noqa: S603 — the judge, on our own engine
        [sys.executable, FOLDER / "check.py", "engine"],
        env={"PYTHONPATH": f"{there}:{Path(drafts.__file__).parents[1]}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [tuple(map(int, score)) for score in SCORE.findall(judged.stdout)]


def test_all_of_them_come_back(scores: list[tuple[int, ...]]) -> None:
    assert len(scores) == 6
    assert all(cases == rebuilt for cases, rebuilt, *_ in scores)


def test_the_right_words_are_marked(scores: list[tuple[int, ...]]) -> None:
    assert sum(graded for _, _, _, graded, _ in scores) == 109
    assert sum(right for _, _, right, _, _ in scores) >= 107


def test_in_the_pieces_a_reader_should_see(scores: list[tuple[int, ...]]) -> None:
    assert sum(pieces for *_, pieces in scores) >= 102
