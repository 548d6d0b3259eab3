"""Telling a decision, and the proposals it was made among."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drafts.board import Board
from drafts.decision import Decision, Outcome, Votering
from drafts.draft import Draft, Kind
from drafts.moved import Drafts, movers
from drafts.people import listed
from drafts.rights import proposers
from handlers.cards import names

_NOUNS = {
    Kind.GEMENSAMT: "det gemensamma förslaget",
    Kind.EGET: "förslaget",
    Kind.TILLAGG: "tilläggsförslaget",
    Kind.AVSLAG: "förslaget om avslag",
    Kind.ATERREMISS: "förslaget om återremiss",
    Kind.UTTALANDE: "det särskilda uttalandet",
}


@dataclass(frozen=True, slots=True)
class Vote:
    """`ja_for` and `nej_for` are named."""

    ja: int
    nej: int
    avstar: int
    ja_for: str
    nej_for: str
    utslagsrost: bool


@dataclass(frozen=True, slots=True)
class Told:
    """`proposal`: the name of the draft that won, or asked for the återremiss; else empty."""

    outcome: Outcome
    proposal: str = ""
    vote: Vote | None = None
    words: str = ""
    added: tuple[str, ...] = ()


def proposal_name(draft: Draft, board: Board) -> str:
    """`det gemensamma förslaget från Lars Berg (C) och Karin Ek (L)`: who joined it is not in its name."""
    who = names(board, _namesakes(draft, board)) or (draft.version.names if draft.version else ())
    return f"{noun(draft)} från {listed(list(who))}"


def _namesakes(draft: Draft, board: Board) -> tuple[str, ...]:
    """Those of the authors who move it; where there are none, who joined and so moves it."""
    return proposers(draft, board) or movers(draft, board)


def noun(draft: Draft) -> str:
    """*Eget* is *gemensamt* as soon as two stand behind it."""
    joint = draft.kind is Kind.EGET and len(draft.authors) > 1
    return _NOUNS[Kind.GEMENSAMT if joint else draft.kind]


def parties_of(draft: Draft, board: Board) -> list[str]:
    """`(C)`, `(L)`: each once."""
    people = (board.find(id_) for id_ in _namesakes(draft, board))
    return [f"({party})" for party in dict.fromkeys(p.party for p in people if p)]


def told(decision: Decision, board: Board, drafts: Drafts) -> Told:
    votering = decision.votering
    wanted = {decision.draft, *decision.added, *((votering.ja_for, votering.nej_for) if votering else ())}
    proposals = {draft.id: proposal_name(draft, board) for draft in drafts if draft.id in wanted}
    vote = _vote(votering, proposals) if votering else None
    added = tuple(proposals[id_] for id_ in decision.added if id_ in proposals)
    return Told(decision.outcome, proposals.get(decision.draft, ""), vote, decision.words, added)


def _vote(votering: Votering, proposals: dict[str, str]) -> Vote:
    sides = {**proposals, "": "förvaltningens förslag"}
    ja_for, nej_for = sides.get(votering.ja_for, ""), sides.get(votering.nej_for, "")
    return Vote(votering.ja, votering.nej, votering.avstar, ja_for, nej_for, votering.utslagsrost)


def decision_of(fields: dict[str, str], at: datetime) -> Decision:
    """The decision that a message to confirm it holds."""
    votering = None
    if "ja_for" in fields and "nej_for" in fields:
        ja, nej, avstar = (int(fields[name]) for name in ("ja", "nej", "avstar"))
        votering = Votering(ja, nej, avstar, fields["ja_for"], fields["nej_for"], utslagsrost=ja == nej)
    added = tuple(fields.get("added", "").split())
    return Decision(Outcome(fields["outcome"]), at, fields["draft"], votering, fields.get("words", ""), added)
