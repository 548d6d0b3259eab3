"""What the paragraph styles of a Word file say: which are headings, contents and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from bot.readers.wordml import W, number, value

TITLE = "title"
BODY_LEVEL = 9  # the outline level that says: no heading

_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])(?!\d)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"toc\b|toa heading|contents (?:heading|\d)|innehåll\s?\d|innehållsförteckning", re.IGNORECASE
)
_CHAIN_LIMIT = 20  # styles based on styles


@dataclass(frozen=True, slots=True)
class Listed:
    """In which list, and how deep from 0; None where the style leaves it to the list."""

    list_id: int
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    id: str
    name: str
    based_on: str
    outline: int | None
    listed: Listed | None


class Styles:
    def __init__(self, root: Element | None) -> None:
        elements = root.iterchildren(f"{W}style") if root is not None else ()
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in elements:
            style = _style(element)
            self._styles[style.id] = style
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}:
                self._default = style.id

    def chain(self, style_id: str) -> tuple[Style, ...]:
        """The style, the one it is based on, and so on."""
        found: list[Style] = []
        style = self._styles.get(style_id or self._default)
        while style is not None and style not in found and len(found) < _CHAIN_LIMIT:
            found.append(style)
            style = self._styles.get(style.based_on)
        return tuple(found)

    def heading_level(self, style_id: str) -> int:
        """From 1; 0 where it is no heading. The title of the document is on level 1."""
        for style in self.chain(style_id):
            if style.outline is not None:
                return style.outline + 1 if style.outline < BODY_LEVEL else 0
            if named := _HEADING.match(style.name):
                return int(named.group(1))
            if style.name.casefold() == TITLE:
                return 1
        return 0

    def is_title(self, style_id: str) -> bool:
        return any(style.name.casefold() == TITLE for style in self.chain(style_id))

    def is_contents(self, style_id: str) -> bool:
        """A line of a table of contents, or what stands above it."""
        return any(_CONTENTS.match(style.name) for style in self.chain(style_id))

    def listed(self, style_id: str) -> tuple[Listed, str] | None:
        """The list that paragraphs of this style are in, and the id of the style that says so."""
        for style in self.chain(style_id):
            if style.listed is not None:
                return style.listed, style.id
        return None


def listed_of(properties: Element | None) -> Listed | None:
    """What the `w:numPr` of a paragraph's or a style's properties says."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None
    level = value(found, "ilvl")
    return Listed(number(value(found, "numId"), 0), number(level, 0) if level else None)


def outline_of(properties: Element | None) -> int | None:
    level = value(properties, "outlineLvl")
    return number(level, BODY_LEVEL) if level else None


def _style(element: Element) -> Style:
    properties = element.find(f"{W}pPr")
    return Style(
        element.get(f"{W}styleId", ""),
        value(element, "name"),
        value(element, "basedOn"),
        outline_of(properties),
        listed_of(properties),
    )
