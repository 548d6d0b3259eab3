"""A document of the ärende on a page, with what the draft changes in it: who, where, and what collides."""

from __future__ import annotations

from asyncio import to_thread
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from drafts.amending import Base
from drafts.amendment import Amendment
from drafts.base.document import FIRST
from drafts.base.tracked import TrackedDocument
from drafts.draft import Draft
from drafts.errors import GoneItem
from drafts.handlingar import Handling
from drafts.merging import Collision
from drafts.redlining import redlined
from drafts.rights import Seat
from drafts.stages import SENT
from drafts.touching import Touch, rivals, spokesman, touches
from handlers.context import Context
from handlers.documents import Open, laid_open
from handlers.pages.rows import Row, Touched, only_changed, rows, tabled
from handlers.pages.visit import Reader, Sheet, Visit, opened, sheet
from handlers.placing import Names

KEPT = 20  # documents


@dataclass(frozen=True, slots=True)
class Stop:
    """A change in the list of them: where it stands, and what is said of it."""

    row: Row
    place: str


async def show(visit: Visit, context: Context) -> Sheet:
    reader = await opened(visit, context)
    open_ = await laid_open(reader.draft, reader.seat, visit.named["handling"], context)
    people = frozenset((person.id, person.titled) for person in reader.seat.board.everyone)
    document = await to_thread(_redlined, open_.base, reader.draft.text.amendments, people)
    touched = await _touched(reader, open_, context)
    titled = bool(document.blocks) and document.blocks[0].old == open_.handling.title
    all_rows = rows(document.blocks, 0 if titled else 1, touched)
    shown = only_changed(all_rows) if visit.says("bara") else all_rows
    ours = [a for a in reader.draft.text.amendments if a.document == open_.base.id]
    return sheet(
        visit,
        reader,
        "handling",
        here=open_.handling.id,
        handling=open_.handling,
        titled=titled,
        parts=tuple(tabled(shown)) if visit.says("vy") != "bredvid" else shown,
        stops=_stops(open_, all_rows),
        unworded=[sats for a in ours if not a.patch for sats in a.satser],
        beside=visit.says("vy") == "bredvid",
        only=bool(visit.says("bara")),
        edits=bool(visit.says("andra")) and reader.writes,
        writes=reader.writes,
    )


@lru_cache(maxsize=KEPT)
def _redlined(
    base: Base, amendments: tuple[Amendment, ...], people: frozenset[tuple[str, str]]
) -> TrackedDocument:
    """The latest few are kept: a reader looks at the same in several ways."""
    names = dict(people)
    return redlined(base, amendments, lambda id_: names.get(id_, ""))


def _stops(open_: Open, all_rows: Iterable[Row]) -> tuple[Stop, ...]:
    """Named as the document has it that the reader looks at: new places as they will stand."""
    now, then = Names(open_.now), Names(open_.base.document)
    return tuple(Stop(row, _name(row.id, now, then)) for row in all_rows if row.at)


def _name(id_: str, *documents: Names) -> str:
    for names in documents:
        try:
            return names.of(id_)
        except GoneItem:
            continue
    return ""


async def _touched(reader: Reader, open_: Open, context: Context) -> Touched:
    """Where other drafts collide with this one, and where they come near; of their words nothing is told.

    A secretary knows of those alone that have been handed in.
    """
    draft, seat = reader.draft, reader.seat
    found: list[tuple[str, Touch]] = []
    for other in rivals(draft, await context.shelf.drafts_of(draft.board), seat.board):
        if reader.whole or other.stage in SENT:
            places = await to_thread(touches, open_.base, draft, other)
            found += [(_whom(other, seat), place) for place in places]
    first = open_.base.document.blocks[0].id if open_.base.document.blocks else FIRST
    return Touched(_by_block(found, first, collide=True), _by_block(found, first, collide=False))


def _by_block(
    found: Iterable[tuple[str, Touch]], first: str, *, collide: bool
) -> Mapping[str, tuple[str, ...]]:
    """What is before everything is told at the `first` block."""
    whom: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, place in found:
        block = place.block or first
        if isinstance(place, Collision) is collide and name not in whom[block]:
            whom[block] = (*whom[block], name)
    return whom


def _whom(other: Draft, seat: Seat) -> str:
    person = spokesman(other, seat.board)
    return person.titled if person else "någon annan i nämnden"


def address(visit: Visit, handling: Handling) -> str:
    return f"{visit.frame.root}/handling/{handling.id}"
