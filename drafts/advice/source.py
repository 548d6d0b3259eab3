"""The documents of the ärende, as far as a proposal refers to them: their headings and their pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from drafts.base.document import BaseDocument, Block, Kind


@dataclass(frozen=True, slots=True)
class Source:
    """`sections`: how many paragraphs there are under each heading, by its folded words.

    Where several have the same words it is the most that any of them has. `pages` is the last page that
    is known; 0 where no document has pages.
    """

    sections: Mapping[str, int]
    pages: int


def source_of(documents: Collection[BaseDocument]) -> Source:
    sections: dict[str, int] = {}
    pages = 0
    for document in documents:
        for heading, count in _sections(document.blocks):
            sections[heading] = max(count, sections.get(heading, 0))
        pages = max([pages, *(line.page for block in document.blocks for line in block.lines)])
    return Source(sections, pages)


def folded(heading: str) -> str:
    return " ".join(heading.casefold().split()).rstrip(".:")


def _sections(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    """Each heading with the number of paragraphs below it, those under its subheadings among them."""
    counts: list[tuple[Block, int]] = []
    open_: list[int] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            open_ = [n for n in open_ if counts[n][0].level < block.level]
            open_.append(len(counts))
            counts.append((block, 0))
        elif block.kind is not Kind.CELL:
            for n in open_:
                counts[n] = (counts[n][0], counts[n][1] + 1)
    return [(folded(heading.text), count) for heading, count in counts]
