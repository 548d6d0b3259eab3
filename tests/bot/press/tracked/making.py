"""Small documents to amend, and what became of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document

from bot.press.tracked import tracked_docx
from bot.readers.docx import read
from drafts.base.document import BaseDocument, Block, Kind
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
