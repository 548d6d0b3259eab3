"""One ärende with all that was handed in and said in it: what its minutes are gathered from.

- Proposals stand in the order in which they first came in: a corrected version keeps its place. What was
  withdrawn, or called back for a correction, is not there (KL 5:67 through 6:35).
- A proposal none of whose authors may propose in the ärende (they are away, jäviga, or do not serve) is moved
  by those who have joined it. Where nobody has, nobody moves it: it falls away, unless the board is said to
  have decided on it.
- Where the ärende has one Bilaga it has no sign; else each has a letter, in the order they came: those of
  proposals, of särskilda uttalanden and of own words alike. So what comes later changes no letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from drafts.anslutning import joiners
from drafts.board import Board
from drafts.decision import Decision
from drafts.draft import Draft, Kind
from drafts.moved import Drafts, handed_in, movers
from drafts.rights import met, proposers
from drafts.statement import Statement
from drafts.stating import VERBS

Named = tuple[tuple[str, bool], ...]  # (person's id, with others of the party), each

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """`uttalanden` are the drafts that are särskilda uttalanden. `said` stands in the order it was said."""

    board: Board
    arende: str
    proposals: tuple[Draft, ...]
    uttalanden: tuple[Draft, ...]
    said: tuple[Statement, ...]

    @property
    def decision(self) -> Decision | None:
        return self.board.decision(self.arende)

    def number(self, draft: str) -> int | None:
        """A proposal's, from 1; 0 for the administration's (no id); None for what is no proposal here."""
        ids = ["", *(proposal.id for proposal in self.proposals)]
        return ids.index(draft) if draft in ids else None

    def sign(self, bilaga: str) -> str:
        """The letter of a draft's Bilaga (by the draft's id), or of own words' (by its SHA-256)."""
        came = [(_came_in(draft), draft.id) for draft in (*self.proposals, *self.uttalanden)]
        came += [(said.at, said.pdf) for said in self.said if said.pdf]
        keys = list(dict.fromkeys(key for _at, key in sorted(came)))
        return _letter(keys.index(bilaga)) if len(keys) > 1 else ""

    def moves(self, draft: Draft) -> Named:
        """Those of the authors who may propose; where there are none, who joined."""
        return tuple((id_, False) for id_ in proposers(draft, self.board)) or self._joined(draft)

    def joins(self, draft: Draft) -> Named:
        return self._joined(draft) if proposers(draft, self.board) else ()

    def _joined(self, draft: Draft) -> Named:
        return tuple((anslutning.person, anslutning.party) for anslutning in joiners(draft, self.board))


def case_of(board: Board, drafts: Drafts, arende: str) -> Case:
    there = sorted(handed_in(board, drafts, arende), key=lambda draft: (_came_in(draft), draft.id))
    decision = board.decision(arende)
    named = {decision.draft, *decision.added, *_sides(decision)} if decision else set()
    return Case(
        board,
        arende,
        tuple(d for d in there if d.kind is not Kind.UTTALANDE and (movers(d, board) or d.id in named)),
        tuple(d for d in there if d.kind is Kind.UTTALANDE),
        tuple(sorted((s for s in board.statements_in(arende) if _may(board, s)), key=lambda s: s.at)),
    )


def _sides(decision: Decision) -> tuple[str, ...]:
    votering = decision.votering
    return (votering.ja_for, votering.nej_for) if votering else ()


def _came_in(draft: Draft) -> datetime:
    return draft.versions[0].at if draft.versions else _UNDATED


def _may(board: Board, said: Statement) -> bool:
    """May the person still say it, as the attendance stands now? An answer of nothing is always one."""
    person = next((p for p in board.everyone if p.id == said.person), None)
    if person is None:
        return False
    return said.stance not in VERBS or met(VERBS[said.stance], board, person, said.arende) is None


def _letter(place: int) -> str:
    """A to Z, then AA…"""
    before, last = divmod(place, len(_LETTERS))
    return (_letter(before - 1) if before else "") + _LETTERS[last]
