"""The proposals before the board in an ärende: who stands behind each, and how each fared."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.anslutning import joiners
from drafts.board import Board
from drafts.decision import Decision, Outcome
from drafts.draft import Draft, Kind
from drafts.rights import proposers
from drafts.stages import SENT

Drafts = Iterable[Draft]


def handed_in(board: Board, drafts: Drafts, arende: str) -> tuple[Draft, ...]:
    """Sent, and neither withdrawn nor called back for a correction: a withdrawn one vanishes (KL 5:67)."""
    return tuple(
        draft
        for draft in drafts
        if (draft.board, draft.arende) == (board.id, arende) and draft.stage in SENT and not draft.went_into
    )


def proposals(board: Board, drafts: Drafts, arende: str) -> tuple[Draft, ...]:
    """Those of them that the board may decide on: a särskilt uttalande proposes nothing."""
    return tuple(d for d in handed_in(board, drafts, arende) if d.kind is not Kind.UTTALANDE)


def moved(board: Board, drafts: Drafts, arende: str) -> tuple[Draft, ...]:
    """Those that somebody moves: where everybody who could is away, a proposal falls away.

    Unless the board is said to have decided on it.
    """
    named = _named(board.decision(arende))
    return tuple(d for d in proposals(board, drafts, arende) if d.id in named or movers(d, board))


def _named(decision: Decision | None) -> frozenset[str]:
    vote = decision.votering if decision else None
    sides = {vote.ja_for, vote.nej_for} if vote else set()
    return frozenset({decision.draft, *decision.added, *sides}) if decision else frozenset()


def movers(draft: Draft, board: Board) -> tuple[str, ...]:
    """The ids of those who move it: authors who may propose, then those who have joined."""
    return (*proposers(draft, board), *(anslutning.person for anslutning in joiners(draft, board)))


def is_behind(draft: Draft, board: Board, person: str) -> bool:
    """As its author, whatever they may do in the ärende, or as one who has joined it."""
    return draft.has(person) or any(anslutning.person == person for anslutning in joiners(draft, board))


def prevails(decision: Decision, draft: Draft) -> bool:
    """Does the decision follow the draft, and wholly?

    One that won in part has also lost in part. Where nobody said which proposal the återremiss follows, it
    follows those that asked for one.
    """
    if draft.id in decision.added:
        return True
    if decision.outcome is Outcome.DELVIS:
        return False
    if decision.draft:
        return decision.draft == draft.id
    return decision.outcome is Outcome.ATERREMISS and draft.kind is Kind.ATERREMISS


def lost(board: Board, drafts: Drafts, arende: str) -> tuple[Draft, ...]:
    """The proposals that the decision does not follow, or not wholly; none where nothing is decided.

    An återremiss and a bordläggning settle nothing of the matter. Still the board has decided otherwise than
    whoever moved that it be settled today, and they reserve against just that.
    """
    decision = board.decision(arende)
    if decision is None:
        return ()
    return tuple(draft for draft in moved(board, drafts, arende) if not prevails(decision, draft))


def winners(board: Board, drafts: Drafts, arende: str) -> frozenset[str]:
    """The ids of all who stand behind a proposal that the decision follows, and wholly."""
    decision = board.decision(arende)
    if decision is None:
        return frozenset()
    followed = (d for d in proposals(board, drafts, arende) if prevails(decision, d))
    won = [d for d in followed if d.id in _named(decision) or movers(d, board)]
    authors = {author.person for draft in won for author in draft.authors}
    return frozenset(authors | {anslutning.person for draft in won for anslutning in joiners(draft, board)})
