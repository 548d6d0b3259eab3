"""Who is asked what they say of a decision, who may say it, and who is refused: the whole table by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import stating
from drafts.attendance import takes_part
from drafts.board import Board
from drafts.decision import Decision, Outcome
from drafts.draft import Anslutning, Draft, Kind
from drafts.errors import (
    EmptyText,
    NoErsattaryttrande,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotServing,
    OnlySecretary,
    Refusal,
    StaleButton,
    TextMoved,
    UnknownDraft,
)
from drafts.meeting import Service
from drafts.meeting_errors import (
    Absent,
    HasVote,
    Javig,
    MeetingOver,
    NoAnteckning,
    NotDecided,
    NoUttalande,
    Prevailed,
)
from drafts.moved import is_behind, prevails
from drafts.rights import Seat
from drafts.stages import Stage
from drafts.statement import Stance, Statement
from tests.drafts.decided import (
    BOTH,
    EVE,
    OPEN,
    OURS,
    SEEN,
    SITUATIONS,
    WORDS,
    decided,
    handed_in,
    said,
)
from tests.people import CAST, DOCX, PDF, board, called, person, seat

STANCES = {
    "r": Stance.RESERVATION,
    "u": Stance.UTTALANDE,
    "e": Stance.ERSATTARYTTRANDE,
    "a": Stance.ANTECKNING,
}
REFUSALS: dict[str, type[Refusal] | None] = {
    "+": None, "J": Javig, "A": Absent, "S": NotServing, "H": HasVote, "P": Prevailed, "M": MeetingOver,
    "D": NotDecided, "K": NotForSecretary, "U": NoUttalande, "N": NoAnteckning, "Y": NoErsattaryttrande,
    "O": NotOnRegister,
}  # fmt: skip

# What each is asked (r, u, e: the stances; - nothing), and then what they meet who try each of r, u, e and a.
LOST, TOOK_PART, ERSATTARE, WON = "ru ++H+", "- ++H+", "- SS+N", "- P+H+"
TABLE: dict[str, dict[str, str]] = {
    "undecided": {"Lars": "- DDDD", "Mats": "- DDDD", "Erik": "- DDDD", "Gun": "- DDDD"},
    "administration won": {
        "Lars": LOST, "Karin": LOST, "Per": LOST, "Ylva": LOST, "Erik": "e SS+N",
        "Mats": TOOK_PART, "Anna": TOOK_PART, "Olle": ERSATTARE, "Nora": ERSATTARE, "Gun": "- KKKK",
        "Disa": "- OOOO",
    },
    "ours won": {
        "Lars": WON, "Karin": WON, "Per": WON, "Ylva": LOST, "Erik": ERSATTARE, "Mats": TOOK_PART,
        "Anna": TOOK_PART,
    },
    "ylva's won": {"Ylva": WON, "Lars": LOST, "Per": LOST, "Erik": "e SS+N", "Mats": TOOK_PART},
    "ours won in part": {"Lars": LOST, "Per": LOST, "Ylva": LOST, "Erik": "e SS+N", "Mats": TOOK_PART},
    "votering lost": {"Lars": LOST, "Per": LOST, "Erik": "e SS+N", "Anna": TOOK_PART},
    "votering won": {"Lars": WON, "Per": WON, "Erik": ERSATTARE, "Ylva": LOST, "Anna": TOOK_PART},
    "återremiss as ylva moved": {"Ylva": WON, "Lars": LOST, "Per": LOST, "Erik": "e SS+N", "Mats": TOOK_PART},
    "återremiss, whoever moved it": {"Ylva": WON, "Lars": LOST, "Mats": TOOK_PART},
    "återremiss lost": {"Ylva": LOST, "Lars": TOOK_PART, "Erik": ERSATTARE},
    "bordläggning": {"Lars": LOST, "Per": LOST, "Erik": "e SS+N", "Ylva": TOOK_PART},
    "lars jävig": {"Lars": "- JJJJ", "Karin": LOST, "Per": LOST, "Erik": "e SS+N"},
    "lars jävig in the next": {"Lars": LOST},
    "lars and erik absent": {"Lars": "- AAAA", "Erik": "- AAAA", "Karin": LOST},
    "nobody is there to move ours": {"Erik": ERSATTARE, "Lars": "- AAAA", "Ylva": LOST},
    "nobody is there, and still it won": {"Erik": ERSATTARE, "Lars": "- AAAA", "Ylva": LOST},
    "lars left before": {"Lars": "- AAAA", "Karin": LOST},
    "lars left after": {"Lars": LOST},
    "per has left": {"Per": "- AAAA", "Lars": LOST},
    "erik serves for karin": {"Erik": LOST, "Karin": "- AAAA", "Lars": LOST},
    "erik serves in the next": {"Erik": "e SS+N", "Karin": LOST},
    "ours withdrawn": {"Lars": TOOK_PART, "Per": TOOK_PART, "Erik": ERSATTARE, "Ylva": LOST},
    "ours back for correction": {"Lars": TOOK_PART, "Erik": ERSATTARE, "Ylva": LOST},
    "ours merged away": {"Lars": TOOK_PART, "Erik": ERSATTARE},
    "late joiner": {"Per": LOST, "Lars": LOST},
    "joiner of an older version": {"Per": TOOK_PART, "Lars": LOST},
    "uttalande handed in": {"Mats": "u ++H+", "Nora": ERSATTARE, "Lars": LOST, "Erik": "e SS+N"},
    "uttalande, and theirs won": {"Lars": WON, "Karin": WON},
    "first and second hand": {"Lars": WON, "Karin": LOST, "Erik": "e SS+N"},
    "a tillägg was carried too": {"Anna": WON, "Nora": ERSATTARE, "Lars": LOST, "Erik": "e SS+N"},
    "a tillägg alone was lost": {"Anna": LOST, "Nora": "e SS+N", "Lars": WON},
    "in another ärende": {"Lars": TOOK_PART, "Erik": ERSATTARE},
    "of another board": {"Lars": TOOK_PART, "Erik": ERSATTARE},
    "closed": {"Lars": "- MMMM", "Erik": "- MMMM", "Mats": "- MMMM", "Ylva": "- MMMM"},
    "no meeting": {"Lars": LOST, "Erik": "e SS+N", "Mats": TOOK_PART},
    "the board allows little": {"Lars": "r +UHN", "Erik": "- SSYN", "Mats": "- +UHN"},
    "karin has left the register": {"Karin": "- OOOO", "Lars": LOST},
}  # fmt: skip


def test_every_situation_is_told_of() -> None:
    assert TABLE.keys() == SITUATIONS.keys()


@pytest.mark.parametrize("situation", TABLE)
def test_exactly_those_are_asked_who_lost_and_took_part(situation: str) -> None:
    on, drafts = SITUATIONS[situation]
    asked = {
        id_: "".join(s.value[0] for s in stances) for id_, stances in stating.asked(on, drafts, "23").items()
    }
    for name, told in TABLE[situation].items():
        assert (name, asked.get(person(name).id, "-")) == (name, told.split()[0])
    named = {person(name).id for name, told in TABLE[situation].items()}
    unnamed = {p.id for p in CAST} - named
    behind = {id_ for id_ in unnamed if any(is_behind(draft, on, id_) for draft in drafts)}
    assert asked.keys() <= named | behind  # nobody else than who stands behind something


@pytest.mark.parametrize("situation", TABLE)
def test_each_stance_is_met_by_its_own_refusal(situation: str) -> None:
    on, drafts = SITUATIONS[situation]
    for name, told in TABLE[situation].items():
        for letter, mark in zip(STANCES, told.split()[1], strict=True):
            what = said(person(name).id, STANCES[letter], words="Vi …")
            assert (name, letter, _met(on, drafts, what)) == (name, letter, REFUSALS[mark])


@pytest.mark.parametrize("situation", TABLE)
def test_whoever_is_asked_may_in_favour_of_their_own_and_may_say_nothing(situation: str) -> None:
    on, drafts = SITUATIONS[situation]
    for id_, stances in stating.asked(on, drafts, "23").items():
        for stance in stances:
            own = stating.grounds(on, drafts, "23", id_)
            assert any(_met(on, drafts, said(id_, stance, draft.id, words="Vi …")) is None for draft in own)
        assert _met(on, drafts, said(id_, Stance.NONE)) is None


def _met(on: Board, drafts: tuple[Draft, ...], what: Statement) -> type[Refusal] | None:
    try:
        stating.check(on, drafts, what)
    except Refusal as refusal:
        return type(refusal)
    return None


LOSING = decided(OPEN)


def make(
    who: str, what: Statement, on: Board = LOSING, drafts: tuple[Draft, ...] = (*BOTH, WORDS)
) -> Statement:
    return stating.make(seat(who, on), drafts, what).statement


def after(on: Board, *statements: Statement) -> Board:
    return replace(on, statements=(*on.statements, *statements))


def test_a_reservation_needs_no_words() -> None:
    assert make("Lars", said("lars", draft="a")).draft == "a"
    assert make("Mats", said("mats")).words == ""


def test_an_ersattare_stands_behind_the_proposal_without_words_and_else_needs_some() -> None:
    assert make("Erik", said("erik", Stance.ERSATTARYTTRANDE, "a")).draft == "a"
    with pytest.raises(EmptyText):
        make("Olle", said("olle", Stance.ERSATTARYTTRANDE))
    make("Olle", said("olle", Stance.ERSATTARYTTRANDE, words="Jag hade bifallit."))


def test_a_sarskilt_uttalande_is_its_text() -> None:
    make("Mats", said("mats", Stance.UTTALANDE, "d"))
    make("Lars", said("lars", Stance.UTTALANDE, "a", words="Vi vill ändå säga …"))
    for draft in ("", "a"):
        with pytest.raises(EmptyText):
            make("Lars", said("lars", Stance.UTTALANDE, draft))
    with pytest.raises(EmptyText):
        make("Lars", said("lars", Stance.ANTECKNING))


@pytest.mark.parametrize(
    ("who", "stance", "draft", "refusal"),
    [
        ("Mats", Stance.RESERVATION, "a", NotOnDraft),
        ("Lars", Stance.RESERVATION, "b", NotOnDraft),
        ("Lars", Stance.RESERVATION, "z", UnknownDraft),
        ("Mats", Stance.RESERVATION, "d", StaleButton),
        ("Olle", Stance.ERSATTARYTTRANDE, "a", NotOnDraft),
    ],
)
def test_one_speaks_in_favour_of_ones_own_proposal(
    who: str, stance: Stance, draft: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        make(who, said(person(who).id, stance, draft))


def test_nobody_speaks_in_favour_of_what_won() -> None:
    on = decided(OPEN, Outcome.FORSLAG, "a")
    with pytest.raises(Prevailed):
        make("Erik", said("erik", Stance.ERSATTARYTTRANDE, "a"), on)
    with pytest.raises(Prevailed):
        make("Lars", said("lars", Stance.UTTALANDE, "a", words="Bra."), on)


def test_only_who_is_asked_has_nothing_to_say() -> None:
    make("Lars", said("lars", Stance.NONE))
    with pytest.raises(StaleButton):
        make("Anna", said("anna", Stance.NONE))


def test_the_secretary_enters_what_somebody_said_and_nobody_else_does() -> None:
    assert make("Gun", said("lars", draft="a")).by == "gun"
    with pytest.raises(OnlySecretary):
        make("Karin", said("lars", draft="a"))
    with pytest.raises(OnlySecretary):
        stating.take_back(seat("Karin", after(LOSING, said("lars"))), "23", "lars", Stance.RESERVATION)


def test_the_secretary_enters_nothing_for_one_who_took_no_part() -> None:
    with pytest.raises(Javig):
        make("Gun", said("lars"), replace(LOSING, jav=frozenset({("23", "lars")})))


def test_who_says_it_is_noted_whatever_was_claimed() -> None:
    assert make("Lars", replace(said("lars"), by="gun")).by == "lars"
    assert not make("Lars", replace(said("lars"), party=True)).party


def test_who_joined_with_a_group_reserves_with_it() -> None:
    """The seed's *Jonas Nilsson m.fl. (M)*; here Olle serves, so there is somebody with Per."""
    on = replace(LOSING, services=(Service("23", "olle"),))
    joined = (Anslutning("per", EVE, SEEN, party=True),)
    drafts = (replace(OURS, joined=joined),)
    assert make("Per", said("per", draft="a"), on, drafts).party
    assert not make("Per", said("per", Stance.UTTALANDE, "a", words="Vi …"), on, drafts).party


def test_an_answer_can_be_changed_and_taken_back_until_the_meeting_is_closed() -> None:
    on = after(LOSING, said("lars", draft="a"))
    assert stating.take_back(seat("Lars", on), "23", "lars", Stance.RESERVATION).statement == on.statements[0]
    with pytest.raises(StaleButton):
        stating.take_back(seat("Lars", on), "23", "lars", Stance.UTTALANDE)
    shut = replace(on, meetings=called(closed=EVE).meetings)
    with pytest.raises(MeetingOver):
        stating.take_back(seat("Lars", shut), "23", "lars", Stance.RESERVATION)
    with pytest.raises(MeetingOver):
        make("Lars", said("lars", draft="a"), shut)


def test_those_are_silent_who_are_asked_and_have_not_answered() -> None:
    on = after(LOSING, said("lars", draft="a"), said("erik", Stance.NONE))
    assert {*stating.silent(on, BOTH, "23")} == {"karin", "per", "ylva"}


WORDED = said("lars", draft="a", words="Vi hade velat mer.", pdf=PDF, docx=DOCX)


def test_a_colleague_stands_behind_the_same_words_by_the_same_bilaga() -> None:
    on = after(LOSING, WORDED)
    made = stating.stand_with(seat("Karin", on), BOTH, WORDED, PDF[:12]).statement
    assert (made.person, made.by, made.words, made.pdf, made.docx) == (
        "karin",
        "karin",
        WORDED.words,
        PDF,
        DOCX,
    )


@pytest.mark.parametrize(
    ("who", "seen", "refusal"),
    [
        ("Karin", "0" * 12, TextMoved),
        ("Karin", "", TextMoved),
        ("Ylva", PDF, NotOnDraft),
        ("Erik", PDF, NotServing),
    ],
)
def test_nobody_stands_behind_words_they_were_not_shown_or_a_proposal_not_theirs(
    who: str, seen: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        stating.stand_with(seat(who, after(LOSING, WORDED)), BOTH, WORDED, seen)


def test_words_that_are_taken_back_have_nobody_behind_them() -> None:
    with pytest.raises(StaleButton):
        stating.stand_with(seat("Karin", LOSING), BOTH, WORDED, PDF)


# Anything: who sits where, who moved and joined what, and what was decided.
PEOPLE = st.sampled_from([p.id for p in CAST])
SOME = st.frozensets(PEOPLE, max_size=4)
KINDS = st.sampled_from([Kind.GEMENSAMT, Kind.ATERREMISS, Kind.UTTALANDE])
STAGES = st.sampled_from([Stage.INLAMNAT, Stage.ANMALT, Stage.ATERTAGET, Stage.UTKAST])


@st.composite
def evenings(draw: Any) -> tuple[Board, tuple[Draft, ...]]:
    drafts = tuple(
        handed_in(id_, *sorted(draw(st.frozensets(PEOPLE, min_size=1, max_size=4))), kind=draw(KINDS),
                  joined=tuple(sorted(draw(SOME))), stage=draw(STAGES))
        for id_ in draw(st.sampled_from(["a", "ab", "abc"]))
    )  # fmt: skip
    services = tuple(Service("23", who) for who in draw(SOME))
    left = tuple((who, draw(st.sampled_from(["23", "24 A"]))) for who in draw(SOME))
    on = called(board(), absent=draw(SOME), left=left)
    on = replace(on, services=services, jav=frozenset(("23", who) for who in draw(SOME)))
    decision = Decision(draw(st.sampled_from(Outcome)), EVE, draw(st.sampled_from(["", "a", "b"])))
    return replace(on, decisions=(("23", decision),)), drafts


@given(evenings())
def test_nobody_of_the_winning_proposal_is_ever_asked(evening: tuple[Board, tuple[Draft, ...]]) -> None:
    on, drafts = evening
    decision = on.decision("23")
    assert decision
    sent = [d for d in drafts if d.stage in {Stage.INLAMNAT, Stage.ANMALT} and d.kind is not Kind.UTTALANDE]
    won = [draft for draft in sent if prevails(decision, draft)]
    asked = stating.asked(on, drafts, "23")
    assert not [id_ for id_ in asked for draft in won if is_behind(draft, on, id_)]


@given(evenings())
def test_nobody_who_took_no_part_may_ever_reserve(evening: tuple[Board, tuple[Draft, ...]]) -> None:
    on, drafts = evening
    for who in CAST:
        for draft in ("", *(d.id for d in drafts)):
            if stating.may(on, drafts, said(who.id, draft=draft)):
                assert takes_part(on, who, "23")
    for id_, stances in stating.asked(on, drafts, "23").items():
        assert takes_part(on, on.person(id_), "23") or stances == (Stance.ERSATTARYTTRANDE,)


@given(evenings(), PEOPLE, st.sampled_from(Stance))
def test_closing_stops_all(evening: tuple[Board, tuple[Draft, ...]], who: str, stance: Stance) -> None:
    on, drafts = evening
    shut = replace(on, meetings=tuple(replace(m, closed=EVE) for m in on.meetings))
    assert stating.asked(shut, drafts, "23") == {}
    for by in (who, "gun"):
        with pytest.raises((MeetingOver, OnlySecretary)):
            stating.make(Seat(shut, shut.person(by)), drafts, said(who, stance, words="Vi …"))


@given(evenings())
def test_whoever_is_asked_stands_behind_something_that_lost_or_is_an_uttalande(
    evening: tuple[Board, tuple[Draft, ...]],
) -> None:
    on, drafts = evening
    for id_ in stating.asked(on, drafts, "23"):
        assert stating.grounds(on, drafts, "23", id_)
