"""From the board and its drafts to what the minutes say: facts, and nothing worded.

Everything is as it stands now: who serves, is there or has jäv decides who moved, joined and reserved
(drafts/minutes/case.py has the rules of what is there at all).
"""

from __future__ import annotations

from drafts.board import Board
from drafts.composing import decisions
from drafts.decision import Decision, Outcome, Votering
from drafts.draft import Draft, Kind
from drafts.handlingar import newest
from drafts.minutes.case import Case, case_of
from drafts.minutes.facts import ArendeFacts, Proposal, Vote
from drafts.minutes.roll import chair, javiga, members, serving
from drafts.minutes.sayings import anteckningar, ersattaryttranden, reservations, uttalanden
from drafts.moved import Drafts


def facts_of(board: Board, drafts: Drafts, arende: str) -> ArendeFacts:
    """UnknownArende."""
    item, case = board.arende(arende), case_of(board, drafts, arende)
    decision = case.decision
    return ArendeFacts(
        board=board.name,
        number=item.number,
        title=item.title,
        paragraph=item.paragraph,
        diarienummer=item.diarienummer,
        chair=chair(board, arende),
        administration=tuple(line for line in item.proposal.split("\n") if line.strip()),
        proposals=tuple(_proposal(case, draft) for draft in case.proposals),
        order=_order(case),
        outcome=decision.outcome if decision else None,
        won=_won(case, decision) if decision else 0,
        added=tuple(n for id_ in decision.added if (n := case.number(id_))) if decision else (),
        vote=_vote(case, decision.votering) if decision and decision.votering else None,
        words=decision.words if decision else "",
        reservations=reservations(case),
        uttalanden=uttalanden(case),
        ersattaryttranden=ersattaryttranden(case),
        anteckningar=anteckningar(case),
        javiga=javiga(board, arende),
        serving=serving(board, arende),
        summary=item.summary,
        handlingar=tuple(handling.title for handling in newest(board.handlingar, arende)),
    )


def _proposal(case: Case, draft: Draft) -> Proposal:
    return Proposal(
        members(case.board, case.moves(draft), case.arende),
        members(case.board, case.joins(draft), case.arende),
        draft.kind,
        decisions(draft, case.board),
        case.sign(draft.id),
    )


def _won(case: Case, decision: Decision) -> int:
    """An ärende remitted without a word of whose proposal it was, on the first that asked for it."""
    asked = [d.id for d in case.proposals if d.kind is Kind.ATERREMISS]
    if decision.outcome is Outcome.ATERREMISS and not decision.draft and asked:
        return case.number(asked[0]) or 0
    return case.number(decision.draft) or 0


def _vote(case: Case, votering: Votering) -> Vote | None:
    ja_for, nej_for = case.number(votering.ja_for), case.number(votering.nej_for)
    if ja_for is None or nej_for is None:
        return None
    figures = (votering.ja, votering.nej, votering.avstar)
    return Vote(*figures, ja_for, nej_for, votering.utslagsrost)


def _order(case: Case) -> tuple[int, ...]:
    """The chair's, as far as its proposals are still there."""
    said = dict(case.board.orders).get(case.arende, ())
    return tuple(number for draft in said if (number := case.number(draft)) is not None)
