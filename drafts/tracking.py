"""The document with its changes marked, from the rows of documents it has been: whose hand made each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from drafts.base.document import BaseDocument, Block
from drafts.base.order import steady
from drafts.base.tracked import Fate, Mark, Run, TrackedBlock, TrackedDocument
from drafts.tracked_runs import as_added, as_struck, kept, rewritten


@dataclass(frozen=True, slots=True)
class Step:
    """The whole document after someone's change; `number` is the change's in the list, from 1."""

    document: BaseDocument
    author: str
    at: datetime
    number: int

    @property
    def mark(self) -> Mark:
        return Mark(self.author, self.at, self.number)


@dataclass(slots=True)
class _Place:
    """Where a block stands or stood. `mark` says who took it away from here, or put it here."""

    id: str
    stood: bool  # in the old document, here
    stands: bool = True
    mark: Mark | None = None


@dataclass(slots=True)
class _State:
    """As it is after some of the steps. `places` are never lost for blocks of the old document."""

    document: BaseDocument
    places: list[_Place]
    runs: dict[str, tuple[Run, ...]]
    blocks: dict[str, Block] = field(default_factory=dict)


def tracked(base: BaseDocument, steps: Sequence[Step]) -> TrackedDocument:
    """`base` with what each step changed in the document before it, in its author's name.

    What was added and struck again leaves no trace, and what was struck and put back stands as it stood.
    A block that was turned into another kind stands as the kind it is now, unmarked.
    """
    places = [_Place(block.id, stood=True) for block in base.blocks]
    state = _State(base, places, {block.id: kept(block.text) for block in base.blocks})
    state.blocks = {block.id: block for block in base.blocks}
    for step in steps:
        _reword(state, step)
        _rearrange(state, step)
        state.document = step.document
    last = {block.id: block for block in state.document.blocks}
    old = {block.id: block for block in base.blocks}
    return TrackedDocument(base.name, base.title, tuple(_blocks(state, old, last)))


def _reword(state: _State, step: Step) -> None:
    for block in step.document.blocks:
        was = state.blocks.get(block.id)
        if was is None:
            state.runs[block.id] = rewritten((), block.text, step.mark)
        elif was.text != block.text:
            state.runs[block.id] = rewritten(state.runs[block.id], block.text, step.mark)
        state.blocks[block.id] = block


def _rearrange(state: _State, step: Step) -> None:
    """Blocks that moved leave their place and take a new one, unless they come back to where they stood."""
    order = [block.id for block in step.document.blocks]
    staying = steady([block.id for block in state.document.blocks], order)
    left = _left(state.places, staying, step.mark)
    made: list[_Place] = []
    at = 0
    for id_ in order:
        end = _reached(left, at, id_)
        if end is None:
            end = _passed(left, at, step.mark, state.blocks, state.blocks[id_])
            made += [*left[at:end], _Place(id_, stood=False, mark=step.mark)]
        else:
            if not left[end - 1].stands:  # back where it stood
                left[end - 1 :] = [_Place(id_, stood=True), *(p for p in left[end:] if p.id != id_)]
            made += left[at:end]
        at = end
    state.places = [*made, *left[at:]]


def _left(places: Iterable[_Place], staying: frozenset[str], mark: Mark) -> list[_Place]:
    """The places without the blocks that go: those where the old document has them stay, empty."""
    gone = {place.id for place in places if place.stands and place.id not in staying}
    kept: list[_Place] = []
    for place in places:
        if place.id not in gone:
            kept.append(place)
        elif place.stood:
            kept.append(replace(place, stands=False, mark=mark))
    return kept


def _reached(places: list[_Place], at: int, id_: str) -> int | None:
    """Behind the block's own place, where there is one before any other block that stands."""
    for n in range(at, len(places)):
        if places[n].id == id_:
            return n + 1
        if places[n].stands:
            return None
    return None


def _passed(places: list[_Place], at: int, mark: Mark, blocks: dict[str, Block], new: Block) -> int:
    """A block that stands for others follows on them: those of its kind that the same step took away."""
    while at < len(places) and not places[at].stands and places[at].mark == mark:
        if blocks[places[at].id].kind is not new.kind:
            break
        at += 1
    return at


def _blocks(state: _State, old: dict[str, Block], last: dict[str, Block]) -> Iterable[TrackedBlock]:
    now = {place.id: place for place in state.places if place.stands}
    for place in state.places:
        runs = state.runs[place.id]
        stands = now.get(place.id)
        if place.stands and place.stood:
            yield TrackedBlock(last[place.id], runs)
        elif place.stands:
            runs = as_added(runs, place.mark)
            yield TrackedBlock(last[place.id], runs, Fate.ADDED, place.mark, moved=place.id in old)
        else:
            mark = stands.mark if stands else place.mark
            runs = as_struck(runs, mark)
            yield TrackedBlock(old[place.id], runs, Fate.REMOVED, mark, moved=stands is not None)
