"""A file with all that hides text from simpler readers, as Word writes it and as LibreOffice saves it."""

from __future__ import annotations

import pytest

from bot.readers import docx
from drafts.base.document import BaseDocument, Cell, Kind
from tests.bot.readers.producers import converted, needs_office
from tests.bot.readers.wordfiles import body, p, pack, part, parts, r, relations

CHANGE = 'w:author="Eva Ek" w:date="2024-05-13T10:00:00Z"'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
INSTRUCTION = '<w:r><w:instrText xml:space="preserve"> QUOTE "2024" </w:instrText></w:r>'
YEAR = FIELD.format("begin") + INSTRUCTION + FIELD.format("separate") + r("2024") + FIELD.format("end")

DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
)
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    f'<wp:inline xmlns:wp="{DRAWING[0]}"><wp:extent cx="2000000" cy="500000"/><wp:docPr id="1" name="Ruta"/>'
    f'<a:graphic xmlns:a="{DRAWING[1]}"><a:graphicData uri="{DRAWING[2]}"><wps:wsp><wps:cNvSpPr txBox="1"/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    f"<wps:txbx><w:txbxContent>{p('I rutan.')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    f'<mc:Fallback><w:pict><v:rect style="width:150pt;height:40pt"><v:textbox><w:txbxContent>{p("I rutan.")}'
    "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def cell(inside: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


INNER = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>'
    f"<w:tr>{cell(p('Inre tabell'))}</w:tr></w:tbl>"
)
RESTART, COVERED, WIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
COLUMN = '<w:gridCol w:w="3000"/>'
ROWS = (
    cell(p("Mål"), RESTART) + cell(p("Två kolumner"), WIDE),
    cell(p(), COVERED) + cell(p("Nämnd")) + cell(INNER + p("År")),
)
TABLE = (
    f"<w:tbl><w:tblPr/><w:tblGrid>{COLUMN * 3}</w:tblGrid>"
    + "".join(f"<w:tr>{row}</w:tr>" for row in ROWS)
    + "</w:tbl>"
)
INSIDE = (
    p("Plan för träd", style="Rubrik1")
    + f'<w:p>{r("Nämnden ")}<w:ins w:id="1" {CHANGE}>{r("ska")}</w:ins>'
    + f'<w:del w:id="2" {CHANGE}><w:r><w:delText>bör</w:delText></w:r></w:del>{r(" plantera.")}</w:p>'
    + f'<w:p><w:pPr><w:rPr><w:ins w:id="3" {CHANGE}/></w:rPr></w:pPr>'
    + f'<w:ins w:id="4" {CHANGE}>{r("Ett nytt stycke.")}</w:ins></w:p>'
    + f'<w:p>{r("Se ")}<w:hyperlink r:id="r9">{r("planen")}</w:hyperlink>{r(" från ")}{YEAR}{r(".")}</w:p>'
    + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('I en kontroll.')}</w:sdtContent></w:sdt>"
    + f"<w:p>{r('Före')}<w:r><w:tab/></w:r>{r('efter')}<w:r><w:br/></w:r>{r('ny rad')}</w:p>"
    + f"<w:p>{r('EU')}<w:r><w:noBreakHyphen/></w:r>{r('stöd')}<w:r><w:softHyphen/></w:r>{r('et.')}</w:p>"
    + f"<w:p>{r('Vid rutan. ')}{BOX}</w:p>"
    + TABLE
    + p("Sist.")
)
TEXTS = [
    "Plan för träd",
    "Nämnden ska plantera.",
    "Ett nytt stycke.",
    "Se planen från 2024.",
    "I en kontroll.",
    "Före\tefter\u2028ny rad",
    "EU\u2011stöd\u00adet.",
    "Vid rutan. ",
    "I rutan.",
    "Mål",
    "Två kolumner",
    "Nämnd",
    "Inre tabell",
    "År",
    "Sist.",
]
CELLS = {
    "Mål": Cell(1, 1, 1),
    "Två kolumner": Cell(1, 1, 2),
    "Nämnd": Cell(1, 2, 2),
    "Inre tabell": Cell(2, 1, 1),
    "År": Cell(1, 2, 3),
}
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
)


def by_word() -> bytes:
    link = (
        '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
        ' Target="https://example.invalid/" TargetMode="External"/></Relationships>'
    )
    rels = relations({"styles": "styles.xml"}).decode().replace("</Relationships>", link).encode()
    styles = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
    files = parts(body(INSIDE), {"word/styles.xml": STYLES, "word/_rels/document.xml.rels": rels})
    types = files["[Content_Types].xml"].decode()
    named = f'<Override PartName="/word/styles.xml" ContentType="{styles}"/></Types>'
    return pack({**files, "[Content_Types].xml": types.replace("</Types>", named).encode()})


def by_office() -> bytes:
    return converted({"hard": by_word()}, "docx", "docx")["hard"]


@pytest.fixture(
    params=[pytest.param(by_word, id="Word"), pytest.param(by_office, id="office", marks=needs_office)]
)
def document(request: pytest.FixtureRequest) -> BaseDocument:
    return docx.read(request.param(), "hard.docx")


def test_every_word_is_read_once_and_in_order(document: BaseDocument) -> None:
    assert [block.text for block in document.blocks] == TEXTS


def test_cells_and_headings_are_told(document: BaseDocument) -> None:
    assert {b.text: b.cell for b in document.blocks if b.kind is Kind.CELL} == CELLS
    assert [b.text for b in document.blocks if b.kind is Kind.HEADING] == ["Plan för träd"]
