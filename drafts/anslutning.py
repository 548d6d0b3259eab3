"""Joining (*anslutning*): after a proposal is handed in, others of the board stand behind it too.

A joiner moves the proposal with its authors, in the minutes and in the reservation (*till förmån för sitt
gemensamma förslag*), and is not in the Bilaga, which was frozen before. So:

- Who may propose may join (KL 4:20, 4:22): not an ersättare who does not serve, nobody with jäv, nobody away.
  Until the board has decided, and the meeting is open.
- One joins the very version that was sent. Where a corrected one comes with other words, the anslutning
  no longer fits: it is not counted until its owner has seen the new one and says so again.
- It is counted as things stand now: for as long as the person may propose. Who comes back is counted again.
- After the meeting's stop it is late: marked and kept apart, not refused. Who was in time stays so when
  asked again of a corrected version.

With a group (*m.fl.*) a gruppledare joins for the party; the secretary may enter it for anyone who said so
at the meeting. The group is whoever else of the party may propose in the ärende, as it stands now, and
neither stands on the proposal nor has joined it by name. It is one name in the minutes, `Jonas Nilsson m.fl.
(M)`, and says of nobody else what they think: each of the group is named, in a reservation or anywhere,
only where they say so themselves. Where there is nobody in it, there is no *m.fl.*; a party has one group,
brought by the first; those of no party (-) are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from drafts.board import Board
from drafts.changes import Anslot, AnslutningLeft, JoiningOffered, JoiningRevoked
from drafts.draft import Anslutning, Draft, Kind, Version
from drafts.errors import Closed, NotOnRegister, NotSeen, NotSent, UnknownDraft
from drafts.link_errors import RevokedLink
from drafts.links import LIFETIME, Link, digest, find, usable
from drafts.mandates import Verb
from drafts.meeting_errors import AlreadyJoined, NoProposal, NotGruppledare, NotJoined
from drafts.parties import PARTILOS
from drafts.people import Person
from drafts.rights import Seat, check, check_open, check_secretary, met
from drafts.signing import SEEN, stage
from drafts.stages import CLOSED, SENT, Step, step


def joiners(draft: Draft, board: Board) -> tuple[Anslutning, ...]:
    """Those who count now, in the order they joined, the late ones last; `party` where it is *m.fl.*"""
    if draft.stage not in SENT:
        return ()
    counted = [a for a in draft.joined if _fits(a, draft) and _may_join(a.person, draft, board)]
    brought: set[str] = set()
    found = []
    for anslutning in sorted(counted, key=lambda a: a.late):
        party = board.person(anslutning.person).party
        with_group = anslutning.party and party not in brought and bool(_group(party, counted, draft, board))
        brought |= {party} if with_group else set()
        found.append(replace(anslutning, party=with_group))
    return tuple(found)


def kept_apart(draft: Draft, board: Board) -> tuple[Anslutning, ...]:
    """Those of the joiners who came after the time for proposals."""
    return tuple(anslutning for anslutning in joiners(draft, board) if anslutning.late)


def asked_again(draft: Draft, board: Board) -> tuple[Anslutning, ...]:
    """Those who joined an earlier version, have not said anything of this one, and may still join."""
    if draft.stage not in SENT:
        return ()
    return tuple(a for a in draft.joined if not _fits(a, draft) and _may_join(a.person, draft, board))


def group_of(person: Person, draft: Draft, board: Board) -> tuple[Person, ...]:
    """Whom *m.fl.* after this name would stand for."""
    mates = _group(person.party, joiners(draft, board), draft, board)
    return tuple(mate for mate in mates if mate.id != person.id)


def check_joins(draft: Draft, seat: Seat) -> Version:
    """The version this person may join; else the refusal that keeps them from it."""
    if draft.has(seat.person.id):
        raise AlreadyJoined
    check(Verb.ANSLUT, seat, draft)
    return _check_joinable(draft, seat.board)


def anslut(draft: Draft, seat: Seat, seen: str, now: datetime, *, party: bool = False) -> Anslot:
    """Join the version with this fingerprint, or beginning of one; NotSeen where another has come since."""
    version = check_joins(draft, seat)
    if len(seen) < SEEN or not version.fingerprint.startswith(seen):
        raise NotSeen
    if party and not seat.person.gruppledare:
        raise NotGruppledare
    return _anslot(draft, seat, version, now, party=party)


def enter(  # noqa: PLR0913 — each is one thing that the secretary says
    draft: Draft, seat: Seat, person: str, version: int, now: datetime, *, party: bool = False
) -> Anslot:
    """The secretary enters what somebody said at the meeting, of the version with this number."""
    check_secretary(seat)
    whose = Seat(seat.board, seat.board.person(person))
    sent = check_joins(draft, whose)
    if sent.number != version:
        raise NotSeen
    return _anslot(draft, whose, sent, now, party=party)


def leave(draft: Draft, seat: Seat) -> AnslutningLeft:
    """Whoever has joined may leave again, also one who is away, until the board has decided."""
    if seat.board.find(seat.person.id) is None:
        raise NotOnRegister
    return _left(draft, seat.board, seat.person.id)


def take_back(draft: Draft, seat: Seat, person: str) -> AnslutningLeft:
    """The secretary takes back what was entered for somebody, or was said to be a mistake."""
    check_secretary(seat)
    return _left(draft, seat.board, person)


def offer(draft: Draft, seat: Seat, secret: str, now: datetime) -> JoiningOffered:
    """A link for any number of the board, by which what was sent is seen and may be joined."""
    check(Verb.INVITE, seat, draft)
    _check_joinable(draft, seat.board)
    return JoiningOffered(Link(digest(secret), "", seat.person.id, now + LIFETIME))


def revoke_offers(draft: Draft, seat: Seat) -> JoiningRevoked:
    """RevokedLink where no link is open."""
    check(Verb.INVITE, seat, draft)
    if all(link.revoked for link in draft.joining):
        raise RevokedLink
    return JoiningRevoked()


def check_offered(draft: Draft, seat: Seat, secret: str, now: datetime) -> Version:
    """The version that the link shows this person; LinkRefused, or what keeps them from joining."""
    usable(find(draft.joining, secret), now)
    return check_joins(draft, seat)


def _check_joinable(draft: Draft, board: Board) -> Version:
    """What the board is still to decide on may be joined: ArendeDecided, NotSent, NoProposal, Closed else."""
    check_open(board, draft.arende)
    step(stage(draft, board), Step.DECIDE)
    if draft.version is None:
        raise NotSent
    if draft.kind is Kind.UTTALANDE:
        raise NoProposal
    return draft.version


def _anslot(draft: Draft, whose: Seat, version: Version, now: datetime, *, party: bool) -> Anslot:
    before, person = draft.anslutning(whose.person.id), whose.person.id
    if before and _fits(before, draft) and before.party == party:
        raise AlreadyJoined
    meeting = whose.board.meeting_of(draft.arende)
    in_time = before is not None and not before.late and before.party >= party
    late = not in_time and meeting is not None and meeting.is_late(now)
    return Anslot(person, version.fingerprint, party, late)


def _left(draft: Draft, board: Board, person: str) -> AnslutningLeft:
    if draft.board != board.id:
        raise UnknownDraft
    check_open(board, draft.arende)
    if draft.stage in CLOSED:
        raise Closed
    if draft.anslutning(person) is None:
        raise NotJoined
    return AnslutningLeft(person)


def _fits(anslutning: Anslutning, draft: Draft) -> bool:
    return draft.version is not None and draft.version.fingerprint == anslutning.fingerprint


def _may_join(person: str, draft: Draft, board: Board) -> bool:
    who = board.find(person)
    return who is not None and not draft.has(person) and met(Verb.ANSLUT, board, who, draft.arende) is None


def _group(party: str, counted: Sequence[Anslutning], draft: Draft, board: Board) -> tuple[Person, ...]:
    """The others of the party: who may join, and is not among those who do so by name."""
    if party == PARTILOS:
        return ()
    named = {anslutning.person for anslutning in counted}
    mates = [p for p in board.people if p.party == party and p.id not in named]
    return tuple(p for p in mates if _may_join(p.id, draft, board))
