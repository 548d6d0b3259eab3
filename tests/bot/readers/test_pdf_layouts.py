"""What stands on a page is read as it is meant: columns, notes, tables, lists, headings, furniture."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import cast

import pypdfium2
import pytest
import typst

from bot.readers import pdf
from drafts.base.document import BaseDocument, Block, Cell, Kind
from tests.bot.readers.pdf_corpus import paragraph

SENTENCE = (
    "Nämnden ansvarar tillsammans med berörda bolag för att samverkansöverenskommelsen följs upp varje år,"
    " och redovisar senast den 31 mars vad som har gjorts."
)
TEXT = f"{SENTENCE} {SENTENCE} {SENTENCE}"
BASIC = '#set text(lang: "sv", size: 11pt, hyphenate: true)\n#set par(justify: true, spacing: 1.3em)\n'


def printed(markup: str, page: str = 'paper: "a4"') -> bytes:
    with TemporaryDirectory() as root:
        fonts = typst.Fonts(include_system_fonts=False)
        compiler = typst.Compiler(root=Path(root), font_paths=fonts)
        sheet = f"#set page({page})\n{BASIC}{markup}"
        return cast("bytes", compiler.compile(input=sheet.encode(), format="pdf"))


def read(markup: str, page: str = 'paper: "a4"') -> BaseDocument:
    return pdf.read(printed(markup, page), "prov.pdf")


def texts(document: BaseDocument, kind: Kind = Kind.PARAGRAPH) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


def rows(document: BaseDocument) -> dict[Cell | None, str]:
    return {block.cell: block.text for block in document.blocks if block.kind is Kind.CELL}


def test_the_left_of_two_columns_is_read_before_the_right() -> None:
    paragraphs = [f"{word} {TEXT}" for word in ("Först", "Sedan", "Därefter", "Efter det", "Till slut")]
    assert texts(read("#columns(2)[\n" + "\n\n".join(paragraphs) + "\n]")) == paragraphs


def test_headings_in_the_margin_stand_before_their_text() -> None:
    def beside(head: str, text: str) -> str:
        return f"#place(dx: -4cm)[*{head}*]\n{text}\n\n"

    margin = 'paper: "a4", margin: (left: 6cm, right: 2.5cm, y: 2.5cm)'
    document = read(beside("Syfte", TEXT) + beside("Ansvar", TEXT) + TEXT, margin)
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.HEADING, "Syfte"),
        (Kind.PARAGRAPH, TEXT),
        (Kind.HEADING, "Ansvar"),
        (Kind.PARAGRAPH, TEXT),
        (Kind.PARAGRAPH, TEXT),
    ]


def test_notes_in_the_margin_part_no_paragraph() -> None:
    note = "#place(dx: -4cm, dy: 0.6em, block(width: 3.4cm, text(8pt)[Se även planen från 2019.]))\n"
    margin = 'paper: "a4", margin: (left: 6cm, right: 2.5cm, y: 2.5cm)'
    found = texts(read(f"{TEXT}\n\n{note}{TEXT}\n\n{TEXT}", margin))
    assert found == [TEXT, TEXT, TEXT, "Se även planen från 2019."]


def test_a_footnote_parts_no_paragraph_and_its_digit_is_raised() -> None:
    parts = [f"{TEXT} {TEXT}" for _ in range(7)]
    noted = SENTENCE[:-1] + "#footnote[Enligt beslut den 3 maj.]. " + TEXT
    found = texts(read("\n\n".join([*parts[:3], noted, *parts])))
    assert found.count(f"{TEXT} {TEXT}") == 10
    assert f"{SENTENCE[:-1]}¹. {TEXT}" in found
    assert found[-1] != "¹Enligt beslut den 3 maj."
    assert "¹Enligt beslut den 3 maj." in found


def test_a_table_of_contents_is_neither_headings_nor_one_paragraph() -> None:
    document = read(f"#outline()\n= Bakgrund\n{TEXT}\n= Syfte\n{TEXT}\n")
    assert texts(document, Kind.HEADING).count("Bakgrund") == 1
    assert len([text for text in texts(document) if text.startswith(("Bakgrund", "Syfte"))]) == 2


def test_a_ruled_table_has_rows_and_columns() -> None:
    table = (
        "#table(columns: (1fr, 1fr, 2cm), [Insats], [Ansvarig], [År],"
        "[Laddstolpar vid varje skola i hela kommunen], [Tekniska nämnden], [2027],"
        "table.cell(colspan: 2)[Summa], [4])"
    )
    document = read(f"{TEXT}\n\n{table}\n\n{TEXT}")
    assert texts(document) == [TEXT, TEXT]
    assert rows(document) == {
        Cell(1, 1, 1): "Insats",
        Cell(1, 1, 2): "Ansvarig",
        Cell(1, 1, 3): "År",
        Cell(1, 2, 1): "Laddstolpar vid varje skola i hela kommunen",
        Cell(1, 2, 2): "Tekniska nämnden",
        Cell(1, 2, 3): "2027",
        Cell(1, 3, 1): "Summa",
        Cell(1, 3, 3): "4",
    }


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_a_table_over_two_pages_is_one(stroke: str) -> None:
    cells = "".join(f"[Åtgärd {n}], [Nämnd {n}]," for n in range(1, 61))
    document = read(
        f"#table(columns: (1fr, 1fr), stroke: {stroke}, table.header([Insats], [Ansvarig]), {cells})"
    )
    expected = {Cell(1, 1, 1): "Insats", Cell(1, 1, 2): "Ansvarig"}
    for n in range(1, 61):
        expected |= {Cell(1, n + 1, 1): f"Åtgärd {n}", Cell(1, n + 1, 2): f"Nämnd {n}"}
    assert rows(document) == expected


def test_a_frame_around_a_text_makes_no_table() -> None:
    assert texts(read(f"#rect(width: 100%)[{TEXT}]\n{TEXT}")) == [TEXT, TEXT]


def test_items_have_their_marks_as_numbers_and_their_depth_as_level() -> None:
    document = read(
        f"Vi föreslår:\n\n- {SENTENCE}\n  - Inre.\n- Sist.\n\n{TEXT}\n\n+ Att bifalla.\n+ {SENTENCE}\n"
    )
    items = [(b.number, b.level) for b in document.blocks if b.kind is Kind.ITEM]
    assert items == [("•", 1), ("‣", 2), ("•", 1), ("1.", 1), ("2.", 1)]
    assert texts(document, Kind.ITEM) == [SENTENCE, "Inre.", "Sist.", "Att bifalla.", SENTENCE]


def test_numbers_that_do_not_hang_are_numbers_still() -> None:
    document = read(
        f"Nämnden beslutar\n\n1\\. Att bifalla. {SENTENCE}\n\n2\\. Att {SENTENCE}\n\n3\\. Att avslå."
    )
    assert [b.number for b in document.blocks] == ["", "1.", "2.", "3."]


def test_a_dash_in_running_text_begins_no_item() -> None:
    text = " ".join("Detta gäller – även när det kräver omprioriteringar – hela året." for _ in range(30))
    assert [(b.kind, b.text) for b in read(text).blocks] == [(Kind.PARAGRAPH, text)]


def test_numbered_headings_are_nested_by_their_numbers() -> None:
    heads = [("3", "Insatser"), ("3.6", "Trygghet"), ("3.6.1", "Belysning"), ("4", "Uppföljning")]
    markup = "".join(f"*{number}#h(1em){text}*\n\n{TEXT}\n\n" for number, text in heads)
    found = [(b.number, b.text, b.level) for b in read(markup).blocks if b.kind is Kind.HEADING]
    assert found == [
        ("3", "Insatser", 1),
        ("3.6", "Trygghet", 2),
        ("3.6.1", "Belysning", 3),
        ("4", "Uppföljning", 1),
    ]


def test_bold_words_in_a_paragraph_are_no_heading() -> None:
    markup = f"{SENTENCE} *{SENTENCE[:-1]}*. {SENTENCE}\n\n{TEXT}"
    assert [(b.kind, b.text) for b in read(markup).blocks] == [(Kind.PARAGRAPH, TEXT), (Kind.PARAGRAPH, TEXT)]


def test_headings_that_begin_each_page_are_kept() -> None:
    markup = "\n#pagebreak()\n".join(f"= Insats {n}\n{paragraph(Random(n)).text}\n" for n in range(1, 6))
    assert texts(read(markup), Kind.HEADING) == [f"Insats {n}" for n in range(1, 6)]


def test_what_runs_over_the_pages_is_left_out_and_told() -> None:
    pages = [paragraph(Random(n)).text for n in range(1, 5)]
    header, footer = "Ekeby kommun #h(1fr) Dnr KS 2024/12", "context [Sida #counter(page).display() av 4]"
    margin = f'paper: "a4", header: [{header}], footer: {footer}'
    document, margins = pdf.read_with_margins(printed("\n#pagebreak()\n".join(pages), margin), "prov.pdf")
    assert texts(document) == pages
    assert "Ekeby kommun Dnr KS 2024/12" in margins


def test_a_watermark_is_not_read() -> None:
    mark = 'paper: "a4", background: rotate(45deg, text(60pt)[UTKAST])'
    assert texts(read(f"{TEXT}\n\n{TEXT}", mark)) == [TEXT, TEXT]


def test_a_page_on_its_side_is_read_as_it_is_shown() -> None:
    turned = f"#rotate(-90deg, reflow: true, box(width: 20cm)[{TEXT}\n\n{TEXT}])"
    document = pypdfium2.PdfDocument(printed(turned))
    document[0].set_rotation(90)
    out = BytesIO()
    document.save(out)
    document.close()
    assert texts(pdf.read(out.getvalue(), "prov.pdf")) == [TEXT, TEXT]


def test_ligatures_are_letters_and_accents_are_composed() -> None:
    assert texts(read("Fiffiga ﬁngrar med effektivt flöde, Ande\u0301n och A\u030astorp.")) == [
        "Fiffiga fingrar med effektivt flöde, Andén och Åstorp."
    ]


def test_the_title_is_the_largest_text_of_the_first_page() -> None:
    assert (
        read(f"#text(9pt)[Tjänsteutlåtande]\n\n#text(22pt)[Plan för cykling]\n\n{TEXT}").title
        == "Plan för cykling"
    )


def test_centred_lines_of_a_title_are_one() -> None:
    markup = f"#align(center, text(20pt)[Överenskommelse \\ mellan Ekeby kommun \\ och polisen])\n\n{TEXT}"
    assert texts(read(markup), Kind.HEADING) == ["Överenskommelse mellan Ekeby kommun och polisen"]


def test_blocks_are_numbered_in_order() -> None:
    blocks: tuple[Block, ...] = read(f"= Ett\n{TEXT}\n\n{TEXT}").blocks
    assert [block.id for block in blocks] == ["b1", "b2", "b3"]


def test_the_dots_of_a_table_of_contents_are_a_tab() -> None:
    document = read(f"#outline(title: none)\n#pagebreak()\n= Bakgrund\n{TEXT}\n= Syfte\n{TEXT}\n")
    assert texts(document)[:2] == ["Bakgrund\t2", "Syfte\t2"]


def test_page_numbers_that_begin_later_are_left_out() -> None:
    parts = "\n#pagebreak()\n".join(paragraph(Random(n)).text for n in range(1, 6))
    plain = 'paper: "a4", footer: context { let n = counter(page).get().first(); if n > 2 [#(n - 2)] }'
    assert texts(read(parts, plain)) == [paragraph(Random(n)).text for n in range(1, 6)]
