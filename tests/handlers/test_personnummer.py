"""A personnummer in the text: nothing leaves until whoever sends it has said that it is to stand."""

from __future__ import annotations

import pytest

from bot.play.player import documents
from bot.play.stage import Stage
from drafts.errors import HoldsPersonnummer, NotOnDraft, NotReady, NotSeen, StaleButton
from drafts.signing import fingerprint
from drafts.stages import Stage as DraftStage
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, stored_board, the_draft, told

NUMBER = "19811218-9876"
HIDDEN = "19811218-XXXX"
SATS = f"Att stryka {NUMBER} ur bilagan."


async def signed(stage: Stage, *more: str, place: str = "sats") -> list[Chatter]:
    """Lars's draft with a personnummer in one place, signed by him and by these."""
    people = await enter(stage, "Lars", *more, group="grupp")
    lars = people[0]
    await open_draft(lars)
    await lars.says(f"/att {SATS if place == 'sats' else 'Att avslå förslaget.'}")
    if place == "motivation":
        await lars.says(f"/motivering Vi vill att {NUMBER} stryks.")
    if place == "title":
        await lars.taps("Ändra")
        await lars.taps("Bilagans rubrik")
        await lars.replies("Bilagans rubrik", f"Om {NUMBER}")
        await lars.taps("Anta")
    for other in people[1:]:
        await other.taps("Jag är med")
    for person in people:
        await person.taps("Skriv under")
    return people


async def asks_to_send(who: Chatter, how: str) -> None:
    """The three ways there are: the card's button, the command, and the card in one's private chat."""
    if how == "button":
        await who.taps("Lämna in")
    elif how == "command":
        await who.says("/skicka")
    else:
        await who.within("").says("/utkast")
        await who.within("").taps("Lämna in")


@pytest.mark.parametrize(
    ("place", "name"),
    [("sats", "Att-sats 1"), ("motivation", "Stycke 1 i motiveringen"), ("title", "Bilagans rubrik")],
)
async def test_it_is_said_where_it_stands_masked(stage: Stage, place: str, name: str) -> None:
    (lars,) = await signed(stage, place=place)
    await lars.taps("Lämna in")
    assert lars.last.text.startswith(f"✋ Det står personnummer i texten\n\n{name}: {HIDDEN}\n")
    assert NUMBER not in lars.last.text
    assert labels(lars.last) == ["Lämna in ändå", "Avbryt"]
    assert not any(message.document for message in lars.messages)


@pytest.mark.parametrize("how", ["button", "command", "private"])
async def test_every_way_of_sending_stops_and_goes_on_when_it_is_to_stand(stage: Stage, how: str) -> None:
    (lars,) = await signed(stage)
    (maria,) = await enter(stage, "Maria")
    await asks_to_send(lars, how)
    place = lars.within("") if how == "private" else lars
    assert not place.sees("Lämna in version 1?")
    await place.taps("Lämna in ändå")
    assert place.sees("Lars har svarat att personnumren i texten ska stå kvar.")
    assert place.sees("Lämna in version 1?")
    assert documents(stage, stage.user("Maria")) == {}
    await place.taps("Ja, lämna in")
    assert maria.sees("Bilaga till ärende 23")
    await lars.says("/historik")
    assert "svarade att personnumren i texten ska stå kvar" in lars.last.text


async def test_a_made_up_yes_sends_nothing(stage: Stage) -> None:
    """Not even one that names the right text, and the file as it would be."""
    (lars,) = await signed(stage)
    draft = await the_draft(stage)
    seen = fingerprint(draft, await stored_board(stage))[:12]
    before = await log_length(stage)
    refusal = told(HoldsPersonnummer(((draft.text.satser[0].id, HIDDEN),)))
    assert await forges(lars, f"confirm:{draft.id}:{seen}:{'0' * 12}") == refusal
    assert await log_length(stage) == before
    assert (await the_draft(stage)).stage is DraftStage.UTKAST


async def test_not_to_send_after_all(stage: Stage) -> None:
    (lars,) = await signed(stage)
    await lars.taps("Lämna in")
    before = await log_length(stage)
    await lars.taps("Avbryt")
    assert lars.sees("Inget lämnades in. Utkastet är som det var.")
    assert await log_length(stage) == before


async def test_that_it_is_to_stand_is_said_of_one_text(stage: Stage) -> None:
    """What is written after the question is another text, be it signed or not."""
    (lars,) = await signed(stage)
    await lars.taps("Lämna in")
    question = lars.last
    await lars.says("/att Att nämnden tackar.")
    assert await lars.taps("Lämna in ändå", question) == told(NotReady(("unsigned",)))
    await lars.taps("Skriv under")
    assert await lars.taps("Lämna in ändå", question) == told(NotSeen())
    await lars.taps("Lämna in")
    await lars.taps("Lämna in ändå")
    await lars.says("/att Att nämnden tackar igen.")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    assert lars.last.text.startswith("✋ Det står personnummer i texten")


async def test_each_sender_answers_for_themselves(stage: Stage) -> None:
    lars, jonas, fatima = (*await signed(stage, "Jonas"), *await enter(stage, "Fatima", group="grupp"))
    await lars.taps("Lämna in")
    assert await fatima.taps("Lämna in ändå") == told(NotOnDraft())
    await lars.taps("Lämna in ändå")
    draft = await the_draft(stage)
    refusal = told(HoldsPersonnummer(((draft.text.satser[0].id, HIDDEN),)))
    assert await jonas.taps("Ja, lämna in") == refusal
    await lars.taps("Ja, lämna in")
    assert (await the_draft(stage)).stage is DraftStage.INLAMNAT


async def test_two_taps_on_their_way_ask_once(stage: Stage) -> None:
    (lars,) = await signed(stage)
    await lars.taps("Lämna in")
    question, before = lars.last, await log_length(stage)
    taps = [lars.tap("Lämna in ändå", question), lars.tap("Lämna in ändå", question)]
    await stage.settle()
    assert await log_length(stage) == before + 1
    assert taps[1].answer
    assert taps[1].answer.text == told(StaleButton())
    assert len([m for m in lars.messages if "Lämna in version 1?" in m.text]) == 1
