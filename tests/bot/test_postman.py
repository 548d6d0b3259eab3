"""Letters arrive, in order and once, whatever Telegram answers; faces are redrawn until they are right."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator
from typing import Literal

import pytest

from bot import lanes, postman
from bot.local import Chat, Fault, Refused, bad_request, flood, forbidden, outage
from bot.local import Message as Posted
from bot.posting import SEARCHED
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.outbox import Hung, Queued
from handlers.letters import About, Answer, Document, Edit, Face, Message, Pictures, Spot, Topic, tap
from handlers.work import Work
from tests.bot.office import PIXEL, Office, open_office


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    async with open_office(database) as opened:
        yield opened


async def test_a_chats_letters_come_in_the_order_written(office: Office) -> None:
    texts = [f"nummer {n}" for n in range(12)]
    await asyncio.gather(office.say(*texts), office.say(*texts, chat=office.group))
    await office.settle()
    assert office.said() == office.said(office.group) == texts


async def test_what_a_message_is_about_is_known_when_it_is_there(office: Office) -> None:
    about = About(Topic.SATS, "d1")
    await office.post(Message(office.spot, "Skriv", about=about))
    await office.settle()
    message = office.telegram.world.messages(office.user.chat)[-1]
    assert await office.shelf.about(office.user.id, message.id) == about


async def test_a_flood_is_waited_out_and_only_in_its_own_chat(office: Office) -> None:
    office.telegram.faults.add(Fault("sendMessage", chat=office.group, refuse=flood(retry_after=2)))
    begun = time.monotonic()
    await office.say("ett", "två", chat=office.group)
    await office.say("ett", "två")
    await office.telegram.wait(lambda: office.said() == ["ett", "två"])
    assert office.said(office.group) == []
    await office.settle()
    assert time.monotonic() - begun >= 2
    assert office.said(office.group) == ["ett", "två"]


async def test_while_it_waits_it_asks_for_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    following = office.outbox.next

    async def count(lane: int) -> Queued | Hung | None:
        looks.append(lane)
        return await following(lane)

    monkeypatch.setattr(office.postman._outbox, "next", count)
    office.telegram.faults.add(Fault("sendMessage", refuse=flood(retry_after=1)))
    await office.say("ett")
    await office.settle()
    assert len(looks) < 10
    await asyncio.sleep(0.2)  # the lane's last look, which finds nothing
    looks.clear()
    await asyncio.sleep(0.2)
    assert looks == []


@pytest.mark.parametrize("refusal", [forbidden("bot was blocked by the user"), bad_request("chat not found")])
async def test_what_can_never_arrive_does_not_stop_what_follows(office: Office, refusal: Refused) -> None:
    office.telegram.faults.add(Fault("sendMessage", refuse=refusal))
    await office.say("ett", "två")
    await office.settle()
    assert office.said() == ["två"]


async def test_someone_who_has_not_begun_with_the_bot_gets_nothing_and_stops_nobody(office: Office) -> None:
    stranger = office.telegram.world.user("Disa")
    await office.post(Message(Spot(stranger.id), "Hej"), Message(office.spot, "Hej"))
    await office.settle()
    assert office.said() == ["Hej"]
    assert office.said(stranger.chat) == []


@pytest.mark.parametrize("drop", ["before", "after"])
async def test_where_the_answer_is_lost_the_message_is_there_once(
    office: Office, drop: Literal["before", "after"]
) -> None:
    await office.say("noll")
    await office.settle()
    office.telegram.faults.add(Fault("sendMessage", drop=drop))
    await office.post(Message(office.spot, "ett", ((tap("Ja", "yes", 1),),)), Message(office.spot, "två"))
    await office.settle()
    assert office.said() == ["noll", "ett", "två"]


def talk(office: Office, chat: Chat, times: int = 15) -> None:
    for n in range(times):
        office.user.says(f"prat {n}", chat=chat)


@pytest.mark.parametrize("supergroup", [False, True])
async def test_a_lost_message_is_found_among_what_people_write(office: Office, *, supergroup: bool) -> None:
    group = office.telegram.world.group("pratsam", [office.user], supergroup=supergroup)
    office.telegram.world.add_bot(group)
    await office.say("noll", chat=group)
    await office.settle()
    talk(office, group)
    office.telegram.faults.add(Fault("sendMessage", drop="after", then=lambda: talk(office, group)))
    await office.say("ett", "två", chat=group)
    await office.settle()
    assert office.said(group) == ["noll", "ett", "två"]


async def test_a_lost_message_is_found_where_other_chats_have_had_theirs_since(office: Office) -> None:
    """Private chats and small groups are numbered in one row."""
    await office.say("noll")
    await office.settle()
    talk(office, office.group, times=300)
    await office.say("hej", chat=office.group)
    await office.settle()
    office.telegram.faults.add(
        Fault("sendMessage", drop="after", then=lambda: talk(office, office.group, times=30))
    )
    await office.say("ett", "två")
    await office.settle()
    assert office.said() == ["noll", "ett", "två"]
    assert office.edits() < SEARCHED


async def test_a_lost_message_is_found_behind_what_telegram_has_yet_to_tell(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    for _ in range(SEARCHED + 5):
        office.user.says("/hjalp", chat=office.group)
    office.telegram.faults.add(Fault("sendMessage", drop="after"))
    await office.say("ett")
    await office.settle()
    assert office.said() == ["noll", "ett"]


async def test_a_lost_message_is_found_behind_others_that_were_lost_at_once(office: Office) -> None:
    groups = [office.telegram.world.group(f"grupp {n}", [office.user]) for n in range(SEARCHED + 5)]
    for group in groups:
        office.telegram.world.add_bot(group)
    office.telegram.world.updates.forget_all()
    await office.say("noll")
    await office.settle()
    for group in groups:
        office.telegram.faults.add(Fault("sendMessage", chat=group, drop="after"))
        office.telegram.faults.add(Fault("editMessageText", chat=group, nth=1, slow=0.9))
        await office.say("hej", chat=group)
    office.telegram.faults.add(Fault("sendMessage", chat=office.user.chat, slow=0.3, drop="after"))
    await office.say("ett")
    await office.settle()
    assert office.said() == ["noll", "ett"]


async def test_a_lost_message_is_not_looked_for_among_what_is_known_to_be_others(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    office.telegram.faults.add(Fault("sendMessage", chat=office.user.chat, slow=0.9, drop="after"))
    await office.say("ett")
    await office.say(*map(str, range(60)), chat=office.group)
    await office.settle()
    assert office.said() == ["noll", "ett"]
    assert office.telegram.world.messages(office.user.chat)[-1].id > SEARCHED
    assert office.edits() < SEARCHED


async def test_a_search_that_has_to_wait_goes_on_from_where_it_was(office: Office) -> None:
    """Else one that is longer than Telegram lets it be would never come to an end."""
    await office.say("noll")
    await office.settle()
    talk(office, office.user.chat, times=20)
    office.telegram.faults.add(Fault("sendMessage", drop="after"))
    for nth in (6, 11, 16):
        office.telegram.faults.add(Fault("editMessageText", nth=nth, refuse=flood(retry_after=1)))
    await office.say("ett")
    await office.settle(20)
    assert office.said() == ["noll", "ett"]
    assert office.edits() == 20 + 1 + 3


async def test_a_search_that_is_broken_off_again_and_again_comes_to_an_end(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    office.telegram.faults.add(Fault("sendMessage", drop="before"))
    for nth in range(3, 40, 3):
        office.telegram.faults.add(Fault("editMessageText", nth=nth, refuse=flood(retry_after=1)))
    await office.say("ett")
    await office.settle(20)
    assert office.said() == ["noll", "ett"]
    assert office.edits() == SEARCHED + 4


async def test_a_search_that_has_to_wait_takes_no_place_for_empty_that_it_has_heard_of_since(
    office: Office,
) -> None:
    await office.say("noll")
    await office.settle()
    for _ in range(SEARCHED + 1):
        office.user.says("/hjalp", chat=office.group)
    office.telegram.faults.add(Fault("sendMessage", drop="after"))
    flooded = Fault("editMessageText", nth=SEARCHED + 2, refuse=flood(retry_after=1), then=office.hear)
    office.telegram.faults.add(flooded)
    await office.say("ett")
    await office.settle()
    assert office.said() == ["noll", "ett"]
    assert flooded in office.telegram.faults.struck


async def test_who_is_slower_than_we_wait_for_is_not_told_twice(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    office.telegram.faults.add(Fault("sendMessage", slow=1.3))
    await office.say("ett")
    await office.settle()
    assert office.said() == ["noll", "ett"]


async def test_what_comes_late_from_one_who_died_sending_it_is_not_sent_again(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    office.telegram.faults.add(Fault("sendMessage", slow=1))
    await office.say("ett")
    while office.telegram.idle():  # noqa: ASYNC110 — the bot calls when it does
        await asyncio.sleep(0.002)
    office.lose_grip()
    await office.settle()
    assert office.said() == ["noll", "ett"]


async def test_a_look_that_comes_late_from_one_who_died_meets_no_other_letter(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    office.telegram.faults.add(Fault("sendMessage", drop="before"))
    look = office.telegram.faults.add(Fault("editMessageText", nth=2, slow=0.9))
    await office.say("ett", "två")
    await _die_in(look, office)
    await office.settle()
    assert office.said() == ["noll", "ett", "två"]


async def test_an_edit_that_comes_late_from_one_who_died_undoes_no_later_one(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    message = office.telegram.world.messages(office.user.chat)[-1].id
    late = office.telegram.faults.add(Fault("editMessageText", slow=0.9))
    await office.post(Edit(office.spot, message, "ett"), Edit(office.spot, message, "två"))
    await _die_in(late, office)
    await office.settle()
    assert office.said() == ["två"]


async def test_of_several_who_meet_at_a_letter_at_most_one_sends_it(office: Office) -> None:
    """As where the claim of a process is cut off, and it has not yet been told."""
    await office.say("noll")
    await office.settle()
    await Ledger(office.database).commit(Work(letters=[Message(office.spot, "ett")]))
    queued = await office.outbox.next(office.user.id)
    assert isinstance(queued, Queued)
    await asyncio.gather(*(office.postman._post(queued) for _ in range(4)), return_exceptions=True)
    await office.settle()
    assert office.said() == ["noll", "ett"]


@pytest.mark.parametrize("method", ["sendMessage", "editMessageMedia"])
@pytest.mark.parametrize("drop", ["before", "after"])
async def test_a_file_arrives_once(office: Office, method: str, drop: Literal["before", "after"]) -> None:
    await office.say("noll")
    await office.settle()
    office.telegram.faults.add(Fault(method, drop=drop))
    await _send_file(office)
    after = office.telegram.world.messages(office.user.chat)[2:]
    assert [message.document and message.document.bytes for message in after] == [b"%PDF"]


@pytest.mark.parametrize("caption", ["", "Så ser den ut"])
@pytest.mark.parametrize("pages", [1, 3])
@pytest.mark.parametrize("drop", ["before", "after"])
async def test_pictures_arrive_once(
    office: Office, drop: Literal["before", "after"], pages: int, caption: str
) -> None:
    await office.say("noll")
    await office.settle()
    talk(office, office.user.chat, times=2)
    office.telegram.faults.add(Fault("sendPhoto" if pages == 1 else "sendMediaGroup", drop=drop))
    sha256 = hashlib.sha256(PIXEL).hexdigest()
    shown = Pictures(office.spot, (sha256,) * pages, caption)
    await office.commit(Work(letters=[shown, Message(office.spot, "ett")], files={sha256: PIXEL}))
    await office.settle()
    assert office.said() == ["noll", caption, *[""] * (pages - 1), "ett"]
    assert office.telegram.faults.struck


async def test_a_file_whose_place_was_taken_away_gets_another(office: Office) -> None:
    fault = Fault("editMessageMedia", refuse=bad_request("message to edit not found"))
    office.telegram.faults.add(fault)
    await _send_file(office)
    assert office.telegram.world.messages(office.user.chat)[-1].document


async def _die_in(call: Fault, office: Office) -> None:
    while call not in office.telegram.faults.struck:  # noqa: ASYNC110 — the bot calls when it does
        await asyncio.sleep(0.002)
    office.lose_grip()


async def _send_file(office: Office) -> None:
    sha256 = hashlib.sha256(b"%PDF").hexdigest()
    work = Work(letters=[Document(office.spot, sha256, "Bilaga.pdf")], files={sha256: b"%PDF"})
    await office.commit(work)
    await office.settle()


async def test_an_outage_is_waited_out(office: Office) -> None:
    office.telegram.faults.add(Fault(refuse=outage(502), times=2))
    await office.say("ett")
    await office.settle()
    assert office.said() == ["ett"]


async def test_where_no_connection_came_about_nothing_is_looked_for(office: Office) -> None:
    await office.say("noll")
    await office.settle()
    async with office.offline():
        await office.say("ett")
        while not await _is_put_off(office):  # noqa: ASYNC110 — the postman puts it off
            await asyncio.sleep(0.002)
    await office.settle()
    assert office.said() == ["noll", "ett"]
    assert office.edits() == 0


async def _is_put_off(office: Office) -> bool:
    waiting = await office.outbox.next(office.user.id)
    return isinstance(waiting, Queued) and waiting.tries == 0 and waiting.due > time.time()


async def test_answers_to_taps_wait_for_nobody(office: Office) -> None:
    office.telegram.faults.add(Fault("answerCallbackQuery", slow=0.9))
    await office.say("Välj")
    await office.settle()
    message = await _with_button(office)
    first, second = (office.user.taps(message, "Ja") for _ in range(2))
    await office.post(Answer(first.id, "ett"))
    await asyncio.sleep(0.05)
    await office.post(Answer(second.id, "två"))
    await office.telegram.wait(lambda: second.answer is not None, 0.8)
    assert first.answer is None
    await office.settle()


async def _with_button(office: Office) -> Posted:
    await office.post(Message(office.spot, "Ja?", ((tap("Ja", "yes", 1),),)))
    await office.settle()
    return office.telegram.world.messages(office.user.chat)[-1]


async def test_an_answer_that_comes_too_late_is_let_go(office: Office) -> None:
    await office.post(Answer("17", "för sent"))
    await office.settle()
    await office.say("ett")
    await office.settle()
    assert office.said() == ["ett"]


async def test_a_letter_that_cannot_be_made_holds_its_chat_up_only_for_a_while(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(postman, "PATIENCE", 0)
    await office.post(Face(office.spot, "no such draft"), Document(office.spot, "0" * 64, "borta.pdf"))
    await office.say("efter")
    await office.settle()
    assert office.said() == ["efter"]
    assert "could not be made" in caplog.text


async def test_told_to_stop_it_does_not_wait_for_a_flood_to_end(database: Database) -> None:
    async with open_office(database) as office:
        office.telegram.faults.add(Fault("sendMessage", refuse=flood(retry_after=3_600)))
        await office.say("ett")
        await office.telegram.wait(lambda: any(call.status == 429 for call in office.telegram.calls))
        begun = time.monotonic()
    assert time.monotonic() - begun < lanes.GRACE - 1
