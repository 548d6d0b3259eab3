"""What is said of a decision, put together as minutes say it: who says the same is named together.

- Those who are in favour of one proposal, without words of their own, speak as one: its movers first, then
  who joined it (`A, B och C m.fl. (M) reserverade sig … till förmån för sitt gemensamma förslag`).
- Own words stand apart, with those who stand behind the very same words.
- Who reserves in favour of none, and without words, where a proposal won over the administration's, does so
  in favour of the administration's: those who moved or joined one that lost say which.
- A särskilt uttalande that was handed in as a draft is its authors' who may leave one, without anything more
  being said; who has answered that they have nothing to say is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafts.decision import Outcome
from drafts.draft import Draft, Kind
from drafts.mandates import Verb
from drafts.minutes.case import Case
from drafts.minutes.facts import Said
from drafts.minutes.roll import known, members
from drafts.moved import movers
from drafts.rights import met
from drafts.statement import Stance, Statement


@dataclass(frozen=True, slots=True)
class _Together:
    """What makes two statements one. `bilaga` is a draft's id or a file's SHA-256."""

    proposal: int | None
    words: str
    bilaga: str


def reservations(case: Case) -> tuple[Said, ...]:
    return _gathered(case, ((_of(case, said), said) for said in _by(case, Stance.RESERVATION)))


def ersattaryttranden(case: Case) -> tuple[Said, ...]:
    return _gathered(case, ((_of(case, said), said) for said in _by(case, Stance.ERSATTARYTTRANDE)))


def anteckningar(case: Case) -> tuple[Said, ...]:
    return _gathered(case, ((_of(case, said), said) for said in _by(case, Stance.ANTECKNING)))


def uttalanden(case: Case) -> tuple[Said, ...]:
    """Those handed in as drafts, in the order they came, then what was said of the decision."""
    ids = {draft.id for draft in case.uttalanden}
    statements = _by(case, Stance.UTTALANDE)
    drafted = (_drafted(case, draft, statements) for draft in case.uttalanden)
    own = [(_of(case, said), said) for said in statements if said.words or said.draft not in ids]
    return (*(said for said in drafted if said.members), *_gathered(case, own))


def _by(case: Case, stance: Stance) -> tuple[Statement, ...]:
    return tuple(said for said in case.said if said.stance is stance)


def _of(case: Case, said: Statement) -> _Together:
    return _Together(_in_favour_of(case, said), said.words, said.pdf)


def _in_favour_of(case: Case, said: Statement) -> int | None:
    if said.draft:
        return case.number(said.draft)
    silent = said.stance is Stance.RESERVATION and not said.words
    return 0 if silent and _administration_lost(case) else None


def _administration_lost(case: Case) -> bool:
    """A tilläggsförslag that won stands beside what the administration proposed."""
    decision = case.decision
    if decision is None or decision.outcome not in {Outcome.FORSLAG, Outcome.DELVIS}:
        return False
    beside = {Kind.TILLAGG, Kind.ATERREMISS}
    return any(draft.id == decision.draft and draft.kind not in beside for draft in case.proposals)


def _gathered(case: Case, said: Iterable[tuple[_Together, Statement]]) -> tuple[Said, ...]:
    groups: dict[_Together, list[Statement]] = {}
    for together, statement in said:
        groups.setdefault(together, []).append(statement)
    ordered = sorted(groups.items(), key=lambda group: _rank(case, group[0]))
    return tuple(_said(case, together, statements) for together, statements in ordered)


def _rank(case: Case, together: _Together) -> tuple[int, bool]:
    """By proposal, the administration's and none last; own words after none."""
    last = len(case.proposals) + 1
    return (last + 1 if together.proposal is None else together.proposal or last, bool(together.words))


def _said(case: Case, together: _Together, statements: list[Statement]) -> Said:
    order = _order(case, together.proposal)
    speakers = sorted(statements, key=lambda said: order.get(said.person, len(order)))
    return Said(
        members(case.board, ((said.person, said.party) for said in speakers), case.arende),
        together.proposal,
        together.words,
        case.sign(together.bilaga) if together.bilaga else None,
    )


def _order(case: Case, proposal: int | None) -> dict[str, int]:
    """The place of each author and joiner among those of the proposal."""
    if not proposal:
        return {}
    draft = case.proposals[proposal - 1]
    ids = (*movers(draft, case.board), *(author.person for author in draft.authors))
    return {id_: n for n, id_ in enumerate(dict.fromkeys(ids))}


def _drafted(case: Case, draft: Draft, statements: tuple[Statement, ...]) -> Said:
    silent = {said.person for said in case.said if said.stance is Stance.NONE}
    behind = (*(author.person for author in draft.authors), *movers(draft, case.board))
    ids = dict.fromkeys((*behind, *(said.person for said in statements if said.draft == draft.id)))
    may = [id_ for id_ in ids if id_ not in silent and _may_leave(case, id_)]
    with_group = {a.person for a in draft.joined if a.party}
    named = members(case.board, ((id_, id_ in with_group) for id_ in may), case.arende)
    return Said(named, bilaga=case.sign(draft.id))


def _may_leave(case: Case, id_: str) -> bool:
    people = known(case.board, (id_,))
    return any(met(Verb.UTTALANDE, case.board, person, case.arende) is None for person in people)
