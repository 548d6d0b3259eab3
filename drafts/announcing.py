"""Moving a handed-in proposal at the meeting (*anmäla*), as its secretary notes it."""

from __future__ import annotations

from drafts.changes import Announced
from drafts.draft import Draft, Kind
from drafts.errors import NotSeen, NotSent
from drafts.mandates import Verb
from drafts.meeting_errors import AlreadyAnnounced, NobodyMoves, NoProposal
from drafts.moved import movers
from drafts.rights import Seat, check, check_open
from drafts.signing import stage
from drafts.stages import Stage, Step, step


def announce(draft: Draft, seat: Seat, version: int) -> Announced:
    """Version `version` has been moved: NotSeen where a newer one has come.

    Only who takes part in the ärende moves anything (KL 4:20, 4:22): NobodyMoves where none does of those
    who stand behind it. NoProposal: a särskilt uttalande is left, and not moved.
    """
    check(Verb.RECEIVE, seat, draft)
    check_open(seat.board, draft.arende)
    if draft.version is None:
        raise NotSent
    if draft.version.number != version:
        raise NotSeen
    now = stage(draft, seat.board)
    if now is Stage.ANMALT:
        raise AlreadyAnnounced
    step(now, Step.ANNOUNCE)
    if draft.kind is Kind.UTTALANDE:
        raise NoProposal
    if not movers(draft, seat.board):
        raise NobodyMoves
    return Announced()
