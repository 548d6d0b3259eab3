"""From the steps of a place to the one stretch that is meant; a question where it may be several or none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafts.base.document import Block, Kind
from drafts.reading.narrowing import narrowed
from drafts.reading.nearness import near
from drafts.reading.outcome import Asked, Candidate, Doubt, Question
from drafts.reading.spots import Ground, Spot
from drafts.reading.steps import ORDER, Level, Step

SHOWN = 40  # candidates; more cannot be picked from in a chat
_HINTS = {Level.PAGE, Level.LINE}
_DOUBTS = {Level.HEADING: Doubt.HEADING, Level.WORDS: Doubt.OCCURRENCE, Level.SENTENCE: Doubt.OCCURRENCE}


@dataclass(frozen=True, slots=True)
class Desk:
    """The document, and the answers a person has given."""

    ground: Ground
    chosen: tuple[str, ...] = ()

    def pick(self, slot: str, spots: Iterable[Spot]) -> Spot | None:
        return next((spot for spot in spots if self.key(slot, spot) in self.chosen), None)

    def key(self, slot: str, spot: Spot) -> str:
        """Names a stretch and what it was asked for, in at most 64 bytes."""
        first = self.ground.blocks[spot.first].id if self.ground.blocks else ""
        return f"{slot}{spot.level}{first}+{spot.last - spot.first}:{spot.start}-{spot.end}"[:64]

    def candidate(self, slot: str, spot: Spot) -> Candidate:
        block = self.ground.blocks[spot.first]
        end = spot.end if spot.single else len(block.text)
        return Candidate(self.key(slot, spot), block.id, spot.start, end)

    def ask(self, doubt: Doubt, about: str, slot: str, spots: Iterable[Spot]) -> Asked:
        shown = [spot for spot in spots if spot.last > spot.first][:SHOWN]
        return Asked(Question(doubt, about, tuple(self.candidate(slot, spot) for spot in shown)))

    def ask_block(self, about: str) -> Asked:
        return self.ask(Doubt.BLOCK, about, "", ())

    def settle(self, doubt: Doubt, about: str, slot: str, spots: Sequence[Spot]) -> Spot:
        """The only one, or the one that was picked."""
        if len(spots) == 1:
            return spots[0]
        picked = self.pick(slot, spots)
        if picked is None:
            raise self.ask(doubt, about, slot, spots)
        return picked


def ordered(groups: Sequence[Sequence[Step]]) -> tuple[Step, ...]:
    """Each group from the largest level down, one group within the other.

    Page and line come last, as hints of where it is printed, unless it is on a page that things are counted.
    """
    rows = [sorted(group, key=lambda step: ORDER[step.level]) for group in groups]
    row = [step for group in rows for step in group]
    led = any(step.level in {Level.SECTION, Level.HEADING, Level.OPENING} for step in row)
    if not (led or any(step.words for step in row)):
        return tuple(row)
    return (*(s for s in row if s.level not in _HINTS), *(s for s in row if s.level in _HINTS))


def find(desk: Desk, slot: str, *groups: Sequence[Step], within: Spot | None = None) -> Spot:
    """The stretch the steps lead to. Asked where there is none, or more than one."""
    spots, doubt, about = spread(desk, slot, *groups, within=within)
    return desk.settle(doubt, about, f"{slot}=", spots)


def spread(
    desk: Desk, slot: str, *groups: Sequence[Step], within: Spot | None = None
) -> tuple[list[Spot], Doubt, str]:
    """Every stretch the steps may lead to (at least one), and what to ask where they are several."""
    spots = [within or desk.ground.whole]
    doubt, about = Doubt.BLOCK, ""
    for n, step in enumerate(ordered(groups)):
        found = _step(desk, spots, step)
        if not found:
            found = [_nearest(desk, spots, step, f"{slot}{n}")]
        picked = desk.pick(f"{slot}{n}", found) or desk.pick(f"{slot}=", found)
        if len(found) > len(spots) or not about:
            doubt, about = _doubt(desk.ground, found, step), step.about or about
        spots = [picked] if picked else found
    return spots, doubt, about


def _doubt(ground: Ground, found: list[Spot], step: Step) -> Doubt:
    if step.level is Level.SECTION and all(ground.blocks[s.first].kind is Kind.HEADING for s in found):
        return Doubt.HEADING
    return _DOUBTS.get(step.level, Doubt.BLOCK)


def _step(desk: Desk, spots: list[Spot], step: Step) -> list[Spot]:
    if step.level is Level.LINE or _is_hint(spots, step):
        return _printed(desk.ground, spots, step)
    return list(dict.fromkeys(found for spot in spots for found in narrowed(desk.ground, spot, step)))


def _is_hint(spots: list[Spot], step: Step) -> bool:
    return step.level is Level.PAGE and all(spot.level is not Level.DOCUMENT for spot in spots)


def _printed(ground: Ground, spots: list[Spot], step: Step) -> list[Spot]:
    """Those that touch the page or line; all of them where the document has no pages."""
    return [spot for spot in spots if _is_printed(ground.blocks, spot, step)]


def _is_printed(blocks: tuple[Block, ...], spot: Spot, step: Step) -> bool:
    """A line is counted on its page; "stycke 1, rad 4" in its paragraph."""
    if spot.last == spot.first or not blocks[spot.first].lines:
        return True
    rows = [line for block in blocks[spot.first : spot.last] for line in block.lines]
    if spot.single:
        starts = [line.start for line in rows]
        first = max(bisect_right(starts, spot.start) - 1, 0)
        last = bisect_right(starts, spot.end)
        counted = set(range(first + 1, last + 1))
        rows = rows[first:last]
    else:
        counted = set()
    if step.level is Level.PAGE:
        return any(line.page in step.numbers for line in rows)
    return any(line.line in step.numbers for line in rows) or bool(counted & set(step.numbers))


def _nearest(desk: Desk, spots: list[Spot], step: Step, slot: str) -> Spot:
    """What a person picked in place of what is not there."""
    rivals = spots if step.level in _HINTS else near(desk.ground, spots, step)
    picked = desk.pick(slot, rivals)
    if picked is None:
        raise desk.ask(Doubt.NOT_FOUND, step.about, slot, rivals)
    return picked
