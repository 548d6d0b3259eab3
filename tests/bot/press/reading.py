"""Reading back what was printed, and writing things that are hard to print."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import category, normalize

import pypdfium2
from docx import Document
from hypothesis import strategies as st

from bot.press import Press
from drafts.bilaga import Bilaga, Heading, Item, Paragraph, Printed
from tests.bot.press.samples import EVENING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOOTER = re.compile(r"Sida (\d+) \((\d+)\)\s*\Z")
BROKEN = "\ufffe"  # how PDFium reads a hyphen at the end of a line, ours or the writer's


def print_it(bilaga: Bilaga) -> Printed:
    return asyncio.run(Press().print(bilaga))


def read_pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def read_pdf(pdf: bytes) -> str:
    return "\n".join(FOOTER.sub("", page) for page in read_pages(pdf))


def read_docx(docx: bytes) -> str:
    return "\n".join(_read_paragraphs(Document(BytesIO(docx))))


def _read_paragraphs(document: Any) -> Iterator[str]:
    """Word counts the satser itself, so here they have to be counted too."""
    counted: Counter[int] = Counter()
    for paragraph in document.paragraphs:
        if paragraph.style.name == "List Number":
            listed = paragraph._p.pPr.numPr.numId.val
            (first,) = document.part.numbering_part.element.xpath(
                f"w:num[@w:numId='{listed}']/w:lvlOverride/w:startOverride/@w:val"
            )
            yield f"{int(first) + counted[listed]}. {paragraph.text}"
            counted[listed] += 1
        else:
            yield paragraph.text


def squeeze(text: str) -> str:
    """Leave out what no reader sees, and hyphens, which nobody can tell from those at line ends."""
    seen = (c for c in text if category(c) not in {"Cc", "Cf"} and not c.isspace() and c not in {"-", BROKEN})
    return normalize("NFC", "".join(seen))


INVISIBLE = "\u200b\u200c\u200d\u200e\u202e\u2060\u00ad\ufeff\x00\x07\x08\x1b\x7f\x9f"
SPACES = " \t\n\r\u00a0\u2009\u202f\u2028"
SIGNS = "”’“‘\"'–—…§½é€<>&#*_$@\\`~^[]{}()|/+=%:;,.!?-→≤µ"
LETTERS = "abcdefghijklmnopqrstuvxyzåäöABCDEÅÄÖéüßñøæ0123456789"
SNIPPETS = (
    "a\u030a",
    "e\u0301",
    '#read("/etc/passwd")',
    "*x*",
    "@ref",
    "$x$",
    "tjänsteutlåtande",
    "//",
    "1. ",
)

snippets = st.sampled_from((*LETTERS * 3, *SIGNS, *SPACES, *INVISIBLE, *SNIPPETS))
texts = st.lists(snippets, min_size=1, max_size=80).map("".join).filter(squeeze)
blocks = st.one_of(
    st.builds(Heading, texts, st.integers(2, 3)),
    st.builds(Item, st.integers(1, 99), texts),
    st.builds(Paragraph, texts),
)
bilagor = st.builds(
    Bilaga,
    title=texts,
    arende=texts,
    diarienummer=texts,
    names=st.lists(texts, max_size=4).map(tuple),
    blocks=st.lists(blocks, max_size=8).map(tuple),
    version=st.integers(1, 99),
    at=st.just(EVENING),
)
