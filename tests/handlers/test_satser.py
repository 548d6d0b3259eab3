"""Adding att-satser: ready lines, one's own, and by command."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.errors import AlreadySent, EmptyText, TextTooLong
from drafts.wording import APPROVE, READY
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import labels, log_length, satser, the_draft, told


async def begun(stage: Stage, group: str = "") -> Chatter:
    (lars,) = await enter(stage, "Lars", group=group)
    await open_draft(lars)
    return lars


@pytest.mark.parametrize("line", READY.values())
async def test_a_ready_line_is_added_by_a_tap(stage: Stage, line: str) -> None:
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    await lars.taps(line)
    assert await satser(stage) == [line]
    assert lars.sees("Att-sats 1 är tillagd")


async def test_the_menu_becomes_the_receipt(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    menu = lars.last
    await lars.taps(APPROVE)
    assert labels(lars.message("är tillagd")) == ["Ångra", "En till"]
    assert lars.message("är tillagd").id == menu.id


async def test_two_taps_on_their_way_add_one(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    menu = lars.last
    first, second = lars.tap(APPROVE, menu), lars.tap(APPROVE, menu)
    await stage.settle()
    assert await satser(stage) == [APPROVE]
    assert first.answer
    assert second.answer


async def test_ones_own_is_asked_for_and_the_menu_is_done_with(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    await lars.taps("Lägg till att-sats")
    menu = lars.last
    await lars.taps("Skriv egen", menu)
    assert lars.message("skriver en egen").id == menu.id
    assert not labels(lars.message("skriver en egen"))
    assert lars.last.force_reply
    await lars.replies("skriv att-satsen", "Att nämnden avslår.")
    assert await satser(stage) == ["Att nämnden avslår."]


async def test_another_is_asked_for_under_the_receipt_that_stays(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att Att nämnden avslår.")
    await lars.taps("En till")
    assert lars.sees("Att-sats 1 är tillagd")
    await lars.says("Att nämnden tackar.")
    assert await satser(stage) == ["Att nämnden avslår.", "Att nämnden tackar."]


async def test_several_are_added_at_once_where_they_are_numbered(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Skriv egen")
    await lars.says("1. Att nämnden avslår.\n2. Att nämnden tackar.")
    assert await satser(stage) == ["Att nämnden avslår.", "Att nämnden tackar."]
    assert "2 att-satser är tillagda:\n1. Att nämnden avslår.\n2. Att nämnden tackar." in lars.last.text


async def test_a_reply_to_the_receipt_of_several_is_asked_about(stage: Stage) -> None:
    """It could be one more, or a new wording of any of them."""
    lars = await begun(stage, "grupp")
    await lars.says("/att 1. Att nämnden avslår.\n2. Att nämnden tackar.")
    await lars.replies("2 att-satser", "Att nämnden tackar för sig.")
    assert "Vad ska texten bli" in lars.last.text
    await lars.taps("Ny lydelse av …")
    await lars.taps("2. Att nämnden tackar.")
    await lars.taps("Anta")
    assert await satser(stage) == ["Att nämnden avslår.", "Att nämnden tackar för sig."]


async def test_the_receipt_of_very_many_is_short(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att " + "\n".join(f"{n}. Att " + "nämnden avslår " * 6 for n in range(1, 41)))
    assert len(await satser(stage)) == 40
    assert "… och 30 till." in lars.last.text


async def test_the_command_is_the_first_word_of_an_att_sats(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att nämnden avslår.")
    await lars.says("/att att nämnden tackar.")
    await lars.says("/att Därutöver anföra följande:")
    assert await satser(stage) == ["Att nämnden avslår.", "att nämnden tackar.", "Därutöver anföra följande:"]


async def test_a_command_keeps_what_stands_on_the_line_below_it(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att\nAtt nämnden avslår.")
    assert await satser(stage) == ["Att nämnden avslår."]


async def test_the_command_alone_shows_the_menu(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    assert "Skriv egen" in labels(await lars.says("/att"))


@pytest.mark.parametrize("text", ["\u200b\u200b", "️\u200d️"])
async def test_nothing_but_invisible_characters_is_no_att_sats(stage: Stage, text: str) -> None:
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Skriv egen")
    before = await log_length(stage)
    assert (await lars.says(text)).text == told(EmptyText())
    assert await log_length(stage) == before


async def test_a_text_too_long_is_refused_and_may_be_written_again(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Skriv egen")
    assert (await lars.says("Att " + "a" * 2_500)).text == told(TextTooLong(2_504, 2_000))
    await lars.says("Att nämnden avslår.")
    assert await satser(stage) == ["Att nämnden avslår."]


async def test_a_reply_to_the_receipt_rewords_it_but_loose_words_do_not(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att Att nämnden avslår.")
    await lars.says("Att nämnden tackar.")
    assert "Vad ska texten bli" in lars.last.text
    await lars.replies("Att-sats 1 är tillagd", "Att nämnden bifaller.")
    assert "föreslagen lydelse" in lars.last.text


async def test_two_who_add_at_the_same_moment_both_get_theirs_in(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    for who in (lars, jonas):
        await who.within("").says("/utkast")
        chat, _ = who.within("").place
        stage.user(who.name).says(f"/att Att {who.name} tackar.", chat=chat)
    await stage.settle()
    assert sorted(await satser(stage)) == ["Att Jonas tackar.", "Att Lars tackar."]


async def test_what_is_sent_takes_no_more_and_asks_for_none(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att Att nämnden avslår.")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    assert (await lars.says("/att")).text == told(AlreadySent())
    assert (await lars.says("/motivering")).text == told(AlreadySent())
    assert (await lars.says("Ett ord till.")).text == told(AlreadySent())
    assert len((await the_draft(stage)).text.satser) == 1


async def test_what_cannot_be_printed_is_said_when_it_is_written(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/att Att nämnden firar med 🎉.")
    assert "💡 Tecknet 🎉 går inte att skriva ut i bilagan. Ta bort det ur texten först." in lars.last.text
