"""Faces: a draft's messages follow it, with few edits, and an older one says where the newer is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.local import Chat, Fault, bad_request, flood
from bot.store.database import Database
from bot.store.outbox import UNDER_WAY
from drafts.edits import SatserAdded
from handlers.letters import Document, Edit, Spot, View
from handlers.work import Work
from tests.bot.office import Office, open_office


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    async with open_office(database) as opened:
        await opened.draft()
        yield opened


def added(n: int) -> SatserAdded:
    return SatserAdded((f"Att bygga hus {n}.",))


async def faces(office: Office) -> list[tuple[int, str]]:
    return [(chat, view) for chat, view in await office.database.rows("SELECT chat, view FROM face")]


async def test_a_card_is_hung_and_follows_its_draft(office: Office) -> None:
    card = await office.hang()
    assert card.buttons
    await office.change(added(1))
    await office.settle()
    assert "Att bygga hus 1." in office.said()[-1]


async def test_of_many_changes_few_are_drawn_and_the_last_is_right(database: Database) -> None:
    async with open_office(database, pause=0.3) as office:
        await office.draft()
        await office.hang()
        before = office.edits()
        for n in range(30):
            await office.change(added(n))
        await office.settle()
        assert "Att bygga hus 29." in office.said()[-1]
        assert office.edits() - before <= 4


async def test_a_card_that_waits_for_its_turn_holds_no_letter_up(database: Database) -> None:
    async with open_office(database, pause=5) as office:
        await office.draft()
        await office.hang()
        await office.change(added(1))
        await office.say("strax")
        await office.telegram.wait(lambda: office.said()[-1] == "strax", 2)


async def test_what_already_reads_so_is_not_edited(office: Office) -> None:
    await office.hang()
    before = office.edits()
    await office.database.write([("UPDATE face SET wanted = wanted + 1", ())])
    office.postman.bell.ring()
    await office.settle()
    assert office.edits() == before


async def test_a_face_that_was_edited_to_something_else_is_drawn_again(office: Office) -> None:
    """As when a client that is not as it should be taps what stands under another message."""
    card, before = await office.hang(), office.edits()
    await office.post(Edit(office.spot, card.id, "Säker?"))
    await office.settle()
    assert office.edits() == before + 2
    assert office.said()[-1] == card.text


async def test_a_new_card_takes_over_and_the_older_says_so(office: Office) -> None:
    older = await office.hang()
    newer = await office.hang()
    assert [office.said()[0] == older.text, office.said()[1] == newer.text] == [False, True]
    assert await faces(office) == [(office.user.id, View.CARD)]
    await office.change(added(1))
    await office.settle()
    assert "Att bygga hus 1." not in office.said()[0]


async def test_a_card_in_another_chat_goes_on(office: Office) -> None:
    await office.hang()
    await office.hang(office.group)
    await office.change(added(1))
    await office.settle()
    assert "Att bygga hus 1." in office.said()[-1]
    assert "Att bygga hus 1." in office.said(office.group)[-1]


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited"])
async def test_a_card_that_is_gone_is_known_where_it_was_until_there_is_another(
    office: Office, words: str
) -> None:
    """The draft lives on in the chat: who asks for its card there is given it."""
    await office.hang()
    office.telegram.faults.add(Fault("editMessageText", refuse=bad_request(words)))
    await office.change(added(1))
    await office.settle()
    assert await faces(office) == [(office.user.id, View.CARD)]
    lost = office.telegram.world.messages(office.user.chat)[-1]
    office.user.deletes(lost)
    card = await office.hang()
    await office.change(added(2))
    await office.settle()
    assert await faces(office) == [(office.user.id, View.CARD)]
    assert "Att bygga hus 2." in office.said()[-1]
    assert card.id != lost.id


async def test_a_flood_of_redraws_is_waited_out(office: Office) -> None:
    await office.hang()
    office.telegram.faults.add(Fault("editMessageText", refuse=flood(retry_after=1)))
    await office.change(added(1))
    await asyncio.sleep(0.1)
    await office.say("strax")
    await office.telegram.wait(lambda: office.said()[-1] == "strax", 0.5)
    await office.settle()
    assert "Att bygga hus 1." in office.said()[0]


async def test_a_face_that_cannot_be_drawn_waits_for_the_next_change(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await office.hang()
    monkeypatch.setattr("bot.posting.draw", lambda *_: 1 / 0)
    await office.change(added(1))
    await office.settle()
    assert "could not be drawn" in caplog.text
    monkeypatch.undo()
    await office.change(added(2))
    await office.settle()
    assert "Att bygga hus 2." in office.said()[-1]


async def test_a_group_that_becomes_a_supergroup_keeps_its_letters_and_its_cards(office: Office) -> None:
    """Found out by the answer to a call, with the update still on its way, which then has nothing to do."""
    await office.hang(office.group)
    office.telegram.faults.add(Fault("sendMessage", chat=office.group, refuse=flood(retry_after=1)))
    await office.say("ett", "två", chat=office.group)
    await office.telegram.wait(lambda: any(call.status == 429 for call in office.telegram.calls))
    successor = office.telegram.world.migrate(office.group)
    await office.settle()
    await office.commit(Work(moved=[(office.group.id, successor.id)]))
    await office.settle()
    said = office.said(successor)
    assert said[:2] == ["ett", "två"]
    assert len(said) == 3
    assert await faces(office) == [(successor.id, View.CARD)]
    await office.change(added(1))
    await office.settle()
    assert "Att bygga hus 1." in office.said(successor)[2]


async def test_a_file_halfway_into_a_group_that_moves_comes_whole(office: Office) -> None:
    work, world = Work(), office.telegram.world
    work.say(Document(Spot(office.group.id), work.keep(b"%PDF"), "Bilaga.pdf"))
    moved: list[Chat] = []
    office.telegram.faults.add(Fault("sendMessage", then=lambda: moved.append(world.migrate(office.group))))
    await office.commit(work)
    await office.settle()
    files = [message.document for message in world.messages(moved[0])]
    assert [file.bytes for file in files if file] == [b"%PDF"]


async def test_a_card_that_somebody_died_drawing_is_drawn_again_when_their_call_has_come_through(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lands after whoever goes on has drawn the card as it is by now."""
    monkeypatch.setattr("bot.postman.LATE", 2)
    card = await office.hang()
    await office.database.write([("UPDATE face SET shown = ?", (UNDER_WAY,))])
    await office.change(added(1))
    await office.telegram.wait(lambda: "Att bygga hus 1." in office.said()[-1])
    await office.bot.edit_message_text("för sent", office.user.id, card.id)
    assert office.said()[-1] == "för sent"
    await office.settle()
    assert "Att bygga hus 1." in office.said()[-1]
