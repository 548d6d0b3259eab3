"""A heading with what stands under it, a table and its cells, and where a block can be moved."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.errors import StaleButton
from tests.chat import Chatter
from tests.handlers.acting import forges, label, labels, stored_board, the_draft, told
from tests.handlers.plans import evening
from tests.handlers.test_proposing import adopted

ASKS = "Svara på det här"


async def laid_open(lars: Chatter, heading: str) -> None:
    """The heading's own block, by the outline."""
    await lars.says("/andra")
    await lars.taps("Ändra i en handling")
    await lars.taps(next(name for name in labels(lars.last) if name.endswith(heading)))
    await lars.taps(label(lars.last, "▪︎"))


async def test_a_heading_is_named_by_its_words(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await laid_open(lars, " Mål")
    assert lars.last.text.startswith("Rubriken ”Mål”\n")


async def test_a_heading_is_struck_alone_or_with_all_under_it(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await laid_open(lars, " Mål")
    await lars.taps("Stryk rubriken")
    assert "Att stryka rubriken ”Mål”." in lars.last.text
    await laid_open(lars, " Mål")
    await lars.taps("Stryk hela avsnittet")
    assert await adopted(lars) == ["Att stryka avsnittet ”Mål”."]


async def test_a_heading_moves_with_all_under_it(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await laid_open(lars, " Ansvar")
    await lars.taps("Flytta")
    assert labels(lars.last) == ["Först", "Efter: Uppföljning", "Tillbaka"]
    await lars.taps("Efter: Uppföljning")
    assert await adopted(lars) == ["Att flytta avsnittet ”Uppföljning” till före rubriken ”Ansvar”."]


async def test_a_block_is_not_offered_the_place_where_it_stands(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra sand byts")
    await lars.taps("Flytta")
    assert "Efter: Gungor byts" not in labels(lars.last)
    assert "Efter tabellen" in labels(lars.last)
    await lars.taps("Tillbaka")
    await lars.says("/andra sista")
    await lars.taps("Flytta")
    assert "Det finns inget annat ställe under samma rubrik." in lars.last.text


async def test_a_cell_is_answered_emptied_and_filled_again(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra föreningen")
    assert lars.last.text.startswith("Tabellen under rubriken ”Mål”, rad 3, kolumn 2\n")
    await lars.replies(ASKS, "Byalaget")
    assert await adopted(lars) == [
        "Att i tabellen under rubriken ”Mål”, rad 3, kolumn 2, ändra ”Föreningen” till ”Byalaget”."
    ]
    await lars.says("/andra byalaget")
    await lars.taps("Töm rutan")
    assert await adopted(lars) == [
        "Att i tabellen under rubriken ”Mål”, rad 3, kolumn 2, stryka ”Föreningen”."
    ]
    handling = (await stored_board(stage)).handlingar[0].id
    cell = (await the_draft(stage)).text.amendments[0].patch.split('+["')[1].split('"')[0]
    await forges(lars, f"block:{(await the_draft(stage)).id}:{handling}:{cell}", lars.last)
    assert "(tom ruta)" in lars.last.text
    await lars.replies(ASKS, "Kommunen")
    assert await adopted(lars) == [
        "Att i tabellen under rubriken ”Mål”, rad 3, kolumn 2, ändra ”Föreningen” till ”Kommunen”."
    ]


async def test_a_row_is_struck_and_a_paragraph_put_behind_the_table(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra föreningen")
    await lars.taps("Stryk raden")
    assert "Att i tabellen under rubriken ”Mål” stryka rad 3." in lars.last.text
    await lars.says("/andra norra")
    await lars.taps("Lägg till efter tabellen")
    await lars.says("Parkerna ses över varje år.")
    assert await adopted(lars) == [
        "Att lägga till följande stycke efter tabellen under rubriken ”Mål”: ”Parkerna ses över varje år.”"
    ]


@pytest.mark.parametrize("data", ["shift:{0}:{1}:{2}:0", "place:{0}:{1}:{2}:", "place:{0}:{1}:b2:{2}"])
async def test_nothing_is_moved_into_a_table_or_out_of_one(stage: Stage, data: str) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra norra")
    cell = next(str(b.data) for row in lars.last.buttons for b in row if b.label == "Töm rutan").split(":")[
        -1
    ]
    draft, handling = (await the_draft(stage)).id, (await stored_board(stage)).handlingar[0].id
    assert await forges(lars, data.format(draft, handling, cell)) == told(StaleButton())
