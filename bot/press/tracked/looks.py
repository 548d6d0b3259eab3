"""How an added paragraph looks: as the nearest one of its kind does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from bot.press.tracked.line import Line
from bot.press.tracked.pen import plain, properties_of
from bot.readers.wordml import W
from drafts.base.document import Block, Kind

_LINK = f"{W}hyperlink"
_ONCE = frozenset(
    W + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
        "txbxContent",
    )
)
_PLACE = frozenset(W + name for name in ("framePr", "pageBreakBefore"))


@dataclass(frozen=True, slots=True)
class Standing:
    """A block of the document, its paragraph, and where it stands among the tracked blocks."""

    at: int
    block: Block
    line: Line
    label: str  # what stands typed before the block's text


@dataclass(frozen=True, slots=True)
class Look:
    paragraph: Element | None  # a `w:pPr`
    words: Element | None  # a `w:rPr`
    label: str = ""


class Wardrobe:
    """`styles`: the ids of the document's styles by their names, in small letters."""

    def __init__(self, standing: Sequence[Standing], styles: Mapping[str, str]) -> None:
        self.standing, self.styles = standing, styles

    def look(self, block: Block, at: int) -> Look:
        """For a block to stand before the tracked block `at`."""
        alike = (s for s in self.standing if (s.block.kind, s.block.level) == (block.kind, block.level))
        nearest = min(alike, key=lambda s: (abs(2 * (s.at - at) + 1), s.at), default=None)
        if nearest is not None:
            return self._worn(nearest, block)
        return look_of(block, self.styles)

    def _worn(self, standing: Standing, block: Block) -> Look:
        label = standing.label
        if label.strip():
            label = label.replace(standing.block.number, block.number) if block.number else ""
        look = plain(standing.line.element.find(f"{W}pPr"))
        for child in [child for child in look if child.tag in _PLACE]:
            look.remove(child)
        return Look(look, words_of(standing.line), label)


def words_of(line: Line) -> Element | None:
    """How most of the line's characters look."""
    said: dict[Element, int] = {}
    for part in line.parts:
        if next(part.run.iterancestors(_LINK), None) is None:
            said[part.run] = said.get(part.run, 0) + len(part.text)
    return max(said, key=lambda run: said[run]).find(f"{W}rPr") if said else None


def copied(paragraph: Element) -> Element:
    """The paragraph once more, with its formatting, without what a document holds but once."""
    twin = deepcopy(paragraph)
    twin.tail = None
    twin.attrib.clear()
    for control in list(twin.iter(f"{W}sdt")):
        for child in list(control.iterfind(f"{W}sdtContent/*")):
            control.addprevious(child)
    gone = [e for e in twin.iter(etree.Element) if e.tag in _ONCE or e.tag == f"{W}sdt"]
    for element in gone:
        single = _drawn(element)
        if (parent := single.getparent()) is not None:
            parent.remove(single)
    properties_of(twin)[:] = list(plain(twin.find(f"{W}pPr")))
    return twin


def _drawn(element: Element) -> Element:
    """The run that shows the text box; any other element itself."""
    if element.tag != f"{W}txbxContent":
        return element
    return next(element.iterancestors(f"{W}r"), element)


def look_of(block: Block, styles: Mapping[str, str]) -> Look:
    """By the style that Word has for it, where the document has that, too."""
    for name, label in _names(block):
        if name in styles:
            return Look(_style(styles[name]), None, label)
    return Look(None, _bold() if block.kind is Kind.HEADING else None, _label(block, "\t"))


def _names(block: Block) -> Iterator[tuple[str, str]]:
    """The style's name, and the label that has to be typed with it."""
    if block.kind is Kind.HEADING:
        yield f"heading {block.level}", _label(block, " ")
    elif block.kind is Kind.ITEM:
        if not block.number:
            yield "list bullet", ""
        yield f"list paragraph {block.level}", _label(block, "\t")
        yield "list paragraph", _label(block, "\t")
    elif block.kind is Kind.PARAGRAPH:
        yield "body text", _label(block, " ")


def _label(block: Block, space: str) -> str:
    return block.number + space if block.number else ""


def _style(id_: str) -> Element:
    look = etree.Element(f"{W}pPr")
    etree.SubElement(look, f"{W}pStyle", {f"{W}val": id_})
    return look


def _bold() -> Element:
    look = etree.Element(f"{W}rPr")
    etree.SubElement(look, f"{W}b")
    return look
