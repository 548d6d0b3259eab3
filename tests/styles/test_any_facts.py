"""Whatever happened in an ärende, every style tells it in whole sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.styles.folder import load_styles
from drafts.decision import Outcome
from drafts.draft import Kind
from drafts.minutes.facts import ArendeFacts, Member, Proposal, Said, Title, Vote
from handlers.house_style import passages

STYLES = tuple(load_styles().values())
NAMES = (
    "Anna Holm",
    "Bo Ek",
    "Lars Krantz",
    "Eva Moss",
    "Klas Lax",
    "Åsa Öberg",
    "Per-Erik Ås",
    "Siv af Klint",
)
WORDS = "Planen saknar pengar."

members = st.builds(
    Member,
    st.sampled_from(NAMES),
    st.sampled_from(("S", "M", "C", "ÖP", "-")),
    st.sampled_from(Title),
    st.booleans(),
)
groups = st.lists(members, min_size=1, max_size=3, unique_by=lambda one: one.name).map(tuple)
proposals = st.builds(
    Proposal,
    groups,
    st.one_of(st.just(()), groups),
    st.sampled_from([kind for kind in Kind if kind is not Kind.UTTALANDE]),
    st.sampled_from([(), ("Att avslå förslaget.",), ("Att göra så.", "Därutöver anföra följande:")]),
    st.sampled_from(("", "A", "B")),
)


@st.composite
def facts(draw: st.DrawFn) -> ArendeFacts:
    moved = tuple(draw(st.lists(proposals, max_size=4)))
    number = st.integers(0, len(moved))
    said = st.lists(
        st.builds(
            Said,
            groups,
            st.one_of(st.none(), number),
            st.sampled_from(("", WORDS)),
            st.sampled_from((None, "", "C")),
        ),
        max_size=1,
    ).map(tuple)
    votes = st.builds(
        Vote, st.integers(0, 60), st.integers(0, 60), st.integers(0, 3), number, number, st.booleans()
    )
    return ArendeFacts(
        board=draw(
            st.sampled_from(("Ekby stadsdelsnämnd", "Kommunstyrelsen", "Barn- och utbildningsnämnden"))
        ),
        number="7",
        title="En fråga",
        chair=draw(st.one_of(st.none(), members)),
        administration=draw(
            st.sampled_from([(), ("Nämnden gör så.",), ("Nämnden gör så.", "Nämnden gör mer.")])
        ),
        proposals=moved,
        order=tuple(draw(st.lists(number, max_size=3))),
        outcome=draw(st.one_of(st.none(), st.sampled_from(Outcome))),
        won=draw(number),
        added=tuple(draw(st.lists(number, max_size=2))),
        vote=draw(st.one_of(st.none(), votes)),
        words=draw(st.sampled_from(("", "Nämnden gör något annat."))),
        reservations=draw(said),
        uttalanden=draw(said),
        ersattaryttranden=draw(said),
        anteckningar=draw(said),
        javiga=draw(st.one_of(st.just(()), groups)),
        serving=tuple(
            (one, other) for one, other in draw(st.lists(st.tuples(members, st.none() | members), max_size=2))
        ),
        summary=draw(st.sampled_from(("", "Kort.\nMycket kort."))),
    )


@given(facts())
@settings(deadline=None)
def test_every_style_tells_it_in_whole_sentences(told: ArendeFacts) -> None:
    for style in STYLES:
        worded = passages(told, style)
        assert all(passage.heading.strip() and passage.paragraphs for passage in worded)
        paragraphs = [paragraph for passage in worded for paragraph in passage.paragraphs]
        for paragraph in paragraphs:
            assert not re.search(r"  | [.,:;)]|\(\s|\.\.|,,|None|\n|\bMember\b", paragraph), (
                style.name,
                paragraph,
            )
            assert paragraph[0].isupper() or re.match(r"\d+\. [A-ZÅÄÖ]", paragraph), (style.name, paragraph)
            assert re.search(r"[.:]”?$", paragraph), (style.name, paragraph)
            assert paragraph.count("(") == paragraph.count(")"), (style.name, paragraph)
            for sentence in re.findall(r"(?<!m\.fl)\. (\S)", paragraph):
                assert sentence.isupper() or sentence.isdigit(), (style.name, paragraph)


@given(facts())
@settings(deadline=None)
def test_everyone_who_moved_or_joined_or_spoke_is_named(told: ArendeFacts) -> None:
    movers = [member for one in told.proposals for member in (*one.movers, *one.joiners)]
    said = (*told.reservations, *told.uttalanden, *told.ersattaryttranden, *told.anteckningar)
    for style in STYLES:
        text = "\n".join(line for passage in passages(told, style) for line in passage.paragraphs)
        for member in (*movers, *(member for one in said for member in one.members), *told.javiga):
            others = " m.fl." if member.group else ""
            assert f"{member.name}{others} ({member.party})" in text, (style.name, member, text)


@given(facts())
@settings(deadline=None)
def test_what_was_withdrawn_leaves_no_trace(told: ArendeFacts) -> None:
    """Facts without any proposal name no Bilaga but those of what was said."""
    bare = replace(told, proposals=(), order=(), won=0, added=(), vote=None, reservations=(), uttalanden=())
    bare = replace(bare, ersattaryttranden=(), anteckningar=())
    for style in STYLES:
        text = "\n".join(line for passage in passages(bare, style) for line in passage.paragraphs)
        assert "ilaga" not in text
