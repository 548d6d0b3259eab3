"""Documents of every kind: what is kept, what an added block looks like, and what is not handed back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.press.tracked import tracked_docx
from bot.readers.docx import read
from drafts.base.document import BaseDocument, Block, Cell, Kind
from drafts.tracking import Step, tracked
from tests.bot.press.tracked import resolving
from tests.bot.press.tracked.resolving import W

EVENING = datetime(2026, 3, 3, 19, 30, tzinfo=timezone(timedelta(hours=1)))
ADDED = Block("n1", Kind.PARAGRAPH, "Vittnen ska få stöd.")


def made(write: Callable[[Any], None]) -> tuple[bytes, BaseDocument]:
    document: Any = Document()
    write(document)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue(), read(packed.getvalue(), "avtal.docx")


def plain(document: Any) -> None:
    document.add_heading("Målsättningar", 1)
    document.add_paragraph("Unga ska få god behandling senast i juni.")
    document.add_paragraph("Trygga vuxna.", "List Bullet")
    document.add_paragraph("Trygga skolor.", "List Bullet")


def changed(original: bytes | None, base: BaseDocument, *after: BaseDocument) -> bytes:
    steps = [Step(document, "Lars Berg (C)", EVENING, n) for n, document in enumerate(after, 1)]
    return tracked_docx(tracked(base, steps), original)


def accepted(docx: bytes) -> list[str]:
    return [text for text in resolving.texts(resolving.resolved(docx, accept=True)) if text]


def rejected(docx: bytes) -> list[str]:
    return [text for text in resolving.texts(resolving.resolved(docx, accept=False)) if text]


def paragraph_with(docx: bytes, words: str) -> Any:
    """The paragraph that says them, struck or not."""
    said = ((p, "".join(t.text or "" for t in p.iter(W + "t", W + "delText"))) for p in all_paragraphs(docx))
    return next(p for p, text in said if words in text)


def all_paragraphs(docx: bytes) -> list[Any]:
    return list(resolving.root_of(docx).iter(W + "p"))


def style_of(paragraph: Any) -> str:
    (style,) = paragraph.iterfind(f"{W}pPr/{W}pStyle")
    return str(style.get(W + "val"))


def part(docx: bytes, name: str) -> str:
    with ZipFile(BytesIO(docx)) as package:
        return package.read(name).decode()


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


def test_what_was_pending_before_is_accepted() -> None:
    who = 'w:id="1" w:author="Någon Annan" w:date="2025-01-01T00:00:00Z"'

    def write(document: Any) -> None:
        for inner in (
            f"<w:r><w:t>Unga får </w:t></w:r><w:del {who}><w:r><w:delText>inte </w:delText></w:r></w:del>"
            f"<w:ins {who}><w:r><w:t>god </w:t></w:r></w:ins><w:r><w:t>hjälp.</w:t></w:r>",
            f"<w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr>"
            f"<w:del {who}><w:r><w:delText>Bort.</w:delText></w:r></w:del>",
            "<w:r><w:t>Slut.</w:t></w:r>",
        ):
            xml = f"<w:p {nsdecls('w')}>{inner}</w:p>".replace("<w:t>", '<w:t xml:space="preserve">')
            document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))

    original, base = made(write)
    assert [block.text for block in base.blocks] == ["Unga får god hjälp.", "Slut."]
    docx = changed(original, base, base.reworded("b3", "Slutet."))
    assert resolving.texts(resolving.resolved(docx, accept=False)) == ["Unga får god hjälp.", "Slut."]
    assert resolving.texts(resolving.resolved(docx, accept=True)) == ["Unga får god hjälp.", "Slutet."]
    assert "Någon Annan" not in part(docx, "word/document.xml")


def test_blocks_that_were_joined_by_hand_make_a_new_document() -> None:
    original, base = made(plain)
    joined = replace(base.blocks[2], text="Trygga vuxna. Trygga skolor.")
    base = replace(base, blocks=(*base.blocks[:2], joined))
    docx = changed(original, base, base.reworded("b3", "Trygga vuxna och skolor."))
    assert [text.removeprefix("•\t") for text in accepted(docx)][-1] == "Trygga vuxna och skolor."
    assert [text.removeprefix("•\t") for text in rejected(docx)][-1] == "Trygga vuxna. Trygga skolor."


def test_a_new_document_is_swedish_and_has_real_styles_and_typed_numbers() -> None:
    rows = [
        Block("b1", Kind.HEADING, "Avtal", 1),
        Block("b2", Kind.HEADING, "Mål", 3, "3.6.1"),
        Block("b3", Kind.ITEM, "Trygghet", 2, "a)"),
        Block("b4", Kind.PARAGRAPH, "Slut."),
    ]
    base = BaseDocument("avtal.pdf", "Avtal", tuple(rows))
    docx = changed(b"%PDF-1.7", base, base.reworded("b4", "Slutet."))
    assert rejected(docx) == ["Avtal", "3.6.1 Mål", "a)\tTrygghet", "Slut."]
    assert style_of(paragraph_with(docx, "Trygghet")) == "Punkt2"
    assert style_of(paragraph_with(docx, "Mål")) == "Rubrik3"
    assert 'w:lang w:val="sv-SE"' in part(docx, "word/styles.xml")
    assert "<dc:title>Avtal</dc:title>" in part(docx, "docProps/core.xml")


def test_names_places_and_ways_out_are_not_handed_back() -> None:
    def write(document: Any) -> None:
        plain(document)
        document.core_properties.author = "Hemlig Tjänsteman"
        document.core_properties.last_modified_by = "Hemlig Chef"
        document.add_comment(document.paragraphs[1].runs, "Är detta rätt?", "Hemlig Granskare", "HG")
        settings = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
        id_ = settings.relate_to("file://server/mall.dotm", f"{RELATIONS}/attachedTemplate", is_external=True)
        template = f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{id_}"/>'
        settings.element.insert(0, parse_xml(template))
        lock = f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>'
        settings.element.insert(1, parse_xml(lock))

    original, base = made(write)
    docx = changed(original, base, base.reworded("b2", "Unga ska få stöd."))
    with ZipFile(BytesIO(docx)) as package:
        everything = b"".join(map(package.read, package.namelist())).decode(errors="ignore")
    for hidden in ("Hemlig", "mall.dotm", "attachedTemplate", "documentProtection"):
        assert hidden not in everything
    assert "Är detta rätt?" in everything


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_field_that_fetches_from_elsewhere_keeps_but_its_words() -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("Enligt ")
        code = ' INCLUDETEXT "\\\\\\\\server\\\\hemligt.docx" '.replace('"', "&quot;")
        field = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>planen</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))

    original, base = made(write)
    docx = changed(original, base, base.reworded("b1", "Enligt avtalet planen"))
    assert accepted(docx) == ["Enligt avtalet planen"]
    assert "INCLUDETEXT" not in part(docx, "word/document.xml")
