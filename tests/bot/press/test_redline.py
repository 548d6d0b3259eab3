"""A redline: to be read in black and white, aloud and from the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.press import Press
from bot.press.redline import redline_pdf
from bot.press.redline_changes import list_changes
from bot.readers.docx import read
from drafts.base.document import FIRST, BaseDocument, Block, Cell, Kind
from drafts.base.tracked import TrackedDocument
from drafts.tracking import Step, tracked
from tests import verapdf
from tests.bot.press.reading import BROKEN, read_pdf, squeeze, texts
from tests.bot.press.tracked.edits import edited
from tests.bot.press.tracked.papers import write_paper

EVENING = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
BASE = BaseDocument(
    "avtal.docx",
    "Avtal om trygghet",
    (
        Block("b1", Kind.HEADING, "Avtal om trygghet", 1),
        Block("b2", Kind.HEADING, "Målsättningar", 2),
        Block("b3", Kind.PARAGRAPH, "Unga ska få god behandling senast i juni."),
        Block("b4", Kind.ITEM, "Trygga vuxna.", 1, "•"),
        Block("b5", Kind.CELL, "Insats", cell=Cell(1, 1, 1)),
        Block("b6", Kind.CELL, "När", cell=Cell(1, 1, 2)),
        Block("b7", Kind.CELL, "Lampor", cell=Cell(1, 2, 1)),
        Block("b8", Kind.CELL, "juni", cell=Cell(1, 2, 2)),
    ),
)
REWORDED = BASE.reworded("b3", "Unga ska få god behandling senast i maj.")


def redlined(*after: BaseDocument) -> TrackedDocument:
    return tracked(BASE, [Step(document, "Lars Berg (C)", EVENING, n) for n, document in enumerate(after, 1)])


def words(pdf: bytes) -> str:
    return " ".join(read_pdf(pdf).split())


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("seed", range(5))
def test_a_redline_is_accessible_and_archivable(seed: int, flavour: str) -> None:
    base = read(write_paper(seed), "avtal.docx")
    pdf = redline_pdf(edited(base, Random(seed), 10))
    assert verapdf.find_faults(pdf, flavour) == frozenset()


blocks = st.builds(
    Block,
    id=st.uuids().map(str),
    kind=st.sampled_from([Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM]),
    text=texts,
    level=st.integers(0, 9),
    number=st.sampled_from(["", "1.", "3.6.1", "•"]),
)


@given(st.lists(blocks, min_size=1, max_size=6), st.data())
@settings(deadline=None, max_examples=25)
def test_whatever_was_written_and_changed_it_is_so(rows: list[Block], data: st.DataObject) -> None:
    base = BaseDocument("avtal.md", data.draw(texts), tuple(rows))
    after = base.reworded(rows[0].id, data.draw(texts)).inserted(FIRST, data.draw(blocks))
    pdf = redline_pdf(tracked(base, [Step(after, data.draw(texts), EVENING, 1)]))
    assert verapdf.find_faults(pdf, "ua1") == frozenset()
    assert verapdf.find_faults(pdf, "2a") == frozenset()


def test_each_change_bears_a_sign_and_its_number() -> None:
    assert "senasti−1juni+1maj." in squeeze(read_pdf(redline_pdf(redlined(REWORDED))))


def test_nothing_of_the_document_is_left_out() -> None:
    said = words(redline_pdf(redlined(REWORDED)))
    assert [block.text for block in BASE.blocks if block.text not in said and block.id != "b3"] == []


def test_the_title_stands_once() -> None:
    assert words(redline_pdf(redlined(REWORDED))).count("Avtal om trygghet") == 1


def test_the_list_says_where_what_who_and_when() -> None:
    said = words(redline_pdf(redlined(REWORDED)))
    listed = said[said.index("Ändringslista") :]
    assert "Nr Plats Struket Tillagt Vem När" in listed
    assert "under ”Målsättningar”: stycke 1" in listed.replace(BROKEN, "")
    assert "Lars Berg (C)" in listed
    assert "2026-03-03 19.30" in listed


def test_places_are_counted_in_the_old_document() -> None:
    added = REWORDED.inserted("b3", Block("n1", Kind.PARAGRAPH, "Vittnen ska få stöd."))
    further = added.inserted(FIRST, Block("n2", Kind.HEADING, "Vittnen", 2)).without(["b4"])
    last = further.reworded("b8", "maj")
    spots = [
        (change.spot.kind, change.spot.heading, change.spot.number, change.spot.cell)
        for change in list_changes(redlined(REWORDED, added, further, last))
    ]
    assert spots == [
        (Kind.HEADING, "", 0, None),
        (Kind.PARAGRAPH, "Målsättningar", 1, None),
        (Kind.PARAGRAPH, "Målsättningar", 1, None),
        (Kind.ITEM, "Målsättningar", 1, None),
        (Kind.CELL, "Målsättningar", 0, Cell(1, 2, 2)),
    ]


def test_a_moved_paragraph_is_told_from_a_struck_one() -> None:
    said = words(redline_pdf(redlined(BASE.moved(["b4"], "b2"))))
    assert "Flyttat hit" in said
    assert "Flyttat härifrån" in said


def test_what_no_font_shows_is_a_box() -> None:
    assert "Senast i □" in words(redline_pdf(redlined(BASE.reworded("b3", "Senast i 😀."))))


def test_equal_values_give_equal_bytes() -> None:
    assert redline_pdf(redlined(REWORDED)) == redline_pdf(redlined(REWORDED))


def test_a_document_without_changes_can_be_printed() -> None:
    assert "Inget är ändrat." in words(redline_pdf(redlined()))
    assert redline_pdf(replace(redlined(), blocks=(), title=""))


async def test_the_press_prints_both() -> None:
    amended = await Press().tracked(redlined(REWORDED), None)
    assert amended.docx.startswith(b"PK")
    assert amended.pdf == redline_pdf(redlined(REWORDED))
