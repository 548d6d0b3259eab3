"""Plain text: what was typed or copied as lines becomes paragraphs, lists and headings."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.readers import text
from drafts.base.document import BaseDocument, Line
from drafts.errors import BadFile
from drafts.faults import Why


def read(typed: str) -> BaseDocument:
    return text.read(dedent(typed).encode(), "plan.txt")


def told(typed: str) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.number, block.text) for block in read(typed).blocks]


WRAPPED = """\
    Plan för träd i Granby

    1. Inledning

    Kommunen ska plantera fler träd längs gator och torg. De ska stå så
    att barn kan leka i skuggan, och planteras innan sommaren. Barn-
    och utbildningsnämnden ska höras, och lek-
    platserna ska väljas först. Ansökan om EU-
    stöd lämnas av
    kommunstyrelsen.

    1.1 Mål
    Träden ska vara minst
    hundra till antalet.

    - ek och lind, som tål torka bättre än de flesta och
      trivs i staden
    - lönn
        a) skogslönn
        b) naverlönn
    """

JOINED = (
    "Kommunen ska plantera fler träd längs gator och torg. De ska stå så att barn kan leka i skuggan, "
    "och planteras innan sommaren. Barn- och utbildningsnämnden ska höras, och lekplatserna ska väljas "
    "först. Ansökan om EU-stöd lämnas av kommunstyrelsen."
)


def test_wrapped_lines_are_joined_and_hyphens_mended() -> None:
    assert told(WRAPPED) == [
        ("h", 1, "", "Plan för träd i Granby"),
        ("h", 1, "1", "Inledning"),
        ("p", 0, "", JOINED),
        ("h", 2, "1.1", "Mål"),
        ("p", 0, "", "Träden ska vara minst hundra till antalet."),
        ("i", 1, "•", "ek och lind, som tål torka bättre än de flesta och trivs i staden"),
        ("i", 1, "•", "lönn"),
        ("i", 2, "a)", "skogslönn"),
        ("i", 2, "b)", "naverlönn"),
    ]


def test_each_knows_the_lines_it_was_typed_on() -> None:
    blocks = read(WRAPPED).blocks
    assert blocks[0].lines == (Line(1, 1),)
    assert blocks[4].lines == (Line(1, 13), Line(1, 14, len("Träden ska vara minst ")))
    assert blocks[5].lines == (
        Line(1, 16),
        Line(1, 17, len("ek och lind, som tål torka bättre än de flesta och ")),
    )


def test_a_form_feed_turns_the_page_and_a_sentence_goes_on_overleaf() -> None:
    first = "Nämnden ska verka för rent vatten och\nfrisk luft i hela\n\n"
    blocks = read(f"{first}\fkommunen. Den ska\nge råd.\n\fNytt stycke\nhär.\n").blocks
    assert [block.text for block in blocks] == [
        "Nämnden ska verka för rent vatten och frisk luft i hela kommunen. Den ska ge råd.",
        "Nytt stycke här.",
    ]
    assert [(line.page, line.line) for line in blocks[0].lines] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert blocks[1].lines[0].page == 3


def test_lines_as_long_as_paragraphs_are_paragraphs() -> None:
    long = "Kommunen ska plantera fler träd längs gator och torg. " * 4
    assert [b.text for b in read(f"{long}\n{long}\nKort.\nÄn kortare.\n").blocks] == [
        long.strip(),
        long.strip(),
        "Kort.",
        "Än kortare.",
    ]


def test_names_one_below_another_are_no_headings() -> None:
    names = "Anmälda:\n\nLars Ekdahl (C)\nEva Holm (L)\nPer Ås (M)\n\nDe föreslår följande.\n"
    assert {kind for kind, *_ in told(names)} == {"p"}


@pytest.mark.parametrize(
    ("typed", "level"), [("Mål\n===\n\nText här.", 1), ("Mål\n---\nText här.", 2), ("Mål\n\nText här.", 1)]
)
def test_headings_underlined_or_alone(typed: str, level: int) -> None:
    assert told(typed) == [("h", level, "", "Mål"), ("p", 0, "", "Text här.")]


def test_a_numbered_list_is_no_row_of_headings() -> None:
    assert [kind for kind, *_ in told("Nämnden beslutar\n\n1. Bifall\n\n2. Avslag\n\n3. Återremiss\n")][
        1:
    ] == ["i"] * 3


@pytest.mark.parametrize("heading", ["§ 23", "13 §", "12 a §", "2 kap. Nämndens arbete", "§ 4 Medlemskap"])
def test_paragraph_signs_and_chapters_head(heading: str) -> None:
    assert told(f"{heading}\n\nNämnden har nio ledamöter.")[0] == ("h", 1, "", heading)


def test_windows_letters_and_line_ends() -> None:
    document = text.read("Mål\r\n\r\nÅtta träd.\r\n".encode("cp1252"), "a.txt")
    assert document.text == "Mål\nÅtta träd."


@given(st.text(alphabet="aÅ .-\n\f1)§(=•\t", max_size=200))
def test_no_words_are_lost(typed: str) -> None:
    """Whatever was typed: only spaces, dashes, rules and numbers go."""

    def words(raw: str) -> list[str]:
        return [c for c in raw if c in "aÅ§("]

    document = text.read(f"Å {typed}".encode(), "a.txt")
    kept = "".join(block.number + block.text for block in document.blocks)
    assert words(kept) == ["Å", *words(typed)]
    assert all("\n" not in block.text and block.text.strip() for block in document.blocks)


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", Why.EMPTY), (b"\n\f ", Why.EMPTY), (b"\x00", Why.NOT_A_DOCUMENT), (b"---", Why.EMPTY)],
)
def test_what_is_refused(data: bytes, why: Why) -> None:
    with pytest.raises(BadFile) as bad:
        text.read(data, "a.txt")
    assert bad.value.why == why
