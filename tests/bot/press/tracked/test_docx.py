"""Whose each change is, what is kept around it, and what an added block looks like."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.press.tracked import tracked_docx
from drafts.base.document import Block, Kind
from drafts.tracking import Step, tracked
from tests.bot.press.tracked import resolving
from tests.bot.press.tracked.making import (
    ADDED,
    EVENING,
    changed,
    made,
    paragraph_with,
    part,
    plain,
    style_of,
)
from tests.bot.press.tracked.resolving import W


def test_every_change_says_whose_it_is_and_when() -> None:
    original, base = made(plain)
    first = base.reworded("b2", "Unga ska få god behandling senast i maj.")
    second = first.inserted("b2", ADDED)
    steps = [Step(first, "Lars Berg (C)", EVENING, 1), Step(second, "Eva Ek (S)", EVENING, 2)]
    root = resolving.root_of(tracked_docx(tracked(base, steps), original))
    marks = list(root.iter(W + "ins", W + "del"))
    assert {mark.get(W + "author") for mark in marks} == {"Lars Berg (C)", "Eva Ek (S)"}
    assert {mark.get(W + "date") for mark in marks} == {"2026-03-03T18:30:00Z"}
    ids = [mark.get(W + "id") for mark in marks]
    assert len(ids) == len(set(ids)) == 4


def test_equal_values_give_equal_bytes() -> None:
    original, base = made(plain)
    after = base.reworded("b2", "Unga ska få stöd.").inserted("b4", replace(ADDED, kind=Kind.ITEM, level=1))
    assert changed(original, base, after) == changed(original, base, after)
    assert changed(None, base, after) == changed(None, base, after)


def test_nothing_changed_leaves_the_text_alone() -> None:
    original, base = made(plain)
    assert resolving.looks(resolving.root_of(changed(original, base))) == resolving.looks(
        resolving.root_of(original)
    )


@pytest.mark.parametrize(
    ("block", "after", "style"),
    [
        (Block("n1", Kind.ITEM, "Trygga torg.", 1), "b3", "ListBullet"),
        (Block("n1", Kind.HEADING, "Vittnen", 1), "b4", "Heading1"),
        (Block("n1", Kind.HEADING, "Vittnen", 2), "b2", "Heading2"),
    ],
)
def test_an_added_block_looks_like_those_of_its_kind(block: Block, after: str, style: str) -> None:
    original, base = made(plain)
    docx = changed(original, base, base.inserted(after, block))
    assert style_of(paragraph_with(docx, block.text)) == style


def test_words_added_in_bold_ones_are_bold_and_those_after_them_are_not() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("Mål:").bold = True
        paragraph.add_run(" unga får stöd.")

    original, base = made(write)
    docx = changed(original, base, base.reworded("b1", "Målen: unga vuxna får stöd."))
    looks = resolving.pieces(paragraph_with(docx, "Mål"))
    assert [(said, "<w:b>" in look) for said, look in looks if said in {"Målen", " vuxna"}] == [
        ("Målen", True),
        (" vuxna", False),
    ]


def test_a_change_within_a_link_stays_a_link_and_one_behind_it_does_not() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("Se ")
        id_ = document.part.relate_to("https://ekeby.example", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{id_}"/>')
        link.append(paragraph.add_run("kommunens webbplats")._r)
        paragraph._p.append(link)

    original, base = made(write)
    docx = changed(original, base, base.reworded("b1", "Se stadens webbplats och planen"))
    pieces = resolving.pieces(paragraph_with(docx, "webbplats"))
    assert [(said, "länk" in look) for said, look in pieces] == [
        ("Se ", False),
        ("stadens", True),
        (" webbplats", True),
        (" och planen", False),
    ]
    assert "https://ekeby.example" in part(docx, "word/_rels/document.xml.rels")


def with_page_field(document: Any) -> None:
    paragraph = document.add_paragraph("Se sidan ")
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>12</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))
    paragraph.add_run(" i planen.")


def test_a_field_that_loses_its_text_goes_whole() -> None:
    original, base = made(with_page_field)
    root = resolving.resolved(changed(original, base, base.reworded("b1", "Se planen.")), accept=True)
    assert [t for t in resolving.texts(root) if t] == ["Se planen."]
    assert not list(root.iter(W + "fldChar", W + "fldSimple", W + "instrText"))


def test_a_field_beside_a_change_stays() -> None:
    original, base = made(with_page_field)
    root = resolving.resolved(
        changed(original, base, base.reworded("b1", "Läs sidan 12 i avtalet.")), accept=True
    )
    assert [t for t in resolving.texts(root) if t] == ["Läs sidan 12 i avtalet."]
    assert [e.get(W + "fldCharType") for e in root.iter(W + "fldChar")] == ["begin", "separate", "end"]


def test_a_changed_last_paragraph_leaves_no_empty_line() -> None:
    original, base = made(plain)
    for after in (
        base.inserted("b4", Block("n1", Kind.ITEM, "Trygga torg.", 1)),
        base.inserted("b4", ADDED),
        base.without(["b4"]),
        base.without(["b3", "b4"]).inserted("b2", ADDED),
    ):
        docx = changed(original, base, after)
        accept, reject = (resolving.resolved(docx, accept=flag) for flag in (True, False))
        assert resolving.texts(accept) == [block.text for block in after.blocks]
        assert resolving.looks(reject) == resolving.looks(resolving.root_of(original))
