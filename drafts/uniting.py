"""Verbs between drafts: offer to merge, merge, copy.

Merging shows each side's text to the other, so somebody of each says yes. What has been handed in is merged
with nothing: it is taken back, or returned, first. Nobody has signed the new draft; the old ones are closed,
and their histories stay with them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from drafts.amending import Base
from drafts.draft import Draft, Kind
from drafts.drafting import check_edit
from drafts.errors import StaleButton
from drafts.mandates import Verb
from drafts.rights import Seat, check, check_start
from drafts.signing import stage
from drafts.stages import Step, step
from drafts.united import United, copied, united
from drafts.uniting_changes import MergeOffered, OpenedFrom, WentInto


@dataclass(frozen=True, slots=True)
class Union:
    """What is put: the new draft's beginning, and what becomes of each of the two; `whole.left` is left."""

    opened: OpenedFrom
    whole: United
    closed: WentInto


def offer_merge(draft: Draft, seat: Seat, other: Draft) -> MergeOffered:
    """The authors of the other draft may see this one, and merge the two."""
    check_edit(draft, seat)
    _check_pair(draft, other)
    step(stage(other, seat.board), Step.EDIT)
    return MergeOffered(other.id)


def take_back_offer(draft: Draft, seat: Seat, other: str) -> MergeOffered:
    """StaleButton where there is none."""
    check_edit(draft, seat)
    if other not in draft.offers:
        raise StaleButton
    return MergeOffered(other, taken_back=True)


def decline(offered: Draft, own: Draft, seat: Seat) -> MergeOffered:
    """An author of the draft that was asked says no; StaleButton where there is no offer."""
    check_edit(own, seat)
    if own.id not in offered.offers:
        raise StaleButton
    return MergeOffered(own.id, taken_back=True)


def merge(offered: Draft, own: Draft, seat: Seat, new: str, bases: Mapping[str, Base]) -> Union:
    """One draft of two, called `new`, by an author of `own` to whom `offered` was offered.

    Whoever stands on both needs no offer. StaleButton where there is none (any more).
    """
    check_edit(own, seat)
    _check_pair(offered, own)
    step(stage(offered, seat.board), Step.EDIT)
    if own.id not in offered.offers and not offered.has(seat.person.id):
        raise StaleButton
    whole = united(offered.text, own.text, bases)
    authors = tuple(dict.fromkeys(author.person for author in (*offered.authors, *own.authors)))
    kind = own.kind if own.kind is offered.kind is not Kind.EGET else Kind.GEMENSAMT
    came_of = (offered.id, own.id)
    opened = OpenedFrom(own.board, own.arende, kind, whole.text, authors, came_of)
    return Union(opened, whole, WentInto(new))


def copy(draft: Draft, seat: Seat, arende: str, documents: Collection[str]) -> tuple[OpenedFrom, United]:
    """The draft begun again in another ärende, or the same, by one of its authors alone.

    `documents` are the ids of the documents of that ärende.
    """
    check(Verb.READ, seat, draft)
    check_start(seat, arende)
    whole = copied(draft.text, documents)
    opened = OpenedFrom(draft.board, arende, draft.kind, whole.text, (seat.person.id,), (draft.id,))
    return opened, whole


def _check_pair(one: Draft, other: Draft) -> None:
    if one.id == other.id or (one.board, one.arende) != (other.board, other.arende):
        raise StaleButton
