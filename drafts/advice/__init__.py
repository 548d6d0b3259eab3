"""Advice on the wording of a proposal, one rule a file, each with its authority.

It warns and never rewrites: a fix is offered where one is safe, and is an ordinary rewording when it is
taken. What is the house's own choice (Stockholm's mix of *Att* + infinitive and *Att* + passive, *yrkande* or
*förslag*) is none of its business.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from drafts.advice import (
    abbreviation,
    doubled,
    full_stop,
    long_sentence,
    million,
    mixed_form,
    motive,
    no_actor,
    no_deadline,
    party,
    personnummer,
    plain_word,
    private_person,
    quotes,
    reference,
    should,
    skall,
    two_decisions,
    yes_or_no,
)
from drafts.advice.piece import Piece, Place, pieces
from drafts.base.document import BaseDocument
from drafts.text import Text

Rule = Callable[[Piece], Iterable[Place]]

# By the names they are stored and told under; what matters most comes first.
RULES: Mapping[str, Rule] = {
    "personnummer": personnummer.find,
    "private_person": private_person.find,
    "yes_or_no": yes_or_no.find,
    "two_decisions": two_decisions.find,
    "motive": motive.find,
    "no_actor": no_actor.find,
    "no_deadline": no_deadline.find,
    "should": should.find,
    "mixed_form": mixed_form.find,
    "reference": reference.find,
    "doubled": doubled.find,
    "quotes": quotes.find,
    "full_stop": full_stop.find,
    "long_sentence": long_sentence.find,
    "skall": skall.find,
    "plain_word": plain_word.find,
    "abbreviation": abbreviation.find,
    "party": party.find,
    "million": million.find,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What one rule has to say of one piece: the first words it stops at, as offsets in the piece.

    `fix` is the piece's whole new wording, which puts right all that the rule found there; None where
    only a person can tell what was meant.
    """

    rule: str
    item: str
    start: int
    end: int
    fix: str | None


def advise(
    text: Text, names: Collection[str] = (), documents: Collection[BaseDocument] = ()
) -> tuple[Remark, ...]:
    """Every remark, piece by piece as they stand.

    `names` are those of people who may be named, `documents` those the ärende is about.
    """
    return tuple(
        _remark(name, piece, places)
        for piece in pieces(text, names, documents)
        for name, find in RULES.items()
        if (places := sorted(find(piece), key=lambda place: place.start))
    )


def _remark(rule: str, piece: Piece, places: list[Place]) -> Remark:
    return Remark(rule, piece.id, places[0].start, places[0].end, _fixed(piece.words, places))


def _fixed(words: str, places: list[Place]) -> str | None:
    parts, at = [], 0
    for place in places:
        if place.new is None:
            return None
        parts += [words[at : place.start], place.new]
        at = place.end
    return "".join((*parts, words[at:]))
