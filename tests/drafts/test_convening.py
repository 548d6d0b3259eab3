"""A kallelse beside the agenda there is: what it adds, changes and lacks; and every ärende stays itself."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.arende import Arende
from drafts.board import Board
from drafts.errors import OnlySecretary
from drafts.handlingar import Handling
from drafts.kallelse.convening import compared, convene
from drafts.meeting_changes import ArendeRemoved, ArendeSet
from drafts.meeting_errors import MeetingOver
from tests.people import EVENING, MEETING, PARK, REMISS, a_draft, called, seat

BUDGET = Arende("25", "Budget för 2027", "EKE 2026/90")
BOARD = called()


def after(board: Board, *read: Arende, remove: bool = False, drafts: tuple[object, ...] = ()) -> Board:
    changes = convene(seat("Gun", board), MEETING.id, read, drafts, remove=remove)  # type: ignore[arg-type]
    return reduce(lambda now, change: change.apply(now, EVENING), changes, board)


def agenda(board: Board) -> list[tuple[str, str]]:
    return [(arende.id, arende.number) for arende in board.agenda(MEETING.id)]


def read(arende: Arende) -> Arende:
    """As a file has it."""
    return replace(arende, id="", meeting="")


def test_a_first_kallelse_adds_its_arenden_in_its_order() -> None:
    assert agenda(after(called(arenden=()), Arende("2", "B"), Arende("1 X", "A"))) == [
        ("2", "2"),
        ("1 X", "1 X"),
    ]


def test_the_same_kallelse_again_changes_nothing() -> None:
    convening = compared(BOARD, MEETING.id, [read(REMISS), read(PARK)])
    assert [a.id for a in convening.unchanged] == ["23", "24 A"]
    assert convene(seat("Gun", BOARD), MEETING.id, [read(REMISS), read(PARK)], ()) == ()


def test_an_arende_put_in_between_takes_nobodys_id() -> None:
    """What hangs on ärende 24 A goes with it to its new number."""
    moved = replace(read(PARK), number="25")
    board = after(BOARD, read(REMISS), replace(BUDGET, number="24 A"), moved)
    assert agenda(board) == [("23", "23"), ("24 A.2", "24 A"), ("24 A", "25")]
    assert board.arende("24 A").title == PARK.title


def test_another_arende_with_its_number_is_another() -> None:
    board = after(BOARD, read(REMISS), replace(BUDGET, number="24 A"), remove=True)
    assert agenda(board) == [("23", "23"), ("24 A.2", "24 A")]


def test_a_reworded_title_is_the_same_arende() -> None:
    was, now = compared(BOARD, MEETING.id, [replace(read(REMISS), title="Remissen")]).changed[0]
    assert (was.title, now.title, now.id) == (REMISS.title, "Remissen", "23")


def test_what_a_kallelse_is_silent_about_stays() -> None:
    board = after(
        replace(BOARD, arenden=(replace(BOARD.arenden[0], proposal="Ja.", summary="Kort."),)),
        Arende("23", REMISS.title),
    )
    assert board.arende("23") == replace(BOARD.arenden[0], proposal="Ja.", summary="Kort.")


def test_what_is_missing_stays_until_the_secretary_says_so() -> None:
    assert agenda(after(BOARD, read(REMISS))) == [("23", "23"), ("24 A", "24 A")]
    assert agenda(after(BOARD, read(REMISS), remove=True)) == [("23", "23")]


def test_what_something_hangs_on_is_never_removed() -> None:
    handling = Handling("h1", "24 A", "Karta", "karta.pdf", 1, "a" * 64, "b" * 64)
    held = replace(BOARD, handlingar=(handling,))
    assert compared(held, MEETING.id, [read(REMISS)]).held == (BOARD.arende("24 A"),)
    assert agenda(after(held, read(REMISS), remove=True)) == [("23", "23"), ("24 A", "24 A")]
    draft = a_draft("Att säga ja.", on=BOARD)
    assert agenda(after(BOARD, read(PARK), remove=True, drafts=(draft,))) == [("23", "23"), ("24 A", "24 A")]


def test_another_meetings_arenden_are_not_touched() -> None:
    other = Arende("23", "Förra mötets", id="7", meeting="_0")
    board = replace(BOARD, arenden=(other, *BOARD.arenden))
    assert after(board, BUDGET, remove=True).arende("7") == other


def test_what_waited_for_a_meeting_comes_along_with_its_drafts() -> None:
    """And stands where the kallelse has it."""
    waiting = replace(BUDGET, id="25")
    board = replace(BOARD, arenden=(waiting, *BOARD.arenden), given=BOARD.given | {"25"})
    assert agenda(after(board, read(REMISS), read(PARK), BUDGET)) == [
        ("23", "23"),
        ("24 A", "24 A"),
        ("25", "25"),
    ]
    another = replace(BUDGET, title="Budget för 2028")
    assert agenda(after(board, another))[-1] == ("25.2", "25")


def test_a_closed_meetings_agenda_stands() -> None:
    closed = called(closed=EVENING)
    with pytest.raises(MeetingOver):
        convene(seat("Gun", closed), MEETING.id, [BUDGET], ())


def test_only_the_secretary_convenes() -> None:
    with pytest.raises(OnlySecretary):
        convene(seat("Lars", BOARD), MEETING.id, [BUDGET], ())


ARENDE = st.builds(
    Arende,
    st.sampled_from(["1", "2", "3", "3 A", "4"]),
    st.sampled_from(["Plan", "Budget", "Remiss", "Val"]),
    st.sampled_from(["", "E 1", "E 2"]),
)
AGENDA = st.lists(ARENDE, max_size=6, unique_by=lambda arende: arende.number)


@given(st.lists(AGENDA, min_size=2, max_size=3))
def test_after_each_kallelse_the_agenda_is_its_own(versions: list[list[Arende]]) -> None:
    """Each in order, with an id of its own; whoever keeps an id keeps its title or its number."""
    board = called(arenden=())
    for version in versions:
        before = {arende.id: arende for arende in board.agenda(MEETING.id)}
        changes = convene(seat("Gun", board), MEETING.id, version, (), remove=True)
        assert all(isinstance(change, ArendeSet | ArendeRemoved) for change in changes)
        board = reduce(lambda now, change: change.apply(now, EVENING), changes, board)
        now = board.agenda(MEETING.id)
        assert [(a.number, a.title) for a in now] == [(a.number, a.title) for a in version]
        assert len({a.id for a in board.arenden}) == len(board.arenden)
        kept = [(before[a.id], a) for a in now if a.id in before]
        assert all(
            old.title == new.title or old.number == new.number or old.diarienummer for old, new in kept
        )
