"""What was in the original and is not handed back; and documents that have none."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from drafts.base.document import BaseDocument, Block, Kind
from tests.bot.press.tracked import resolving
from tests.bot.press.tracked.making import (
    accepted,
    changed,
    made,
    paragraph_with,
    part,
    plain,
    rejected,
    style_of,
)


def test_what_was_pending_before_is_accepted() -> None:
    who = 'w:id="1" w:author="Någon Annan" w:date="2025-01-01T00:00:00Z"'

    def write(document: Any) -> None:
        changed_words = (
            f"<w:r><w:t>Unga får </w:t></w:r><w:del {who}><w:r><w:delText>inte </w:delText></w:r></w:del>"
            f"<w:ins {who}><w:r><w:t>god </w:t></w:r></w:ins><w:r><w:t>hjälp.</w:t></w:r>"
        )
        struck = (
            f"<w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr>"
            f"<w:del {who}><w:r><w:delText>Bort.</w:delText></w:r></w:del>"
        )
        for inner in (changed_words, struck, "<w:r><w:t>Slut.</w:t></w:r>"):
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
        document.core_properties.comments = "Hemlig anteckning"
        document.core_properties.keywords = "Hemligt"
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
    hidden_words = (
        "Hemlig",
        "Är detta rätt?",
        "mall.dotm",
        "attachedTemplate",
        "documentProtection",
        "comment",
    )
    for hidden in (*hidden_words, "comment"):
        assert hidden not in everything


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


def test_a_locked_control_is_opened_where_it_is_changed() -> None:
    def write(document: Any) -> None:
        for text in ("Öppet.", "Stängt."):
            held = document.add_paragraph(text)._p
            control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr>{LOCK}</w:sdtPr><w:sdtContent/></w:sdt>")
            held.addprevious(control)
            control[1].append(held)

    original, base = made(write)
    docx = changed(original, base, base.reworded("b1", "Öppnat."))
    locks = [lock.getparent().getparent() for lock in resolving.root_of(docx).iter(f"{resolving.W}lock")]
    assert ["".join(control.itertext()) for control in locks] == ["Stängt."]


LOCK = '<w:lock w:val="sdtContentLocked"/>'
BOX = """<w:p {names}><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>
<w:p><w:r><w:t>I rutan.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>I rutan.</w:t></w:r></w:p></w:txbxContent>
</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""
NAMES = (
    f"{nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
)


def test_a_text_box_says_the_change_in_one_way() -> None:
    def write(document: Any) -> None:
        plain(document)
        document.paragraphs[1]._p.addnext(parse_xml(BOX.format(names=NAMES)))

    original, base = made(write)
    box = next(block for block in base.blocks if block.text == "I rutan.")
    docx = changed(original, base, base.reworded(box.id, "I den nya rutan."))
    assert [text for text in accepted(docx) if "rutan" in text] == ["I den nya rutan."]
    assert [text for text in rejected(docx) if "rutan" in text] == ["I rutan."]
