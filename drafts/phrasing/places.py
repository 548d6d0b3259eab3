"""What each block of a document is called in an instruction, and the Swedish around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafts.base.document import BaseDocument, Block, Kind
from drafts.ordinals import ordinal
from drafts.phrasing.instruction import listed
from drafts.phrasing.scopes import Scope, Scopes

_PLURALS = {"stycket": "styckena", "punkten": "punkterna", "underpunkten": "underpunkterna"}
_LABEL = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Place:
    """`where` and `chain` lead to the block, `noun` with `count` or `label` is the block in them.

    A heading, a § and a cell have their whole name in `noun`. `said` is False where the chain says enough.
    """

    block: Block
    where: str
    chain: tuple[str, ...]
    noun: str
    count: int = 0
    label: str = ""
    legal: bool = False
    said: bool = True

    @property
    def leaf(self) -> str:
        """Such as "andra stycket", "punkt 3", "kolumn 2"."""
        if self.label:
            return f"punkt {self.label}"
        return f"{ordinal(self.count)} {self.noun}" if self.count else self.noun

    @property
    def around(self) -> str:
        """What leads to it, as it stands before the verb: "under rubriken ”R” "."""
        return _led(self.where, self.chain, legal=self.legal)

    def inside(self, offset: int = 0, sentence: int = 0) -> str:
        """Where words in it stand, before the verb: "under rubriken ”R”, andra stycket, "."""
        part = (f"{ordinal(sentence)} meningen",) if sentence else ()
        chain = (*self.chain, *((self.leaf,) if self.said else ()), *part)
        return _led(
            self.where, (*chain[:-1], chain[-1] + self.page(offset)) if chain else (), legal=self.legal
        )

    @property
    def whole(self) -> str:
        """As it is named behind the verb, where what leads to it is said before."""
        return self.leaf + self.page()

    @property
    def full(self) -> str:
        """With what leads to it behind: "andra stycket under rubriken ”R”", "11 § andra stycket"."""
        if self.legal:
            return " ".join((self.where.removeprefix("i "), *self.chain, self.leaf)).strip()
        parts = [self.leaf, *(f"i {part}" for part in reversed(self.chain)), self.where]
        return " ".join(part for part in parts if part) + self.page()

    def page(self, offset: int = 0) -> str:
        """Where it is printed, in parentheses, to help; nothing where there are no pages."""
        line = self.block.line_at(offset) if self.block.kind is not Kind.HEADING else None
        return f" (sida {line.page}, rad {line.line})" if line else ""


def together(places: Sequence[Place]) -> str:
    """Several with the same way to them: "första och andra styckena", "punkterna 2 och 3"."""
    if len(places) == 1:
        return places[0].whole
    plural = _PLURALS[places[0].noun]
    if places[0].label:
        return f"{plural} {listed([place.label for place in places])}"
    return f"{listed([ordinal(place.count) for place in places])} {plural}"


def akin(one: Place, other: Place) -> bool:
    """Can they be named together?"""
    if one.noun not in _PLURALS or bool(one.label) != bool(other.label):
        return False
    return (one.where, one.chain, one.noun) == (other.where, other.chain, other.noun)


class Places:
    """The places of one document."""

    def __init__(self, base: BaseDocument) -> None:
        self.base = base
        self.scopes = Scopes(base)

    def of(self, id_: str) -> Place:
        """GoneItem where no block has the id."""
        block = self.base.block(id_)
        if block.kind is Kind.HEADING:
            return Place(block, "", (), self.scopes.heading(block))
        scope = self.scopes.of(id_)
        if block.kind is Kind.CELL:
            return self._cell(scope, block)
        if block.kind is Kind.ITEM:
            return self._item(scope, block)
        return self._paragraph(scope, block)

    def counted(self, block: Block) -> Place:
        """A paragraph's place by its number, even where it is all there is in its §."""
        scope = self.scopes.of(block.id)
        row = [b.id for b in scope.blocks if b.kind is Kind.PARAGRAPH]
        return Place(block, scope.where, (), "stycket", row.index(block.id) + 1, legal=scope.legal)

    def table(self, id_: str) -> str:
        """What the table is called in which the cell stands: "andra tabellen under rubriken ”R”"."""
        scope = self.scopes.of(id_)
        cell = self.base.block(id_).cell
        tables = list(dict.fromkeys(block.cell.table for block in scope.blocks if block.cell))
        if cell is None or len(tables) < 2:  # noqa: PLR2004 — the only one needs no number
            return f"tabellen {scope.where}".strip()
        return f"{ordinal(tables.index(cell.table) + 1)} tabellen {scope.where}".strip()

    def _paragraph(self, scope: Scope, block: Block) -> Place:
        alone = scope.legal and len(scope.blocks) == 1
        if alone and scope.head == block.id:
            return Place(block, "", (), scope.name)
        return replace(self.counted(block), said=not alone)

    def _cell(self, scope: Scope, block: Block) -> Place:
        cell = block.cell
        row = f"rad {cell.row}" if cell else ""
        column = f"kolumn {cell.column}" if cell else ""
        within = [b.id for b in scope.blocks if b.cell == cell]
        chain = (self.table(block.id), row)
        if len(within) == 1:
            return Place(block, "", chain, column)
        return Place(block, "", (*chain, column), "stycket", within.index(block.id) + 1)

    def _item(self, scope: Scope, block: Block) -> Place:
        lists = _lists(scope)
        mine = next(n for n, row in enumerate(lists) if block in row)
        above = _above(lists[mine], block)
        noun = "underpunkten" if above else "punkten"
        siblings = [b for b in lists[mine] if _above(lists[mine], b) == above]
        known = "" if above else _known_label(lists, block)
        if above:
            parent = self._item(scope, above)
            chain: tuple[str, ...] = (*parent.chain, parent.leaf)
        else:
            chain = () if known or len(lists) == 1 else (f"{ordinal(mine + 1)} listan",)
        return Place(block, scope.where, chain, noun, siblings.index(block) + 1, known, scope.legal)


def _lists(scope: Scope) -> list[list[Block]]:
    """The runs of items, each in reading order."""
    lists: list[list[Block]] = []
    before = None
    for block in scope.blocks:
        if block.kind is Kind.ITEM:
            lists[-1].append(block) if before is Kind.ITEM else lists.append([block])
        before = block.kind
    return lists


def _above(row: list[Block], item: Block) -> Block | None:
    """The item it is nested in."""
    before = row[: row.index(item)]
    return next((b for b in reversed(before) if b.level < item.level), None)


def _known_label(lists: list[list[Block]], item: Block) -> str:
    """The item's label, where no other item in the scope bears it."""
    labels = [_plain_label(block) for row in lists for block in row]
    label = _plain_label(item)
    return label if labels.count(label) == 1 else ""


def _plain_label(block: Block) -> str:
    """A number or letter without its stop or bracket; empty for a dash, a dot or a §."""
    label = block.label.strip("().: ")
    return label if _LABEL.fullmatch(label) else ""


def _led(where: str, chain: Sequence[str], *, legal: bool) -> str:
    """Ready for the verb: a single part needs no comma behind it, nor does a §."""
    if not where:
        where, chain = (f"i {chain[0]}", chain[1:]) if chain else ("", ())
    if legal:
        return " ".join((where, *chain, ""))
    if not chain and ", underrubriken " not in where:
        return f"{where} " if where else ""
    return ", ".join((where, *chain, ""))
