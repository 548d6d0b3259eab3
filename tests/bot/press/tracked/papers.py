"""Word files to amend: made with python-docx, with what makes paragraphs hard to change by hand."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from random import Random
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

SAYING = """
nämnden ska verka för att unga i stadsdelen får en trygg väg till skolan och att vittnen får stöd senast
i juni 2026 enligt överenskommelsen mellan kommunen och polisen samt följa upp insatserna varje år med
fältassistenter, skolor, föreningar och vårdnadshavare när det finns särskilda behov av samverkan
"""
WORDS = SAYING.split()
LOOKS = ("bold", "italic", "underline")


class Paper:
    """Writes one document, by the chance given."""

    def __init__(self, chance: Random, *, plain: bool) -> None:
        self.chance = chance
        self.plain = plain
        self.parts = [self.items, self.table, *([] if plain else [self.control, self.fields])]
        self.document: Any = Document()
        self.links = 0

    def write(self) -> bytes:
        self.document.add_heading("Överenskommelse om trygghet", 0)
        for _ in range(self.chance.randint(2, 4)):
            self.section()
        if self.chance.random() < 0.4:
            self.table()
        if self.chance.random() < 0.5 and not self.plain:
            self.control()
        packed = BytesIO()
        self.document.save(packed)
        return packed.getvalue()

    def section(self) -> None:
        self.document.add_heading(self.sentence(3), self.chance.randint(1, 2))
        for _ in range(self.chance.randint(1, 3)):
            self.paragraph(self.document.add_paragraph())
            if self.chance.random() < 0.2:
                self.document.add_paragraph()
        for part in self.chance.sample(self.parts, 2):
            part()

    def sentence(self, words: int = 0) -> str:
        said = self.chance.choices(WORDS, k=words or self.chance.randint(5, 18))
        return " ".join(said).capitalize() + ("" if words else ".")

    def paragraph(self, paragraph: Any) -> None:
        """Sentences whose words change looks in the middle, with all that is no letter."""
        for _ in range(self.chance.randint(1, 3)):
            rest = self.sentence() + " "
            while rest:
                length = self.chance.randint(3, 30)
                run = paragraph.add_run(rest[:length])
                if self.chance.random() < 0.3:
                    setattr(run, self.chance.choice(LOOKS), True)
                rest = rest[length:]
            self.oddity(paragraph)

    def oddity(self, paragraph: Any) -> None:
        chance = self.chance.random()
        if chance < 0.1:
            paragraph.add_run().add_tab()
        elif chance < 0.2:
            paragraph.add_run().add_break()
        elif chance < 0.3:
            paragraph.add_run("EU")._r.append(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"))
            paragraph.add_run("projekt ")
        elif chance < 0.5:
            self.link(paragraph)
        elif chance < 0.6:
            paragraph._p.append(
                parse_xml(
                    f'<w:bookmarkStart {nsdecls("w")} w:id="{7000 + self.links}" w:name="b{self.links}"/>'
                )
            )
            paragraph.add_run("bokmärkt text ")
            paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{7000 + self.links}"/>'))
            self.links += 1

    def link(self, paragraph: Any) -> None:
        self.links += 1
        id_ = self.document.part.relate_to(
            f"https://ekeby.example/{self.links}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{id_}"/>')
        for said in ("kommunens ", "webbplats"):
            run = paragraph.add_run(said)
            run.underline = True
            link.append(run._r)
        paragraph._p.append(link)
        paragraph.add_run(" finns mer. ")

    def items(self) -> None:
        style = self.chance.choice(["List Number", "List Bullet"])
        for _ in range(self.chance.randint(2, 4)):
            self.paragraph(self.document.add_paragraph(style=style))

    def table(self) -> None:
        rows, columns = self.chance.randint(2, 4), self.chance.randint(2, 3)
        table = self.document.add_table(rows, columns, "Table Grid")
        for row in table.rows:
            for cell in row.cells:
                if self.chance.random() < 0.85:
                    self.paragraph(cell.paragraphs[0])
                if self.chance.random() < 0.2:
                    self.paragraph(cell.add_paragraph())
        if self.plain or self.chance.random() < 0.5:
            self.document.add_paragraph()

    def control(self) -> None:
        """A content control around a paragraph, or around words of one."""
        paragraph = self.document.add_paragraph()
        self.paragraph(paragraph)
        body = self.document.element.body
        if self.chance.random() < 0.5:
            held = deepcopy(paragraph._p)
            control = _control([held])
            body.replace(paragraph._p, control)
        else:
            run = paragraph.add_run("ifyllt av förvaltningen")
            paragraph._p.append(_control([run._r]))
            paragraph.add_run(" och mer text.")

    def fields(self) -> None:
        paragraph = self.document.add_paragraph("Se sidan ")
        paragraph._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>12</w:t></w:r></w:fldSimple>')
        )
        paragraph.add_run(" och avsnitt ")
        for xml in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> REF mal </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>tre</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        ):
            paragraph.add_run()._r.append(
                parse_xml(
                    xml.replace(" ", f" {nsdecls('w')} ", 1)
                    if " " in xml
                    else xml.replace(">", f" {nsdecls('w')}>", 1)
                )
            )
        paragraph.add_run(" samt ")
        self.paragraph(paragraph)


def _control(held: list[Any]) -> Any:
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    control[1].extend(held)
    return control


def write_paper(seed: int, *, plain: bool = False) -> bytes:
    """`plain`: without fields and content controls."""
    return Paper(Random(seed), plain=plain).write()
