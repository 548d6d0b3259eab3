"""The secretary writes down in which order the chair puts the proposals, one step at a time.

Where the chair has said nothing, the usual order is shown, to be confirmed (drafts/minutes/order.py).
"""

from __future__ import annotations

from drafts.decision_changes import OrderSet
from drafts.errors import StaleButton
from drafts.minutes.case import case_of
from drafts.minutes.gathering import facts_of
from drafts.minutes.order import order_of
from drafts.moved import Drafts
from drafts.rights import Seat, check_secretary


def put_first(seat: Seat, drafts: Drafts, arende: str, draft: str) -> OrderSet:
    """The proposal, or the administration's (empty), before all of its sort; StaleButton where it is gone."""
    check_secretary(seat)
    drafts = tuple(drafts)
    now = _ids(seat, drafts, arende)
    if draft not in now:
        raise StaleButton
    return OrderSet(arende, (draft, *(other for other in now if other != draft)))


def confirm(seat: Seat, drafts: Drafts, arende: str) -> OrderSet:
    """As it is shown is as the chair put them: what comes in later goes last."""
    check_secretary(seat)
    return OrderSet(arende, _ids(seat, tuple(drafts), arende))


def forget(seat: Seat, arende: str) -> OrderSet:
    check_secretary(seat)
    return OrderSet(seat.board.arende(arende).id, ())


def _ids(seat: Seat, drafts: Drafts, arende: str) -> tuple[str, ...]:
    proposals = case_of(seat.board, drafts, arende).proposals
    ids = ["", *(proposal.id for proposal in proposals)]
    return tuple(ids[number] for number in order_of(facts_of(seat.board, drafts, arende)).numbers)
