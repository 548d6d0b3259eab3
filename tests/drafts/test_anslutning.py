"""Joining what has been handed in: who may, of which version, alone or with a group, and who counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import anslutning, authors, drafting, sending
from drafts.anslutning import asked_again, group_of, joiners, kept_apart
from drafts.authors import head_names
from drafts.board import Board
from drafts.changes import Anslot
from drafts.decision import Decision, Outcome
from drafts.draft import Draft
from drafts.errors import (
    Closed,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotSeen,
    NotSent,
    NotServing,
    OnlySecretary,
    Refusal,
    UnknownDraft,
    UnknownPerson,
)
from drafts.link_errors import ExpiredLink, RevokedLink, UnknownLink
from drafts.links import LIFETIME
from drafts.meeting import Service
from drafts.meeting_errors import (
    Absent,
    AlreadyJoined,
    ArendeDecided,
    Javig,
    MeetingOver,
    NotGruppledare,
    NotJoined,
)
from drafts.rights import Seat
from drafts.signing import SEEN
from drafts.wording import APPROVE
from tests.people import (
    BOARD,
    EVENING,
    MEETING,
    a_draft,
    board,
    called,
    does,
    person,
    refused,
    seat,
    sends,
    signs,
    without,
)

BEFORE, AFTER = MEETING.starts - timedelta(hours=30), MEETING.starts
AT_MEETING = called()
DECIDED = replace(AT_MEETING, decisions=(("23", Decision(Outcome.FORVALTNINGEN, AFTER)),))


def a_sent(*, with_: tuple[str, ...] = ("Karin",), on: Board = AT_MEETING) -> Draft:
    """Lars's and Karin's, handed in."""
    draft = a_draft(APPROVE, with_=with_, signed=("Lars", *with_), on=on)
    return does(draft, "Lars", sends, on=on)


def corrected(draft: Draft, *, words: str = "Att avslå.") -> Draft:
    """A second version, since the secretary asked for a correction of the first."""
    draft = does(draft, "Gun", sending.send_back, len(draft.versions), "Rätta!", on=AT_MEETING)
    if words:
        draft = does(draft, "Lars", drafting.add_satser, (words,), on=AT_MEETING)
    for author in draft.authors:
        name = next(p.first_name for p in BOARD.people if p.id == author.person)
        if words:
            draft = does(draft, name, signs, on=AT_MEETING)
    return does(draft, "Lars", sends, on=AT_MEETING)


def joins(draft: Draft, by: Seat, *, now: datetime = BEFORE, party: bool = False) -> Anslot:
    """Having just seen the newest version."""
    seen = draft.version.fingerprint if draft.version else "0" * 64
    return anslutning.anslut(draft, by, seen, now, party=party)


def joined(draft: Draft, *names: str, on: Board = AT_MEETING, **more: Any) -> Draft:
    for name in names:
        draft = does(draft, name, joins, on=on, **more)
    return draft


def named(draft: Draft, on: Board = AT_MEETING) -> list[str]:
    """Those who count, as `per` or `per m.fl.`"""
    return [a.person + (" m.fl." if a.party else "") for a in joiners(draft, on)]


def test_a_joiner_counts_and_is_not_in_the_bilaga() -> None:
    draft = joined(a_sent(), "Per", "Mats")
    assert named(draft) == ["per", "mats"]
    assert draft.version
    assert draft.version.names == head_names(draft, AT_MEETING) == ("Lars Berg (C)", "Karin Rosén Falk (L)")


def test_a_serving_ersattare_joins_and_one_who_does_not_serve_may_not() -> None:
    """KL 4:22."""
    draft = a_sent()
    refused(NotServing, draft, "Erik", joins, on=AT_MEETING)
    serving = called(board(serving=["Erik"]))
    assert named(joined(draft, "Erik", on=serving), serving) == ["erik"]


@pytest.mark.parametrize("name", ["Lars", "Karin"])
def test_an_author_has_nothing_to_join(name: str) -> None:
    refused(AlreadyJoined, a_sent(), name, joins, on=AT_MEETING)


def test_nobody_joins_twice() -> None:
    refused(AlreadyJoined, joined(a_sent(), "Per"), "Per", joins, on=AT_MEETING)


def test_the_secretary_joins_nothing() -> None:
    refused(NotForSecretary, a_sent(), "Gun", joins, on=AT_MEETING)


def test_who_is_away_or_has_jav_joins_nothing() -> None:
    """KL 6:28-30, 6:32."""
    draft = a_sent()
    refused(Absent, draft, "Per", joins, on=called(absent=frozenset({"per"})))
    refused(Absent, draft, "Per", joins, on=called(left=(("per", "23"),)))
    refused(Absent, draft, "Per", joins, on=called(board(services=(Service("23", "olle", True, "per"),))))
    refused(Javig, draft, "Per", joins, on=replace(AT_MEETING, jav=frozenset({("23", "per")})))


def test_one_joins_only_what_is_handed_in_and_stands() -> None:
    unsent = a_draft(APPROVE, on=AT_MEETING)
    refused(NotSent, unsent, "Per", joins, on=AT_MEETING)
    returned = does(a_sent(), "Gun", sending.send_back, 1, "Rätta!", on=AT_MEETING)
    refused(NotSent, returned, "Per", joins, on=AT_MEETING)
    withdrawn = does(a_sent(), "Lars", sending.withdraw, on=AT_MEETING)
    refused(Closed, withdrawn, "Per", joins, on=AT_MEETING)


def test_after_the_decision_or_the_meeting_nobody_joins_or_leaves() -> None:
    draft = joined(a_sent(), "Mats")
    for refusal, on in ((ArendeDecided, DECIDED), (MeetingOver, called(closed=AFTER))):
        refused(refusal, draft, "Per", joins, on=on)
        refused(refusal, draft, "Mats", anslutning.leave, on=on)
        refused(refusal, draft, "Gun", anslutning.enter, "per", 1, AFTER, on=on)
        refused(refusal, draft, "Gun", anslutning.take_back, "mats", on=on)
        refused(refusal, draft, "Lars", anslutning.offer, "s", AFTER, on=on)
    assert named(draft, DECIDED) == ["mats"]


def test_one_joins_the_version_one_has_seen() -> None:
    draft = a_sent()
    assert draft.version
    first = draft.version.fingerprint
    for seen in ("", first[: SEEN - 1], "0" * 64, f"{first}0"):
        refused(NotSeen, draft, "Per", anslutning.anslut, seen, BEFORE, on=AT_MEETING)
    does(draft, "Per", anslutning.anslut, first[:SEEN], BEFORE, on=AT_MEETING)
    refused(NotSeen, corrected(draft), "Per", anslutning.anslut, first, BEFORE, on=AT_MEETING)


def test_a_corrected_version_is_joined_anew_before_one_counts() -> None:
    draft = corrected(joined(a_sent(), "Per", "Mats"))
    assert named(draft) == []
    assert [a.person for a in asked_again(draft, AT_MEETING)] == ["per", "mats"]
    draft = joined(draft, "Mats")
    assert named(draft) == ["mats"]
    assert [a.person for a in asked_again(draft, AT_MEETING)] == ["per"]


def test_a_version_with_the_very_same_words_is_still_joined() -> None:
    draft = corrected(joined(a_sent(), "Per"), words="")
    assert len(draft.versions) == 2
    assert named(draft) == ["per"]
    assert asked_again(draft, AT_MEETING) == ()


def test_nobody_is_counted_while_it_is_returned_or_when_it_is_withdrawn() -> None:
    draft = joined(a_sent(), "Per")
    returned = does(draft, "Gun", sending.send_back, 1, "Rätta!", on=AT_MEETING)
    withdrawn = does(draft, "Lars", sending.withdraw, on=AT_MEETING)
    for gone in (returned, withdrawn):
        assert joiners(gone, AT_MEETING) == asked_again(gone, AT_MEETING) == ()


def test_a_joiner_who_becomes_an_author_is_one_thing_only() -> None:
    draft = joined(a_sent(), "Per")
    draft = does(draft, "Gun", sending.send_back, 1, "Rätta!", on=AT_MEETING)
    draft = does(draft, "Per", authors.join, on=AT_MEETING)
    for name in ("Lars", "Karin", "Per"):
        draft = does(draft, name, signs, on=AT_MEETING)
    draft = does(draft, "Lars", sends, on=AT_MEETING)
    assert joiners(draft, AT_MEETING) == asked_again(draft, AT_MEETING) == ()


@pytest.mark.parametrize(
    "gone",
    [
        called(absent=frozenset({"per"})),
        called(left=(("per", "23"),)),
        called(board(services=(Service("_1", "olle", True, "per"),))),
        called(without("Per")),
        replace(AT_MEETING, jav=frozenset({("23", "per")})),
    ],
    ids=["absent", "left", "replaced", "off the register", "jäv"],
)
def test_who_may_no_longer_propose_stops_counting_by_itself_and_counts_again_when_back(gone: Board) -> None:
    draft = joined(a_sent(), "Per", "Mats")
    assert named(draft, gone) == ["mats"]
    assert named(draft) == ["per", "mats"]


def test_who_leaves_after_the_arende_still_counts_in_it() -> None:
    assert named(joined(a_sent(), "Per"), called(left=(("per", "24 A"),))) == ["per"]


class TestLate:
    def test_what_comes_after_the_stop_is_kept_apart_and_not_refused(self) -> None:
        draft = joined(joined(a_sent(), "Sten", now=AFTER), "Per")
        assert named(draft) == ["per", "sten"]
        assert [a.person for a in kept_apart(draft, AT_MEETING)] == ["sten"]

    def test_the_very_stop_is_in_time(self) -> None:
        assert MEETING.stop
        draft = joined(a_sent(), "Per", now=MEETING.stop)
        late = joined(draft, "Sten", now=MEETING.stop + timedelta(seconds=1))
        assert [a.person for a in kept_apart(late, AT_MEETING)] == ["sten"]

    @pytest.mark.parametrize("on", [BOARD, called(stop=None)], ids=["no meeting", "no stop"])
    def test_without_a_stop_nobody_is_late(self, on: Board) -> None:
        assert kept_apart(joined(a_sent(on=on), "Per", now=AFTER, on=on), on) == ()

    def test_who_was_in_time_is_so_of_the_corrected_version_too(self) -> None:
        draft = corrected(joined(joined(a_sent(), "Per"), "Sten", now=AFTER))
        draft = joined(draft, "Per", "Sten", now=AFTER)
        assert named(draft) == ["per", "sten"]
        assert [a.person for a in kept_apart(draft, AT_MEETING)] == ["sten"]

    def test_who_left_and_comes_back_late_is_late(self) -> None:
        draft = does(joined(a_sent(), "Per"), "Per", anslutning.leave, on=AT_MEETING)
        assert kept_apart(joined(draft, "Per", now=AFTER), AT_MEETING)

    def test_a_group_that_is_brought_late_is_late(self) -> None:
        draft = joined(a_sent(), "Per")
        olle = called(board(serving=["Olle"]))
        later = joined(draft, "Per", on=olle, now=AFTER, party=True)
        assert [(a.party, a.late) for a in joiners(later, olle)] == [(True, True)]


class TestGroup:
    """M: Per leads, and Olle is an ersättare; S: Anna and Mats; C: Lars leads, and Nora is an ersättare."""

    WITH_OLLE = called(board(serving=["Olle"]))

    def test_a_gruppledare_joins_with_whoever_else_of_the_party_may_propose(self) -> None:
        draft = joined(a_sent(), "Per", party=True, on=self.WITH_OLLE)
        assert named(draft, self.WITH_OLLE) == ["per m.fl."]
        assert [p.id for p in group_of(person("Per"), draft, self.WITH_OLLE)] == ["olle"]

    def test_there_is_no_group_of_one(self) -> None:
        draft = joined(a_sent(), "Per", party=True)
        assert named(draft) == ["per"]
        assert named(draft, self.WITH_OLLE) == ["per m.fl."]

    def test_who_leads_no_group_joins_for_none(self) -> None:
        refused(NotGruppledare, a_sent(), "Mats", joins, on=AT_MEETING, party=True)

    def test_those_of_no_party_are_no_group(self) -> None:
        pia = replace(person("Mats"), id="pia", name="Pia Ek", party="-")
        two = replace(AT_MEETING, people=(*AT_MEETING.people, pia))
        draft = does(a_sent(), "Gun", anslutning.enter, "sten", 1, BEFORE, on=two, party=True)
        assert named(draft, two) == ["sten"]

    def test_who_says_so_themselves_is_named_and_no_longer_in_the_group(self) -> None:
        draft = joined(a_sent(), "Per", party=True, on=self.WITH_OLLE)
        assert named(joined(draft, "Olle", on=self.WITH_OLLE), self.WITH_OLLE) == ["per", "olle"]

    def test_authors_are_in_nobodys_group(self) -> None:
        on = called(board(serving=["Nora"]))
        draft = a_draft(APPROVE, by="Karin", with_=["Lars"], signed=["Karin", "Lars"], on=on)
        draft = does(draft, "Karin", sends, on=on)
        draft = does(draft, "Gun", anslutning.enter, "nora", 1, BEFORE, on=on, party=True)
        assert named(draft, on) == ["nora"]

    def test_a_party_has_one_group(self) -> None:
        ulf = replace(person("Mats"), id="ulf", name="Ulf Ek")
        on = replace(AT_MEETING, people=(*AT_MEETING.people, ulf))
        draft = a_sent()
        for id_ in ("mats", "anna"):
            draft = does(draft, "Gun", anslutning.enter, id_, 1, BEFORE, on=on, party=True)
        assert named(draft, on) == ["mats m.fl.", "anna"]

    def test_a_group_goes_with_the_one_who_brought_it(self) -> None:
        draft = joined(a_sent(), "Per", party=True, on=self.WITH_OLLE)
        assert named(draft, replace(self.WITH_OLLE, jav=frozenset({("23", "per")}))) == []

    def test_one_may_bring_the_group_later_and_let_it_go(self) -> None:
        draft = joined(a_sent(), "Per")
        draft = joined(draft, "Per", party=True, on=self.WITH_OLLE)
        assert named(draft, self.WITH_OLLE) == ["per m.fl."]
        assert named(joined(draft, "Per", on=self.WITH_OLLE), self.WITH_OLLE) == ["per"]


class TestSecretary:
    def test_enters_what_was_said_at_the_meeting(self) -> None:
        on = called(board(serving=["Olle"]))
        draft = does(a_sent(), "Gun", anslutning.enter, "per", 1, AFTER, on=on, party=True)
        assert [(a.person, a.party, a.late) for a in joiners(draft, on)] == [("per", True, True)]

    def test_enters_only_who_could_join(self) -> None:
        draft = a_sent()
        enter = anslutning.enter
        refused(AlreadyJoined, draft, "Gun", enter, "lars", 1, AFTER, on=AT_MEETING)
        refused(NotServing, draft, "Gun", enter, "erik", 1, AFTER, on=AT_MEETING)
        refused(NotForSecretary, draft, "Gun", enter, "gun", 1, AFTER, on=AT_MEETING)
        refused(UnknownPerson, draft, "Gun", enter, "disa", 1, AFTER, on=AT_MEETING)

    def test_enters_the_version_that_is_the_newest(self) -> None:
        refused(NotSeen, corrected(a_sent()), "Gun", anslutning.enter, "per", 1, AFTER, on=AT_MEETING)

    def test_takes_it_back(self) -> None:
        draft = does(joined(a_sent(), "Per"), "Gun", anslutning.take_back, "per", on=AT_MEETING)
        assert joiners(draft, AT_MEETING) == ()
        refused(NotJoined, draft, "Gun", anslutning.take_back, "per", on=AT_MEETING)

    def test_nobody_else_enters_or_takes_back_for_others(self) -> None:
        draft = joined(a_sent(), "Mats")
        for name in ("Lars", "Anna", "Per"):
            refused(OnlySecretary, draft, name, anslutning.enter, "per", 1, AFTER, on=AT_MEETING)
            refused(OnlySecretary, draft, name, anslutning.take_back, "mats", on=AT_MEETING)

    def test_only_on_the_own_board(self) -> None:
        draft, other = joined(a_sent(), "Mats"), replace(AT_MEETING, id="annan")
        refused(UnknownDraft, draft, "Gun", anslutning.enter, "per", 1, AFTER, on=other)
        refused(UnknownDraft, draft, "Gun", anslutning.take_back, "mats", on=other)
        refused(UnknownDraft, draft, "Mats", anslutning.leave, on=other)
        refused(UnknownDraft, draft, "Per", joins, on=other)


class TestLeaving:
    def test_before_the_decision_one_leaves_again(self) -> None:
        draft = does(joined(a_sent(), "Per", "Mats"), "Per", anslutning.leave, on=AT_MEETING)
        assert named(draft) == ["mats"]
        assert named(joined(draft, "Per")) == ["mats", "per"]

    def test_only_who_has_joined_has_something_to_leave(self) -> None:
        for name in ("Per", "Lars", "Gun"):
            refused(NotJoined, a_sent(), name, anslutning.leave, on=AT_MEETING)

    def test_who_is_away_may_still_leave(self) -> None:
        draft, away = joined(a_sent(), "Per"), called(absent=frozenset({"per"}))
        assert does(draft, "Per", anslutning.leave, on=away).joined == ()

    def test_so_may_who_waits_for_a_corrected_version_but_a_withdrawn_one_is_over(self) -> None:
        draft = joined(a_sent(), "Per")
        returned = does(draft, "Gun", sending.send_back, 1, "Rätta!", on=AT_MEETING)
        assert does(returned, "Per", anslutning.leave, on=AT_MEETING).joined == ()
        withdrawn = does(draft, "Lars", sending.withdraw, on=AT_MEETING)
        refused(Closed, withdrawn, "Per", anslutning.leave, on=AT_MEETING)

    def test_who_has_left_the_register_does_nothing_more(self) -> None:
        refused(NotOnRegister, joined(a_sent(), "Per"), "Per", anslutning.leave, on=called(without("Per")))


def shut(refusal: type[Refusal], draft: Draft, who: str, secret: str, now: datetime) -> None:
    """The link does not open for this person."""
    with pytest.raises(Refusal) as caught:
        anslutning.check_offered(draft, seat(who, AT_MEETING), secret, now)
    assert type(caught.value) is refusal


class TestLink:
    def test_it_lets_any_number_see_what_was_sent(self) -> None:
        draft = does(a_sent(), "Karin", anslutning.offer, "hemligt", BEFORE, on=AT_MEETING)
        for name in ("Per", "Mats"):
            by = seat(name, AT_MEETING)
            assert anslutning.check_offered(draft, by, "hemligt", BEFORE) == draft.version

    def test_it_runs_out_is_revoked_and_is_not_guessed(self) -> None:
        draft = does(a_sent(), "Lars", anslutning.offer, "hemligt", BEFORE, on=AT_MEETING)
        shut(UnknownLink, draft, "Per", "annat", BEFORE)
        shut(ExpiredLink, draft, "Per", "hemligt", BEFORE + LIFETIME)
        draft = does(draft, "Karin", anslutning.revoke_offers, on=AT_MEETING)
        shut(RevokedLink, draft, "Per", "hemligt", BEFORE)
        refused(RevokedLink, draft, "Karin", anslutning.revoke_offers, on=AT_MEETING)
        draft = does(draft, "Lars", anslutning.offer, "nytt", BEFORE, on=AT_MEETING)
        anslutning.check_offered(draft, seat("Per", AT_MEETING), "nytt", BEFORE)
        shut(RevokedLink, draft, "Per", "hemligt", BEFORE)

    def test_it_shows_nothing_to_who_cannot_join_or_while_nothing_is_sent(self) -> None:
        draft = does(a_sent(), "Lars", anslutning.offer, "s", BEFORE, on=AT_MEETING)
        shut(NotServing, draft, "Erik", "s", BEFORE)
        shut(AlreadyJoined, draft, "Karin", "s", BEFORE)
        returned = does(draft, "Gun", sending.send_back, 1, "Rätta!", on=AT_MEETING)
        shut(NotSent, returned, "Per", "s", BEFORE)

    def test_authors_make_it_of_what_is_sent(self) -> None:
        refused(NotSent, a_draft(APPROVE), "Lars", anslutning.offer, "s", EVENING)
        refused(NotOnDraft, a_sent(), "Per", anslutning.offer, "s", BEFORE, on=AT_MEETING)
        refused(NotOnDraft, a_sent(), "Per", anslutning.revoke_offers, on=AT_MEETING)
        refused(NotForSecretary, a_sent(), "Gun", anslutning.offer, "s", BEFORE, on=AT_MEETING)


JOIN, LEAVE = True, False
COMING_AND_GOING = st.fixed_dictionaries(
    {name: st.lists(st.booleans(), max_size=4) for name in ("Per", "Mats", "Sten", "Ylva", "Olle")}
)


@given(COMING_AND_GOING, st.randoms(use_true_random=False))
def test_who_counts_does_not_depend_on_in_which_order_people_came_and_went(
    acts: dict[str, list[bool]], chance: Any
) -> None:
    """Each one's own order is kept, however they are mixed: who counts, and with whom, is the same."""
    on = called(board(serving=["Olle"]))
    turns = list(chain.from_iterable([name] * len(own) for name, own in acts.items()))
    results = []
    for _ in range(2):
        chance.shuffle(turns)
        draft, left = a_sent(), {name: list(own) for name, own in acts.items()}
        for name in turns:
            draft = _comes_or_goes(draft, name, left[name].pop(0), on)
        results.append({(a.person, a.party) for a in joiners(draft, on)})
    assert results[0] == results[1]
    assert {id_ for id_, _ in results[0]} == {
        person(name).id for name, own in acts.items() if own and own[-1] is JOIN
    }


def _comes_or_goes(draft: Draft, name: str, comes: bool, on: Board) -> Draft:
    is_in = draft.anslutning(person(name).id) is not None
    if comes is is_in:
        refusal = AlreadyJoined if comes else NotJoined
        verb = _as_they_would if comes else anslutning.leave
        refused(refusal, draft, name, verb, on=on)
        return draft
    return does(draft, name, _as_they_would if comes else anslutning.leave, on=on)


def _as_they_would(draft: Draft, by: Seat) -> Anslot:
    return joins(draft, by, party=by.person.gruppledare)


NAMES = st.sampled_from(["Per", "Mats", "Sten"])
EVENTS = st.one_of(
    st.tuples(st.just("joins"), NAMES, st.integers(0, 3)),
    st.tuples(st.just("leaves"), NAMES, st.just(0)),
    st.tuples(st.just("goes or comes"), NAMES, st.just(0)),
    st.tuples(st.just("is corrected"), st.just("Lars"), st.just(0)),
)


@given(st.lists(EVENTS, max_size=14))
def test_whoever_counts_has_seen_the_newest_version_and_is_there(events: list[tuple[str, str, int]]) -> None:
    """Beside the rules, a naive book of who last said yes to which version."""
    draft, said, away = a_sent(), dict[str, str](), set[str]()
    for what, name, back in events:
        on, id_ = called(absent=frozenset(away)), person(name).id
        newest = draft.versions[-1].fingerprint
        if what == "is corrected":
            draft = corrected(draft, words=f"Att {len(draft.versions)}.")
        elif what == "goes or comes":
            away ^= {id_}
        elif what == "leaves" and id_ in said:
            draft = does(draft, name, anslutning.leave, on=on)
            del said[id_]
        elif what == "joins":
            seen = draft.versions[-1 - back % len(draft.versions)].fingerprint
            if seen == newest and id_ not in away and said.get(id_) != newest:
                draft, said[id_] = does(draft, name, anslutning.anslut, seen, BEFORE, on=on), newest
            else:
                with pytest.raises(Refusal):
                    anslutning.anslut(draft, seat(name, on), seen, BEFORE)
        now = draft.versions[-1].fingerprint
        there = {id_ for id_, version in said.items() if version == now and id_ not in away}
        assert {a.person for a in joiners(draft, called(absent=frozenset(away)))} == there
