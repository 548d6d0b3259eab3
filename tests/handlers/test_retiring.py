"""Drafts whose time is out: told of a week before, then gone, with all that hung on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.play.stage import Stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.decision import Decision, Outcome
from drafts.decision_changes import DecisionEntered
from drafts.errors import NoDraftHere, OnlySecretary, RemovedDraft
from drafts.gone import Why
from drafts.meeting_changes import ArendeSet, MeetingClosed, MeetingSet
from drafts.meeting_errors import DraftsGone
from handlers.work import Work
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, stored_board, told

SATS = "Att nämnden avslår sjöbodarna vid kajen."


async def unsent(stage: Stage) -> tuple[Chatter, Chatter]:
    """Lars and Johan stand on a draft in the group that is not handed in."""
    lars, johan = await enter(stage, "Lars", "Johan", group="grupp")
    await open_draft(lars)
    await lars.says(f"/att {SATS}")
    await johan.taps("Jag är med")
    return lars, johan


async def passes(stage: Stage, days: int) -> None:
    """At noon, so many days on: nobody is told anything at night."""
    assert stage.clock
    stage.clock.set((stage.clock.now() + timedelta(days=days)).replace(hour=11, minute=0))
    await stage.settle()


async def everything_stored(stage: Stage) -> str:
    """Every text and file there is, as it is stored."""
    tables = ("log", "about", "outbox", "face", "found", "inbox", "done")
    sql = [f"SELECT * FROM {table}" for table in tables]  # noqa: S608 — the names stand above
    rows = [row for one in sql for row in await stage.database.rows(one)]
    files = await stage.database.rows("SELECT sha256, body FROM file")
    return repr(rows) + "".join(f"{sha}{bytes(body)!r}" for sha, body in files)


async def test_each_author_is_told_once_a_week_before(stage: Stage) -> None:
    lars, johan = await unsent(stage)
    await passes(stage, 22)
    assert not lars.within("").sees("Snart tas")
    await passes(stage, 2)
    await passes(stage, 1)
    for who in (lars, johan):
        (warning,) = [m for m in who.within("").messages if "Snart tas ett utkast bort" in m.text]
        assert "Ärende 23" in warning.text
        assert SATS not in warning.text
    assert not lars.sees("Snart tas")


async def test_then_it_is_gone_and_its_card_says_so(stage: Stage) -> None:
    lars, _johan = await unsent(stage)
    (draft,) = await drafts(stage)
    assert "sjöbodarna" in await everything_stored(stage)
    await passes(stage, 24)
    await passes(stage, 8)
    assert await drafts(stage) == ()
    card = lars.message("Utkastet är borttaget.")
    assert labels(card) == []
    assert not lars.sees("Bakom förslaget")
    assert "sjöbodarna" not in await everything_stored(stage)
    with pytest.raises(RemovedDraft):
        await Shelf(stage.database).draft(draft.id)
    (gone,) = (await stored_board(stage)).gone
    assert (gone.draft, gone.why) == (draft.id, Why.UNSENT)
    log = await stage.database.rows("SELECT kind, seq FROM log WHERE stream = ?", draft.id)
    assert log == [("TakenAway", draft.seq + 1)]


async def test_buttons_and_replies_to_it_are_answered_kindly(stage: Stage) -> None:
    lars, _johan = await unsent(stage)
    (draft,) = await drafts(stage)
    await lars.taps("Lägg till att-sats")
    asked = lars.last
    await passes(stage, 24)
    await passes(stage, 8)
    before = await log_length(stage)
    assert await forges(lars.within(""), f"join:{draft.id}") == told(RemovedDraft())
    assert (await lars.says("Att nämnden bifaller.", reply_to=asked)).text == told(NoDraftHere())
    assert await log_length(stage) == before


async def test_whoever_changes_it_after_the_warning_keeps_it(stage: Stage) -> None:
    lars, _johan = await unsent(stage)
    await passes(stage, 24)
    await lars.says("/att Att nämnden tackar.")
    await passes(stage, 8)
    assert len(await drafts(stage)) == 1


async def handed_in_and_decided(stage: Stage) -> Chatter:
    (lars,) = await enter(stage, "Lars", group="grupp")
    (maria,) = await enter(stage, "Maria")
    await open_draft(lars)
    await lars.says(f"/att {SATS}")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    assert stage.clock
    now, board, work = stage.clock.now(), await stored_board(stage), Work()
    changes = (
        MeetingSet("_1", now + timedelta(hours=1), "Folkets hus", None),
        ArendeSet(replace(board.arende("23"), meeting="_1")),
        DecisionEntered("23", Decision(Outcome.FORVALTNINGEN, now)),
        MeetingClosed("_1"),
    )
    for change in changes:
        board = work.put_board(board, change, "")
    await Ledger(stage.database).commit(work)
    return maria


async def test_what_was_handed_in_goes_after_justering_with_its_files(stage: Stage) -> None:
    maria = await handed_in_and_decided(stage)
    (draft,) = await drafts(stage)
    assert draft.version
    await passes(stage, 40)
    assert (await Shelf(stage.database).file(draft.version.pdf)).startswith(b"%PDF")
    await passes(stage, 8)
    assert await drafts(stage) == ()
    stored = await everything_stored(stage)
    assert "sjöbodarna" not in stored
    assert draft.version.pdf not in stored
    assert maria.sees("Utkastet är borttaget.\nÄrendet är avgjort")


async def test_minutes_are_refused_once_their_proposals_are_gone(stage: Stage) -> None:
    maria = await handed_in_and_decided(stage)
    await passes(stage, 40)
    await passes(stage, 8)
    assert await forges(maria, f"minutesin:{stage.board.id}:23") == told(DraftsGone())


async def test_what_a_preview_left_is_swept_within_two_days(stage: Stage) -> None:
    lars, _johan = await unsent(stage)
    await lars.says("/forhandsvisa")
    files = {row[0] for row in await stage.database.rows("SELECT sha256 FROM file")}
    await passes(stage, 1)
    await passes(stage, 2)
    left = {row[0] for row in await stage.database.rows("SELECT sha256 FROM file")}
    assert left < files
    board = await stored_board(stage)
    assert {h.original for h in board.handlingar} <= left
    assert {h.document for h in board.handlingar} <= left


async def test_the_secretary_sets_how_long_and_nobody_else(stage: Stage) -> None:
    maria, lars = await enter(stage, "Maria", "Lars")
    await maria.says("/namnd")
    assert "sparas 30 dagar efter justeringen" in maria.last.text
    await maria.taps("Hur länge utkast sparas")
    await maria.taps("90")
    assert (await stored_board(stage)).settings.retention_days == 90
    await maria.taps("Ej inlämnade 7")
    assert (await stored_board(stage)).settings.unsent_days == 7
    assert "Ej inlämnade ✅ 7" in labels(maria.last)
    await maria.taps("Tillbaka")
    assert "sparas 7 dagar efter den senaste ändringen" in maria.last.text
    before = await log_length(stage)
    for act in ("keepfor:{}:sent:365", "keeping:{}", "settings:{}"):
        assert await forges(lars, act.format(stage.board.id)) == told(OnlySecretary())
    for forged in ("keepfor:{}:sent:1", "keepfor:{}:style:7", "keepfor:{}:unsent:-1"):
        await forges(maria, forged.format(stage.board.id))
    assert await log_length(stage) == before
