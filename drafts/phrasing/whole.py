"""From a changed document to the att-satser that describe the change."""

from __future__ import annotations

from operator import itemgetter

from drafts.base.document import BaseDocument, Block, Kind
from drafts.phrasing.everywhere import throughout
from drafts.phrasing.instruction import Instruction, sats
from drafts.phrasing.places import Places
from drafts.phrasing.plan import Gap, plan
from drafts.phrasing.putting import added, content, moved, replaced
from drafts.phrasing.taking import removed
from drafts.phrasing.wording import loses_label, reworded


def phrase(base: BaseDocument, new: BaseDocument) -> tuple[Instruction, ...]:
    """In reading order, each against `base`; nothing where no block says or stands otherwise.

    Blocks are matched by id. Numbers and levels are the format's own, and are not amended.
    """
    made = plan(base, new)
    if new.blocks and not made.lasting:
        return (_anew(base, new),)
    places = Places(base)
    found = [(n, i) for gap in made.gaps for n, i in _of_gap(places, gap)]
    common = throughout(made.lasting, base)
    done = common.instruction.blocks if common else ()
    found += [(-1, common.instruction)] if common else []
    for was, now in made.lasting:
        if was.text != now.text and was.id not in done:
            at = base.place(was.id)
            found += [(at, instruction) for instruction in reworded(places.of(was.id), now.text)]
    return tuple(instruction for _, instruction in sorted(found, key=itemgetter(0)))


def _anew(base: BaseDocument, new: BaseDocument) -> Instruction:
    ids = dict.fromkeys((*(b.id for b in base.blocks), *(b.id for b in new.blocks)))
    text = f"ersätta dokumentet i sin helhet med följande: {content(new.blocks)}"
    return Instruction(sats(text), tuple(ids))


def _of_gap(places: Places, gap: Gap) -> list[tuple[float, Instruction]]:
    """Each with the index of the block it is about; what follows a block comes half a step behind it."""
    swaps = _swaps(gap.removed, gap.added)
    place = places.base.place
    found: list[tuple[float, Instruction]] = [
        (place(old.id), replaced(places, old, row)) for old, row in swaps
    ]
    if not swaps:
        found += removed(places, gap.removed)
        found += [(gap.after + 0.5, _of_added(places, gap))] if gap.added else []
    row = gap.moved
    return found + ([(place(row[0].id), moved(places, gap.after, row))] if row else [])


def _of_added(places: Places, gap: Gap) -> Instruction:
    """Beside the very same words it is said of those: whoever finds them there would think it done."""
    here, size = gap.after + 1, len(gap.added)
    beside = (places.base.blocks[max(here - size, 0) : here], places.base.blocks[here : here + size])
    twin = next((row[-1] for row in beside if _says(row) == _says(gap.added)), None)
    if twin is None or gap.removed or not _are_text(gap.added):
        return added(places, gap.after, gap.added)
    both = replaced(places, twin, (twin, *gap.added))
    return Instruction(both.text, tuple(block.id for block in gap.added))


def _says(blocks: tuple[Block, ...]) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in blocks]


def _swaps(gone: tuple[Block, ...], come: tuple[Block, ...]) -> list[tuple[Block, tuple[Block, ...]]]:
    """What is put in the place of what: one block by others of its kind, or each by one."""
    if len(gone) == 1 and come and {b.kind for b in come} == {gone[0].kind} and _is_text(gone[0], come):
        return [(gone[0], come)]
    alike = len(gone) == len(come) and all(a.kind is b.kind for a, b in zip(gone, come, strict=True))
    return [(a, (b,)) for a, b in zip(gone, come, strict=True)] if alike and _are_text(gone) else []


def _is_text(old: Block, come: tuple[Block, ...]) -> bool:
    if len(come) == 1:
        return old.kind is not Kind.CELL
    return old.kind in {Kind.PARAGRAPH, Kind.ITEM} and not loses_label(old, come[0].text)


def _are_text(blocks: tuple[Block, ...]) -> bool:
    return all(block.kind in {Kind.PARAGRAPH, Kind.ITEM} for block in blocks)
