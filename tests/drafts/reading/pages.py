"""Short documents as they are written in a table of tests, and what becomes of them.

A line a block: "# Mål" and "## Delmål" are headings, "- punkt" and "2. punkt" points, "| A | B" a row of a
table, "/23" the beginning of page 23; anything else is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from drafts.base.document import BaseDocument, Block, Cell, Kind, Line
from drafts.reading import Amended, Doubt, Question, Reading, Unworded, read

_POINT = re.compile(r"(\d+\.|[a-z]\)|[-–])\s+(.*)")
_HEADING = re.compile(r"(#+)\s+(.*)")


def page(text: str, title: str = "") -> BaseDocument:
    blocks: list[Block] = []
    printed, line, row = 0, 0, 0
    for raw in text.strip().split("\n"):
        words = raw.strip()
        if words.startswith("/"):
            printed, line = int(words[1:]), 0
            continue
        row = row + 1 if words.startswith("|") else 0
        for block in _blocks(words, row):
            line += 1
            lines = (Line(printed, line),) if printed else ()
            blocks.append(replace(block, id=f"b{len(blocks) + 1}", lines=lines))
    return BaseDocument("dokument.docx", title, tuple(blocks))


def _blocks(words: str, row: int) -> list[Block]:
    heading, point = _HEADING.fullmatch(words), _POINT.fullmatch(words)
    if heading:
        return [Block("", Kind.HEADING, heading.group(2), len(heading.group(1)))]
    if point:
        return [Block("", Kind.ITEM, point.group(2), 1, point.group(1))]
    if row:
        cells = [cell.strip() for cell in words.strip("| ").split("|")]
        return [Block("", Kind.CELL, c, cell=Cell(1, row, n)) for n, c in enumerate(cells, 1) if c]
    return [Block("", Kind.PARAGRAPH, words)]


def shown(document: BaseDocument) -> list[str]:
    """The blocks as they would be written here, points without their numbers."""
    return [_shown(block) for block in document.blocks]


def _shown(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"{'#' * block.level} {block.text}"
    return {Kind.ITEM: "- ", Kind.CELL: "| "}.get(block.kind, "") + block.text


def written(text: str) -> list[str]:
    return shown(page(text))


@dataclass(frozen=True)
class Case:
    """Before and after are pages; `again` is read on the amended page and changes nothing there.

    `twin` is another page on which the same instruction is a question, or another instruction for the page
    before; `asks` are the words of the candidates.
    """

    number: str
    instruction: str
    before: str
    after: str
    twin: str = ""
    asks: tuple[str, ...] = ()
    doubt: Doubt = Doubt.OCCURRENCE
    again: str = ""
    title: str = ""
    said_twin: str = ""

    def __str__(self) -> str:
        return self.number


def amended(reading: Reading) -> Amended:
    assert isinstance(reading, Amended), reading
    return reading


def check_reads(case: Case) -> None:
    base = page(case.before, case.title)
    found = amended(read(base, case.instruction))
    assert shown(found.document) == written(case.after)
    assert found.blocks


def check_reads_as_done(case: Case) -> None:
    done = page(case.after, case.title)
    found = amended(read(done, case.again or case.instruction))
    assert found.blocks == ()
    assert found.document == done


def check_asks(case: Case) -> None:
    """And each candidate, picked, is an answer."""
    base = page(case.twin or case.before, case.title)
    said = case.said_twin or case.instruction
    found = read(base, said)
    assert isinstance(found, Question), found
    assert (found.doubt, asked(base, found)) == (case.doubt, list(case.asks))
    results = [read(base, said, (candidate.key,)) for candidate in found.candidates]
    assert all(not isinstance(r, Question) or r.candidates != found.candidates for r in results)
    assert len({str(r) for r in results}) == len(results)


def asked(document: BaseDocument, reading: Question | Unworded) -> list[str]:
    return [document.block(c.block).text[c.start : c.end] for c in reading.candidates]
