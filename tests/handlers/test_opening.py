"""/nytt: an ärende, a kind, and the card stands there."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.draft import Kind
from drafts.errors import NotServing, StaleButton
from drafts.meeting_errors import MeetingOver
from tests.chat import enter, open_draft
from tests.handlers.acting import account, forges, labels, log_length, told
from tests.handlers.convening import decides, with_agenda, writes


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


async def test_a_kind_there_is_not_opens_nothing(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    before = await log_length(stage)
    data = f"kind:{stage.board.id}:23:{account(lars)}:lappri"
    assert await forges(lars, data) == told(StaleButton())
    assert await log_length(stage) == before


async def test_an_ersattare_begins_nothing_but_is_told_what_they_may(stage: Stage) -> None:
    (erik,) = await enter(stage, "Erik")
    await erik.says("/nytt")
    assert await erik.taps("Ärende 23") == told(NotServing())


@pytest.mark.parametrize(
    ("kind", "said"),
    [("Eget förslag", "ett eget förslag"), ("Återremiss", "en återremiss"), ("Avslag", "ett avslag")],
)
async def test_the_history_begins_with_the_kind(stage: Stage, kind: str, said: str) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars, kind=kind)
    assert f"Lars Ekdahl började på {said} i ärende 23" in (await lars.says("/historik")).text


async def test_eget_is_gemensamt_as_soon_as_two_stand_behind_it(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars, kind="Eget förslag")
    assert lars.message("Bakom förslaget").text.startswith("Eget förslag")
    await jonas.taps("Jag är med")
    assert lars.message("Bakom förslaget").text.startswith("Gemensamt förslag")


async def test_a_card_with_very_much_in_it_still_fits(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/att " + "\n".join(f"{n}. Att {'nämnden avslår ' * 7}." for n in range(1, 31)))
    await lars.says("/motivering " + "\n\n".join("Nämnden bör göra mer. " * 9 for _ in range(15)))
    card = lars.message("Texten är för lång för kortet")
    assert "… och 20 till." in card.text
    assert "Motivering: 15 stycken" in card.text


async def test_where_two_meetings_are_ahead_each_arende_has_its_date(stage: Stage) -> None:
    maria = await with_agenda(stage, "31")
    await maria.says("/kallelse 5 dec 2030 18.30")
    await writes(maria, "31", "En annan sak")
    (lars,) = await enter(stage, "Lars")
    await lars.says("/nytt")
    assert "Sammanträde torsdag 28 nov 2030 kl. 18.30\n31. Cykelställ" in lars.last.text
    assert "Sammanträde torsdag 5 dec 2030 kl. 18.30\n31. En annan sak" in lars.last.text
    assert labels(lars.last)[:3] == ["Ärende 31, 28 nov", "Ärende 31, 5 dec", "Ärende 9 A"]
    await lars.taps("Ärende 31, 5 dec")
    assert lars.last.text.startswith("Ärende 31\nEn annan sak")


async def test_what_is_over_or_decided_is_not_offered(stage: Stage) -> None:
    maria = await with_agenda(stage, "31", "32")
    (lars,) = await enter(stage, "Lars")
    await decides(maria, "31")
    await lars.says("/nytt")
    assert "Ärende 32, 28 nov" in labels(lars.last)
    assert "Ärende 31, 28 nov" not in labels(lars.last)
    shown = lars.last
    await forges(maria, f"endmeet:{stage.board.id}:_1")
    assert await lars.taps("Ärende 32, 28 nov", shown) == told(MeetingOver())
    await lars.says("/nytt")
    assert labels(lars.last) == ["Ärende 9 A", "Ärende 23", "Ärende 24"]
