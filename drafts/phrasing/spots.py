"""Where something is put: behind a paragraph, first under a heading, before the next heading."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.base.document import Block, Kind
from drafts.phrasing.places import Place, Places
from drafts.phrasing.scopes import paragraph_label


@dataclass(frozen=True, slots=True)
class Spot:
    """`where`: as said where `around` has been said before the verb. `full`: as said alone."""

    around: str
    where: str
    full: str

    @classmethod
    def plain(cls, where: str) -> Spot:
        return cls("", where, where)


def spot(places: Places, after: int, first: Block) -> Spot:
    """Behind the block with this index (-1: at the head), for a row of which `first` is the first."""
    blocks = places.base.blocks
    follows = blocks[after + 1] if after + 1 < len(blocks) else None
    heads = first.kind is Kind.HEADING
    if follows and follows.kind is Kind.HEADING and (heads or after < 0):
        return Spot.plain(f"före {places.scopes.heading(follows)}")
    if follows and _is_loose(places, after, first, follows):
        return _before(places, follows)
    if after < 0:
        return Spot.plain("först i dokumentet")
    if heads and not follows:
        return Spot.plain("sist i dokumentet")
    return _behind(places, blocks[after], first)


def _is_loose(places: Places, after: int, first: Block, follows: Block) -> bool:
    """Is it an item first under a heading where no list begins? The first point would be another place."""
    at_head = after < 0 or places.base.blocks[after].kind is Kind.HEADING
    loose = follows.kind is Kind.PARAGRAPH or (after < 0 and follows.kind is Kind.ITEM)
    return at_head and first.kind is Kind.ITEM and loose


def _before(places: Places, block: Block) -> Spot:
    place = places.counted(block) if block.kind is Kind.PARAGRAPH else places.of(block.id)
    return _at(place, "före")


def _behind(places: Places, block: Block, first: Block) -> Spot:
    scope = places.scopes.of(block.id)
    if block.kind is Kind.HEADING:
        return Spot.plain(f"först {scope.where}")
    if block.kind is Kind.CELL:
        return Spot.plain(f"efter {places.table(block.id)}")
    if scope.legal and scope.blocks[-1] == block and paragraph_label(first.text):
        return Spot.plain(f"efter {scope.name}")
    place = places.counted(block) if block.kind is Kind.PARAGRAPH else places.of(block.id)
    return _at(place, "efter")


def _at(place: Place, which: str) -> Spot:
    """In a document that is one scope, what is said before the verb would be taken to hold here too."""
    far = place.full if place.where or place.block.cell else f"{place.full} i dokumentet"
    return Spot(place.around, f"{which} {place.whole}", f"{which} {far}")


def led(places: Places, place: Place, after: int, goal: Spot) -> str:
    """The spot as it is said behind what has been said of the place already."""
    if goal.around == place.around and goal.full != goal.where:
        return goal.where
    if goal.where == f"först {place.where}":
        follows = places.of(places.base.blocks[after + 1].id)
        return f"före {follows.whole}" if follows.around == place.around else goal.full
    return goal.full
