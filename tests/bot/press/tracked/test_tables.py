"""Cells, rows and tables that are added and struck."""

from __future__ import annotations

from typing import Any

from drafts.base.document import Block, Cell, Kind
from tests.bot.press.tracked import resolving
from tests.bot.press.tracked.making import (
    changed,
    made,
    plain,
    rejected,
)
from tests.bot.press.tracked.resolving import W


def table(document: Any) -> None:
    document.add_paragraph("Tidplan:")
    rows = document.add_table(2, 2, "Table Grid").rows
    for row, texts in zip(rows, (("Insats", "När"), ("Lampor", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Slut.")


def rows_of(root: Any) -> list[list[str]]:
    return [
        ["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.iter(W + "tc")]
        for row in root.iter(W + "tr")
    ]


def test_an_empty_cell_is_filled_where_it_stands() -> None:
    original, base = made(table)
    after = base.inserted("b4", Block("n1", Kind.CELL, "maj 2026", cell=Cell(1, 2, 2)))
    docx = changed(original, base, after)
    assert rows_of(resolving.resolved(docx, accept=True)) == [["Insats", "När"], ["Lampor", "maj 2026"]]
    assert rows_of(resolving.resolved(docx, accept=False)) == [["Insats", "När"], ["Lampor", ""]]


def test_a_row_is_added_and_struck_whole() -> None:
    original, base = made(table)
    cells = [Block(f"n{n}", Kind.CELL, text, cell=Cell(1, 2, n)) for n, text in ((1, "Bänkar"), (2, "juni"))]
    docx = changed(original, base, base.inserted("b3", *cells).without(["b4"]))
    assert rows_of(resolving.resolved(docx, accept=True)) == [["Insats", "När"], ["Bänkar", "juni"]]
    assert rows_of(resolving.resolved(docx, accept=False)) == [["Insats", "När"], ["Lampor", ""]]


def test_a_new_table_is_added_whole() -> None:
    original, base = made(plain)
    cells = [Block(f"n{r}{c}", Kind.CELL, f"{r}:{c}", cell=Cell(1, r, c)) for r in (1, 2) for c in (1, 2)]
    docx = changed(original, base, base.inserted("b2", *cells))
    assert rows_of(resolving.resolved(docx, accept=True)) == [["1:1", "1:2"], ["2:1", "2:2"]]
    assert rows_of(resolving.resolved(docx, accept=False)) == []
    assert rejected(docx) == [block.text for block in base.blocks]
