"""/nytt: an ärende, a kind, and the card stands there."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.draft import Kind
from tests.chat import enter, open_draft


async def test_the_message_that_asked_becomes_the_card(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    asked = await lars.says("/nytt")
    draft = await open_draft(lars)
    assert draft.kind is Kind.GEMENSAMT
    assert lars.message("Bakom förslaget").id == asked.id + 2


async def test_only_the_one_who_asked_chooses(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await lars.says("/nytt")
    assert "någon annans" in await jonas.taps("Ärende 23")


async def test_avslag_begins_with_its_att_sats(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    draft = await open_draft(lars, kind="Avslag")
    assert [sats.text for sats in draft.text.satser] == ["Att avslå förvaltningens förslag till beslut."]
