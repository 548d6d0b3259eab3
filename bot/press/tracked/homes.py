"""Where in the file an added paragraph goes: between its neighbours, in what holds them both."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from bot.readers.wordml import PARAGRAPH, W

CELL, ROW, TABLE = f"{W}tc", f"{W}tr", f"{W}tbl"
_HOLDERS = frozenset(W + name for name in ("body", "tc", "txbxContent"))
_CONTROL = f"{W}sdtContent"
_BLOCKS = (PARAGRAPH, TABLE, f"{W}sdt")


def settle_between(new: Element, before: Element | None, after: Element | None, body: Element) -> None:
    """Put the paragraph or table `new` between the two, in no cell that does not hold them both."""
    holder = _holder(before, after) if before is not None and after is not None else body
    if before is not None and (place := _within(holder, before)) is not None:
        _past_blank(place, after).addnext(new)
    elif after is not None and (place := _within(holder, after)) is not None:
        place.addprevious(new)
    elif (last := holder.find(f"{W}sectPr")) is not None:
        last.addprevious(new)
    else:
        holder.append(new)


def _past_blank(place: Element, after: Element | None) -> Element:
    """A table keeps the empty line behind it."""
    blank = place.getnext()
    if place.tag != TABLE or blank is None or blank.tag != PARAGRAPH or blank is after:
        return place
    return place if any(True for _ in blank.iter(f"{W}r", f"{W}sectPr")) else blank


def around(element: Element, tag: str) -> Element | None:
    """The nearest element of the tag that the element stands in."""
    return next(element.iterancestors(tag), None)


def _holder(before: Element, after: Element) -> Element:
    """The innermost that holds both."""
    outer = set(_holders(after))
    return next(holder for holder in _holders(before) if holder in outer)


def _holders(element: Element) -> Iterator[Element]:
    for above in element.iterancestors():
        if above.tag in _HOLDERS or (above.tag == _CONTROL and any(c.tag in _BLOCKS for c in above)):
            yield above


def _within(holder: Element, element: Element) -> Element | None:
    """The child of the holder that the element is, or stands in."""
    return next((e for e in (element, *element.iterancestors()) if e.getparent() is holder), None)
