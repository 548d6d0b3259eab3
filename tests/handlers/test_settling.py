"""/namnd: what differs between boards, and what it does to signatures at once."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.errors import NotReady, OnlySecretary
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import labels, stored_board, told


async def evening(stage: Stage) -> tuple[Chatter, Chatter, Chatter]:
    """Lars and Erik (e.y.) have signed a draft with motivation; Maria has her settings before her."""
    lars, erik, maria = await enter(stage, "Lars", "Erik", "Maria")
    await open_draft(lars.within("grupp"))
    await lars.within("grupp").says("/att Att nämnden avslår.")
    await lars.within("grupp").says("/motivering Vi vill.")
    await erik.within("grupp").taps("Jag är med")
    for who in (lars, erik):
        await who.within("grupp").taps("Skriv under")
    await maria.says("/namnd")
    return lars.within("grupp"), erik.within("grupp"), maria


async def test_the_settings_are_told_in_words_and_turned_by_buttons(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/namnd")
    assert "22 personer, 3 ärenden." in maria.last.text
    assert "Ersättare som inte tjänstgör får stå bakom förslag (e.y.)." in maria.last.text
    await maria.taps("Tillåt inte ersättaryttrande")
    assert "Ersättare som inte tjänstgör får inte stå bakom förslag" in maria.last.text
    assert not (await stored_board(stage)).settings.ersattaryttrande
    await maria.taps("Tillåt ersättaryttrande")
    assert (await stored_board(stage)).settings.ersattaryttrande


@pytest.mark.parametrize(
    ("setting", "off", "on", "said"),
    [
        (
            "uttalande",
            "Tillåt inte särskilt uttalande",
            "Tillåt särskilt uttalande",
            "Särskilda uttalanden får inte lämnas",
        ),
        (
            "anteckning",
            "Tillåt inte protokollsanteckning",
            "Tillåt protokollsanteckning",
            "Protokollsanteckningar får inte lämnas",
        ),
    ],
)
async def test_what_the_chair_allows_is_a_setting(
    stage: Stage, setting: str, off: str, on: str, said: str
) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/namnd")
    await maria.taps(off)
    assert said in maria.last.text
    assert not getattr((await stored_board(stage)).settings, setting)
    await maria.taps(on)
    assert said not in maria.last.text
    assert getattr((await stored_board(stage)).settings, setting)


async def test_that_ersattare_note_to_the_minutes_is_off_until_it_is_allowed(stage: Stage) -> None:
    """KL 6:17 leaves it to the board."""
    (maria,) = await enter(stage, "Maria")
    await maria.says("/namnd")
    assert "Ersättare som inte tjänstgör får inte lämna protokollsanteckning." in maria.last.text
    await maria.taps("Ersättare får lämna anteckning")
    assert "Ersättare som inte tjänstgör får lämna protokollsanteckning." in maria.last.text
    assert (await stored_board(stage)).settings.ersattare_antecknar


async def test_only_the_secretary_sees_them(stage: Stage) -> None:
    (anders,) = await enter(stage, "Anders")
    assert (await anders.says("/namnd")).text == told(OnlySecretary())


async def test_where_motivation_does_not_reopen_signatures_they_stand(stage: Stage) -> None:
    lars, _erik, maria = await evening(stage)
    await maria.taps("Motivering ska inte öppna underskrifter")
    await lars.says("/motivering Och vi kan.")
    assert "✅ Alla har skrivit under" in lars.message("Bakom förslaget").text


async def test_the_setting_itself_may_reopen_them_and_each_is_shown_why(stage: Stage) -> None:
    lars, erik, maria = await evening(stage)
    await maria.taps("Motivering ska inte öppna underskrifter")
    await lars.says("/motivering Och vi kan.")
    await maria.taps("Motivering ska öppna underskrifter")
    assert "Underskrifter saknas från" in lars.message("Bakom förslaget").text
    for who in (lars, erik):
        assert "Stycke 2 i motiveringen är ny:\nOch vi kan." in who.within("").last.text
    assert (await lars.says("/skicka")).text == told(NotReady(("unsigned",)))


async def test_an_ersattare_who_may_not_be_noted_holds_nobody_up(stage: Stage) -> None:
    lars, _erik, maria = await evening(stage)
    await lars.says("/att Att nämnden tackar.")
    await lars.taps("Skriv under")
    assert "Underskrift saknas från Erik Lindman (KD)." in lars.message("Bakom förslaget").text
    await maria.taps("Tillåt inte ersättaryttrande")
    card = lars.message("Bakom förslaget")
    assert "✅ Alla har skrivit under" in card.text
    assert "➖ Erik Lindman (KD), namnges inte i bilagan" in card.text
    assert "Lämna in" in labels(card)
    await lars.taps("Lämna in")
    assert "Erik" not in lars.last.text
