"""How long drafts are kept: what was handed in until after justering, others less, and none goes unawares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import board as boards
from drafts.board import KEPT_DAYS, Board
from drafts.changes import Returned
from drafts.decision import Decision, Outcome
from drafts.draft import Draft
from drafts.errors import OnlySecretary, StaleButton
from drafts.gone import Gone, Why
from drafts.log import Entry
from drafts.meeting_errors import DraftsGone
from drafts.removal_changes import RemovalWarned
from drafts.retention import (
    JUSTERING,
    NOTICE,
    check_kept,
    goes,
    keep_for,
    removal,
    to_remove,
    to_warn,
)
from drafts.sending import withdraw
from drafts.stages import Stage
from drafts.wording import APPROVE
from tests.people import EVENING, MEETING, a_draft, board, called, does, put, seat, sends

DAY = timedelta(days=1)
CLOSED = MEETING.starts + timedelta(hours=2)
DECISION = (("23", Decision(Outcome.FORVALTNINGEN, MEETING.starts)),)
SENT = does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)
OPEN = a_draft(APPROVE)


def over(**settings: Any) -> Board:
    """The meeting is closed and ärende 23 decided."""
    on = called(closed=CLOSED)
    return replace(on, decisions=DECISION, settings=replace(on.settings, **settings))


def warned(on: Board, drafts: Iterable[Draft], now: datetime) -> Board:
    for _draft, change in list(to_warn(on, drafts, now)):
        on = change.apply(on, now)
    return on


def gone(on: Board, drafts: Iterable[Draft], now: datetime) -> dict[str, Why]:
    return {draft.id: why for draft, why in to_remove(on, drafts, now)}


def test_what_was_handed_in_goes_a_month_after_justering() -> None:
    assert goes(SENT, over()) == (CLOSED + JUSTERING + 30 * DAY, Why.DECIDED)
    assert goes(SENT, over(retention_days=90)) == (CLOSED + JUSTERING + 90 * DAY, Why.DECIDED)


def test_the_time_for_appeal_is_out_by_then() -> None:
    """Minutes adjusted within 14 days are posted within two more, and appealed within three weeks (KL)."""
    due = goes(SENT, over())
    assert due
    assert due[0] > CLOSED + 14 * DAY + 2 * DAY + 21 * DAY


@pytest.mark.parametrize(
    "on",
    [called(closed=CLOSED), replace(called(), decisions=DECISION), called(), board()],
    ids=["not decided", "not closed", "neither", "on no meeting"],
)
def test_what_was_handed_in_stays_until_it_is_decided_and_the_meeting_closed(on: Board) -> None:
    assert goes(SENT, on) is None
    assert goes(put(SENT, "Gun", Returned("Fel bilaga.")), on) is None


def test_one_called_back_and_never_handed_in_again_goes_with_its_arende() -> None:
    called_back = put(SENT, "Gun", Returned("Fel bilaga."))
    assert goes(called_back, over()) == (CLOSED + JUSTERING + 30 * DAY, Why.DECIDED)


def test_what_was_taken_back_goes_when_the_others_do() -> None:
    taken_back = does(SENT, "Lars", withdraw)
    assert goes(taken_back, over()) == (CLOSED + JUSTERING + 30 * DAY, Why.WITHDRAWN)
    assert goes(taken_back, board()) == (taken_back.at + JUSTERING + 30 * DAY, Why.WITHDRAWN)  # type: ignore[operator]


def test_what_was_never_handed_in_goes_sooner_but_not_before_its_meeting() -> None:
    assert OPEN.at
    assert goes(OPEN, board()) == (OPEN.at + 30 * DAY, Why.UNSENT)
    assert goes(OPEN, called()) == (MEETING.starts + 30 * DAY, Why.UNSENT)
    assert goes(OPEN, called(starts=EVENING - DAY, stop=None)) == (OPEN.at + 30 * DAY, Why.UNSENT)
    assert goes(does(OPEN, "Lars", withdraw), called()) == (MEETING.starts + 30 * DAY, Why.UNSENT)


def test_one_whose_arende_is_no_longer_there_goes_too() -> None:
    assert goes(OPEN, board(arenden=())) is not None


def test_its_authors_are_told_a_week_before_once() -> None:
    due = MEETING.starts + 30 * DAY
    assert not list(to_warn(called(), [OPEN], due - NOTICE - DAY))
    ((draft, change),) = to_warn(called(), [OPEN], due - NOTICE)
    assert (draft, change.goes) == (OPEN, due)
    on = warned(called(), [OPEN], due - NOTICE)
    assert not list(to_warn(on, [OPEN], due - DAY))
    assert gone(on, [OPEN], due - DAY) == {}
    assert gone(on, [OPEN], due) == {OPEN.id: Why.UNSENT}


def test_nothing_goes_that_nobody_was_told_of_however_old_it_is() -> None:
    late = MEETING.starts + 400 * DAY
    assert gone(called(), [OPEN], late) == {}
    on = warned(called(), [OPEN], late)
    assert gone(on, [OPEN], late + NOTICE - DAY) == {}
    assert gone(on, [OPEN], late + NOTICE) == {OPEN.id: Why.UNSENT}


def test_a_draft_that_changes_after_the_warning_has_its_time_anew() -> None:
    late = MEETING.starts + 400 * DAY
    on = warned(called(), [OPEN], late)
    changed = replace(OPEN, at=late + DAY)
    assert gone(on, [changed], late + NOTICE) == {}
    assert not list(to_warn(on, [changed], late + NOTICE))


def test_more_time_counts_for_those_already_warned_and_less_gives_a_week() -> None:
    due = MEETING.starts + 30 * DAY
    on = warned(called(), [OPEN], due - NOTICE)
    longer = replace(on, settings=replace(on.settings, unsent_days=90))
    assert gone(longer, [OPEN], due + DAY) == {}
    shorter = replace(called(), settings=replace(on.settings, unsent_days=7))
    now = MEETING.starts + 20 * DAY
    assert gone(warned(shorter, [OPEN], now), [OPEN], now + NOTICE - DAY) == {}


def test_a_decision_taken_back_keeps_what_was_handed_in() -> None:
    now = CLOSED + JUSTERING + 30 * DAY
    on = warned(over(), [SENT], now - NOTICE)
    assert gone(on, [SENT], now) == {SENT.id: Why.DECIDED}
    assert gone(replace(on, decisions=()), [SENT], now) == {}


def test_what_is_left_says_that_it_was_there_and_not_a_word_more() -> None:
    removed, trace = removal(SENT, Why.DECIDED)
    after = put(SENT, "Lars", removed)
    assert after.removed is Why.DECIDED
    assert (after.text, after.authors, after.versions, after.past) == (Draft("x").text, (), (), ())
    on = trace.apply(warned(over(), [SENT], CLOSED + 400 * DAY), EVENING)
    assert on.gone == (Gone(SENT.id, "23", EVENING, Why.DECIDED),)
    assert on.warned == ()


def test_the_last_change_alone_folds_to_the_same_as_all_of_them() -> None:
    removed, _trace = removal(SENT, Why.DECIDED)
    entry = Entry(SENT.seq + 1, EVENING, "", removed)
    alone = replace(removed.apply(Draft(SENT.id), entry), seq=entry.seq, at=entry.at, by=entry.by)
    assert alone == replace(removed.apply(SENT, entry), seq=entry.seq, at=entry.at, by=entry.by)


def test_what_is_removed_is_not_removed_again() -> None:
    removed, _trace = removal(OPEN, Why.UNSENT)
    after = put(OPEN, "Lars", removed)
    assert goes(after, called()) is None


def test_minutes_are_not_made_of_what_is_no_longer_whole() -> None:
    check_kept(over(), "23")
    _removed, trace = removal(SENT, Why.DECIDED)
    with pytest.raises(DraftsGone):
        check_kept(trace.apply(over(), EVENING), "23")
    _removed, unsent = removal(OPEN, Why.UNSENT)
    check_kept(unsent.apply(over(), EVENING), "23")


def test_the_secretary_chooses_among_a_few() -> None:
    change = keep_for(seat("Gun"), "retention_days", 90)
    assert change.settings == replace(board().settings, retention_days=90)
    assert keep_for(seat("Gun"), "unsent_days", 7).settings.unsent_days == 7
    with pytest.raises(OnlySecretary):
        keep_for(seat("Lars"), "unsent_days", 7)
    for setting, days in (("unsent_days", 0), ("unsent_days", 8), ("style", 7), ("", 7)):
        with pytest.raises(StaleButton):
            keep_for(seat("Gun"), setting, days)


AGES = st.integers(0, 900)
KEEP = st.sampled_from(KEPT_DAYS)


@given(
    st.lists(st.tuples(AGES, st.sampled_from(["open", "sent", "back"])), max_size=6),
    st.booleans(),
    st.booleans(),
    KEEP,
    KEEP,
    st.lists(st.integers(0, 1200), min_size=1, max_size=12),
)
def test_whenever_one_looks(  # noqa: PLR0913, PLR0917 — each is one thing that may differ
    ages: list[tuple[int, str]],
    decided: bool,
    closed: bool,
    sent_days: int,
    unsent_days: int,
    looks: list[int],
) -> None:
    """Nothing sent and undecided goes, nothing twice, nothing sooner than the board says or unwarned."""
    on = called(closed=CLOSED if closed else None)
    settings = replace(on.settings, retention_days=sent_days, unsent_days=unsent_days)
    on = replace(on, settings=settings, decisions=DECISION if decided else ())
    drafts = {f"u{n}": _aged(f"u{n}", age, state) for n, (age, state) in enumerate(ages)}
    told: dict[str, datetime] = {}
    removed: list[str] = []
    for days in sorted(looks):
        now = EVENING + days * DAY
        for draft, change in list(to_warn(on, drafts.values(), now)):
            told[draft.id] = now
            on = change.apply(on, now)
        for draft, why in list(to_remove(on, drafts.values(), now)):
            removed.append(draft.id)
            assert draft.at
            assert not (draft.stage is Stage.INLAMNAT and not (decided and closed))
            assert now - told[draft.id] >= NOTICE
            assert now - draft.at >= (unsent_days * DAY if why is Why.UNSENT else JUSTERING + sent_days * DAY)
            change_, trace = removal(draft, why)
            drafts[draft.id] = put(draft, "Lars", change_)
            on = boards.after(on, Entry(on.seq + 1, now, "", trace))
    assert len(removed) == len(set(removed)) == len(on.gone)
    assert not {warned_.draft for warned_ in on.warned} & set(removed)


def _aged(id_: str, days: int, state: str) -> Draft:
    made: dict[str, Draft] = {"open": OPEN, "sent": SENT, "back": does(SENT, "Lars", withdraw)}
    return replace(made[state], id=id_, at=EVENING + days * DAY)


def test_a_warning_again_takes_the_place_of_the_first() -> None:
    on = RemovalWarned("u1", EVENING).apply(called(), EVENING)
    on = RemovalWarned("u1", EVENING + DAY).apply(on, EVENING)
    assert [told.goes for told in on.warned] == [EVENING + DAY]
