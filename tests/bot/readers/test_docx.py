"""Which paragraphs of a Word file are headings, items, cells; and their numbers."""

from __future__ import annotations

import pytest

from bot.readers import docx
from bot.readers.package import open_package
from drafts.base.document import BaseDocument, Block, Cell, Kind
from tests.bot.readers.wordfiles import body, p, pack, part, parts, relations
from tests.bot.readers.wordfiles import docx as packed

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sv3"><w:name w:val="Rubrik 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Nämndrubrik"/>'
    '<w:basedOn w:val="Rubrik2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Djup"><w:name w:val="Avsnitt"/>'
    '<w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Brod"><w:name w:val="Ruta"/><w:basedOn w:val="Rubrik1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Innehllsrubrik"><w:name w:val="TOC Heading"/>'
    '<w:basedOn w:val="Rubrik1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ett"><w:name w:val="Ett"/><w:basedOn w:val="Tva"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tva"><w:name w:val="Två"/><w:basedOn w:val="Ett"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lista"><w:name w:val="List Number"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
)
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def level(n: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, lists: str = "") -> bytes:
    """One kind of list, used by list 1 and 2."""
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in (1, 2))
    return part(
        "numbering", f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}{lists}'
    )


def read(inside: str, numbers: bytes = b"", **more: bytes) -> BaseDocument:
    others = {"styles": STYLES, **({"numbering": numbers} if numbers else {}), **more}
    rels = relations({name.rstrip("0123456789"): f"{name}.xml" for name in others})
    files = {f"word/{name}.xml": content for name, content in others.items()}
    return docx.read(pack(parts(body(inside), {**files, "word/_rels/document.xml.rels": rels})), "a.docx")


def item(text: str, level: int = 0, list_: int = 1, style: str = "") -> str:
    return p(text, style=style, properties=NUMBERED.format(level, list_))


def numbers(document: BaseDocument) -> list[str]:
    return [block.number for block in document.blocks]


@pytest.mark.parametrize(
    ("style", "properties", "level"),
    [
        ("Rubrik1", "", 1),
        ("Rubrik2", "", 2),
        ("Sv3", "", 3),
        ("Egen", "", 2),  # based on heading 2
        ("Djup", "", 4),  # by its outline level
        ("Rubrik", "", 1),
        ("", '<w:outlineLvl w:val="1"/>', 2),  # by hand
        ("Rubrik1", '<w:outlineLvl w:val="9"/>', 0),
        ("Brod", "", 0),
        ("Normal", "", 0),
        ("Ett", "", 0),  # based on itself, in the end
        ("Okand", "", 0),
    ],
)
def test_headings_are_told_by_style_and_outline(style: str, properties: str, level: int) -> None:
    document = read(p("Mål", style=style, properties=properties) + p("En rubrik", style="Rubrik1"))
    first = document.blocks[0]
    assert (first.kind is Kind.HEADING, first.level) == (level > 0, level)


def test_a_table_of_contents_and_empty_paragraphs_are_counted_and_left_out() -> None:
    contents = p("Innehåll", style="Innehllsrubrik") + p("Mål 2", style="Innehll1")
    document = read(p("Plan", style="Rubrik") + p() + contents + p("Mål", style="Rubrik1") + p("Text."))
    assert [(b.id, b.text) for b in document.blocks] == [("b1", "Plan"), ("b5", "Mål"), ("b6", "Text.")]


def test_the_title_is_the_one_marked_or_the_first_heading_or_the_files_name() -> None:
    heading = p("Tjänsteutlåtande", style="Rubrik1") + p("Remiss av plan", style="Rubrik1")
    assert read(heading + p("Plan för\nträd", style="Rubrik")).title == "Plan för träd"
    assert read(heading).title == "Remiss av plan"
    assert read(p("Bara text.")).title == "a"


def test_words_are_the_runs_own() -> None:
    """Nothing is tidied: it has to be found again in the file."""
    (block,) = read(p("Två  mellanslag", " och\u00a0fast ", "e\u0301")).blocks
    assert block.text == "Två  mellanslag och\u00a0fast e\u0301"


def test_numbers_are_counted_as_word_counts_them() -> None:
    kind = numbering(level(0, "%1."), level(1, "%1.%2"), level(2, "%3)", "lowerLetter"))
    rows = [("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 2), ("f", 0), ("g", 1), ("h", 2)]
    document = read("".join(item(text, n) for text, n in rows), kind)
    assert numbers(document) == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1", "a)"]
    assert [(b.kind, b.level) for b in document.blocks[:4]] == [
        (Kind.ITEM, 1),
        (Kind.ITEM, 2),
        (Kind.ITEM, 2),
        (Kind.ITEM, 3),
    ]


def test_an_empty_item_takes_a_number_unless_it_is_struck() -> None:
    struck = p(properties=f"{NUMBERED.format(0, 1)}<w:rPr><w:del/></w:rPr>")
    document = read(item("a") + item("") + struck + item("b"), numbering(level(0, "%1.")))
    assert numbers(document) == ["1.", "3."]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "3"),
        ("lowerLetter", "c"),
        ("upperLetter", "C"),
        ("lowerRoman", "iii"),
        ("upperRoman", "III"),
        ("decimalZero", "03"),
        ("none", ""),
        ("cardinalText", "3"),
    ],
)
def test_every_kind_of_number(form: str, shown: str) -> None:
    document = read(item("a") * 3, numbering(level(0, "%1", form)))
    assert document.blocks[-1].number == shown
    assert (document.blocks[-1].kind is Kind.ITEM) is bool(shown)


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 53, "AAA"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4000, "4000"),
        ("lowerLetter", 999_999_999, "999999999"),
        ("lowerRoman", 0, "0"),
        ("decimal", -1, "-1"),
    ],
)
def test_numbers_far_out(form: str, start: int, shown: str) -> None:
    kind = numbering(level(0, "%1", form).replace('start w:val="1"', f'start w:val="{start}"'))
    assert numbers(read(item("a"), kind)) == [shown]


def test_lists_of_one_kind_count_on_unless_they_begin_anew() -> None:
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    kind = numbering(level(0, "%1."), lists=anew)
    rows = item("a") + item("b", list_=2) + item("c", list_=3) + item("d", list_=3) + item("e")
    assert numbers(read(rows, kind)) == ["1.", "2.", "5.", "6.", "7."]


def test_a_list_may_look_otherwise_than_its_kind() -> None:
    other = (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, '§ %1')}</w:lvlOverride></w:num>"
    )
    assert numbers(read(item("a", list_=3), numbering(level(0, "%1."), lists=other))) == ["§ 1"]


def test_a_deeper_level_may_count_through() -> None:
    through = numbering(level(0, "%1."), level(1, "(%2)", more='<w:lvlRestart w:val="0"/>'))
    assert numbers(read((item("a") + item("b", 1)) * 2, through)) == ["1.", "(1)", "2.", "(2)"]


def test_a_level_may_begin_anew_only_after_a_higher_one() -> None:
    after_first = numbering(level(0, "%1"), level(1, "%2"), level(2, "%3", more='<w:lvlRestart w:val="1"/>'))
    rows = [0, 1, 2, 1, 2, 0, 1, 2]
    counted = numbers(read("".join(item("a", n) for n in rows), after_first))
    assert counted == ["1", "1", "1", "2", "2", "2", "1", "1"]


def test_legal_numbers_are_digits_all_through() -> None:
    kind = numbering(level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert numbers(read(item("a") + item("b", 1), kind)) == ["I", "1.1"]


def test_a_deeper_number_before_any_higher_one() -> None:
    assert numbers(read(item("a", 1), numbering(level(0, "%1."), level(1, "%1.%2")))) == ["1.1"]


@pytest.mark.parametrize(("sign", "shown"), [("\uf0b7", "•"), ("", "•"), ("o", "◦"), ("–", "–"), ("-", "-")])
def test_bullets(sign: str, shown: str) -> None:
    assert numbers(read(item("a"), numbering(level(0, sign, "bullet")))) == [shown]


def test_a_style_puts_its_paragraphs_in_a_list_and_a_paragraph_takes_itself_out() -> None:
    out = p("c", style="Lista", properties=NUMBERED.format(0, 0))
    document = read(p("a", style="Lista") + p("b", style="Lista") + out, numbering(level(0, "%1.")))
    assert numbers(document) == ["1.", "2.", ""]
    assert document.blocks[-1].kind is Kind.PARAGRAPH


def test_headings_are_numbered_by_the_list_that_names_their_style() -> None:
    def linked(n: int, style: str) -> str:
        dotted = ".".join(f"%{k + 1}" for k in range(n + 1))
        return level(n, dotted, more=f'<w:pStyle w:val="{style}"/>')

    in_list = b'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = STYLES.replace(
        b'<w:name w:val="heading 2"/></w:style>', b'<w:name w:val="heading 2"/>' + in_list
    ).replace(
        b'<w:outlineLvl w:val="0"/>', b'<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
    )
    rows = [("Mål", "Rubrik1"), ("Träd", "Rubrik2"), ("Vatten", "Rubrik2"), ("Kostnad", "Rubrik1")]
    document = read(
        "".join(p(text, style=style) for text, style in rows),
        numbering(linked(0, "Rubrik1"), linked(1, "Rubrik2")),
        styles=styles,
    )
    assert [(b.number, b.text, b.level) for b in document.blocks] == [
        ("1", "Mål", 1),
        ("1.1", "Träd", 2),
        ("1.2", "Vatten", 2),
        ("2", "Kostnad", 1),
    ]


def test_a_list_that_is_as_a_list_style_says() -> None:
    kind = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{level(0, "%1)")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lista"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    )
    assert numbers(read(item("a", list_=2), kind)) == ["1)"]


@pytest.mark.parametrize("list_", [7, -1])
@pytest.mark.parametrize("at", [0, 8, 9, -1, 99])
def test_lists_and_levels_that_are_not_there(list_: int, at: int) -> None:
    document = read(item("a", at, list_) + item("b", at), numbering(level(0, "%1.")))
    assert numbers(document) == ["", "1." if at == 0 else ""]


@pytest.mark.parametrize("text", ["1. Att avslå", "2)\tAtt avslå", "a) avslå", "– avslå", "• avslå"])
def test_a_typed_list_is_a_list_and_keeps_its_words(text: str) -> None:
    (block,) = read(p(text)).blocks
    assert (block.kind, block.level, block.number, block.text) == (Kind.ITEM, 1, "", text)


@pytest.mark.parametrize("text", ["13 § Hundar ska", "2024 blev bra", "1,5 mnkr", "-5 grader", "EU-stöd"])
def test_other_beginnings_are_no_list(text: str) -> None:
    (block,) = read(p(text)).blocks
    assert block.kind is Kind.PARAGRAPH


def bold(text: str) -> str:
    return f'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_bold_lines_are_headings_where_nothing_else_is() -> None:
    document = read(bold("Mål") + p("Text.") + bold("Allt ska bli bra.") + bold("Mål") + p("Mer"))
    assert [b.kind is Kind.HEADING for b in document.blocks] == [True, False, False, True, False]
    with_style = read(p("Plan", style="Rubrik1") + bold("Mål") + p("Text."))
    assert [b.kind is Kind.HEADING for b in with_style.blocks] == [True, False, False]


def test_cells_are_cells_whatever_their_style() -> None:
    row = f"<w:tr><w:tc>{p('Mål', style='Rubrik1')}</w:tc><w:tc>{p()}</w:tc><w:tc>{item('a')}</w:tc></w:tr>"
    document = read(f"<w:tbl>{row}</w:tbl>", numbering(level(0, "%1.")))
    assert document.blocks == (
        Block("b1", Kind.CELL, "Mål", cell=Cell(1, 1, 1)),
        Block("b3", Kind.CELL, "a", number="1.", cell=Cell(1, 1, 3)),
    )


def test_headers_and_footers_are_read_beside_the_document() -> None:
    data = pack(
        parts(
            body(p("Text.")),
            {
                "word/_rels/document.xml.rels": relations({"header": "header1.xml", "footer": "footer1.xml"}),
                "word/header1.xml": part("hdr", p("Dnr SÖD 2024/17") + p()),
                "word/footer1.xml": part("ftr", p("Sida 1")),
            },
        )
    )
    assert docx.margins(open_package(data)) == ("Dnr SÖD 2024/17", "Sida 1")


def test_a_file_without_styles_and_numbering_is_read() -> None:
    assert docx.read(packed(p("Text.") + item("a")), "a.docx").text == "Text.\na"
