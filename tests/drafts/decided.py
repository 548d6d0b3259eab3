"""Situations after a decision: boards, and the drafts that were handed in, as plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from drafts.board import Board, Settings
from drafts.decision import Decision, Outcome, Votering
from drafts.draft import Anslutning, Author, Draft, Kind, Version
from drafts.meeting import Service
from drafts.stages import Stage
from drafts.statement import Stance, Statement
from tests.people import DOCX, EVENING, MEETING, PDF, REMISS, board, called

EVE = MEETING.starts + timedelta(hours=1)
SEEN = "f" * 64


def handed_in(  # noqa: PLR0913 — each is one thing a draft can have
    id_: str,
    *authors: str,
    kind: Kind = Kind.GEMENSAMT,
    joined: tuple[str, ...] = (),
    late: bool = False,
    stage: Stage = Stage.MOTTAGET,
    arende: str = REMISS.id,
) -> Draft:
    version = Version(1, EVENING, authors[0], "Remiss", (), SEEN, PDF, DOCX)
    return Draft(
        id_,
        9,
        board="ekeby",
        arende=arende,
        kind=kind,
        stage=stage,
        authors=tuple(Author(person) for person in authors),
        versions=(version,),
        joined=tuple(Anslutning(person, EVENING, SEEN, late=late) for person in joined),
    )


def decided(on: Board, outcome: Outcome = Outcome.FORVALTNINGEN, draft: str = "", **more: Any) -> Board:
    decision = Decision(outcome, EVE, draft, **more)
    return replace(on, decisions=(*on.decisions, (REMISS.id, decision)))


def said(who: str, stance: Stance = Stance.RESERVATION, draft: str = "", **more: Any) -> Statement:
    return Statement(REMISS.id, who, stance, EVE, who, draft, **more)


# Lars and Karin move it, Erik supports it (e.y.), Per has joined; Ylva moves another; Mats and Anna none.
OURS = handed_in("a", "lars", "karin", "erik", joined=("per",))
YLVAS = handed_in("b", "ylva", kind=Kind.EGET)
BACK = handed_in("c", "ylva", kind=Kind.ATERREMISS)
WORDS = handed_in("d", "mats", "nora", kind=Kind.UTTALANDE)
MORE = handed_in("e", "lars", kind=Kind.TILLAGG)
ANNAS = handed_in("f", "anna", "nora", kind=Kind.TILLAGG)
BOTH = (OURS, YLVAS)
OPEN = called()

A, B = Outcome.FORSLAG, Outcome.FORVALTNINGEN
CLOSED = called(closed=EVE)
SERVING = (Service(REMISS.id, "erik", instead_of="karin"),)
SILENT = replace(OPEN, settings=Settings(ersattaryttrande=False, uttalande=False, anteckning=False))

SITUATIONS: dict[str, tuple[Board, tuple[Draft, ...]]] = {
    "undecided": (OPEN, BOTH),
    "administration won": (decided(OPEN), BOTH),
    "ours won": (decided(OPEN, A, "a"), BOTH),
    "ylva's won": (decided(OPEN, A, "b"), BOTH),
    "ours won in part": (decided(OPEN, Outcome.DELVIS, "a"), BOTH),
    "votering lost": (decided(OPEN, votering=Votering(4, 3, 0, "", "a")), BOTH),
    "votering won": (decided(OPEN, A, "a", votering=Votering(3, 3, 1, "", "a", utslagsrost=True)), BOTH),
    "återremiss as ylva moved": (decided(OPEN, Outcome.ATERREMISS, "c"), (OURS, BACK)),
    "återremiss, whoever moved it": (decided(OPEN, Outcome.ATERREMISS), (OURS, BACK)),
    "återremiss lost": (decided(OPEN), (BACK,)),
    "bordläggning": (decided(OPEN, Outcome.BORDLAGGNING), (OURS,)),
    "lars jävig": (decided(replace(OPEN, jav=frozenset({("23", "lars")}))), BOTH),
    "lars jävig in the next": (decided(replace(OPEN, jav=frozenset({("24 A", "lars")}))), BOTH),
    "lars and erik absent": (decided(called(absent=frozenset({"lars", "erik"}))), BOTH),
    "nobody is there to move ours": (
        decided(called(absent=frozenset({"lars", "karin", "per"}))),
        BOTH,
    ),
    "nobody is there, and still it won": (
        decided(called(absent=frozenset({"lars", "karin", "per"})), A, "a"),
        BOTH,
    ),
    "lars left before": (decided(called(left=(("lars", "23"),))), BOTH),
    "lars left after": (decided(called(left=(("lars", "24 A"),))), BOTH),
    "per has left": (decided(called(left=(("per", "23"),))), BOTH),
    "erik serves for karin": (decided(replace(OPEN, services=SERVING)), BOTH),
    "erik serves in the next": (
        decided(replace(OPEN, services=(replace(SERVING[0], scope="24 A"),))),
        BOTH,
    ),
    "ours withdrawn": (decided(OPEN), (replace(OURS, stage=Stage.ATERTAGET), YLVAS)),
    "ours back for correction": (decided(OPEN), (replace(OURS, stage=Stage.UTKAST), YLVAS)),
    "ours merged away": (decided(OPEN), (replace(OURS, went_into="b"), YLVAS)),
    "late joiner": (decided(OPEN), (handed_in("a", "lars", joined=("per",), late=True),)),
    "joiner of an older version": (
        decided(OPEN),
        (replace(OURS, versions=(replace(OURS.versions[0], fingerprint="0" * 64),)),),
    ),
    "uttalande handed in": (decided(OPEN), (OURS, WORDS)),
    "uttalande, and theirs won": (decided(OPEN, A, "a"), (OURS, handed_in("d", "lars", kind=Kind.UTTALANDE))),
    "first and second hand": (decided(OPEN, A, "e"), (OURS, MORE)),
    "a tillägg was carried too": (decided(OPEN, added=("f",)), (OURS, ANNAS)),
    "a tillägg alone was lost": (decided(OPEN, A, "a"), (OURS, ANNAS)),
    "in another ärende": (decided(OPEN), (replace(OURS, arende="24 A"),)),
    "of another board": (decided(OPEN), (replace(OURS, board="annan"),)),
    "closed": (decided(CLOSED), BOTH),
    "no meeting": (decided(board()), BOTH),
    "the board allows little": (decided(SILENT), BOTH),
    "karin has left the register": (
        decided(replace(OPEN, people=tuple(p for p in OPEN.people if p.id != "karin"))),
        BOTH,
    ),
}
