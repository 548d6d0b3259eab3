"""What is written to the bot without saying what for: asked about, and never lost."""

from __future__ import annotations

from typing import Any

import pytest

from bot.play.stage import Stage
from drafts.errors import (
    GoneItem,
    NotForSecretary,
    NotOnRegister,
    NotWords,
    UnclearReply,
    UnknownCommand,
)
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import (
    Stranger,
    arrive,
    forges,
    labels,
    log_length,
    motivation,
    satser,
    the_draft,
    told,
)

WORDS = "Att nämnden återkommer till frågan i höst."


async def begun(stage: Stage, group: str = "") -> Chatter:
    (lars,) = await enter(stage, "Lars", group=group)
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår.")
    return lars


async def test_loose_words_are_asked_about(stage: Stage) -> None:
    lars = await begun(stage)
    asked = await lars.says(WORDS)
    assert asked.text == "Vad ska texten bli i utkastet till ärende 23?"
    assert labels(asked) == ["Ny att-sats", "Motivering", "Ny lydelse av …", "Strunta i det"]


async def test_loose_words_that_are_for_nothing_are_let_be(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says(WORDS)
    await lars.taps("Strunta i det")
    assert lars.last.text == "Då låter jag det vara."
    assert await satser(stage) == ["Att nämnden avslår."]


async def test_a_reply_to_the_card_is_asked_about(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    await lars.replies("Bakom förslaget", WORDS)
    assert "Vad ska texten bli" in lars.last.text


async def test_loose_words_become_an_att_sats(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says(WORDS)
    await lars.taps("Ny att-sats")
    assert await satser(stage) == ["Att nämnden avslår.", WORDS]
    assert not labels(lars.message("då vet jag"))


async def test_loose_words_become_motivation(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says(WORDS)
    await lars.taps("Motivering")
    assert await motivation(stage) == [(WORDS, False)]


async def test_loose_words_become_a_new_wording_of_any_piece(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att " + "\n".join(f"{n}. Att punkt {n} utgår." for n in range(2, 20)))
    await lars.says(WORDS)
    asked = lars.last
    await lars.taps("Ny lydelse av …")
    await lars.taps("Fler ›", asked)
    await lars.taps("19. Att punkt 19 utgår.", asked)
    assert "Att-sats 19, föreslagen lydelse" in lars.last.text
    await lars.taps("Anta")
    assert (await satser(stage))[-1] == WORDS


async def test_loose_words_are_used_once(stage: Stage) -> None:
    lars = await begun(stage)
    asked = await lars.says(WORDS)
    first, second = lars.tap("Ny att-sats", asked), lars.tap("Ny att-sats", asked)
    await stage.settle()
    assert len(await satser(stage)) == 2
    assert first.answer
    assert second.answer
    assert second.answer.text == told(UnclearReply())


async def test_loose_words_that_do_not_fit_are_kept_for_another_use(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("A" * 2_500)
    assert "för lång" in await lars.taps("Ny att-sats")
    await lars.taps("Motivering")
    assert len(await motivation(stage)) == 1


async def test_loose_words_of_a_piece_that_is_gone_are_kept(stage: Stage) -> None:
    lars = await begun(stage)
    draft = await the_draft(stage)
    asked = await lars.says(WORDS)
    await lars.taps("Ny lydelse av …", asked)
    await lars.says("/angra")
    assert await lars.taps("1. Att nämnden avslår.", asked) == told(GoneItem())
    await forges(lars, f"use:{draft.id}:sats", asked)
    assert await satser(stage) == [WORDS]


async def test_in_a_group_people_talk_to_each_other_undisturbed(stage: Stage) -> None:
    """Even where the bot hears all of it, as an administrator does."""
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    chat, _ = jonas.place
    stage.telegram.world.add_bot(chat, admin=True)
    before = lars.last
    said = stage.user("Lars").says("Vad tycker ni?", chat=chat)
    await stage.settle()
    stage.user("Jonas").says("Bra!", chat=chat, reply_to=said)
    stage.user("Jonas").says("/lunch", chat=chat)
    stage.user("Jonas").sends(b"\x89PNG", name="lunch.png", chat=chat)
    await stage.settle()
    assert jonas.last.id == before.id


async def test_a_mistyped_command_is_no_att_sats(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.taps("En till")
    assert (await lars.says("/forhandsvis")).text == told(UnknownCommand())
    assert await satser(stage) == ["Att nämnden avslår."]


@pytest.mark.parametrize(
    "body",
    [
        {"sticker": {"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 9, "height": 9,
                     "is_animated": False, "is_video": False}},
        {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}},
        {"location": {"latitude": 59.3, "longitude": 18.1}},
        {"contact": {"phone_number": "070", "first_name": "Lars"}},
        {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}], "caption": WORDS},
    ],
    ids=["sticker", "voice", "location", "contact", "photo"],
)  # fmt: skip
async def test_what_is_not_words_is_refused_kindly(stage: Stage, body: dict[str, Any]) -> None:
    lars = await begun(stage)
    await lars.taps("En till")
    before = await log_length(stage)
    arrive(stage, stage.user("Lars"), **body)
    await stage.settle()
    assert lars.last.text == told(NotWords())
    assert await log_length(stage) == before


async def test_a_file_nobody_asked_for_is_refused_kindly(stage: Stage) -> None:
    lars = await begun(stage)
    stage.user("Lars").sends(b"PK", name="bilder.zip", caption="Titta")
    await stage.settle()
    assert lars.last.text == told(NotWords())


async def test_a_message_edited_afterwards_changes_nothing(stage: Stage) -> None:
    lars = await begun(stage)
    message = stage.user("Lars").says("/att Att nämnden tackar.")
    await stage.settle()
    before, last = await log_length(stage), lars.last
    stage.user("Lars").edits(message, "/att Att nämnden struntar i det.")
    await stage.settle()
    assert (await log_length(stage), lars.last.id) == (before, last.id)


async def test_the_secretary_who_just_writes_is_told_where_to_begin(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    assert (await maria.says("Hej!")).text == told(NotForSecretary())


async def test_the_secretary_who_replies_to_the_note_is_told_whose_text_it_is(stage: Stage) -> None:
    lars, maria = await enter(stage, "Lars", "Maria")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår.")
    for label in ("Skriv under", "Lämna in", "Ja, lämna in"):
        await lars.taps(label)
    assert (await maria.replies("Bilaga till ärende 23", "Stavfel!")).text == told(NotForSecretary())


async def test_a_stranger_in_the_group_is_refused(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    disa = await Stranger.enters(stage)
    chat, _ = lars.place
    disa.user.joins(chat)
    disa.user.says("Att allt avslås.", chat=chat, reply_to=lars.message("Bakom förslaget"))
    await stage.settle()
    assert lars.last.text == told(NotOnRegister())


async def test_a_reply_to_a_file_is_about_the_draft_it_shows(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår förslaget.")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Avbryt")
    paper = next(message for message in lars.messages if message.document)
    await open_draft(lars, "Ärende 24")
    asked = await lars.says("snyggt!", reply_to=paper)
    assert asked.text == "Vad ska texten bli i utkastet till ärende 23?"
