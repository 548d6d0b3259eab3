"""Choosing a piece of the text, and moving, removing or turning it into a heading."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.errors import GoneItem, StaleButton, TextMoved
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, motivation, satser, the_draft, told


async def begun(stage: Stage, group: str = "", count: int = 3) -> Chatter:
    (lars,) = await enter(stage, "Lars", group=group)
    await open_draft(lars)
    await lars.says("/att " + "\n".join(f"{n}. Att punkt {n} utgår." for n in range(1, count + 1)))
    return lars


async def test_the_pieces_are_listed_to_choose_from(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/motivering Rubrik\nEtt stycke text.")
    await lars.taps("Ändra")
    assert labels(lars.last) == [
        "Bilagans rubrik",
        "1. Att punkt 1 utgår.",
        "2. Att punkt 2 utgår.",
        "3. Att punkt 3 utgår.",
        "▪︎ Rubrik",
        "¶ Ett stycke text.",
    ]


async def test_very_many_pieces_are_listed_by_the_page(stage: Stage) -> None:
    lars = await begun(stage, count=30)
    menu = await lars.says("/andra")
    await lars.taps("Fler ›", menu)
    await lars.taps("Fler ›", menu)
    assert labels(lars.message("Vad vill du ändra"))[-2:] == ["30. Att punkt 30 utgår.", "‹ Föregående"]
    draft = await the_draft(stage)
    assert await forges(lars, f"turn:{draft.id}:3", menu) == told(StaleButton())


async def test_a_piece_moves_up_and_down_but_not_past_the_ends(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/andra")
    await lars.taps("1. Att punkt 1 utgår.")
    assert "Flytta upp" not in labels(lars.last)
    assert await lars.taps("Flytta ned") == "Nu på plats 2."
    await lars.taps("Flytta ned")
    assert await satser(stage) == ["Att punkt 2 utgår.", "Att punkt 3 utgår.", "Att punkt 1 utgår."]
    assert "Flytta ned" not in labels(lars.last)
    before, draft = await log_length(stage), await the_draft(stage)
    last = draft.text.satser[-1].id
    assert await forges(lars, f"move:{draft.id}:{last}:1", lars.last) == told(StaleButton())
    assert await log_length(stage) == before


async def test_a_piece_is_removed_and_can_be_brought_back(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    await lars.says("/andra")
    await lars.taps("2. Att punkt 2 utgår.")
    await lars.taps("Ta bort")
    assert "Lars tog bort:\nAtt punkt 2 utgår." in lars.last.text
    assert await satser(stage) == ["Att punkt 1 utgår.", "Att punkt 3 utgår."]
    await lars.taps("Ångra", lars.last)
    assert await satser(stage) == ["Att punkt 1 utgår.", "Att punkt 2 utgår.", "Att punkt 3 utgår."]


async def test_only_what_one_saw_is_removed(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    await lars.says("/att Att punkt 1 utgår.")
    await lars.says("/andra")
    shown = lars.last
    await lars.taps("1. Att punkt 1 utgår.", shown)
    await jonas.replies("Att-sats 1 är tillagd", "Att punkt 1 kvarstår.")
    await jonas.taps("Anta")
    assert await lars.taps("Ta bort", shown) == told(TextMoved("", "", ""))
    assert await satser(stage) == ["Att punkt 1 kvarstår."]


async def test_a_paragraph_becomes_a_heading_and_back(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/motivering Mötesplatser för unga.")
    await lars.says("/andra")
    await lars.taps("¶ Mötesplatser för unga.")
    shown = lars.last
    first, second = lars.tap("Gör till rubrik", shown), lars.tap("Gör till rubrik", shown)
    await stage.settle()
    assert first.answer
    assert second.answer
    assert await motivation(stage) == [("Mötesplatser för unga.", True)]
    assert lars.message("Stycke 1 i motiveringen").text.startswith("Stycke 1 i motiveringen (rubrik)")
    await lars.taps("Gör till brödtext", shown)
    assert await motivation(stage) == [("Mötesplatser för unga.", False)]
    assert len((await the_draft(stage)).past) == 4


async def test_an_att_sats_has_no_heading(stage: Stage) -> None:
    lars = await begun(stage)
    draft, before = await the_draft(stage), await log_length(stage)
    assert await forges(lars, f"heading:{draft.id}:{draft.text.satser[0].id}:1") == told(StaleButton())
    assert await log_length(stage) == before


async def test_a_piece_shown_is_reworded_by_the_next_words(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/andra")
    await lars.taps("2. Att punkt 2 utgår.")
    await lars.says("Att punkt 2 kvarstår.")
    await lars.taps("Anta")
    assert (await satser(stage))[1] == "Att punkt 2 kvarstår."


async def test_a_piece_one_went_back_from_waits_for_no_words(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/andra")
    await lars.taps("2. Att punkt 2 utgår.")
    await lars.taps("Tillbaka")
    await lars.says("Att punkt 2 kvarstår.")
    assert "Vad ska texten bli" in lars.last.text


async def test_the_bilagas_title_is_changed_by_reply(stage: Stage) -> None:
    lars = await begun(stage, "grupp")
    await lars.says("/andra")
    await lars.taps("Bilagans rubrik")
    assert "Remiss av Överenskommelse" in lars.last.text
    await lars.replies("Bilagans rubrik", "Ungas fritid")
    await lars.taps("Anta")
    assert (await the_draft(stage)).text.title == "Ungas fritid"


async def test_a_piece_somebody_else_removed_is_gone(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.says("/andra")
    menu = lars.last
    await lars.says("/angra")
    assert await lars.taps("1. Att punkt 1 utgår.", menu) == told(GoneItem())


async def test_a_piece_that_fits_a_button_can_be_copied_to_be_written_anew(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    for sats, copied in (("Att avslå.", "Att avslå."), ("Att utreda frågan vidare. " * 20, None)):
        await lars.says(f"/att {sats}")
        asked = await lars.says("/andra")
        await lars.taps(next(label for label in labels(asked) if sats[:10] in label))
        buttons = {button.label: button.copy_text for row in lars.last.buttons for button in row}
        assert buttons.get("Kopiera") == copied
