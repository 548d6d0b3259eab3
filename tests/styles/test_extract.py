"""Stockholm's style says what the real minutes say, word for word, from the facts alone."""

from __future__ import annotations

import re

import pytest

from bot.styles.folder import load_styles
from drafts.decision import Outcome
from drafts.minutes.facts import ArendeFacts, Member, Proposal, Said, Title
from drafts.people import Role
from handlers.house_style import passages
from tests.extract import Extract, need_extract, read_extract

need_extract()

PASSAGES = ("Beslut", "Förslag till beslut", "Beslutsgång", "Reservationer", "Ersättaryttrande")


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract()


def facts_of(extract: Extract) -> ArendeFacts:
    """Two who serve move it, a group joins, and an ersättare stands behind it: the roles tell them apart."""
    named = {role: [p for p in extract.people if p.role is role] for role in Role}
    (chair,), (supporter,) = named[Role.ORDFORANDE], named[Role.ERSATTARE]
    *movers, joiner = [Member(p.name, p.party) for p in named[Role.LEDAMOT]]
    group = Member(joiner.name, joiner.party, group=True)
    return ArendeFacts(
        board="Södermalms stadsdelsnämnd",
        number=extract.number,
        title=extract.title,
        chair=Member(chair.name, chair.party, Title.ORDFORANDE),
        administration=(extract.proposal,),
        proposals=(Proposal(tuple(movers), (group,), decisions=extract.satser),),
        outcome=Outcome.FORVALTNINGEN,
        reservations=(Said((*movers, group), 1),),
        ersattaryttranden=(Said((Member(supporter.name, supporter.party),), 1),),
    )


def test_the_passages_are_the_extracts_word_for_word(extract: Extract) -> None:
    worded = passages(facts_of(extract), load_styles()["stockholm"])
    assert tuple(passage.heading for passage in worded) == PASSAGES
    for passage, after in zip(worded, (*PASSAGES[1:], "Sammanfattning av ärendet"), strict=True):
        real = re.search(rf"^{passage.heading} *\n(.+?)^{after}", extract.minutes, re.MULTILINE | re.DOTALL)
        assert real
        assert " ".join(passage.paragraphs).split() == real[1].split()
        assert len(passage.paragraphs) == len(re.split(r"\n\s*\n", real[1].strip()))
