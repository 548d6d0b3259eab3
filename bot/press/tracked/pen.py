"""The pen that changes are written with: every mark of it has an author, a time and an id of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from bot.readers.wordml import XML_SPACE, W
from drafts.base.document import LINE_BREAK
from drafts.base.tracked import Mark
from drafts.comparing import Op

LONGEST_NAME: Final = 255  # what Word takes as an author
_LAST_IN_PROPERTIES = (f"{W}sectPr", f"{W}pPrChange")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS = {"\t": "tab", LINE_BREAK: "br", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_PARTS = re.compile(f"([{''.join(_SIGNS)}])")
_NAMES = {Op.ADDED: "ins", Op.STRUCK: "del"}
_STRUCK = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}


class Pen:
    """Ids run on from the largest that the document has."""

    def __init__(self, root: Element) -> None:
        self._last = max((_number(e.get(f"{W}id")) for e in root.iter(etree.Element)), default=0)

    def insertion(self, mark: Mark) -> Element:
        return self._change("ins", mark)

    def deletion(self, mark: Mark) -> Element:
        return self._change("del", mark)

    def put_mark(self, paragraph: Element, op: Op, mark: Mark) -> None:
        """Say of the paragraph's end that it is added or struck."""
        properties = properties_of(paragraph)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            _append(properties, look)
        look.insert(0, self._change(_NAMES[op], mark))

    def put_row(self, row: Element, op: Op, mark: Mark) -> None:
        """Say of a table's row that it is added or struck."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            before = row.find(f"{W}tblPrEx")
            row.insert(0 if before is None else 1, properties)
        properties.append(self._change(_NAMES[op], mark))

    def put_look(self, paragraph: Element, now: Element | None, was: Element | None, mark: Mark) -> None:
        """Give the paragraph the `w:pPr` `now`, and say that it had `was` before."""
        if are_alike(now, was):
            return
        after, before = plain(now), plain(was)
        properties = properties_of(paragraph)
        kept = [child for child in properties if child.tag in (f"{W}rPr", f"{W}sectPr")]
        changed = self._change("pPrChange", mark)
        changed.append(before)
        properties[:] = [*after, *kept, changed]

    def _change(self, name: str, mark: Mark) -> Element:
        self._last += 1
        at = mark.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        author = sayable(mark.author)[:LONGEST_NAME]
        return etree.Element(W + name, {f"{W}id": str(self._last), f"{W}author": author, f"{W}date": at})


def properties_of(paragraph: Element) -> Element:
    """The paragraph's `w:pPr`, made where there is none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    return properties


def write_run(text: str, look: Element | None) -> Element:
    """A `w:r` that says the text; what XML cannot hold is left out."""
    run = etree.Element(f"{W}r")
    if look is not None and len(look):
        run.append(deepcopy(look))
    run.extend(_contents(sayable(text.replace("\r\n", "\n"))))
    return run


def are_alike(one: Element | None, other: Element | None) -> bool:
    """Do two `w:pPr` look the same?"""
    return _canonical(plain(one)) == _canonical(plain(other))


def sayable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def strike(run: Element) -> None:
    """Turn what the run says into what it said."""
    for child in run:
        if child.tag in _STRUCK:
            child.tag = _STRUCK[str(child.tag)]


def _contents(text: str) -> Iterator[Element]:
    for part in filter(None, _PARTS.split(text)):
        child = etree.Element(W + _SIGNS.get(part, "t"))
        if part not in _SIGNS:
            child.text = part
            child.set(XML_SPACE, "preserve")
        yield child


def _append(properties: Element, look: Element) -> None:
    """The schema wants `w:rPr` behind the rest, but before the section and what was before."""
    for child in properties:
        if child.tag in _LAST_IN_PROPERTIES:
            child.addprevious(look)
            return
    properties.append(look)


def plain(properties: Element | None) -> Element:
    """A copy of a `w:pPr` without what belongs to the paragraph's end, or to its section."""
    plain = etree.Element(f"{W}pPr")
    if properties is not None:
        plain.extend(
            deepcopy(c) for c in properties if c.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")
        )
    return plain


def _canonical(element: Element) -> bytes:
    canonical: bytes = etree.tostring(element, method="c14n", exclusive=True)
    return canonical


def _number(id_: str | None) -> int:
    return int(id_) if id_ is not None and id_.isascii() and id_.isdecimal() and len(id_) <= 9 else 0  # noqa: PLR2004 — 32 bits
