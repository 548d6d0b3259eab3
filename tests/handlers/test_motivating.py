"""Writing the motivation: paragraphs, headings, and long texts that arrive in pieces."""

from __future__ import annotations

from bot.play.stage import Stage
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import labels, motivation, satser

SENTENCE = "Nämnden bör se till att mötesplatserna är öppna när unga är lediga. "


async def begun(stage: Stage, group: str = "") -> Chatter:
    (lars,) = await enter(stage, "Lars", group=group)
    await open_draft(lars)
    await lars.taps("Skriv motivering")
    return lars


def paragraph(length: int) -> str:
    return (SENTENCE * (length // len(SENTENCE) + 1))[: length - 1].rstrip(" .") + "."


async def test_a_text_becomes_paragraphs_and_headings(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("Vi välkomnar förslaget.\n\nMötesplatser\nDe ska vara öppna.\n\nBussar\nDe ska gå.")
    assert await motivation(stage) == [
        ("Vi välkomnar förslaget.", False),
        ("Mötesplatser", True),
        ("De ska vara öppna.", False),
        ("Bussar", True),
        ("De ska gå.", False),
    ]
    assert "3 stycken och 2 rubriker" in lars.last.text


async def test_a_text_pasted_cut_inside_a_paragraph_is_one_motivation(stage: Stage) -> None:
    lars = await begun(stage)
    whole = paragraph(5_500)
    await lars.says(whole)
    assert [text for text, _ in await motivation(stage)] == [whole]
    assert "fortsättning" in lars.last.text


async def test_a_text_pasted_cut_between_paragraphs_keeps_them_apart(stage: Stage) -> None:
    lars = await begun(stage)
    paragraphs = [paragraph(4_000), paragraph(4_000), paragraph(600)]
    await lars.says("\n\n".join(paragraphs))
    assert [text for text, _ in await motivation(stage)] == paragraphs


async def test_what_is_written_long_after_is_not_taken_for_the_rest(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says(paragraph(3_500))
    clock = stage.telegram.world.clock
    stage.telegram.world.clock = lambda: clock() + 60
    await lars.says("Och en sak till.")
    assert len(await motivation(stage)) == 1
    assert "Vad ska texten bli" in lars.last.text


async def test_in_a_group_only_what_is_a_reply_is_heard_and_the_advice_says_so(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    assert "Skriv den i vår privata chatt" in lars.message("skriv motiveringen").text
    await lars.replies("skriv motiveringen", paragraph(5_500))
    assert len(await motivation(stage)) == 1
    assert "I en grupp ser jag bara det som är svar till mig" in lars.last.text


async def test_more_is_written_as_a_reply_to_the_receipt(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    await lars.replies("skriv motiveringen", "Ett.")
    await lars.replies("Motiveringen har fått", "Två.")
    assert [text for text, _ in await motivation(stage)] == ["Ett.", "Två."]


async def test_the_receipt_of_a_hundred_short_lines_is_short(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("\n\n".join(f"Punkt {n} är en av dem." for n in range(1, 120)))
    assert len(await motivation(stage)) == 119
    assert "till." in lars.last.text
    assert labels(lars.last) == ["Ångra", "Skriv mer"]


async def test_the_command_takes_the_text_with_it(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    await lars.says("/motivering Vi vill.\n\nVi kan.")
    assert [text for text, _ in await motivation(stage)] == ["Vi vill.", "Vi kan."]


async def test_the_command_alone_asks(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    assert (await lars.says("/motivering")).force_reply
    await lars.says("Vi vill.")
    assert await motivation(stage) == [("Vi vill.", False)]


async def test_a_question_left_for_something_else_takes_no_words_by_itself(stage: Stage) -> None:
    """The one who tapped on has turned to something else; a reply to the question is still an answer."""
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att avslå förvaltningens förslag till beslut.")
    await lars.says("Det här är en lös tanke.")
    assert await motivation(stage) == []
    assert "Vad ska texten bli" in lars.last.text
    await lars.replies("skriv motiveringen", "Vi vill.")
    assert await motivation(stage) == [("Vi vill.", False)]


async def test_of_two_questions_only_the_newest_takes_loose_words(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Skriv egen")
    await lars.says("Att nämnden avslår.")
    await lars.says("En lös tanke.")
    assert await satser(stage) == ["Att nämnden avslår."]
    assert await motivation(stage) == []


async def test_a_motivation_may_begin_with_a_stroke(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/ Vi vill.")
    assert await motivation(stage) == [("/ Vi vill.", False)]
