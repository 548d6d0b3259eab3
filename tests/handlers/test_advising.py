"""Advice in the chat: counted on the card, told when asked for, taken or put aside with a tap."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.errors import AlreadySent, NotOnDraft, StaleButton, TextMoved
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, label, labels, log_length, motivation, satser, the_draft, told
from tests.handlers.filed import file_agreement

SATS = "Att nämnden skall avslå förslaget."
RIGHT = "Att nämnden ska avslå förslaget."


async def writing(stage: Stage, *names: str, text: str = SATS) -> list[Chatter]:
    """Lars's draft in the group with this att-sats, and these people beside him."""
    people = await enter(stage, "Lars", *names, group="grupp")
    await open_draft(people[0])
    await people[0].says(f"/att {text}")
    return people


def card(who: Chatter) -> str:
    return who.message("Bakom förslaget").text


async def test_the_card_counts_and_a_tap_tells(stage: Stage) -> None:
    (lars,) = await writing(stage)
    assert "💡 1 språkråd" in card(lars)
    await lars.taps("Språkråd")
    assert lars.last.text.startswith("💡 1 språkråd\n\n1. Att-sats 1. Skriv ska i stället för skall.\n")
    assert "Att nämnden <s>skall</s> <u>ska</u> avslå förslaget." in lars.last.html
    assert "Myndigheternas skrivregler 4.2.2" in lars.last.text
    assert labels(lars.last) == ["Rätta 1", "Låt 1 stå"]


async def test_where_there_is_nothing_to_say_there_is_no_line_and_no_button(stage: Stage) -> None:
    (lars,) = await writing(stage, text=RIGHT)
    assert "språkråd" not in card(lars)
    assert "Språkråd" not in labels(lars.message("Bakom förslaget"))
    await forges(lars, f"advice:{(await the_draft(stage)).id}")
    assert lars.within("").last.text == "Jag har inga språkråd om texten som den står nu."


async def test_a_tap_puts_it_right_for_all_to_see_and_can_be_undone(stage: Stage) -> None:
    lars, jonas = await writing(stage, "Jonas")
    await jonas.taps("Jag är med")
    await lars.taps("Språkråd")
    await jonas.taps("Rätta 1")
    assert await satser(stage) == [RIGHT]
    receipt = lars.message("är ändrad. Jonas antog:")
    assert "<s>skall</s> <u>ska</u>" in receipt.html
    assert lars.sees("Jag har inga språkråd om texten som den står nu.")
    assert "språkråd" not in card(lars)
    await lars.taps("Ångra", receipt)
    assert await satser(stage) == [SATS]
    assert "💡 1 språkråd" in card(lars)


async def test_a_reply_to_what_was_put_right_rewords_it(stage: Stage) -> None:
    (lars,) = await writing(stage)
    await lars.taps("Språkråd")
    await lars.taps("Rätta 1")
    await lars.replies("är ändrad. Lars antog:", "Att nämnden ska bifalla förslaget.")
    await lars.taps("Anta")
    assert await satser(stage) == ["Att nämnden ska bifalla förslaget."]


async def test_what_was_let_stand_comes_back_with_new_words(stage: Stage) -> None:
    (lars,) = await writing(stage)
    await lars.taps("Språkråd")
    assert await lars.taps("Låt 1 stå") == "Då står det kvar. Rådet kommer tillbaka om lydelsen ändras."
    assert await satser(stage) == [SATS]
    assert "språkråd" not in card(lars)
    await lars.replies("Att-sats 1 är tillagd", "Att nämnden skall bifalla förslaget.")
    await lars.taps("Anta")
    assert "💡 1 språkråd" in card(lars)
    await lars.says("/historik")
    assert "lät att-sats 1 stå trots ett språkråd: ”Att nämnden skall avslå" in lars.last.text


async def test_nothing_is_overwritten_that_moved_underneath(stage: Stage) -> None:
    (lars,) = await writing(stage)
    await lars.taps("Språkråd")
    advice = lars.last
    await lars.replies("Att-sats 1 är tillagd", "Att nämnden skall bifalla förslaget.")
    await lars.taps("Anta")
    before = await log_length(stage)
    moved = told(TextMoved("", "", ""))
    assert [await lars.taps(name, advice) for name in ("Rätta 1", "Låt 1 stå")] == [moved, moved]
    assert await log_length(stage) == before


async def test_two_taps_on_their_way_put_it_right_once(stage: Stage) -> None:
    (lars,) = await writing(stage)
    await lars.taps("Språkråd")
    advice, before = lars.last, await log_length(stage)
    taps = [lars.tap("Rätta 1", advice), lars.tap("Rätta 1", advice)]
    await stage.settle()
    assert await log_length(stage) == before + 1
    assert taps[1].answer
    assert taps[1].answer.text == told(TextMoved("", "", ""))


async def test_only_those_on_the_draft_are_advised_and_only_while_it_is_open(stage: Stage) -> None:
    lars, fatima = await writing(stage, "Fatima")
    assert await fatima.taps("Språkråd") == told(NotOnDraft())
    await lars.taps("Språkråd")
    advice = lars.last
    assert await fatima.taps("Rätta 1") == told(NotOnDraft())
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    assert await lars.taps("Rätta 1", advice) == told(AlreadySent())
    assert "språkråd" not in card(lars)
    assert await satser(stage) == [SATS]


async def test_many_remarks_are_told_a_page_at_a_time(stage: Stage) -> None:
    (lars,) = await writing(stage, text="\n".join(f"{n}. Att nämnden skall göra {n}." for n in range(1, 7)))
    assert "💡 6 språkråd" in card(lars)
    await lars.taps("Språkråd")
    advice = lars.last
    assert labels(advice)[-1] == "Fler ›"
    await lars.taps("Fler ›", advice)
    assert labels(lars.message("5. Att-sats 5."))[:2] == ["Rätta 5", "Låt 5 stå"]
    for _ in range(2):
        await lars.taps("Rätta 5")
    assert (await satser(stage))[4:] == ["Att nämnden ska göra 5.", "Att nämnden ska göra 6."]
    assert lars.message("💡 4 språkråd\n\n1. Att-sats 1.").id == advice.id


async def test_what_is_to_be_thought_of_is_said_with_new_words(stage: Stage) -> None:
    (lars,) = await writing(stage)
    assert "💡 Skriv ska i stället för skall." in lars.message("Att-sats 1 är tillagd").text
    shown = await lars.replies("Att-sats 1 är tillagd", "Att nämnden skall bifalla")
    assert "💡 Avsluta att-satsen med punkt.\n💡 Skriv ska i stället för skall." in shown.text
    shown = await lars.replies("Att-sats 1 är tillagd", RIGHT)
    assert "💡" not in shown.text


async def test_a_fix_all_over_a_paragraph_is_told_by_its_first_words(stage: Stage) -> None:
    (lars,) = await writing(stage, text=RIGHT)
    long = " ".join(f"Nämnden skall göra {n}." for n in range(30))
    await lars.says(f"/motivering {long}")
    await lars.taps("Språkråd")
    assert "Nämnden <u>skall</u> göra 0." in lars.last.html
    await lars.taps("Rätta 1")
    assert await motivation(stage) == [(long.replace("skall", "ska"), False)]


async def test_a_personnummer_is_masked_where_it_is_spoken_of(stage: Stage) -> None:
    (lars,) = await writing(stage, text="Att stryka 811218-9876.")
    await lars.taps("Språkråd")
    assert "Att stryka 811218-XXXX." in lars.last.text
    assert "9876" not in lars.last.text
    assert labels(lars.last) == ["Låt 1 stå"]


async def test_a_heading_that_the_arendes_document_does_not_have(stage: Stage) -> None:
    """What the card itself cannot know is said with the words, and in the list."""
    await file_agreement(stage)
    (lars,) = await writing(stage, text="Att stryka rubriken ”Trädgårdar” och allt under den.")
    assert "💡 rubriken ”Trädgårdar” hittar jag inte. Stämmer hänvisningen?" in lars.last.text
    await forges(lars, f"advice:{(await the_draft(stage)).id}")
    assert labels(lars.within("").last) == ["Låt 1 stå"]
    await lars.within("").taps("Låt 1 stå")
    assert lars.within("").last.text == "Jag har inga språkråd om texten som den står nu."


async def test_a_tap_on_advice_that_says_nothing_any_more(stage: Stage) -> None:
    (lars,) = await writing(stage)
    await lars.taps("Språkråd")
    await lars.taps("Låt 1 stå", advice := lars.last)
    assert label(lars.message("Bakom förslaget"), "Ändra") == "Ändra"
    draft = await the_draft(stage)
    assert await forges(lars, f"advicepage:{draft.id}:7", advice) == told(StaleButton())
