"""The numbers of lists and headings in a Word file, which stand in no run: counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from bot.readers.numerals import numeral
from bot.readers.styles import Styles
from bot.readers.wordml import W, number, switched_on, value

LEVELS = 9
BULLET = "•"

_SLOT = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """`restart`: after a number of which level, from 1, this begins anew; 0 never, None after any above."""

    start: int
    format: str
    text: str
    legal: bool = False  # all its numbers in plain digits
    restart: int | None = None
    style: str = ""

    def begins_anew(self, after: int) -> bool:
        return self.restart is None or after < self.restart


@dataclass(frozen=True, slots=True)
class List:
    """`abstract` is what its counting is kept under: lists of one kind count on together."""

    abstract: str
    levels: tuple[Level, ...]
    starts: tuple[tuple[int, int], ...]  # (level, number) where this list begins anew


class Numbering:
    """Counts as it is asked, so it has to be asked in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists = _lists(root, styles) if root is not None else {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def level_of(self, list_id: int, style_id: str) -> int:
        """The level, from 0, that the list gives paragraphs of this style."""
        list_ = self._lists.get(list_id)
        levels = list_.levels if list_ else ()
        return next((n for n, level in enumerate(levels) if level.style == style_id), 0)

    def next(self, list_id: int, level: int) -> str:
        """The number of the next paragraph there, as it is printed; empty where nothing is."""
        list_ = self._lists.get(list_id)
        if list_ is None or not 0 <= level < len(list_.levels):
            return ""
        counts = self._counts.setdefault(list_.abstract, [None] * LEVELS)
        counts[level] = self._counted(list_id, list_, level, counts[level])
        for deeper in range(level + 1, len(list_.levels)):
            if list_.levels[deeper].begins_anew(level):
                counts[deeper] = None
        return _printed(list_.levels, level, counts)

    def _counted(self, list_id: int, list_: List, level: int, before: int | None) -> int:
        start = dict(list_.starts).get(level)
        if start is not None and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            return start
        return list_.levels[level].start if before is None else before + 1


def _printed(levels: tuple[Level, ...], at: int, counts: list[int | None]) -> str:
    shown = levels[at]
    if shown.format == "bullet":
        return _bullet(shown.text)

    def fill(slot: re.Match[str]) -> str:
        n = int(slot.group(1)) - 1
        if n >= len(levels):
            return ""
        counted = counts[n]
        form = "decimal" if shown.legal else levels[n].format
        return numeral(levels[n].start if counted is None else counted, form)

    return _SLOT.sub(fill, shown.text).strip()


def _bullet(sign: str) -> str:
    """Symbol fonts keep theirs in the private area; Courier's "o" is a small ring."""
    plain = sign.strip()
    if not plain or "\ue000" <= plain[0] <= "\uf8ff":
        return BULLET
    return "◦" if plain == "o" else plain


def _lists(root: Element, styles: Styles) -> dict[int, List]:
    abstract = {a.get(f"{W}abstractNumId", ""): a for a in root.iterchildren(f"{W}abstractNum")}
    kinds = {
        number(n.get(f"{W}numId", ""), 0): value(n, "abstractNumId") for n in root.iterchildren(f"{W}num")
    }
    found: dict[int, List] = {}
    for num in root.iterchildren(f"{W}num"):
        kind = _followed(value(num, "abstractNumId"), abstract, kinds, styles)
        if kind in abstract:
            found[number(num.get(f"{W}numId", ""), 0)] = _list(num, kind, abstract[kind])
    return found


def _followed(kind: str, abstract: dict[str, Element], kinds: dict[int, str], styles: Styles) -> str:
    """A list may say no more than: as the list style of that name."""
    link = value(abstract.get(kind), "numStyleLink")
    said = styles.listed(link) if link else None
    return kinds.get(said[0].list_id, kind) if said else kind


def _list(num: Element, kind: str, abstract: Element) -> List:
    levels = _levels(abstract)
    starts: list[tuple[int, int]] = []
    for override in num.iterchildren(f"{W}lvlOverride"):
        at = number(override.get(f"{W}ilvl", ""), -1)
        levels |= _levels(override)
        if start := value(override, "startOverride"):
            starts.append((at, number(start, 1)))
    depth = 1 + max(levels, default=-1)
    plain = Level(1, "none", "")
    return List(kind, tuple(levels.get(n, plain) for n in range(depth)), tuple(starts))


def _levels(parent: Element) -> dict[int, Level]:
    found = {number(lvl.get(f"{W}ilvl", ""), -1): _level(lvl) for lvl in parent.iterchildren(f"{W}lvl")}
    return {at: level for at, level in found.items() if 0 <= at < LEVELS}


def _level(lvl: Element) -> Level:
    restart = value(lvl, "lvlRestart")
    return Level(
        number(value(lvl, "start"), 0),
        value(lvl, "numFmt") or "decimal",
        value(lvl, "lvlText"),
        switched_on(lvl, "isLgl"),
        number(restart, 0) if restart else None,
        value(lvl, "pStyle"),
    )
