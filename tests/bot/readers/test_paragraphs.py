"""Every paragraph of a Word file is found, with the text it shows when all pending changes are accepted."""

from __future__ import annotations

import pytest
from lxml import etree

from bot.readers.paragraphs import Paragraph, paragraphs
from drafts.base.document import Cell
from tests.bot.readers.wordfiles import body, p, r

BOX = '<w:r><mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice>{}</mc:AlternateContent></w:r>'


def walked(inside: str) -> tuple[Paragraph, ...]:
    return paragraphs(etree.fromstring(body(inside)))


def texts(inside: str) -> list[str]:
    return [paragraph.text for paragraph in walked(inside)]


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        (r("Ny") + r("bro"), "Nybro"),
        ("<w:r><w:t> Ny bro </w:t></w:r>", "Ny bro"),  # as Word shows it without xml:space
        (r("Ny\nbro"), "Ny bro"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\u2028c\u2028"),
        ("<w:r><w:t>EU</w:t><w:noBreakHyphen/><w:t>stöd</w:t><w:softHyphen/></w:r>", "EU\u2011stöd\u00ad"),
        ('<w:r><w:br w:type="page"/><w:t>Ny</w:t></w:r>', "Ny"),
        ('<w:r><w:t>Ny</w:t><w:br w:type="page"/><w:t>bro</w:t></w:r>', "Ny\u2028bro"),
        ('<w:r><w:lastRenderedPageBreak/><w:t>Ny</w:t><w:br w:type="page"/></w:r>', "Ny"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>', "□"),
        ('<w:r><w:sym w:char="FFFFFFFFFFFF"/><w:sym w:char="D800"/><w:sym w:char="x"/></w:r>', "□"),
        (f'<w:hyperlink r:id="r1">{r("sollentuna.se")}</w:hyperlink>', "sollentuna.se"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('Ny')}</w:sdtContent></w:sdt>", "Ny"),
        (f"<w:smartTag>{r('Ny')}</w:smartTag><w:customXml>{r('bro')}</w:customXml>", "Nybro"),
        (f'<w:ins w:id="1" w:author="A">{r("Ny")}</w:ins>{r("bro")}', "Nybro"),
        ("<w:del><w:r><w:delText>Gammal</w:delText></w:r></w:del>" + r("bro"), "bro"),
        (f"<w:del>{r('Gammal')}</w:del>{r('bro')}", "bro"),
        (f"<w:ins><w:del>{r('Gammal')}</w:del>{r('bro')}</w:ins>", "bro"),
        (f"<w:moveFrom>{r('Gammal')}</w:moveFrom><w:moveTo>{r('Ny')}</w:moveTo>", "Ny"),
        (f'<w:fldSimple w:instr="DATE">{r("5 maj")}</w:fldSimple>', "5 maj"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>" + r("synligt"), "synligt"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>synligt</w:t></w:r>', "synligt"),
        (
            f"<w:r><w:ruby><w:rt>{r('ljud')}</w:rt><w:rubyBase>{r('ord')}</w:rubyBase></w:ruby></w:r>",
            "ord",
        ),
        (r("Ny<!-- anteckning -->bro"), "Nybro"),
        ("<w:r><w:footnoteReference w:id='2'/></w:r>" + r("Ny"), "Ny"),
    ],
)
def test_the_text_is_what_the_runs_show(inline: str, text: str) -> None:
    parser = etree.XMLParser(remove_comments=True)
    (only,) = paragraphs(etree.fromstring(body(f"<w:p>{inline}</w:p>"), parser))
    assert only.text == text


def field(instruction: str, result: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return sign.format("begin") + instruction + sign.format("separate") + result + sign.format("end")


def test_of_a_field_the_result_is_read_and_the_instruction_is_not() -> None:
    inner = field("<w:r><w:instrText>REF x</w:instrText></w:r>", r("inre"))
    assert texts(f"<w:p>{r('se ')}{field(inner, r('avsnitt 3'))}{r('.')}</w:p>") == ["se avsnitt 3."]


def test_a_field_that_never_ends_hides_no_other_paragraph() -> None:
    begun = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert texts(begun + p("Nästa")) == ["", "Nästa"]


def test_a_result_may_go_on_over_paragraphs() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(f"<w:p>{begun}{r('Ett')}</w:p><w:p>{r('Två')}{ended}{r('!')}</w:p>") == ["Ett", "Två!"]


def test_paragraphs_are_found_wherever_they_stand() -> None:
    control = f"<w:sdt><w:sdtContent>{p('I en kontroll')}</w:sdtContent></w:sdt>"
    assert texts(p("Först") + control + f"<w:customXml>{p('I märkning')}</w:customXml>") == [
        "Först",
        "I en kontroll",
        "I märkning",
    ]


def test_each_is_counted_among_all_there_are() -> None:
    """The empty ones, and those in the branch that is not shown."""
    shown, other = f"<w:txbxContent>{p('I rutan')}</w:txbxContent>", f"<w:pict>{p('I rutan')}</w:pict>"
    fallback = f"<mc:Fallback>{other}</mc:Fallback>"
    holder = f"<w:p>{r('Före')}{BOX.format('wps', shown, fallback)}{r('efter')}</w:p>"
    found = walked(p() + holder + p("Sist"))
    assert [(one.id, one.text) for one in found] == [
        ("b1", ""),
        ("b2", "Föreefter"),
        ("b3", "I rutan"),
        ("b5", "Sist"),
    ]


@pytest.mark.parametrize(("requires", "shown"), [("wps", "Ny"), ("later", "Gammal"), ("wps later", "Gammal")])
def test_one_branch_is_read_the_one_word_shows(requires: str, shown: str) -> None:
    new, old = f"<w:txbxContent>{p('Ny')}</w:txbxContent>", f"<w:txbxContent>{p('Gammal')}</w:txbxContent>"
    choice = BOX.format(requires, new, f"<mc:Fallback>{old}</mc:Fallback>")
    assert texts(f"<w:p>{choice}</w:p>") == ["", shown]


def test_an_unknown_branch_without_fallback_shows_nothing() -> None:
    assert texts(f"<w:p>{BOX.format('later', r('Ny'), '')}{r('kvar')}</w:p>") == ["kvar"]


def tc(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_cells_have_their_place() -> None:
    covered, wide = "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    found = walked(
        p("Före")
        + "<w:tbl>"
        + tr(tc(p("a"), '<w:vMerge w:val="restart"/>'), tc(p("b"), wide), tc(p("c")))
        + tr(tc(p("dold"), covered), tc(p("d") + p("e")), tc(p("f")), tc(p("g")))
        + tr(tc(p("h")), properties='<w:gridBefore w:val="1"/>')
        + "</w:tbl>"
        + p("Efter")
    )
    assert [(one.text, one.cell) for one in found] == [
        ("Före", None),
        ("a", Cell(1, 1, 1)),
        ("b", Cell(1, 1, 2)),
        ("c", Cell(1, 1, 4)),
        ("d", Cell(1, 2, 2)),
        ("e", Cell(1, 2, 2)),
        ("f", Cell(1, 2, 3)),
        ("g", Cell(1, 2, 4)),
        ("h", Cell(1, 3, 2)),
        ("Efter", None),
    ]


def test_a_table_within_a_cell_is_its_own() -> None:
    inner = f"<w:tbl>{tr(tc(p('inre')))}</w:tbl>"
    found = walked(
        f"<w:tbl>{tr(tc(p('a') + inner + p('b')), tc(p('c')))}</w:tbl><w:tbl>{tr(tc(p('d')))}</w:tbl>"
    )
    assert [(one.text, one.cell) for one in found] == [
        ("a", Cell(1, 1, 1)),
        ("inre", Cell(2, 1, 1)),
        ("b", Cell(1, 1, 1)),
        ("c", Cell(1, 1, 2)),
        ("d", Cell(3, 1, 1)),
    ]


def test_struck_rows_and_cells_are_not_read() -> None:
    struck = tr(tc(p("struken")), properties="<w:del w:id='1'/>")
    rows = struck + tr(tc(p("struken"), "<w:cellDel w:id='2'/>"), tc(p("kvar")))
    assert [(one.text, one.cell) for one in walked(f"<w:tbl>{rows}</w:tbl>")] == [("kvar", Cell(1, 1, 2))]


def test_rows_and_cells_in_content_controls_are_found() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(tr(control.format(tc(p("a")))))
    assert [(one.text, one.cell) for one in walked(f"<w:tbl>{row}</w:tbl>")] == [("a", Cell(1, 1, 1))]


def test_each_piece_knows_the_run_and_the_element_it_comes_from() -> None:
    link = f"<w:hyperlink>{r('länk')}</w:hyperlink>"
    (only,) = walked(f"<w:p>{r('en ')}{link}<w:r><w:tab/><w:t>b</w:t></w:r></w:p>")
    assert [(piece.text, etree.QName(piece.source).localname) for piece in only.pieces] == [
        ("en ", "t"),
        ("länk", "t"),
        ("\t", "tab"),
        ("b", "t"),
    ]
    assert all(piece.source.getparent() is piece.run for piece in only.pieces)


def test_rows_outside_tables_and_text_outside_runs_do_no_harm() -> None:
    assert texts(tr(tc(p("a"))) + "<w:p><w:t>b</w:t></w:p><w:r><w:t>c</w:t></w:r>") == ["a", ""]
