"""The Bilaga as DOCX. Its look is the template's: here text only gets a style, and satser their numbers."""

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document

from bot.press.manuscript import list_keywords
from bot.press.package import pack_template, repack
from bot.press.word_excerpt import write_excerpt, write_legend
from drafts.bilaga import Block, Excerpt, Heading, Item, Paragraph

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

    from drafts.bilaga import Bilaga

# By these names a template is known to the press; Word shows them in the reader's own language.
TITLE, ARENDE, NAME = "Title", "Subtitle", "Namn"
HEADINGS = {2: "Heading 1", 3: "Heading 2"}  # in Word the title is no heading
ITEM, BODY = "List Number", "Body Text"

LONGEST_PROPERTY = 255  # what Word lets its users write


def print_docx(bilaga: Bilaga) -> bytes:
    document = Document(BytesIO(pack_template()))
    _describe(document, bilaga)
    _write_head(document, bilaga)
    _write_blocks(document, bilaga.blocks)
    saved = BytesIO()
    document.save(saved)
    return repack(saved.getvalue())


def _describe(document: WordDocument, bilaga: Bilaga) -> None:
    properties = document.core_properties
    properties.title = _clip(bilaga.title)
    properties.author = _clip("; ".join(bilaga.names))
    properties.keywords = _clip("; ".join(list_keywords(bilaga)))
    properties.version = str(bilaga.version)
    properties.created = properties.modified = bilaga.at.astimezone(UTC)


def _clip(text: str) -> str:
    return text if len(text) <= LONGEST_PROPERTY else text[: LONGEST_PROPERTY - 1] + "…"


def _write_head(document: WordDocument, bilaga: Bilaga) -> None:
    document.add_paragraph(bilaga.title, TITLE)
    if bilaga.arende:
        document.add_paragraph(bilaga.arende, ARENDE)
    for name in bilaga.names:
        document.add_paragraph(name, NAME)


def _write_blocks(document: WordDocument, blocks: tuple[Block, ...]) -> None:
    before: Block | None = None
    listed, legend = 0, True
    for block in blocks:
        if isinstance(block, Excerpt):
            if legend:
                write_legend(document)
            write_excerpt(document, block)
            before, legend = block, False
            continue
        if isinstance(block, Item) and not _follows(before, block):
            listed = _start_list(document, block.number)
        paragraph = document.add_paragraph(block.text, _name_style(block))
        if isinstance(block, Item):
            _number(paragraph, listed)
        if not isinstance(block, Heading) and block.text.endswith(":"):
            paragraph.paragraph_format.keep_with_next = True
        before = block


def _name_style(block: Heading | Item | Paragraph) -> str:
    if isinstance(block, Heading):
        return HEADINGS[min(block.level, max(HEADINGS))]
    return ITEM if isinstance(block, Item) else BODY


def _follows(before: Block | None, item: Item) -> bool:
    return isinstance(before, Item) and item.number == before.number + 1


def _start_list(document: WordDocument, first: int) -> int:
    """Make a list of its own that counts from this number."""
    numbering = document.part.numbering_part.element
    started = numbering.add_num(numbering.num_lst[0].abstractNumId.val)
    started.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(started.numId)


def _number(paragraph: WordParagraph, listed: int) -> None:
    properties: Any = paragraph.paragraph_format.element.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = 0
    numbering.get_or_add_numId().val = listed
