"""Ärenden to try a style on: every kind of proposal, outcome, vote and statement, whole and lacking.

The people are invented, as are the texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from drafts.decision import Outcome
from drafts.draft import Kind
from drafts.minutes.facts import ArendeFacts, Member, Proposal, Said, Title, Vote

_CHAIR = Member("Åsa Lind", "S", Title.ORDFORANDE)
_VICE = Member("Bo Ek", "M", Title.VICE_ORDFORANDE)
_SERVING = (Member("Cilla Moss", "V", Title.TJANSTGORANDE), Member("Dag Berg", "C", Title.TJANSTGORANDE))
_GROUP = Member("Eva Öst", "L", group=True)
_ALONE = Member("Fia Ask", "-")

_SATSER = ("Att bifalla förslaget.", "Därutöver anföra följande:")
_PROPOSALS = (
    Proposal((_VICE,), (_GROUP,), decisions=("Att avslå förslaget.",)),
    Proposal(_SERVING, _SERVING, decisions=_SATSER, bilaga="A"),
    Proposal((_GROUP,)),
    Proposal((_ALONE,), bilaga="B"),
)

_PLAIN = ArendeFacts("Ekby nämnd", "1", "En fråga", chair=_CHAIR, administration=("Nämnden beslutar så.",))


def _samples() -> Iterator[ArendeFacts]:
    yield _PLAIN
    yield replace(_PLAIN, chair=None, administration=(), outcome=Outcome.FORVALTNINGEN)
    yield replace(_PLAIN, board="Kommunstyrelsen", words="Så här.\nOch så.", outcome=Outcome.DELVIS)
    for outcome in (Outcome.ATERREMISS, Outcome.BORDLAGGNING):
        yield replace(_PLAIN, outcome=outcome)
        yield replace(_PLAIN, outcome=outcome, vote=Vote(4, 3, 0, 0, 0))
    yield from _decided()
    yield from _several()
    yield from _said()


def _decided() -> Iterator[ArendeFacts]:
    """One proposal of each kind, with a vote on it or none; and two that only their Bilaga tells apart."""
    kinds = tuple(kind for kind in Kind if kind is not Kind.UTTALANDE)
    for kind in kinds:
        proposals = tuple(replace(proposal, kind=kind) for proposal in _PROPOSALS)
        for proposal in proposals:
            yield replace(_PLAIN, proposals=(proposal,))
            yield replace(_PLAIN, proposals=(proposal, proposal), won=1, outcome=Outcome.FORSLAG)
        for outcome in Outcome:
            yield from (replace(_PLAIN, proposals=(one,), outcome=outcome, won=1) for one in proposals)
            one = replace(_PLAIN, proposals=proposals[:1], outcome=outcome)
            yield one
            for won in (0, 1):
                yield replace(one, won=won, vote=Vote(6, 7, won, 0, 1))
                yield replace(one, won=won, vote=Vote(6, 6, 2, 1, 0, utslagsrost=True))
            yield replace(one, vote=Vote(6, 6, 2, 0, 0, utslagsrost=True))


def _several() -> Iterator[ArendeFacts]:
    """All kinds at once."""
    kinds = (Kind.GEMENSAMT, Kind.TILLAGG, Kind.EGET, Kind.ATERREMISS)
    proposals = tuple(replace(one, kind=kind) for one, kind in zip(_PROPOSALS, kinds, strict=True))
    votes = (None, Vote(1, 2, 1, 0, 1), Vote(2, 2, 0, 3, 1, utslagsrost=True), Vote(1, 2, 0, 0, 2))
    for outcome, won, vote in product(Outcome, range(5), votes):
        many = replace(_PLAIN, proposals=proposals, outcome=outcome, won=won, vote=vote)
        yield many
        if not vote:
            yield replace(many, proposals=(*proposals, proposals[3]), added=(2,))


def _said() -> Iterator[ArendeFacts]:
    """Everything that can be said, of every proposal and of none; jäv; who serves."""
    speakers, words = ((_VICE,), (_GROUP,), _SERVING), ("", "Vi vill mer.\nMycket mer.")
    for kind in (Kind.EGET, Kind.TILLAGG, Kind.AVSLAG, Kind.ATERREMISS):
        told = tuple(Said(*said) for said in product(speakers, (None, 0, 1, 2), words, (None, "", "C")))
        yield replace(
            _PLAIN,
            proposals=tuple(replace(proposal, kind=kind) for proposal in _PROPOSALS[:2]),
            outcome=Outcome.FORVALTNINGEN,
            reservations=told,
            uttalanden=told,
            ersattaryttranden=told,
            anteckningar=told,
            javiga=(_CHAIR, *_SERVING),
            serving=((_SERVING[0], _CHAIR), (_SERVING[1], None)),
            summary="Kort.\n\nMycket kort.",
            handlingar=("Tjänsteutlåtande", "Bilaga 1"),
        )


SAMPLES = tuple(_samples())
