"""What is proposed is shown within a message, whatever is written and however many places it has."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.local import Message
from bot.play.stage import Stage
from drafts.errors import EmptyText
from handlers.drawn import LIMIT
from handlers.telling import size
from tests.chat import Chatter
from tests.handlers.acting import label, labels, log_length, the_draft, told
from tests.handlers.plans import LONG, MANY, NO_HEADINGS, SENTENCES, evening

ASKS = "Svara på det här"


async def adopted(who: Chatter) -> list[str]:
    """The att-satser of the draft when the newest proposal is adopted."""
    await who.taps("Anta", who.last)
    return [sats for a in (await the_draft(who.stage)).text.amendments for sats in a.satser]


async def words_of_document(stage: Stage) -> list[str]:
    from bot.store.shelf import Shelf  # noqa: PLC0415
    from drafts.amending import Base, amended  # noqa: PLC0415

    draft = await the_draft(stage)
    name = draft.text.amendments[0].document
    base = Base(name, await Shelf(stage.database).document(name))
    return [block.text for block in amended(base, draft.text.amendments).blocks]


async def test_a_change_of_many_places_says_how_many_and_shows_the_first(stage: Stage) -> None:
    (lars,) = await evening(stage, MANY)
    await lars.says("/andra att ändra samtliga förekomster av ”ungdom” till ”ung människa”")
    assert "Föreslagen ändring på 130 ställen" in lars.last.text
    assert "… och 118 ställen till." in lars.last.text
    assert size(lars.last.text) <= LIMIT
    assert await adopted(lars) == ["Att ändra samtliga förekomster av ”ungdom” till ”ung människa”."]


async def test_the_card_holds_on_to_an_amendment_of_a_hundred_satser(stage: Stage) -> None:
    (lars,) = await evening(stage, MANY)
    await lars.says("/andra avsnittet 0")
    await lars.replies(ASKS, "Här planeras inget för någon ungdom.")
    await lars.taps("Anta")
    await lars.says("/andra att ändra samtliga förekomster av ”i kommunen” till ”i staden”")
    assert len(await adopted(lars)) > 1
    assert "Ändringar i handlingarna" in lars.message("Bakom förslaget").text
    await lars.taps("Ändringar (2)")
    assert "128 ställen till" in lars.last.text
    await lars.taps(label(lars.last, "2. "))
    assert "ställen till" in lars.last.text


async def test_the_chat_goes_on_while_a_long_document_is_amended(stage: Stage) -> None:
    """No step keeps everybody else waiting."""
    (lars,) = await evening(stage, MANY * 6)
    standstill = asyncio.create_task(_longest_standstill())
    await lars.says("/andra avsnittet 77")
    await lars.taps(labels(lars.last)[0])
    await lars.replies(ASKS, "Planeringen görs varje kvartal.")
    await lars.taps("Anta")
    await lars.says("/andra att ändra samtliga förekomster av ”varje ungdom” till ”alla”")
    standstill.cancel()
    assert await standstill < 5


async def _longest_standstill() -> float:
    longest = 0.0
    try:
        while True:
            began = time.monotonic()
            await asyncio.sleep(0.005)
            longest = max(longest, time.monotonic() - began)
    except asyncio.CancelledError:
        return longest


@pytest.mark.parametrize("words", ["<b>fet</b> & ”citat”", "😀" * 900, "a" * 4096, "ö " * 2048, "."])
async def test_whatever_is_answered_is_shown_as_it_was_written(stage: Stage, words: str) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra inledande")
    await lars.replies(ASKS, words)
    assert lars.last.text.startswith("Föreslagen ändring i Plan för lekparker")
    assert words[:40].strip() in lars.last.text
    await adopted(lars)
    assert (await words_of_document(stage))[1] == words.strip()


async def test_nothing_to_see_is_no_wording(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra inledande")
    await lars.replies(ASKS, "\u200b\u200b")
    assert lars.last.text == told(EmptyText())


async def test_what_cannot_be_seen_is_no_change(stage: Stage) -> None:
    (lars,) = await evening(stage, "# Plan\n\nStöd på 10\u00a0000 kronor och sam\u00adverkan.\n")
    await lars.says("/andra kronor")
    await lars.replies(ASKS, "Stöd på 10 000 kronor och samverkan.")
    assert lars.last.text == "Så lyder det redan."
    await lars.replies(ASKS, "Stöd på 10 000 kronor och god samverkan.")
    (sats,) = await adopted(lars)
    assert "lägga till ”god”" in sats


async def several_lines(lars: Chatter, find: str, text: str) -> Message:
    await lars.says(f"/andra {find}")
    before = await log_length(lars.stage)
    await lars.replies(ASKS, text)
    assert "rader" in lars.last.text
    assert await log_length(lars.stage) == before
    return lars.last


async def test_several_lines_are_asked_about_and_may_be_several_blocks(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await several_lines(lars, "gungor", "Gungor målas\n\nGungor byts\nKlätternät hängs upp")
    assert labels(lars.last) == ["En punkt", "3 punkter"]
    await lars.taps("3 punkter")
    await adopted(lars)
    words = await words_of_document(stage)
    assert words[4:8] == ["Gungor målas", "Gungor byts", "Klätternät hängs upp", "Sand byts"]


async def test_several_lines_may_be_one_block(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await several_lines(lars, "sista", "Sista stycket\när klistrat.")
    await lars.taps("Ett stycke")
    await adopted(lars)
    assert (await words_of_document(stage))[-1] == "Sista stycket är klistrat."


async def test_of_a_paragraph_too_long_to_show_a_part_is_changed_in_words(stage: Stage) -> None:
    (lars,) = await evening(stage, LONG)
    await lars.says("/andra nummer 170")
    assert "Det här är bara början" in lars.last.text
    await lars.replies("Det här är bara början", "att ändra ”nummer 170 handlar” till ”nummer 170 talar”")
    await adopted(lars)
    assert (await words_of_document(stage))[1] == " ".join(SENTENCES).replace("170 handlar", "170 talar")


async def test_a_document_without_headings_is_browsed_at_once(stage: Stage) -> None:
    (lars,) = await evening(stage, NO_HEADINGS)
    await lars.taps("Ändra i en handling")
    await lars.taps(label(lars.last, "¶ Andra"))
    await lars.taps("Stryk")
    assert await adopted(lars) == ["Att stryka andra stycket."]


async def test_a_reply_to_a_change_of_many_places_is_asked_about(stage: Stage) -> None:
    (lars,) = await evening(stage, MANY)
    await lars.says("/andra att ändra samtliga förekomster av ”ungdom” till ”ung”")
    await lars.replies("Föreslagen ändring", "Nej, skriv tonåring.")
    assert "Ny att-sats" in labels(lars.last)
