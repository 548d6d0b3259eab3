"""A PDF opened, and its pages as PDFium sees them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as c

from bot.readers.printed.characters import pieces_of
from bot.readers.printed.drawn import has_picture, rules_of
from bot.readers.printed.placing import Placing
from bot.readers.printed.sheets import Sheet
from drafts.errors import BadFile
from drafts.faults import Why


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document; BadFile where it is locked or broken."""
    c.FPDF_InitLibrary()
    document = c.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = c.FPDF_GetLastError() in {c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY}
        raise BadFile(Why.LOCKED if locked else Why.DAMAGED)
    try:
        yield document
    finally:
        c.FPDF_CloseDocument(document)


def title_of(document: Any) -> str:  # noqa: ANN401 — a handle of PDFium's
    """What the file says its title is; empty where it does not."""
    length = c.FPDF_GetMetaText(document, b"Title", None, 0)
    buffer = ctypes.create_string_buffer(length)
    c.FPDF_GetMetaText(document, b"Title", buffer, length)
    return buffer.raw.decode("utf-16-le", errors="ignore").rstrip("\0").strip()


def sheet_of(document: Any, number: int) -> Sheet:  # noqa: ANN401
    """The page, counted from 1; BadFile where it is broken."""
    page = c.FPDF_LoadPage(document, number - 1)
    if not page:
        raise BadFile(Why.DAMAGED)
    try:
        placing = Placing.of(page)
        pieces = tuple(pieces_of(page, placing))
        rules = tuple(rules_of(page, placing))
        return Sheet(number, placing.width, placing.height, pieces, rules, has_picture(page))
    finally:
        c.FPDF_ClosePage(page)
