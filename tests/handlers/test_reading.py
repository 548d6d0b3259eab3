"""Reading the whole text before signing it, where no message can hold it all."""

from __future__ import annotations

from bot.play.stage import Stage
from tests.chat import enter, open_draft
from tests.handlers.acting import label, labels
from tests.handlers.test_signing import ONE, signed_by, signers


async def test_what_the_card_cannot_hold_is_read_in_full_before_it_is_signed(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    await open_draft(lars)
    await lars.says(f"/att {ONE}")
    private = lars.within("")
    await private.says("/utkast")
    await private.says("/motivering " + "Rubrik\n" + "Nämnden bör göra mer för unga på kvällarna. " * 90)
    await private.says("/andra")
    await private.taps("Bilagans rubrik")
    await private.says("Ungas fritid")
    await private.taps("Anta")
    card = lars.message("Bakom förslaget")
    assert "Texten är för lång för kortet" in card.text
    assert "Skriv under" not in labels(card)
    assert "Läs och skriv under" in labels(card)
    lars.tap("Läs och skriv under", card)
    await stage.settle()
    read = private.message("hela texten\n").text
    assert "Ungas fritid" in read
    assert ONE in read
    assert private.last.text == "Det var hela texten i ärende 23. Skriver du under den?"
    await private.taps("Skriv under", private.last)
    assert await signers(stage) == {"Lars"}


async def test_text_of_long_characters_is_read_in_full_too(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    for _ in range(2):
        await lars.says("/motivering " + "🌲🏫" * 1_000)
    await lars.taps(label(lars.message("Bakom förslaget"), "Läs"))
    said = "".join(message.text for message in lars.messages if message.id > 3)
    assert said.count("🌲") >= 2_000
    await lars.taps("Skriv under", lars.last)
    assert await signers(stage) == {"Lars"}


async def test_very_much_since_the_signature_is_read_anew(stage: Stage) -> None:
    lars, jonas = await signed_by(stage, "Jonas")
    private = lars.within("")
    await private.says("/utkast")
    for _ in range(2):
        await private.says("/motivering " + "Nämnden bör göra mer för unga på kvällarna. " * 60)
    shown = jonas.within("").message("mycket har ändrats sedan du skrev under")
    assert labels(shown) == ["Läs och skriv under"]
    await jonas.within("").taps("Läs och skriv under", shown)
    await jonas.within("").taps("Skriv under")
    assert await signers(stage) == {"Jonas"}
