"""Who attends, who leaves early, and who has jäv: what may be said by whom, and what it changes at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafts.arende import Arende
from drafts.attendance import Away, away, takes_part
from drafts.board import Board
from drafts.decision import Decision, Outcome
from drafts.drafting import check_edit
from drafts.errors import (
    NothingChanged,
    OnlySecretary,
    Refusal,
    UnknownArende,
    UnknownMeeting,
    UnknownPerson,
)
from drafts.meeting_changes import JavSet, PresenceSet
from drafts.meeting_errors import ArendeDecided, Javig, MayNotSetJav, MeetingOver, Undeciding
from drafts.people import Role
from drafts.presence import be_absent, be_present, come_before, has_gone, leave_before, set_jav
from drafts.rights import Seat, proposers
from drafts.signing import unsigned
from drafts.wording import APPROVE
from tests.people import CAST, EVENING, PARK, REMISS, a_draft, called, person, seat

BUDGET, ROADS = (Arende(n, t, id=n) for n, t in (("25", "Budget"), ("26", "Vägar")))
AGENDA = (REMISS, PARK, BUDGET, ROADS)
TONIGHT = called(arenden=AGENDA)
DECIDED = (("23", Decision(Outcome.FORVALTNINGEN, EVENING)),)
UNDER_WAY = replace(TONIGHT, decisions=DECIDED)  # ärende 23 is decided
NAMES = [p.first_name for p in CAST]

Says = Callable[[Seat, str, str], PresenceSet]
SAYS: dict[str, Says] = {
    "absent": be_absent,
    "present": be_present,
    "leaves before 25": lambda s, m, p: leave_before(s, m, p, "25"),
    "comes before 25": lambda s, m, p: come_before(s, m, p, "25"),
}


def after(on: Board, *changes: PresenceSet | JavSet) -> Board:
    for change in changes:
        on = change.apply(on, EVENING)
    return on


def gun(verb: Callable[..., PresenceSet], *told: str, on: Board = TONIGHT) -> Board:
    """The board after the secretary has entered this of somebody."""
    return after(on, verb(seat("Gun", on), "_1", *told))


def there(board: Board, who: str) -> list[str]:
    """The ärenden the person takes part in."""
    return [a.id for a in board.agenda("_1") if takes_part(board, person(who), a.id)]


def test_who_is_absent_takes_part_in_nothing() -> None:
    board = gun(be_absent, "lars")
    assert there(board, "Lars") == []
    assert there(board, "Karin") == ["23", "24 A", "25", "26"]
    assert away(board, "lars", "23") is Away.FRANVARANDE


def test_who_leaves_takes_part_in_what_comes_before() -> None:
    board = gun(leave_before, "lars", "25")
    assert there(board, "Lars") == ["23", "24 A"]
    assert away(board, "lars", "26") is Away.LAMNAT


def test_who_comes_late_takes_part_from_there_on() -> None:
    board = gun(come_before, "lars", "24 A", on=gun(be_absent, "lars"))
    assert there(board, "Lars") == ["24 A", "25", "26"]
    assert there(gun(come_before, "lars", "23", on=gun(be_absent, "lars")), "Lars") == [a.id for a in AGENDA]


def test_who_comes_back_did_not_take_part_while_away() -> None:
    board = gun(come_before, "lars", "26", on=gun(leave_before, "lars", "24 A"))
    assert there(board, "Lars") == ["23", "26"]
    again = gun(
        leave_before, "lars", "26", on=gun(come_before, "lars", "25", on=gun(leave_before, "lars", "24 A"))
    )
    assert there(again, "Lars") == ["23", "25"]


def test_what_was_said_before_is_mended() -> None:
    left = gun(leave_before, "lars", "24 A")
    assert there(gun(leave_before, "lars", "26", on=left), "Lars") == ["23", "24 A", "25"]
    assert there(gun(leave_before, "lars", "23", on=left), "Lars") == []
    assert gun(be_present, "lars", on=left) == TONIGHT
    assert gun(be_present, "lars", on=gun(be_absent, "lars")) == TONIGHT


def test_coming_back_is_another_matter_than_coming_late() -> None:
    """KL 5:18-20, for boards by reglemente: who left may not come back that day. The secretary decides."""
    left, absent = gun(leave_before, "lars", "25"), gun(be_absent, "lars")
    assert has_gone(left, left.meeting("_1"), "lars")
    assert not has_gone(absent, absent.meeting("_1"), "lars")
    assert not has_gone(TONIGHT, TONIGHT.meeting("_1"), "lars")
    with pytest.raises(OnlySecretary):
        be_present(seat("Lars", left), "_1", "lars")


moves = st.lists(
    st.tuples(
        st.sampled_from(["absent", "present", "leave", "come"]), st.sampled_from([a.id for a in AGENDA])
    ),
    max_size=6,
)


@given(moves)
@example([("absent", "23"), ("come", "24 A"), ("leave", "24 A")])
def test_from_the_arende_on_it_is_as_was_said_last(told: list[tuple[str, str]]) -> None:
    """However presence went back and forth, the last word holds from there on, and what went before stays."""
    board, expected = TONIGHT, dict.fromkeys((a.id for a in AGENDA), True)
    for what, arende in told:
        change = {
            "absent": PresenceSet("_1", "lars", present=False),
            "present": PresenceSet("_1", "lars", present=True),
            "leave": PresenceSet("_1", "lars", present=False, away_from=arende),
            "come": PresenceSet("_1", "lars", present=True, back_from=arende),
        }[what]
        mends = what == "leave" and not expected[arende]
        board = after(board, change)
        order = list(expected)
        for n, id_ in enumerate(order):
            if what in {"absent", "present"} or n >= order.index(arende):
                expected[id_] = what in {"present", "come"}
        if mends:  # leaving said anew of one who is gone: they were there until then
            gone = order.index(arende)
            while gone and not expected[order[gone - 1]]:
                gone -= 1
                expected[order[gone]] = True
        assert there(board, "Lars") == [id_ for id_, is_there in expected.items() if is_there]


def allowed(verb: str, name: str, whom: str) -> bool:
    """The secretary says everything of everybody; others of themselves, but not that they come after all."""
    return name == "Gun" or (name == whom and verb != "comes before 25")


# Before each verb, so that it changes something.
BEFORE = {
    "absent": TONIGHT,
    "leaves before 25": TONIGHT,
    "present": called(arenden=AGENDA, absent=frozenset(p.id for p in CAST)),
    "comes before 25": called(arenden=AGENDA, absent=frozenset(p.id for p in CAST)),
}


@pytest.mark.parametrize(("verb", "name", "whom"), [*product(SAYS, NAMES, ["Lars", "Erik"])])
def test_the_secretary_keeps_the_roll_and_everyone_speaks_for_themselves(
    verb: str, name: str, whom: str
) -> None:
    by, id_ = seat(name, BEFORE[verb]), person(whom).id
    if allowed(verb, name, whom):
        assert SAYS[verb](by, "_1", id_).person == id_
    else:
        with pytest.raises(OnlySecretary):
            SAYS[verb](by, "_1", id_)


@pytest.mark.parametrize("verb", SAYS)
def test_the_roll_is_of_the_boards_own_and_of_a_meeting_there_is(verb: str) -> None:
    for told, refusal in (
        (("_1", "disa"), UnknownPerson),
        (("_2", "lars"), UnknownMeeting),
        (("23", "lars"), UnknownMeeting),
        (("_1", "gun"), Undeciding),
    ):
        with pytest.raises(refusal):
            SAYS[verb](seat("Gun", BEFORE[verb]), *told)
    with pytest.raises(MeetingOver):
        SAYS[verb](seat("Gun", called(arenden=AGENDA, closed=EVENING)), "_1", "lars")


def test_an_arende_of_another_agenda_is_unknown() -> None:
    for verb in (leave_before, come_before):
        with pytest.raises(UnknownArende):
            verb(seat("Gun", called(arenden=(PARK,))), "_1", "lars", "23")


def test_what_is_so_already_changes_nothing() -> None:
    for verb, on in ((be_present, TONIGHT), (be_absent, gun(be_absent, "lars"))):
        with pytest.raises(NothingChanged):
            verb(seat("Gun", on), "_1", "lars")


def test_nobody_talks_themselves_out_of_what_is_decided() -> None:
    """Who took part in a decision may reserve (KL 4:27): so that is not changed afterwards by themselves."""
    lars, gun_ = seat("Lars", UNDER_WAY), seat("Gun", UNDER_WAY)
    with pytest.raises(ArendeDecided):
        be_absent(lars, "_1", "lars")
    with pytest.raises(ArendeDecided):
        leave_before(lars, "_1", "lars", "23")
    assert leave_before(lars, "_1", "lars", "24 A")
    assert be_absent(gun_, "_1", "lars")


# Jäv.


@pytest.mark.parametrize(("name", "whom"), [*product(NAMES, ["Lars", "Erik"])])
def test_jav_is_declared_by_oneself_or_entered_by_secretary_or_chair(name: str, whom: str) -> None:
    """KL 6:28-30: whoever has it must say so. Only secretary and chair take it back."""
    by, id_ = seat(name, TONIGHT), person(whom).id
    keeps = by.person.role in {Role.SEKRETERARE, Role.ORDFORANDE}
    check(by, id_, jav=True, may=keeps or name == whom)
    declared = replace(TONIGHT, jav=frozenset({("23", id_)}))
    check(seat(name, declared), id_, jav=False, may=keeps)


def check(by: Seat, whom: str, *, jav: bool, may: bool) -> None:
    if may:
        assert set_jav(by, "23", whom, jav=jav) == JavSet("23", whom, jav)
    else:
        with pytest.raises(MayNotSetJav):
            set_jav(by, "23", whom, jav=jav)


def test_jav_is_of_the_one_arende() -> None:
    board = after(TONIGHT, set_jav(seat("Karin", TONIGHT), "23", "karin", jav=True))
    assert there(board, "Karin") == ["24 A", "25", "26"]


@pytest.mark.parametrize(
    ("refusal", "on", "by", "told"),
    [
        (UnknownArende, TONIGHT, "Gun", ("99", "lars")),
        (UnknownPerson, TONIGHT, "Gun", ("23", "disa")),
        (Undeciding, TONIGHT, "Anna", ("23", "gun")),
        (Undeciding, TONIGHT, "Gun", ("23", "gun")),
        (MeetingOver, called(closed=EVENING), "Gun", ("23", "lars")),
        (ArendeDecided, UNDER_WAY, "Lars", ("23", "lars")),
        (ArendeDecided, UNDER_WAY, "Anna", ("23", "lars")),
        (NothingChanged, replace(TONIGHT, jav=frozenset({("23", "lars")})), "Gun", ("23", "lars")),
    ],
)
def test_where_jav_is_not_entered(refusal: type[Refusal], on: Board, by: str, told: tuple[str, str]) -> None:
    with pytest.raises(refusal):
        set_jav(seat(by, on), *told, jav=True)


def test_presence_changes_at_once_who_proposes_and_whose_signatures_hold() -> None:
    draft = a_draft(APPROVE, with_=["Karin", "Mats"], signed=["Lars", "Karin", "Mats"], on=TONIGHT)
    assert unsigned(draft, TONIGHT) == ()
    for board in (
        gun(be_absent, "mats"),
        after(TONIGHT, set_jav(seat("Mats", TONIGHT), "23", "mats", jav=True)),
    ):
        assert proposers(draft, board) == ("lars", "karin")
        assert unsigned(draft, board) == ("lars", "karin")
    assert unsigned(draft, gun(leave_before, "mats", "24 A")) == ()


def test_a_javig_does_not_even_see_to_the_words() -> None:
    board = after(TONIGHT, set_jav(seat("Lars", TONIGHT), "23", "lars", jav=True))
    with pytest.raises(Javig):
        check_edit(a_draft(APPROVE, on=TONIGHT), seat("Lars", board))
