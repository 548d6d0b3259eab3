"""Reminders as they reach people: one message each, once, in their own chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.play.stage import Stage
from bot.store.ledger import Ledger
from drafts.meeting_changes import ArendeSet, MeetingClosed, MeetingSet
from handlers.telling import SWEDEN
from handlers.work import Work
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import stored_board

STOP = "Stopptiden för förslag"


async def meets(stage: Stage, *, closed: bool = False) -> MeetingSet:
    """Ärende 23 is on the agenda of a meeting ten days on; proposals are taken until noon two days before."""
    board, work = await stored_board(stage), Work()
    assert stage.clock
    noon = (stage.clock.now() + timedelta(days=8)).astimezone(SWEDEN).replace(hour=12, minute=0)
    meeting = MeetingSet("_1", noon + timedelta(days=2), "Folkets hus", noon)
    board = work.put_board(board, meeting, "")
    board = work.put_board(board, ArendeSet(replace(board.arende("23"), meeting="_1")), "")
    if closed:
        work.put_board(board, MeetingClosed("_1"), "")
    await Ledger(stage.database).commit(work)
    return meeting


async def strikes(stage: Stage, meeting: MeetingSet, before: timedelta) -> None:
    """It is so long before the stop."""
    assert stage.clock
    assert meeting.stop
    stage.clock.set(meeting.stop - before)
    await stage.settle()


def reminders(chatter: Chatter) -> list[str]:
    return [message.text for message in chatter.messages if STOP in message.text]


async def half_signed(stage: Stage) -> tuple[Chatter, Chatter]:
    """A draft that Lars has signed and Johan has not."""
    lars, johan = await enter(stage, "Lars", "Johan", group="grupp")
    await open_draft(lars)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att godkänna förvaltningens förslag till beslut.")
    await johan.taps("Jag är med")
    await lars.taps("Skriv under")
    return Chatter(stage, "Lars"), Chatter(stage, "Johan")


async def test_a_day_and_an_hour_before_each_is_told_once_what_is_left(stage: Stage) -> None:
    lars, johan = await half_signed(stage)
    meeting = await meets(stage)
    await strikes(stage, meeting, timedelta(hours=25))
    assert reminders(johan) == []
    await strikes(stage, meeting, timedelta(hours=23, minutes=50))
    (text,) = reminders(johan)
    assert "om 24 timmar" in text
    assert "läs och skriv under" in text
    await strikes(stage, meeting, timedelta(hours=20))
    assert len(reminders(johan)) == 1
    await strikes(stage, meeting, timedelta(minutes=45))
    assert "om 45 minuter" in reminders(johan)[1]
    assert reminders(lars) == []
    await johan.taps(johan.last.buttons[0][0].label)
    assert johan.sees("Underskrift saknas från Johan Sandqvist")


async def test_of_two_reminders_due_at_once_one_is_told(stage: Stage) -> None:
    """The bot has been down for a day."""
    _lars, johan = await half_signed(stage)
    await strikes(stage, await meets(stage), timedelta(minutes=30))
    assert len(reminders(johan)) == 1


async def test_whoever_has_several_drafts_gets_one_message(stage: Stage) -> None:
    await half_signed(stage)
    _lars, johan = await half_signed(stage)
    await strikes(stage, await meets(stage), timedelta(hours=20))
    (text,) = reminders(johan)
    assert text.count("läs och skriv under") == 2
    assert [len(row) for row in johan.last.buttons] == [1, 1]


async def test_a_closed_meeting_reminds_nobody(stage: Stage) -> None:
    _lars, johan = await half_signed(stage)
    await strikes(stage, await meets(stage, closed=True), timedelta(minutes=30))
    assert reminders(johan) == []
