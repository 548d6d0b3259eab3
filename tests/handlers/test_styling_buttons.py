"""Where the reader's Telegram shows it, the one main step stands out and what takes something away is red."""

from __future__ import annotations

from bot.local import Message
from bot.play.stage import Stage
from bot.store import codec
from handlers.letters import Message as Letter
from handlers.letters import Spot, chief, grave, tap
from tests.chat import enter, open_draft


def styles(message: Message) -> dict[str, str | None]:
    return {button.label: button.style for row in message.buttons for button in row}


async def test_a_card_has_one_button_that_stands_out(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att delvis godkänna förvaltningens förslag till beslut.")
    shown = styles(lars.message("Bakom förslaget"))
    assert [label for label, style in shown.items() if style] == ["Skriv under"]
    assert shown["Skriv under"] == "primary"


async def test_what_takes_something_away_is_red(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.taps("Mer")
    red = {label for label, style in styles(lars.last).items() if style == "danger"}
    assert red == {"Stryk min underskrift", "Gå ur utkastet", "Ta tillbaka förslaget"}
    await lars.taps("Ta tillbaka förslaget")
    assert styles(lars.last) == {"Ja, ta tillbaka": "danger", "Avbryt": None}


def test_a_letter_of_an_older_yrka_has_plain_buttons() -> None:
    letter = Letter(Spot(7), "Hej", ((chief(tap("Ja", "yes")), grave(tap("Nej", "no"))),))
    assert codec.read("Message", codec.written(letter)) == letter
    older = codec.written(letter).replace(',"style":"primary"', "").replace(',"style":"danger"', "")
    assert codec.read("Message", older).buttons == ((tap("Ja", "yes"), tap("Nej", "no")),)
