"""Verbs on a draft's amendments: change a document, keep an instruction without wording, drop, carry over.

The writer changes the document as the draft has it so far; what is stored is the change of the document as
it was filed. Amendments that touch the same block become one, so that each stands or falls by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from drafts.amendment import Amendment, Shown, Step
from drafts.amendment_edits import AmendmentDropped, AmendmentsCarried, AmendmentSet, ShownSet
from drafts.base.document import BaseDocument
from drafts.base.touched import leant_on, touched
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import DocumentMoved, NothingChanged, TooMany
from drafts.merging.documents import joined
from drafts.patching import apply, patch
from drafts.patching.carrying import carried
from drafts.phrasing import phrase
from drafts.rights import Seat
from drafts.wording import RENUMBER
from drafts.words import SATS_LIMIT, one_line

AMENDMENTS_LIMIT = 100
KEPT = 2 * AMENDMENTS_LIMIT


@dataclass(frozen=True, slots=True)
class Base:
    """A document as it was filed, with the SHA-256 it is stored under: that says which it is."""

    id: str
    document: BaseDocument = field(compare=False)


def amended(base: Base, amendments: Iterable[Amendment]) -> BaseDocument:
    """The document with those of the amendments that are made to it."""
    return joined(base.document, [_alone(base, a) for a in _made_to(base, amendments)])


def amend(draft: Draft, seat: Seat, base: Base, seen: BaseDocument, new: BaseDocument) -> AmendmentSet:
    """`new` is the document as the writer wants it, `seen` as they saw it in the draft.

    NothingChanged where the two say the same; DocumentMoved where someone has changed the same place since.
    """
    check_edit(draft, seat)
    now = amended(base, draft.text.amendments)
    wanted = new if now == seen else _carried(seen, new, now)
    delta = touched(now, wanted)
    if not delta:
        raise NothingChanged
    delta |= leant_on(base.document, now, wanted)
    mine = _made_to(base, draft.text.amendments)
    taken = [a for a in mine if touched(base.document, _alone(base, a)) & delta]
    _check_count(draft, len(taken))
    whole, taken = _parted(base, mine, taken, wanted)
    satser = worded(base.document, whole)
    ids, steps = tuple(a.id for a in taken), _hands(base, taken)
    return AmendmentSet(base.id, patch(base.document, whole), satser, ids, steps)


def worded(base: BaseDocument, new: BaseDocument) -> tuple[str, ...]:
    """The att-satser of the change; where only numbers or levels differ, the one that says so."""
    satser = tuple(instruction.text for instruction in phrase(base, new))
    return satser or (RENUMBER,)


def keep_unworded(draft: Draft, seat: Seat, document: str, instruction: str) -> AmendmentSet:
    """An instruction that gives no wording, kept in its own words until somebody gives it one."""
    check_edit(draft, seat)
    _check_count(draft, 0)
    return AmendmentSet(document, "", (one_line(instruction, SATS_LIMIT),))


def drop(draft: Draft, seat: Seat, amendment: str) -> AmendmentDropped:
    """GoneItem where it is not there any more."""
    check_edit(draft, seat)
    return AmendmentDropped(draft.text.amendment(amendment).id)


def show_as(draft: Draft, seat: Seat, shown: Shown) -> ShownSet:
    check_edit(draft, seat)
    if draft.text.shown is shown:
        raise NothingChanged
    return ShownSet(shown)


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """`left` do not fit the newer version, and stay as they are.

    Those of `beside` fit, next to words that it has changed: together they may say what nobody proposed.
    """

    change: AmendmentsCarried
    left: tuple[Amendment, ...]
    beside: tuple[Amendment, ...]


def carry_over(draft: Draft, seat: Seat, base: Base, newer: Base) -> CarriedOver:
    """The amendments made to `base`, made to `newer`. An instruction without wording goes along.

    `newer` has the ids of `base` where the blocks are the same (drafts.patching.matched).
    """
    check_edit(draft, seat)
    ours = [a for a in draft.text.amendments if a.document == base.id]
    fitting = {a.id: fitted for a in ours if (fitted := _fitted(a, base, newer))}
    if not fitting:
        raise NothingChanged
    left = tuple(a for a in ours if a.id not in fitting)
    beside = tuple(fitting[a.id] for a in ours if a.id in fitting and _is_beside(a, base, newer))
    return CarriedOver(AmendmentsCarried(newer.id, tuple(fitting.values())), left, beside)


def _is_beside(amendment: Amendment, base: Base, newer: Base) -> bool:
    return bool(amendment.patch and carried(base.document, amendment.patch, newer.document).neighbours)


def _fitted(amendment: Amendment, base: Base, newer: Base) -> Amendment | None:
    """Made to the newer document, with every hand it passed through; None where it does not fit there."""
    steps = []
    for step in amendment.steps:
        moved = carried(base.document, step.patch, newer.document)
        if moved.misfits:
            return None
        steps.append(replace(step, patch=moved.patch))
    whole = Amendment(amendment.id, newer.id, amendment.satser, tuple(steps))
    if not steps:
        return whole
    return replace(whole, satser=worded(newer.document, _alone(newer, whole)))


def _carried(seen: BaseDocument, new: BaseDocument, now: BaseDocument) -> BaseDocument:
    """The writer's change, made to the document as it is by now."""
    moved = carried(seen, patch(seen, new), now)
    if moved.misfits:
        raise DocumentMoved(tuple(misfit.block for misfit in moved.misfits))
    return moved.document


def _parted(
    base: Base, mine: list[Amendment], taken: list[Amendment], wanted: BaseDocument
) -> tuple[BaseDocument, list[Amendment]]:
    """What is wanted without the amendments that are not concerned, and those that are.

    Where they cannot be told apart after all (both add behind one block, say), everything is one amendment.
    """
    rest = [_alone(base, a) for a in mine if a not in taken]
    others = joined(base.document, rest)
    alone = carried(others, patch(others, wanted), base.document)
    whole = joined(base.document, [*rest, alone.document])
    told_apart = not alone.misfits and whole.fingerprint == wanted.fingerprint
    return (alone.document, taken) if told_apart else (wanted, mine)


def _hands(base: Base, taken: list[Amendment]) -> tuple[Step, ...]:
    """Every hand the amendments have passed through, each with all that stood by then."""
    steps: list[Step] = []
    before: list[Amendment] = []
    for amendment in taken:
        for step in amendment.steps:
            whole = amended(base, [*before, replace(amendment, steps=(step,))])
            steps.append(replace(step, patch=patch(base.document, whole)))
        before.append(amendment)
    return tuple(steps)


def _alone(base: Base, amendment: Amendment) -> BaseDocument:
    return patched(base, amendment.patch)


@lru_cache(maxsize=KEPT)
def patched(base: Base, patch_: str) -> BaseDocument:
    """The document with the patch; the latest few are kept, since every gesture asks for all of a draft's."""
    return apply(base.document, patch_)


def _made_to(base: Base, amendments: Iterable[Amendment]) -> list[Amendment]:
    return [a for a in amendments if a.document == base.id and a.patch]


def _check_count(draft: Draft, taken: int) -> None:
    if not taken and len(draft.text.amendments) >= AMENDMENTS_LIMIT:
        raise TooMany(AMENDMENTS_LIMIT)
