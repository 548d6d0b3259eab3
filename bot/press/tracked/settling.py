"""Changes that were pending in the file before ours: accepted, as the readers read them."""

from __future__ import annotations

from lxml.etree import _Element as Element

from bot.readers.wordml import PARAGRAPH, W

_IN = tuple(W + name for name in ("ins", "moveTo"))
_OUT = tuple(W + name for name in ("del", "moveFrom"))
_BEFORE = tuple(
    W + name
    for name in (
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "tcPrChange",
        "trPrChange",
        "numberingChange",
        "cellIns",
        "cellMerge",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    )
)
_VISIBLE = tuple(W + name for name in ("t", "tab", "br", "cr", "sym", "drawing", "pict", "object"))


def settle(root: Element) -> None:
    """Accept what is pending in this part.

    A paragraph whose end was struck goes where nothing is left of it. Where something is, it stays a
    paragraph, and is not joined to the next: that is how it was read, and what is amended.
    """
    for found in list(root.iter(*_BEFORE)):
        drop(found)
    for cell in [properties.getparent() for properties in list(root.iter(f"{W}cellDel"))]:
        if cell is not None and cell.getparent() is not None:
            drop(_up(cell, f"{W}tc"))
    for struck in list(root.iter(*_OUT)):
        _settle_struck(struck)
    for added in list(root.iter(*_IN)):
        if len(added):
            unwrap(added)
        else:
            drop(added)


def _settle_struck(struck: Element) -> None:
    parent = struck.getparent()
    if parent is None:
        return
    drop(struck)
    if parent.tag == f"{W}trPr":
        _drop_row(_up(parent, f"{W}tr"))
    elif parent.tag == f"{W}rPr" and (properties := parent.getparent()) is not None:
        paragraph = properties.getparent()
        if properties.tag == f"{W}pPr" and paragraph is not None and _may_go(paragraph):
            drop(paragraph)


def _drop_row(row: Element) -> None:
    """And the table, where it was the last."""
    table = row.getparent()
    drop(row)
    if table is not None and table.find(f".//{W}tr") is None:
        drop(table)


def _may_go(paragraph: Element) -> bool:
    """Nothing is left of it, and something comes after it in its cell, box or page."""
    shown = any(
        not any(above.tag in _OUT for above in piece.iterancestors()) for piece in paragraph.iter(*_VISIBLE)
    )
    return (
        not shown and paragraph.find(f"{W}pPr/{W}sectPr") is None and _next(paragraph, PARAGRAPH) is not None
    )


def _next(element: Element, tag: str) -> Element | None:
    return next(element.itersiblings(tag), None)


def drop(element: Element) -> None:
    """Take the element out; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Leave the children where the element was."""
    for child in list(element):
        element.addprevious(child)
    drop(element)


def _up(element: Element, tag: str) -> Element:
    return next((above for above in (element, *element.iterancestors()) if above.tag == tag), element)
