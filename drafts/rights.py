"""What keeps a person from a verb, if anything does: asked of the table in drafts/mandates.py."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.board import Board
from drafts.draft import Draft
from drafts.errors import (
    MayNotInvite,
    MayNotSetServing,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    OnlySecretary,
    Refusal,
    UnknownDraft,
)
from drafts.mandates import TABLE, Verb
from drafts.meeting_errors import ArendeDecided, MeetingOver
from drafts.people import Person, Role
from drafts.standing import PROPOSING, standing

# The rest ask that one stands on the draft already.
OPEN_TO_ALL = frozenset({Verb.START, Verb.JOIN, Verb.RECEIVE, Verb.RETURN, Verb.ANSLUT})


@dataclass(frozen=True, slots=True)
class Seat:
    """A person on their board: who it is that does something."""

    board: Board
    person: Person


def met(verb: Verb, board: Board, person: Person, arende: str) -> type[Refusal] | None:
    """The refusal this person meets in the ärende; None where they may."""
    return TABLE[verb][standing(board, person, arende)].met(board.settings)


def check(verb: Verb, seat: Seat, draft: Draft) -> None:
    """Raise what keeps this person from this verb on this draft, if anything does.

    Who has left the register may nothing. A draft of another board is UnknownDraft, to its secretary as
    to anyone.
    """
    if seat.board.find(seat.person.id) is None:
        raise NotOnRegister
    if draft.board != seat.board.id:
        raise UnknownDraft
    refusal = met(verb, seat.board, seat.person, draft.arende)
    if verb not in OPEN_TO_ALL and not draft.has(seat.person.id):
        raise refusal() if refusal in {NotForSecretary, OnlySecretary} else NotOnDraft
    if refusal:
        raise refusal


def check_withdraw(seat: Seat, draft: Draft) -> None:
    """Where nobody on the draft may propose any more, those who support it may let it go."""
    nobody = draft.has(seat.person.id) and not proposers(draft, seat.board)
    supports = nobody and met(Verb.SIGN, seat.board, seat.person, draft.arende) is None
    check(Verb.SIGN if supports else Verb.WITHDRAW, seat, draft)


def check_start(seat: Seat, arende: str) -> None:
    """NotOnRegister, UnknownArende, NotServing or NotForSecretary where this person can't begin one."""
    if seat.board.find(seat.person.id) is None:
        raise NotOnRegister
    seat.board.arende(arende)
    if refusal := met(Verb.START, seat.board, seat.person, arende):
        raise refusal
    check_open(seat.board, arende)


def check_open(board: Board, arende: str) -> None:
    """MeetingOver or ArendeDecided where nothing more can be proposed in the ärende."""
    check_not_over(board, arende)
    if board.decision(arende):
        raise ArendeDecided


def check_not_over(board: Board, arende: str) -> None:
    """MeetingOver where the ärende's meeting is closed."""
    meeting = board.meeting_of(arende)
    if meeting and meeting.closed:
        raise MeetingOver


def proposers(draft: Draft, board: Board) -> tuple[str, ...]:
    """The ids of the authors who may propose, in the order they joined."""
    return tuple(a.person for a in draft.authors if _proposes(board, a.person, draft.arende))


def signatories(draft: Draft, board: Board) -> tuple[Person, ...]:
    """The authors whom the Bilaga names and whose signatures it needs, in the order they joined.

    Someone who has left the register, or may not be noted any more, neither stands there nor keeps the
    others waiting for a signature that cannot be given.
    """
    people = [person for a in draft.authors if (person := board.find(a.person))]
    return tuple(p for p in people if met(Verb.SIGN, board, p, draft.arende) is None)


def _proposes(board: Board, person: str, arende: str) -> bool:
    who = board.find(person)
    return who is not None and standing(board, who, arende) in PROPOSING


def check_secretary(seat: Seat) -> None:
    """The agenda, the register and the board's settings are the secretary's."""
    if seat.person.role is not Role.SEKRETERARE:
        raise OnlySecretary


def may_invite(seat: Seat, whom: Person) -> bool:
    """The secretary hands out anybody's link; a gruppledare their own party's."""
    return seat.person.role is Role.SEKRETERARE or (
        seat.person.gruppledare and seat.person.party == whom.party and whom.role is not Role.SEKRETERARE
    )


def check_invite(seat: Seat, whom: Person) -> None:
    if not may_invite(seat, whom):
        raise MayNotInvite


def may_set_serving(seat: Seat, whom: Person) -> bool:
    """The secretary and the chair call ersättare in; a gruppledare knows who of the party serves."""
    return seat.person.role in {Role.SEKRETERARE, Role.ORDFORANDE} or may_invite(seat, whom)


def check_serving(seat: Seat, whom: Person) -> None:
    if not may_set_serving(seat, whom):
        raise MayNotSetServing
