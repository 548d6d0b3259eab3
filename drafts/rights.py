"""Who may do what: one table of verbs and standings, and nothing else decides.

- Any ledamot may raise a matter, and a serving ersättare has a ledamot's rights (KL 4:20, 4:22).
- An ersättare who does not serve moves no proposal, votes on none and reserves against none; whether
  they may have their opinion noted is the board's to say (KL 6:17). With Yrka they stand behind the
  text, listed `e.y.`, and are never among the proposers.
- The secretary receives; the proposal is the politicians' own.
- Serving is per ärende: the same person may propose in one and not in the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.board import Board
from drafts.draft import Draft
from drafts.errors import (
    MayNotInvite,
    MayNotSetServing,
    NoErsattaryttrande,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotServing,
    OnlySecretary,
    Refusal,
    UnknownDraft,
)
from drafts.people import Person, Role


class Standing(StrEnum):
    """What a person is in an ärende."""

    PROPOSER = "förslagsrätt"  # ledamot, chair, serving ersättare
    SUPPORTER = "ersättaryttrande"  # an ersättare who does not serve, where the board lets them be noted
    SILENT = "inget yttrande"  # an ersättare who does not serve, where it does not
    SECRETARY = "sekreterare"


class Verb(StrEnum):
    START = "börja ett utkast"
    JOIN = "bli medförfattare"
    EDIT = "ändra texten"
    INVITE = "bjuda in"
    SIGN = "skriva under"
    LEAVE = "lämna"
    SEND = "lämna in"
    WITHDRAW = "ta tillbaka"
    READ = "läsa"
    RECEIVE = "ta emot"
    RETURN = "begära rättelse"


P, S, N, K = Standing.PROPOSER, Standing.SUPPORTER, Standing.SILENT, Standing.SECRETARY

# What each standing meets: None is a yes, else the refusal.
TABLE: dict[Verb, dict[Standing, type[Refusal] | None]] = {
    Verb.START: {P: None, S: NotServing, N: NotServing, K: NotForSecretary},
    Verb.JOIN: {P: None, S: None, N: NoErsattaryttrande, K: NotForSecretary},
    Verb.EDIT: {P: None, S: None, N: NoErsattaryttrande, K: NotForSecretary},
    Verb.INVITE: {P: None, S: None, N: NoErsattaryttrande, K: NotForSecretary},
    Verb.SIGN: {P: None, S: None, N: NoErsattaryttrande, K: NotForSecretary},
    Verb.LEAVE: {P: None, S: None, N: None, K: None},
    Verb.SEND: {P: None, S: NotServing, N: NotServing, K: NotForSecretary},
    Verb.WITHDRAW: {P: None, S: NotServing, N: NotServing, K: NotForSecretary},
    Verb.READ: {P: None, S: None, N: None, K: None},
    Verb.RECEIVE: {P: OnlySecretary, S: OnlySecretary, N: OnlySecretary, K: None},
    Verb.RETURN: {P: OnlySecretary, S: OnlySecretary, N: OnlySecretary, K: None},
}

# The rest ask that one stands on the draft already.
OPEN_TO_ALL = frozenset({Verb.START, Verb.JOIN, Verb.RECEIVE, Verb.RETURN})


@dataclass(frozen=True, slots=True)
class Seat:
    """A person on their board: who it is that does something."""

    board: Board
    person: Person


def standing(board: Board, person: Person, arende: str) -> Standing:
    if person.role is Role.SEKRETERARE:
        return K
    if person.role is not Role.ERSATTARE or board.serves(person.id, arende):
        return P
    return S if board.settings.ersattaryttrande else N


def check(verb: Verb, seat: Seat, draft: Draft) -> None:
    """Raise what keeps this person from this verb on this draft, if anything does.

    Who has left the register may nothing. A draft of another board is UnknownDraft, to its secretary as
    to anyone.
    """
    if seat.board.find(seat.person.id) is None:
        raise NotOnRegister
    if draft.board != seat.board.id:
        raise UnknownDraft
    refusal = TABLE[verb][standing(seat.board, seat.person, draft.arende)]
    if verb not in OPEN_TO_ALL and not draft.has(seat.person.id):
        raise refusal() if refusal in {NotForSecretary, OnlySecretary} else NotOnDraft
    if refusal:
        raise refusal


def check_withdraw(seat: Seat, draft: Draft) -> None:
    """Where nobody on the draft may propose any more, those who support it may let it go."""
    if draft.has(seat.person.id) and not proposers(draft, seat.board):
        check(Verb.SIGN, seat, draft)
    else:
        check(Verb.WITHDRAW, seat, draft)


def check_start(seat: Seat, arende: str) -> None:
    """NotOnRegister, UnknownArende, NotServing or NotForSecretary where this person can't begin one."""
    if seat.board.find(seat.person.id) is None:
        raise NotOnRegister
    seat.board.arende(arende)
    if refusal := TABLE[Verb.START][standing(seat.board, seat.person, arende)]:
        raise refusal


def proposers(draft: Draft, board: Board) -> tuple[str, ...]:
    """The ids of the authors who may propose, in the order they joined."""
    return tuple(a.person for a in draft.authors if _proposes(board, a.person, draft.arende))


def signatories(draft: Draft, board: Board) -> tuple[Person, ...]:
    """The authors whom the Bilaga names and whose signatures it needs, in the order they joined.

    Someone who has left the register, or may not be noted any more, neither stands there nor keeps the
    others waiting for a signature that cannot be given.
    """
    people = [person for a in draft.authors if (person := board.find(a.person))]
    return tuple(p for p in people if TABLE[Verb.SIGN][standing(board, p, draft.arende)] is None)


def _proposes(board: Board, person: str, arende: str) -> bool:
    who = board.find(person)
    return who is not None and standing(board, who, arende) is P


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
