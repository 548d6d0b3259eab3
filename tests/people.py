"""The standing cast: invented people on an invented board, and the builders that let them act.

Anna chairs with Per beside her. Lars leads (C) and Karin (L); Mats has a name in -s, Ylva sits for a local
party, Sten for none. Erik (KD), Nora (C) and Olle (M) are ersättare. Gun is the secretary. Disa is on no
register at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from drafts import authors, drafting, sending, signing
from drafts import draft as drafts
from drafts.arende import Arende
from drafts.board import Board, Settings
from drafts.changes import DraftChange, Sent, Signed
from drafts.draft import Draft, Kind
from drafts.errors import Refusal
from drafts.log import Entry
from drafts.meeting import Meeting, Service
from drafts.people import Person, Role
from drafts.rights import Seat
from drafts.signing import fingerprint

EVENING = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
PDF, DOCX = "a" * 64, "b" * 64
MEETING = Meeting("_1", EVENING + timedelta(days=2), "Ekeby medborgarhus", EVENING + timedelta(days=1))

CAST = (
    Person("anna", "Anna Holm", "S", Role.ORDFORANDE),
    Person("per", "Per Lindqvist-Sjö", "M", Role.VICE_ORDFORANDE, gruppledare=True),
    Person("lars", "Lars Berg", "C", Role.LEDAMOT, "lars@ekeby.example", gruppledare=True),
    Person("karin", "Karin Rosén Falk", "L", Role.LEDAMOT, gruppledare=True),
    Person("mats", "Mats Fors", "S", Role.LEDAMOT),
    Person("ylva", "Ylva Strand", "EkP", Role.LEDAMOT),
    Person("sten", "Sten Krans", "-", Role.LEDAMOT),
    Person("erik", "Erik Ahl", "KD", Role.ERSATTARE),
    Person("nora", "Nora Lund", "C", Role.ERSATTARE),
    Person("olle", "Olle Dahl", "M", Role.ERSATTARE),
    Person("gun", "Gun Palm", "", Role.SEKRETERARE, "gun@ekeby.example"),
)
DISA = Person("disa", "Disa Grip", "V", Role.LEDAMOT)

REMISS = Arende("23", "Remiss av samverkansöverenskommelse", "EKE 2026/71", id="23")
PARK = Arende("24 A", "Ny lekpark vid Ekebytorg", "EKE 2026/80", id="24 A")


def board(
    *,
    serving: Iterable[str] = (),
    ersattaryttrande: bool = True,
    motivation_reopens: bool = True,
    **changes: Any,
) -> Board:
    """Ekeby stadsdelsnämnd; `serving` are the first names of the ersättare who serve in ärende 23."""
    whole = Board(
        "ekeby",
        name="Ekeby stadsdelsnämnd",
        settings=Settings(ersattaryttrande=ersattaryttrande, motivation_reopens=motivation_reopens),
        people=CAST,
        arenden=(REMISS, PARK),
        given=frozenset({REMISS.id, PARK.id}),
        services=tuple(Service(REMISS.id, person(name).id) for name in serving),
    )
    return replace(whole, **changes)


BOARD = board()


def called(on: Board = BOARD, *, arenden: tuple[Arende, ...] = (REMISS, PARK), **said: Any) -> Board:
    """The board with a meeting two days on, these ärenden on its agenda; `said` are fields of the Meeting."""
    meeting = replace(MEETING, **said)
    there = tuple(replace(arende, meeting=meeting.id) for arende in arenden)
    others = tuple(arende for arende in on.arenden if arende.id not in {a.id for a in there})
    return replace(on, meetings=(*on.meetings, meeting), arenden=(*others, *there))


def person(first_name: str) -> Person:
    return next(p for p in (*CAST, DISA) if p.first_name == first_name)


def without(first_name: str, on: Board = BOARD) -> Board:
    """The board after this person has left the register."""
    return replace(on, people=tuple(p for p in on.people if p.first_name != first_name))


def seat(first_name: str, on: Board = BOARD) -> Seat:
    return Seat(on, person(first_name))


Verb = Callable[..., DraftChange]


def put(draft: Draft, who: str, change: DraftChange) -> Draft:
    """The draft with a change appended as the store appends it: next in number, a minute later."""
    seq = draft.seq + 1
    at = EVENING + timedelta(minutes=seq)
    return drafts.after(draft, Entry(seq, at, person(who).id, change))


def does(draft: Draft, who: str, verb: Verb, *told: Any, on: Board = BOARD, **more: Any) -> Draft:
    """The draft after this person did this; a refusal is raised."""
    return put(draft, who, verb(draft, seat(who, on), *told, **more))


def play(draft: Draft, *acts: tuple[Any, ...], on: Board = BOARD) -> Draft:
    """Several acts, each `("Lars", drafting.add_satser, ("Att …",))`."""
    for who, verb, *told in acts:
        draft = does(draft, who, verb, *told, on=on)
    return draft


def refused(
    refusal: type[Refusal], draft: Draft, who: str, verb: Verb, *told: Any, on: Board = BOARD, **more: Any
) -> Any:
    """The refusal, when it is exactly this one and it changed nothing."""
    before = deepcopy((draft, on))
    with pytest.raises(Refusal) as caught:
        verb(draft, seat(who, on), *told, **more)
    assert type(caught.value) is refusal
    assert (draft, on) == before
    return caught.value


def signs(draft: Draft, by: Seat) -> Signed:
    """Signs the text as it stands, having just seen it."""
    return signing.sign(draft, by, fingerprint(draft, by.board))


def sends(draft: Draft, by: Seat) -> Sent:
    return sending.send(draft, by, fingerprint(draft, by.board), PDF, DOCX)


def a_draft(  # noqa: PLR0913 — each is one thing a draft can have
    *satser: str,
    by: str = "Lars",
    kind: Kind = Kind.GEMENSAMT,
    motivation: tuple[tuple[str, bool], ...] = (),
    with_: Iterable[str] = (),
    signed: Iterable[str] = (),
    on: Board = BOARD,
) -> Draft:
    """A draft in ärende 23, opened by Lars, joined by `with_`, with these att-satser and signatures."""
    draft = put(Draft("u1"), by, drafting.open_draft(seat(by, on), REMISS.number, kind))
    for name in with_:
        draft = does(draft, name, authors.join, on=on)
    if satser:
        draft = does(draft, by, drafting.add_satser, satser, on=on)
    if motivation:
        draft = does(draft, by, drafting.add_motivation, motivation, on=on)
    for name in signed:
        draft = does(draft, name, signs, on=on)
    return draft
