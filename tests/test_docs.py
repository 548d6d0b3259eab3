"""What the documents quote is what the files say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])

_EXCERPT = re.compile(r"<!-- (\S+/\S+) -->\n```\w+\n(.+?)```\n", re.DOTALL)
_LINK = re.compile(r"(?:\]\(|<img src=\")([^)\"#:]+)(#[^)\"]+)?[)\"]")


def excerpts() -> list[tuple[str, str, str]]:
    return [
        (doc.name, path, words)
        for doc in DOCS
        for path, words in _EXCERPT.findall(doc.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("doc", "path", "words"), excerpts())
def test_an_excerpt_stands_in_its_file(doc: str, path: str, words: str) -> None:
    assert words.rstrip("\n") in (ROOT / path).read_text(encoding="utf-8"), doc


def test_the_contributors_page_has_excerpts_of_all_three() -> None:
    quoted = {path.split("/")[1] for doc, path, _words in excerpts() if doc == "contributing.md"}
    assert quoted >= {"announcing.py", "advice", "styles"}


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_a_link_leads_somewhere(doc: Path) -> None:
    for path, place in _LINK.findall(doc.read_text(encoding="utf-8")):
        there = doc.parent / path
        assert there.exists(), path
        if place:
            assert place[1:] in anchors(there), path + place


def anchors(doc: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)$", doc.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
