"""Verbs on the decision: the secretary enters, corrects and takes it back until the meeting is closed.

Yrka knows what was moved, and nothing of what was decided: that is the chair's to state, and the secretary's
to enter. What is entered has to be a decision that can be: of a proposal that stands, with figures by which
it won.

A correction may turn the ärende over. Then what was said of the decision is tried against the new one: what
could not be said of it (a reservation of those who won after all) is dropped, and the rest stands. An answer
of nothing to say was given to another question, where another proposal won: it is dropped, and asked for
again. Taking the decision back drops everything, as there is nothing left that it was said of. The words
stay in the log.
"""

from __future__ import annotations

from drafts.attendance import takes_part
from drafts.board import Board
from drafts.decision import Decision, Outcome, Votering
from drafts.decision_changes import DecisionEntered, DecisionRemoved, StatementDropped
from drafts.draft import Kind
from drafts.errors import NothingChanged
from drafts.meeting_errors import MeetingOver, NotDecided, UnknownDecision
from drafts.moved import Drafts, proposals
from drafts.rights import Seat, check_secretary
from drafts.statement import Stance
from drafts.stating import may
from drafts.words import one_line

WORDS_LIMIT = 2_000
FIGURE_LIMIT = 1_000  # votes: more sit in no assembly

_UNSETTLED = frozenset({Outcome.ATERREMISS, Outcome.BORDLAGGNING})
NEEDS_DRAFT = frozenset({Outcome.FORSLAG, Outcome.DELVIS})

Entering = tuple[DecisionEntered | DecisionRemoved | StatementDropped, ...]


def check_decide(seat: Seat, arende: str) -> None:
    """OnlySecretary, UnknownArende or MeetingOver where this person enters no decision."""
    check_secretary(seat)
    meeting = seat.board.meeting_of(arende)
    if meeting and meeting.closed:
        raise MeetingOver


def enter(seat: Seat, drafts: Drafts, arende: str, decision: Decision) -> Entering:
    """The decision, in the place of one that was entered before; then the statements it drops."""
    check_decide(seat, arende)
    board, drafts = seat.board, tuple(drafts)
    check_decision(board, drafts, arende, decision)
    before = board.decision(arende)
    if before and _told(before) == _told(decision):
        raise NothingChanged
    entered = DecisionEntered(arende, decision)
    after = entered.apply(board, decision.at)
    other = before is not None and turns(before, decision)
    dropped = [
        said
        for said in board.statements_in(arende)
        if not may(after, drafts, said) or (other and said.stance is Stance.NONE)
    ]
    return (entered, *map(StatementDropped, dropped))


def turns(before: Decision, after: Decision) -> bool:
    """Does it follow other proposals?"""
    one, other = ((d.outcome, d.draft, set(d.added)) for d in (before, after))
    return one != other


def take_back(seat: Seat, arende: str) -> Entering:
    check_decide(seat, arende)
    if seat.board.decision(arende) is None:
        raise NotDecided
    return (DecisionRemoved(arende), *map(StatementDropped, seat.board.statements_in(arende)))


def in_words(text: str) -> str:
    """The decision in the secretary's words; EmptyText or TextTooLong."""
    return one_line(text, WORDS_LIMIT)


def check_decision(board: Board, drafts: Drafts, arende: str, decision: Decision) -> None:
    """UnknownDecision where it cannot have been so, with what is wrong."""
    among = {draft.id: draft.kind for draft in proposals(board, drafts, arende)}
    ids = set(among)
    if decision.outcome in NEEDS_DRAFT and not decision.draft:
        raise UnknownDecision("no_draft")
    if decision.draft and (decision.draft not in ids or decision.outcome is Outcome.FORVALTNINGEN):
        raise UnknownDecision("draft")
    if decision.added and not _may_be_added(decision, among):
        raise UnknownDecision("added")
    if decision.votering:
        check_figures(board, arende, decision.votering)
        _check_sides(decision, decision.votering, ids)


def check_figures(board: Board, arende: str, votering: Votering) -> None:
    """No more votes than there are people to vote; equal figures leave it to the chair (KL 5:54-55)."""
    figures = (votering.ja, votering.nej, votering.avstar)
    if any(not 0 <= figure <= FIGURE_LIMIT for figure in figures) or not votering.ja + votering.nej:
        raise UnknownDecision("figures")
    if (votering.ja == votering.nej) != votering.utslagsrost:
        raise UnknownDecision("tie")
    if sum(figures) > voters(board, arende):
        raise UnknownDecision("too_many")


def voters(board: Board, arende: str) -> int:
    """How many take part in the ärende."""
    return sum(takes_part(board, person, arende) for person in board.people)


def winning_side(votering: Votering) -> frozenset[str]:
    """What won: both may have, where the chair's vote decided."""
    if votering.ja == votering.nej:
        return frozenset({votering.ja_for, votering.nej_for})
    return frozenset({votering.ja_for if votering.ja > votering.nej else votering.nej_for})


def _check_sides(decision: Decision, votering: Votering, ids: set[str]) -> None:
    """Simple majority: the winner has more. A proposal won in part may have won that vote, or lost it."""
    sides = {votering.ja_for, votering.nej_for}
    if len(sides) == 1 or not sides <= {"", *ids} or not sides & {decision.draft, *decision.added}:
        raise UnknownDecision("sides")
    if decision.outcome in _UNSETTLED and not decision.draft:
        raise UnknownDecision("sides")  # "" is the administration's proposal, which won nothing
    won = sides & set(decision.added)
    in_part = decision.outcome is Outcome.DELVIS and not won
    if not in_part and not (won or {decision.draft}) & winning_side(votering):
        raise UnknownDecision("loser")


def _may_be_added(decision: Decision, among: dict[str, Kind]) -> bool:
    """Tilläggsförslag alone stand beside what won, each once, where the matter was settled (tillägg last)."""
    others = [id_ for id_, kind in among.items() if kind is Kind.TILLAGG and id_ != decision.draft]
    once = len(set(decision.added)) == len(decision.added)
    return decision.outcome not in _UNSETTLED and once and set(decision.added) <= set(others)


def _told(decision: Decision) -> tuple[object, ...]:
    """All of it but when."""
    return (decision.outcome, decision.draft, decision.added, decision.votering, decision.words)
