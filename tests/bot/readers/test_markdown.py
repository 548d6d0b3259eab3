"""Markdown: the marks go, the words stay, each block what it was marked as."""

from __future__ import annotations

import pytest

from bot.readers import markdown
from drafts.base.document import BaseDocument, Block, Cell, Kind
from drafts.errors import BadFile
from drafts.faults import Why


def read(text: str) -> BaseDocument:
    return markdown.read(text.encode(), "plan.md")


def told(text: str) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.number, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("En *stor* och __ny__ park", "En stor och ny park"),
        ("Se [planen](https://example.invalid) och `bilaga`", "Se planen och bilaga"),
        ("En rad\nsom går vidare", "En rad som går vidare"),
        ("En rad  \nsom bryts", "En rad\u2028som bryts"),
        ("En rad\\\nsom bryts", "En rad\u2028som bryts"),
        ("En<br>rad", "En\u2028rad"),
        ("En <!-- inte med --> rad <u>till</u>", "En  rad till"),
        ("Kostnad: 5\\*3 &amp; 2&nbsp;mnkr", "Kostnad: 5*3 & 2\u00a0mnkr"),
        ("![Karta över parken](karta.png)", "Karta över parken"),
        ("13 § Hundar ska hållas kopplade.", "13 § Hundar ska hållas kopplade."),
        ("~~struket~~", "~~struket~~"),  # not CommonMark
    ],
)
def test_marks_go_and_words_stay(marked: str, text: str) -> None:
    assert told(marked) == [("p", 0, "", text)]


def test_headings_of_both_kinds() -> None:
    assert told("# Plan\n\n### Mål #\n\nDel\n===\n\nDel två\n---\n") == [
        ("h", 1, "", "Plan"),
        ("h", 3, "", "Mål"),
        ("h", 1, "", "Del"),
        ("h", 2, "", "Del två"),
    ]


def test_lists_within_lists_keep_their_numbers() -> None:
    text = "3. Tre\n   - streck\n     1) ett\n\n   Mer om tre.\n4. Fyra\n\n0. Noll\n\n* stjärna\n"
    assert told(text) == [
        ("i", 1, "3.", "Tre"),
        ("i", 2, "•", "streck"),
        ("i", 3, "1)", "ett"),
        ("p", 0, "", "Mer om tre."),
        ("i", 1, "4.", "Fyra"),
        ("i", 1, "5.", "Noll"),
        ("i", 1, "•", "stjärna"),
    ]


def test_a_list_may_begin_at_nought() -> None:
    assert told("0. Noll\n1. Ett") == [("i", 1, "0.", "Noll"), ("i", 1, "1.", "Ett")]


def test_tables_are_cells() -> None:
    blocks = read("Före\n\n| År | Kostnad |\n|---|---|\n| 2026 | |\n\n| A |\n|---|\n").blocks
    assert blocks == (
        Block("b1", Kind.PARAGRAPH, "Före"),
        Block("b2", Kind.CELL, "År", cell=Cell(1, 1, 1)),
        Block("b3", Kind.CELL, "Kostnad", cell=Cell(1, 1, 2)),
        Block("b4", Kind.CELL, "2026", cell=Cell(1, 2, 1)),
        Block("b5", Kind.CELL, "A", cell=Cell(2, 1, 1)),
    )


def test_quotes_and_code_are_paragraphs() -> None:
    assert told("> Citat\n> här\n\n```\nrad 1\nrad 2\n```\n") == [
        ("p", 0, "", "Citat här"),
        ("p", 0, "", "rad 1\u2028rad 2"),
    ]


def test_html_is_words_and_comments_are_none() -> None:
    assert told("<!-- utkast -->\n\n<div>\nTill nämnden\n</div>\n\nText.") == [
        ("p", 0, "", "Till nämnden"),
        ("p", 0, "", "Text."),
    ]


def test_the_title_stands_before_the_text_or_at_its_head() -> None:
    assert read('---\ntitle: "Plan för träd"\nauthor: x\n---\n# Mål\n').title == "Plan för träd"
    assert read("# Mål\n").title == "Mål"
    assert read("Text.\n").title == "plan"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Why.EMPTY),
        (b"\n \n", Why.EMPTY),
        (b"<!-- -->", Why.EMPTY),
        (b"\x00\x01", Why.NOT_A_DOCUMENT),
        (b"# " + b"x" * 1_000_001, Why.SIZE),
        ("# Ã¥ret".encode(), Why.ENCODING),
    ],
)
def test_what_is_refused(data: bytes, why: Why) -> None:
    with pytest.raises(BadFile) as bad:
        markdown.read(data, "a.md")
    assert bad.value.why == why
