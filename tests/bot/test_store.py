"""What is stored is a whole Work, once; what is read is the fold of the log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.store import codec
from bot.store.database import Database, Row, UnavailableError
from bot.store.inbox import Arrived, Inbox
from bot.store.ledger import Ledger, RacedError
from bot.store.outbox import Outbox, Queued
from bot.store.shelf import Shelf
from drafts.board import Settings
from drafts.board_changes import AccountBound, BoardNamed, LinkIssued, RegisterSet
from drafts.changes import DraftChange, Left, Opened
from drafts.draft import Draft, Kind
from drafts.edits import SatserAdded, Undone
from drafts.errors import UnknownDraft
from drafts.links import Link
from handlers.letters import (
    About,
    Answer,
    Button,
    Document,
    Edit,
    Face,
    Letter,
    Message,
    Pictures,
    Spot,
    Topic,
)
from handlers.work import Work
from tests.people import BOARD

SPOT = Spot(-100, 7)
ABOUT = About(Topic.PROPOSAL, "d1", "s1", "abc", "Att ”bygga” 🏗", 42, {"board": "ekeby"})


async def commit(database: Database, *changes: DraftChange, draft: Draft | None = None) -> Draft:
    work, draft = Work(), draft or Draft("d1")
    for change in changes:
        draft = work.put(draft, change, "lars")
    await Ledger(database).commit(work)
    return draft


def opened() -> Opened:
    return Opened("ekeby", "23", Kind.GEMENSAMT)


async def test_what_is_put_is_read_again(database: Database) -> None:
    put = await commit(database, opened(), SatserAdded(("Att bygga.",)))
    assert await Shelf(database).draft("d1") == put


async def test_what_nobody_opened_is_no_draft(database: Database) -> None:
    with pytest.raises(UnknownDraft):
        await Shelf(database).draft("d2")


async def test_of_two_who_write_at_once_one_has_lost_the_race_and_nothing_of_it_is_stored(
    database: Database,
) -> None:
    before = await commit(database, opened())
    first, second = Work(), Work()
    after = first.put(before, SatserAdded(("Att bygga.",)), "lars")
    second.put(before, SatserAdded(("Att riva.",)), "karin")
    second.say(Message(SPOT, "Tillagt"))
    second.keep(b"en fil")
    second.marked.append((SPOT, 5, ABOUT))
    await Ledger(database).commit(first, update_id=1)
    with pytest.raises(RacedError):
        await Ledger(database).commit(second, update_id=2)
    assert await Shelf(database).draft("d1") == after
    assert await Outbox(database).lanes() == []
    assert await Shelf(database).about(SPOT.chat, 5) is None
    assert await database.rows("SELECT * FROM file") == []
    assert not await Inbox(database).is_done(2)


async def test_an_update_that_comes_again_has_no_second_effect(database: Database) -> None:
    draft, ledger = await commit(database, opened()), Ledger(database)
    first, again = Work(), Work()
    after = first.put(draft, SatserAdded(("Att bygga.",)), "lars")
    again.put(after, SatserAdded(("Att bygga.",)), "lars")
    await ledger.commit(first, update_id=1)
    with pytest.raises(RacedError):
        await ledger.commit(again, update_id=1)
    assert await Shelf(database).draft("d1") == after


async def test_an_update_waits_until_it_is_done_and_never_again(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.arrive([Arrived(1, -100, "{}"), Arrived(2, 42, "{}"), Arrived(1, -100, "{}")])
    assert sorted(await inbox.chats()) == [-100, 42]
    assert await inbox.next(-100) == (1, "{}")
    await Ledger(database).commit(Work(), update_id=1)
    assert await inbox.is_done(1)
    await inbox.arrive([Arrived(1, -100, "{}")])
    assert await inbox.next(-100) is None
    assert await inbox.chats() == [42]


async def test_updates_are_taken_in_the_order_they_came_whatever_their_numbers(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.arrive([Arrived(900, 1, "a")])
    await inbox.arrive([Arrived(5, 1, "b")])
    assert await inbox.next(1) == (900, "a")


async def test_a_draft_is_found_by_its_board_and_by_those_who_stand_on_it(database: Database) -> None:
    draft = await commit(database, opened())
    shelf = Shelf(database)
    assert [d.id for d in await shelf.drafts_by("ekeby", "lars")] == ["d1"]
    await commit(database, Left(), draft=draft)
    assert await shelf.drafts_by("ekeby", "lars") == ()
    assert [d.id for d in await shelf.drafts_of("ekeby")] == ["d1"]


async def test_a_board_is_found_by_whoever_is_bound_to_it(database: Database) -> None:
    work, board = Work(), await Shelf(database).board("ekeby")
    board = work.put_board(board, BoardNamed("Ekeby", Settings()), "")
    board = work.put_board(board, RegisterSet(BOARD.people), "")
    link = Link("digest", "lars", "", datetime(2030, 1, 1, tzinfo=UTC))
    board = work.put_board(board, LinkIssued(link), "")
    board = work.put_board(board, AccountBound("digest", 42, "lars"), "lars")
    await Ledger(database).commit(work)
    shelf = Shelf(database)
    assert await shelf.boards_of(42) == await shelf.all_boards() == (board,)
    assert await shelf.boards_of(43) == ()
    assert len(await shelf.board_log("ekeby")) == board.seq


async def test_the_newest_question_of_a_private_chat_waits_for_words(database: Database) -> None:
    work, shelf, spot = Work(), Shelf(database), Spot(42)
    for message in (5, 9):
        work.marked.append((spot, message, About(Topic.SATS, f"d{message}")))
    work.marked.append((spot, 11, About(Topic.PROPOSAL, "d11")))
    work.marked.append((Spot(-100), 11, About(Topic.SATS, "d11")))
    await Ledger(database).commit(work)
    assert await shelf.asked(spot) == (9, About(Topic.SATS, "d9"))
    assert await shelf.asked(Spot(-100)) is None
    answered = Work(marked=[(spot, 9, None)])
    await Ledger(database).commit(answered)
    assert await shelf.asked(spot) == (5, About(Topic.SATS, "d5"))


async def test_a_message_that_shows_a_draft_is_about_it(database: Database) -> None:
    work = Work(hung=[(Face(SPOT, "d1"), 5)])
    await Ledger(database).commit(work)
    assert await Shelf(database).about(SPOT.chat, 5) == About(Topic.CARD, draft="d1")


LETTERS: tuple[Letter, ...] = (
    Message(SPOT, "Hej", ((Button("Ja", "yes:1"), Button("Se", url="https://x.se")),), 3, ABOUT, "Ord?"),
    Edit(SPOT, 5, "Ny", ((Button("Kopiera", copy="text"),),), ABOUT),
    Face(SPOT, "d1", person="lars"),
    Document(SPOT, "a" * 64, "Bilaga.pdf", "Här"),
    Pictures(SPOT, ("a" * 64, "b" * 64), "Så"),
    Answer("17", "Klart", alert=True),
)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: type(letter).__name__)
async def test_a_letter_waits_as_it_was_written(database: Database, letter: Letter) -> None:
    await Ledger(database).commit(Work(letters=[letter]))
    outbox = Outbox(database)
    (lane,) = await outbox.lanes()
    queued = await outbox.next(lane)
    assert isinstance(queued, Queued)
    assert queued.letter == letter
    assert (queued.message, queued.tries, queued.due) == (None, 0, 0)


async def test_who_comes_late_to_a_letter_is_not_let_through(database: Database) -> None:
    await Ledger(database).commit(Work(letters=[Message(SPOT, "ett")]))
    outbox = Outbox(database)
    queued = await outbox.next(SPOT.chat)
    assert isinstance(queued, Queued)
    await outbox.trying(queued, 0)
    with pytest.raises(UnavailableError):
        await outbox.trying(queued, 0)
    await outbox.posted(queued, 5)
    with pytest.raises(UnavailableError):
        await outbox.trying(queued, 0)


def test_what_is_about_a_message_is_read_as_it_was_written() -> None:
    assert codec.read_about(codec.written(ABOUT)) == ABOUT


async def test_a_draft_that_has_been_read_is_not_read_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = await commit(database, opened())
    changes: list[DraftChange] = []
    for seq in range(2, 5_000, 2):
        changes += [SatserAdded((f"Att bygga {seq} hus.",)), Undone(seq)]
    await commit(database, *changes, draft=draft)
    shelf, read, rows = Shelf(database), [], database.rows

    async def counted(sql: str, *args: Any) -> list[Row]:
        found = await rows(sql, *args)
        read.append(len(found))
        return found

    monkeypatch.setattr(database, "rows", counted)
    whole = await shelf.draft("d1")
    assert (whole.seq, whole.text.satser) == (4_999, ())
    assert await shelf.draft("d1") == whole
    assert read == [4_999, 1]  # the row that says that there is nothing more
