"""The facts of an ärende as the templates of a house style read them.

A template finds the fields of Account by their names. What each says is worded nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.decision import Outcome
from drafts.draft import Kind
from drafts.minutes.facts import ArendeFacts, Member, Proposal, Said, Vote
from drafts.minutes.motion import Ballot, By, Matter, Motion, Speech
from drafts.minutes.naming import bare, has_party, parties
from drafts.minutes.order import ADMINISTRATION, order_of
from drafts.minutes.organ import Organ, organ


@dataclass(frozen=True, slots=True)
class Account:
    """`main` has the huvudförslag first, the administration's among them. `winner` is one of `main`.

    Where the board remitted or tabled the ärende there is no winner, and the matter itself was not tried.
    `fallen` are formal proposals that were not carried.
    """

    board: str
    organ: Organ
    number: str
    title: str
    paragraph: str
    diarienummer: str
    chair: Member | None
    administration: tuple[str, ...]
    motions: tuple[Motion, ...]  # those that were moved, in the order they were
    main: tuple[Motion, ...]
    additions: tuple[Motion, ...]
    fallen: tuple[Motion, ...]
    outcome: Outcome | None
    carried: Motion | None  # the formal proposal that was
    winner: Motion | None
    adopted: tuple[Motion, ...]  # tilläggsförslag that were
    ballot: Ballot | None
    words: str
    reservations: tuple[Speech, ...]
    uttalanden: tuple[Speech, ...]
    ersattaryttranden: tuple[Speech, ...]
    anteckningar: tuple[Speech, ...]
    javiga: tuple[Member, ...]
    serving: tuple[tuple[Member, Member | None], ...]
    summary: str
    handlingar: tuple[str, ...]


_MATTERS = {Kind.TILLAGG: Matter.TILLAGG, Kind.AVSLAG: Matter.AVSLAG, Kind.ATERREMISS: Matter.ATERREMISS}


def account(facts: ArendeFacts) -> Account:
    outcome = _outcome(facts)
    order, motions = order_of(facts), tuple(_motions(facts))
    formal = tuple(motions[n] for n in order.formal if motions[n].movers)
    won = motions[facts.won]
    is_tried = outcome in {Outcome.FORVALTNINGEN, Outcome.FORSLAG, Outcome.DELVIS}
    beside = outcome is Outcome.FORSLAG and won.matter is Matter.TILLAGG
    is_main = outcome is not Outcome.FORVALTNINGEN and not beside
    carried = won if outcome is Outcome.ATERREMISS and won in formal else None
    added = (*((facts.won,) if beside else ()), *facts.added)
    return Account(
        board=facts.board,
        organ=organ(facts.board),
        number=facts.number,
        title=facts.title,
        paragraph=facts.paragraph,
        diarienummer=facts.diarienummer,
        chair=facts.chair,
        administration=facts.administration,
        motions=tuple(motion for motion in motions[1:] if motion.movers),
        main=tuple(motions[n] for n in order.main if n == ADMINISTRATION or motions[n].movers),
        additions=tuple(motions[n] for n in order.additions if motions[n].movers),
        fallen=tuple(motion for motion in formal if motion is not carried) if outcome else (),
        outcome=outcome,
        carried=carried,
        winner=(won if is_main else motions[ADMINISTRATION]) if is_tried else None,
        adopted=tuple(motions[n] for n in order.additions if n in added) if is_tried else (),
        ballot=_ballot(facts.vote, outcome, motions) if facts.vote and outcome else None,
        words=facts.words,
        reservations=_speeches(facts.reservations, motions),
        uttalanden=_speeches(facts.uttalanden, motions),
        ersattaryttranden=_speeches(facts.ersattaryttranden, motions),
        anteckningar=_speeches(facts.anteckningar, motions),
        javiga=facts.javiga,
        serving=facts.serving,
        summary=facts.summary,
        handlingar=facts.handlingar,
    )


def _outcome(facts: ArendeFacts) -> Outcome | None:
    """A proposal to remit that won means that the ärende was remitted, however it was entered."""
    is_won = facts.won and facts.outcome in {Outcome.FORSLAG, Outcome.DELVIS}
    is_remit = is_won and facts.proposals[facts.won - 1].kind is Kind.ATERREMISS
    return Outcome.ATERREMISS if is_remit else facts.outcome


def _motions(facts: ArendeFacts) -> Iterator[Motion]:
    """By number: the administration's first."""
    yield Motion(Matter.FORVALTNINGEN)
    for number, proposal in enumerate(facts.proposals, 1):
        others = facts.proposals[: number - 1] + facts.proposals[number:]
        yield Motion(
            _matter(facts, number, proposal),
            proposal.movers if proposal.kind is not Kind.UTTALANDE else (),
            proposal.joiners,
            proposal.decisions,
            proposal.bilaga,
            _told_by(proposal, others),
            number,
            own=len(proposal.movers) == 1 and proposal.kind is not Kind.GEMENSAMT,
        )


def _matter(facts: ArendeFacts, number: int, proposal: Proposal) -> Matter:
    remitted = _outcome(facts) is Outcome.ATERREMISS and number == facts.won
    return Matter.ATERREMISS if remitted else _MATTERS.get(proposal.kind, Matter.FORSLAG)


def _told_by(proposal: Proposal, others: tuple[Proposal, ...]) -> By:
    """A partilös is known by name alone, and so are two proposals of one kind from the same parties."""
    alike = [other.movers for other in others if _alike(proposal.kind, other.kind)]
    if bare(proposal.movers) in map(bare, alike):
        return By.BILAGA
    is_told = all(map(has_party, proposal.movers)) and parties(proposal.movers) not in map(parties, alike)
    return By.PARTY if is_told else By.NAME


def _alike(one: Kind, other: Kind) -> bool:
    return _MATTERS.get(one) == _MATTERS.get(other)


def _ballot(vote: Vote, outcome: Outcome, motions: tuple[Motion, ...]) -> Ballot:
    """With a formal proposal on one side, what stands on the other is that the ärende is decided today."""
    ja, nej = motions[vote.ja_for], motions[vote.nej_for]
    matters = {ja.matter, nej.matter}
    if Matter.ATERREMISS in matters:
        on, against = Matter.ATERREMISS, Motion(Matter.IDAG)
    elif matters == {Matter.TILLAGG, Matter.FORVALTNINGEN}:
        on, against = Matter.TILLAGG, Motion(Matter.INTE)
    else:
        on, against = Matter.FORSLAG, motions[ADMINISTRATION]
    if outcome in {Outcome.ATERREMISS, Outcome.BORDLAGGNING}:
        on = Matter.ATERREMISS
    is_known = vote.ja_for != vote.nej_for and (on is not Matter.ATERREMISS or Matter.ATERREMISS in matters)
    ja, nej = (against if motion.matter is Matter.FORVALTNINGEN else motion for motion in (ja, nej))
    return Ballot(
        on,
        vote.ja,
        vote.nej,
        vote.avstar,
        ja if is_known else None,
        nej if is_known else None,
        vote.utslagsrost,
    )


def _speeches(said: tuple[Said, ...], motions: tuple[Motion, ...]) -> tuple[Speech, ...]:
    return tuple(_speech(one, None if one.proposal is None else motions[one.proposal]) for one in said)


def _speech(said: Said, motion: Motion | None) -> Speech:
    return Speech(said.members, motion, said.words, said.bilaga)
