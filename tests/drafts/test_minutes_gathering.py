"""The facts of the minutes: who moved, joined and led, what was decided, and what was said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import announcing, anslutning, sending, stating
from drafts.arende import Arende
from drafts.board import Board
from drafts.decision import Decision, Outcome, Votering
from drafts.draft import Draft, Kind
from drafts.errors import Refusal
from drafts.handlingar import Handling
from drafts.meeting import Service
from drafts.minutes.facts import ArendeFacts, Member, Said, Title, Vote
from drafts.minutes.gathering import facts_of
from drafts.statement import Stance, Statement
from drafts.wording import APPROVE
from tests.people import (
    CAST,
    DOCX,
    MEETING,
    PARK,
    PDF,
    REMISS,
    a_draft,
    board,
    called,
    does,
    person,
    seat,
    sends,
)

AT = MEETING.starts
CALLED = called()
LARS, KARIN, MATS = (Member(p.name, p.party) for p in map(person, ("Lars", "Karin", "Mats")))
ANNA = Member("Anna Holm", "S", Title.ORDFORANDE)
PER = Member("Per Lindqvist-Sjö", "M", Title.VICE_ORDFORANDE)


def a_sent(*names: str, id_: str = "u1", on: Board = CALLED, kind: Kind = Kind.GEMENSAMT) -> Draft:
    """Handed in by the first of these, the others its authors. What comes later has a later id."""
    motivation = (("Vi anför.", False),) if kind is Kind.UTTALANDE else ()
    first, *others = names
    draft = a_draft(APPROVE, by=first, kind=kind, with_=others, signed=names, motivation=motivation, on=on)
    sent = does(draft, first, sends, on=on)
    late = timedelta(hours=int(id_[1:]))
    versions = tuple(replace(version, at=version.at + late) for version in sent.versions)
    return replace(sent, id=id_, versions=versions)


def joined(draft: Draft, *names: str, on: Board = CALLED, party: bool = False) -> Draft:
    version = draft.versions[-1].fingerprint
    for name in names:
        draft = does(draft, name, anslutning.anslut, version, AT - timedelta(days=2), party=party, on=on)
    return draft


def decided(outcome: Outcome = Outcome.FORVALTNINGEN, *, on: Board = CALLED, **said: Any) -> Board:
    return replace(on, decisions=((REMISS.id, Decision(outcome, AT, **said)),))


def says(on: Board, name: str, stance: Stance, *drafts: Draft, **said: Any) -> Board:
    """The board after the person has said so, as far as the rules let them."""
    minute = timedelta(minutes=len(on.statements))
    statement = Statement(REMISS.id, person(name).id, stance, AT + minute, person(name).id, **said)
    return stating.make(seat(name, on), drafts, statement).apply(on, AT)


def told(on: Board, *drafts: Draft) -> ArendeFacts:
    return facts_of(on, drafts, REMISS.id)


def names_of(said: tuple[Said, ...]) -> list[list[str]]:
    return [[member.name.split()[0] for member in one.members] for one in said]


def movers(facts: ArendeFacts) -> list[list[str]]:
    return [[member.name.split()[0] for member in proposal.movers] for proposal in facts.proposals]


def test_of_an_arende_in_which_nothing_was_moved_the_minutes_know_what_the_agenda_does() -> None:
    item = Arende("7", "Bokslut", "EKE 1", "41", "Nämnden godkänner bokslutet.\nBokslutet lämnas.", "7")
    filed = (
        Handling("h1", "7", "Bokslut", "b.pdf", 1, PDF, PDF),
        Handling("h2", "23", "A", "a", 1, PDF, PDF),
    )
    on = replace(called(arenden=(replace(item, summary="Ett gott år."),)), handlingar=filed)
    facts = facts_of(on, (), "7")
    assert (facts.board, facts.number, facts.paragraph) == ("Ekeby stadsdelsnämnd", "7", "41")
    assert facts.administration == ("Nämnden godkänner bokslutet.", "Bokslutet lämnas.")
    assert (facts.summary, facts.handlingar) == ("Ett gott år.", ("Bokslut",))
    assert (facts.outcome, facts.proposals, facts.reservations) == (None, (), ())


def test_movers_are_those_of_the_authors_who_may_propose() -> None:
    draft = joined(a_sent("Lars", "Karin", "Erik"), "Mats")
    (proposal,) = told(CALLED, draft).proposals
    assert proposal.movers == (LARS, KARIN)
    assert proposal.joiners == (MATS,)
    assert proposal.decisions == (APPROVE,)
    assert proposal.bilaga == ""


def test_an_ersattare_who_serves_moves_with_that_title() -> None:
    on = called(board(serving=("Erik",)))
    (proposal,) = told(on, a_sent("Lars", "Erik", on=on)).proposals
    assert proposal.movers == (LARS, Member("Erik Ahl", "KD", Title.TJANSTGORANDE))


def test_one_with_jav_moves_nothing_and_is_named_for_that() -> None:
    draft = a_sent("Lars", "Karin")
    facts = told(replace(CALLED, jav=frozenset({("23", "karin")})), draft)
    assert movers(facts) == [["Lars"]]
    assert facts.javiga == (KARIN,)


@pytest.mark.parametrize("stage", ["withdrawn", "returned", "draft"])
def test_what_was_withdrawn_called_back_or_never_sent_is_not_there(stage: str) -> None:
    draft = a_sent("Lars")
    if stage == "withdrawn":
        draft = does(draft, "Lars", sending.withdraw, on=CALLED)
    elif stage == "returned":
        draft = does(draft, "Gun", sending.send_back, 1, "Rätta!", on=CALLED)
    else:
        draft = a_draft(APPROVE, signed=("Lars",), on=CALLED)
    assert told(CALLED, draft).proposals == ()


def test_proposals_stand_in_the_order_they_first_came_in() -> None:
    first, second, third = a_sent("Lars"), a_sent("Karin", id_="u2"), a_sent("Mats", id_="u3")
    again = replace(first, versions=(*first.versions, replace(first.versions[0], number=2, at=AT)))
    assert movers(told(CALLED, third, again, second)) == [["Lars"], ["Karin"], ["Mats"]]


def test_what_none_of_its_authors_may_move_falls_away() -> None:
    on = called(absent=frozenset({"lars"}))
    assert told(on, a_sent("Lars", "Erik")).proposals == ()


def test_those_who_joined_move_what_none_of_its_authors_may() -> None:
    draft = joined(a_sent("Lars"), "Mats", "Karin")
    (proposal,) = told(called(absent=frozenset({"lars"})), draft).proposals
    assert proposal.movers == (MATS, KARIN)
    assert proposal.joiners == ()


def test_what_the_board_decided_on_stands_though_nobody_is_left_to_have_moved_it() -> None:
    on = decided(Outcome.FORSLAG, draft="u1", on=called(absent=frozenset({"lars"})))
    facts = told(on, a_sent("Lars"))
    assert (movers(facts), facts.won) == ([[]], 1)


def test_a_gruppledare_joins_with_others_where_there_are_any() -> None:
    draft = joined(a_sent("Lars"), "Per", party=True)
    assert told(CALLED, draft).proposals[0].joiners == (PER,)
    more = replace(person("Sten"), id="maja", name="Maja Gren", party="M")
    on = replace(CALLED, people=(*CAST, more))
    assert told(on, draft).proposals[0].joiners == (replace(PER, group=True),)


def test_a_late_joiner_is_named_too() -> None:
    draft = a_sent("Lars")
    late = does(draft, "Mats", anslutning.anslut, draft.versions[0].fingerprint, AT, on=CALLED)
    assert told(CALLED, late).proposals[0].joiners == (MATS,)


def test_what_has_been_announced_stands_as_it_did() -> None:
    draft = does(a_sent("Lars"), "Gun", announcing.announce, 1, on=CALLED)
    assert movers(told(CALLED, draft)) == [["Lars"]]


@pytest.mark.parametrize(
    ("away", "chair"), [((), ANNA), (("anna",), PER), (("anna", "per"), None)], ids=["both", "vice", "none"]
)
def test_the_ordforande_leads_where_there_else_the_vice_ordforande(
    away: tuple[str, ...], chair: Member | None
) -> None:
    assert told(called(absent=frozenset(away))).chair == chair


def test_one_with_jav_does_not_lead_that_arende() -> None:
    on = replace(CALLED, jav=frozenset({("23", "anna")}))
    assert told(on).chair == PER
    assert facts_of(on, (), PARK.id).chair == ANNA


def test_who_serves_in_just_this_arende_is_told_with_whose_place_it_is() -> None:
    """Who serves all through the meeting stands at the head of the minutes."""
    services = (Service("23", "erik", instead_of="sten"), Service("23", "nora"), Service("_1", "olle"))
    facts = told(replace(CALLED, services=services))
    erik, nora = (Member(p.name, p.party, Title.TJANSTGORANDE) for p in (person("Erik"), person("Nora")))
    assert set(facts.serving) == {(erik, Member("Sten Krans", "-")), (nora, None)}


def test_a_votering_counts_its_sides_as_the_proposals_are_numbered() -> None:
    one, two = a_sent("Lars"), a_sent("Karin", id_="u2")
    votering = Votering(4, 4, 1, "u2", "", utslagsrost=True)
    facts = told(decided(Outcome.FORSLAG, draft="u2", votering=votering), two, one)
    assert facts.won == 2
    assert facts.vote == Vote(4, 4, 1, 2, 0, utslagsrost=True)


def test_an_aterremiss_that_names_no_proposal_follows_the_first_that_asked_for_it() -> None:
    one, two = a_sent("Lars"), a_sent("Karin", id_="u2", kind=Kind.ATERREMISS)
    assert told(decided(Outcome.ATERREMISS), one, two).won == 2
    assert told(decided(Outcome.ATERREMISS), one).won == 0
    assert told(decided(Outcome.BORDLAGGNING), one, two).won == 0


def test_those_for_one_proposal_reserve_as_one_in_the_order_of_its_movers_and_joiners() -> None:
    draft = joined(a_sent("Lars", "Karin"), "Mats")
    on = decided()
    for name in ("Mats", "Karin", "Lars"):
        on = says(on, name, Stance.RESERVATION, draft, draft="u1")
    assert told(on, draft).reservations == (Said((LARS, KARIN, MATS), 1),)


def test_own_words_stand_apart_with_a_bilaga_of_their_own() -> None:
    draft = a_sent("Lars", "Karin", "Mats")
    on = says(decided(), "Karin", Stance.RESERVATION, draft, draft="u1", words="Synd.", pdf=PDF, docx=DOCX)
    on = says(on, "Lars", Stance.RESERVATION, draft, draft="u1")
    on = stating.stand_with(seat("Mats", on), (draft,), on.statements[0], PDF[:12]).apply(on, AT)
    facts = told(on, draft)
    assert facts.reservations == (Said((LARS,), 1), Said((KARIN, MATS), 1, "Synd.", "B"))
    assert facts.proposals[0].bilaga == "A"


def test_who_reserves_for_no_proposal_where_one_won_does_so_for_the_administrations() -> None:
    draft = a_sent("Lars")
    won = decided(Outcome.FORSLAG, draft="u1")
    facts = told(says(won, "Anna", Stance.RESERVATION, draft), draft)
    assert facts.reservations == (Said((ANNA,), 0),)


def test_beside_a_tillagg_the_administrations_proposal_has_not_lost() -> None:
    draft = a_sent("Lars", kind=Kind.TILLAGG)
    on = says(decided(Outcome.FORSLAG, draft="u1"), "Anna", Stance.RESERVATION, draft)
    assert told(on, draft).reservations == (Said((ANNA,), None),)


def test_an_ersattare_stands_behind_the_proposal_only_when_they_say_so() -> None:
    draft = a_sent("Lars", "Erik", "Nora")
    on = says(decided(), "Nora", Stance.NONE, draft)
    assert told(on, draft).ersattaryttranden == ()
    on = says(on, "Erik", Stance.ERSATTARYTTRANDE, draft, draft="u1")
    assert told(on, draft).ersattaryttranden == (Said((Member("Erik Ahl", "KD"),), 1),)


def test_a_draft_that_is_a_sarskilt_uttalande_proposes_nothing_and_is_its_authors() -> None:
    draft, motion = a_sent("Lars", "Karin", kind=Kind.UTTALANDE), a_sent("Mats", id_="u2")
    facts = told(CALLED, draft, motion)
    assert movers(facts) == [["Mats"]]
    assert facts.uttalanden == (Said((LARS, KARIN), bilaga="A"),)
    assert facts.proposals[0].bilaga == "B"
    on = says(decided(), "Karin", Stance.NONE, draft, motion)
    on = says(on, "Lars", Stance.UTTALANDE, draft, motion, draft="u1")
    assert told(on, draft, motion).uttalanden == (Said((LARS,), bilaga="A"),)


def test_no_uttalande_is_left_where_nobody_who_wrote_it_may() -> None:
    draft = a_sent("Lars", kind=Kind.UTTALANDE)
    assert told(called(absent=frozenset({"lars"})), draft).uttalanden == ()


def test_an_uttalande_and_a_note_in_own_words() -> None:
    on = says(decided(), "Mats", Stance.UTTALANDE, words="Vi hade velat se mer.", pdf=PDF, docx=DOCX)
    on = says(on, "Sten", Stance.ANTECKNING, words="Jag röstade nej.")
    facts = told(on)
    assert facts.uttalanden == (Said((MATS,), None, "Vi hade velat se mer.", ""),)
    assert facts.anteckningar == (Said((Member("Sten Krans", "-"),), None, "Jag röstade nej."),)


def test_a_bilaga_keeps_its_letter_when_others_come() -> None:
    one, two = a_sent("Lars"), a_sent("Karin", id_="u2")
    assert [p.bilaga for p in told(CALLED, one, two).proposals] == ["A", "B"]
    on = decided()
    for n, name in enumerate(("Lars", "Karin")):
        said = {"words": f"Ord {n}.", "pdf": str(n) * 64, "docx": DOCX, "draft": f"u{n + 1}"}
        on = says(on, name, Stance.RESERVATION, one, two, **said)
    facts = told(on, two, one)
    assert [p.bilaga for p in facts.proposals] == ["A", "B"]
    assert [said.bilaga for said in facts.reservations] == ["C", "D"]


def test_a_reservation_of_one_who_was_not_there_after_all_is_not_there() -> None:
    draft = a_sent("Lars", "Karin")
    on = says(decided(), "Karin", Stance.RESERVATION, draft, draft="u1")
    gone = replace(on, meetings=(replace(on.meetings[0], absent=frozenset({"karin"})),))
    assert told(gone, draft).reservations == ()


def test_who_leaves_the_register_after_the_meeting_has_still_reserved() -> None:
    draft = a_sent("Lars", "Karin")
    on = says(decided(), "Karin", Stance.RESERVATION, draft, draft="u1")
    left = replace(on, people=tuple(p for p in CAST if p.id != "karin"), former=(person("Karin"),))
    assert names_of(told(left, draft).reservations) == [["Karin"]]


DRAFTS = (
    joined(a_sent("Lars", "Karin", "Erik"), "Mats"),
    a_sent("Ylva", "Nora", id_="u2", kind=Kind.AVSLAG),
    a_sent("Sten", id_="u3", kind=Kind.UTTALANDE),
)
NAMES = tuple(p.first_name for p in CAST if p.first_name != "Gun")
SAID = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(Stance),
    st.sampled_from(("", "u1", "u2", "u3")),
    st.sampled_from(("", "Egna ord.", "Andra ord.")),
)
DECISIONS = st.sampled_from(
    (
        Decision(Outcome.FORVALTNINGEN, AT),
        Decision(Outcome.FORSLAG, AT, "u1"),
        Decision(Outcome.DELVIS, AT, "u2"),
        Decision(Outcome.ATERREMISS, AT),
        Decision(Outcome.BORDLAGGNING, AT),
    )
)


def spoken(on: Board, said: tuple[str, Stance, str, str]) -> Board:
    """The board after that; as it was where the rules refuse it."""
    name, stance, draft, words = said
    pdf = (words[0].lower() * 64) if words and stance is not Stance.ANTECKNING else ""
    try:
        return says(on, name, stance, *DRAFTS, draft=draft, words=words, pdf=pdf)
    except Refusal:
        return on


@given(
    st.sets(st.sampled_from([p.id for p in CAST])),
    st.sets(st.sampled_from([p.id for p in CAST])),
    DECISIONS,
    st.lists(SAID, max_size=12),
)
def test_every_statement_is_said_once_and_nobody_away_moves_or_says_anything(
    jav: set[str], absent: set[str], decision: Decision, said: list[tuple[str, Stance, str, str]]
) -> None:
    on = replace(CALLED, decisions=(("23", decision),))
    for one in said:
        on = spoken(on, one)
    spoke = facts_of(on, DRAFTS, "23")
    groups = {
        Stance.RESERVATION: spoke.reservations,
        Stance.ERSATTARYTTRANDE: spoke.ersattaryttranden,
        Stance.ANTECKNING: spoke.anteckningar,
    }
    for stance, group in groups.items():
        stated = sorted(on.person(s.person).name for s in on.statements if s.stance is stance)
        assert sorted(member.name for one in group for member in one.members) == stated
    stated = [on.person(s.person).name for s in on.statements if s.stance is Stance.UTTALANDE]
    left = [member.name for one in spoke.uttalanden for member in one.members]
    assert set(stated) <= set(left)
    out = replace(
        on,
        jav=frozenset(("23", id_) for id_ in jav),
        meetings=(replace(on.meetings[0], absent=frozenset(absent)),),
    )
    facts = facts_of(out, DRAFTS, "23")
    away = {p.name for p in CAST if p.id in jav | absent}
    named = chain(
        *((*p.movers, *p.joiners) for p in facts.proposals),
        *(one.members for one in (*facts.reservations, *facts.uttalanden, *facts.ersattaryttranden)),
        *(one.members for one in facts.anteckningar),
        [facts.chair] if facts.chair else [],
    )
    assert not away & {member.name for member in named}
    signs = [p.bilaga for p in facts.proposals] + [
        one.bilaga for one in (*facts.reservations, *facts.uttalanden) if one.bilaga is not None
    ]
    assert "" not in signs or len(set(signs)) == 1
