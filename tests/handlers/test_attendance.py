"""The roll, and what everyone says of themselves."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.errors import NothingChanged, OnlySecretary, StaleButton, UnknownArende
from drafts.meeting_errors import Absent, ArendeDecided, MayNotSetJav, Undeciding
from tests.chat import Chatter, enter
from tests.handlers.acting import forges, label, labels, log_length, stored_board, told
from tests.handlers.convening import decides, shows, the_meeting, with_agenda

PARTS = "Kommer senare eller går tidigare …"


async def with_draft(stage: Stage) -> tuple[Chatter, Chatter, Chatter]:
    """Maria sees the meeting; Lars and Jonas have signed a draft in its ärende 31, in the group."""
    maria = await with_agenda(stage)
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await lars.says("/nytt")
    await lars.taps("Ärende 31, 28 nov")
    await lars.taps("Gemensamt förslag")
    await lars.says("/att Att nämnden avslår.")
    await jonas.taps("Jag är med")
    for who in (lars, jonas):
        await who.taps("Skriv under")
    assert "✅ Alla har skrivit under" in lars.message("Bakom förslaget").text
    return maria, lars, jonas


async def test_a_tap_turns_there_to_not_there_and_back(stage: Stage) -> None:
    maria = await with_agenda(stage)
    await maria.taps("Närvaro")
    assert "21 av 21 är närvarande." in maria.last.text
    await maria.taps("✅ Jonas Thorell (M)")
    assert "20 av 21 är närvarande." in maria.last.text
    assert (await the_meeting(stage)).absent == {stage.person("Jonas").id}
    await maria.taps("❌ Jonas Thorell (M)")
    assert (await the_meeting(stage)).absent == frozenset()


async def test_the_roll_is_read_by_the_page(stage: Stage) -> None:
    maria = await with_agenda(stage)
    await maria.taps("Närvaro")
    await maria.taps("Fler ›")
    assert labels(maria.last)[0] == "✅ Sten Markusson (AlmP)"
    await maria.taps("✅ Sten Markusson (AlmP)")
    assert labels(maria.last)[0] == "❌ Sten Markusson (AlmP)"


async def test_who_is_away_is_no_proposer_and_the_card_says_why(stage: Stage) -> None:
    maria, lars, _jonas = await with_draft(stage)
    await maria.taps("Närvaro")
    await maria.taps("✅ Jonas Thorell (M)")
    card = lars.message("Bakom förslaget").text
    assert "Jonas Thorell (M), frånvarande" in card
    assert "Underskrift saknas från Lars Ekdahl (C)." in card
    assert lars.within("").sees("Jonas Thorell (M) är inte längre förslagsställare.")
    await maria.taps("❌ Jonas Thorell (M)")
    assert "✅ Alla har skrivit under" in lars.message("Bakom förslaget").text


async def test_who_leaves_before_an_arende_is_gone_from_there_on(stage: Stage) -> None:
    maria, lars, jonas = await with_draft(stage)
    await maria.taps("Närvaro")
    await maria.taps(PARTS)
    await maria.taps("✅ Jonas Thorell (M)")
    await maria.taps("Lämnar före …")
    await maria.taps("Ärende 32")
    assert "Deltar inte i ärende 32." in maria.last.text
    assert "✅ Alla har skrivit under" in lars.message("Bakom förslaget").text
    await jonas.within("").says("/nytt")
    assert await jonas.within("").taps("Ärende 32, 28 nov") == told(Absent())


async def test_coming_back_is_warned_of_and_the_secretary_decides(stage: Stage) -> None:
    maria = await with_agenda(stage, "31", "32", "33")
    id_ = stage.person("Jonas").id
    await forges(maria, f"left:{stage.board.id}:_1:{id_}:32")
    await maria.taps("Närvaro")
    await maria.taps("🚪 Jonas Thorell (M)")
    assert "Deltar inte i ärendena 32 och 33." in maria.last.text
    await maria.taps("Kommer före …")
    assert "får inte komma tillbaka samma dag (KL 5:18–20" in maria.last.text
    await maria.taps("Ärende 33")
    assert "Deltar inte i ärende 32." in maria.last.text
    await maria.taps("Närvarande hela tiden")
    assert "✅ Närvarande." in maria.last.text


async def test_who_comes_late_is_not_warned_of(stage: Stage) -> None:
    maria = await with_agenda(stage)
    await maria.taps("Närvaro")
    await maria.taps("✅ Jonas Thorell (M)")
    await maria.taps(PARTS)
    await maria.taps("❌ Jonas Thorell (M)")
    await maria.taps("Kommer före …")
    assert "komma tillbaka" not in maria.last.text
    await maria.taps("Ärende 32")
    assert "Deltar inte i ärende 31." in maria.last.text


async def test_one_says_of_oneself_that_one_cannot_come_and_takes_it_back(stage: Stage) -> None:
    maria = await with_agenda(stage)
    (jonas,) = await enter(stage, "Jonas")
    await shows(jonas)
    await jonas.taps("Jag kan inte komma")
    assert "Frånvarande: Jonas Thorell (M)." in jonas.last.text
    assert maria.last.text.startswith("Jonas Thorell (M) kan inte komma till sammanträdet torsdag 28 nov")
    await jonas.taps("Jag kan komma ändå")
    assert maria.last.text.endswith("ändå.")
    assert (await the_meeting(stage)).absent == frozenset()


async def test_one_says_of_oneself_that_one_leaves(stage: Stage) -> None:
    maria = await with_agenda(stage)
    (jonas,) = await enter(stage, "Jonas")
    await shows(jonas)
    await jonas.taps("Jag går tidigare")
    assert "Före vilket ärende går du?" in jonas.last.text
    await jonas.taps("Ärende 32")
    assert "Jonas Thorell (M) deltar inte från ärende 32." in jonas.last.text
    assert maria.last.text.startswith("Jonas Thorell (M) går före ärende 32")
    assert not {"Jag kan inte komma", "Jag går tidigare", "Jag kan komma ändå"} & {*labels(jonas.last)}


async def test_in_a_group_nobodys_own_buttons_stand(stage: Stage) -> None:
    await with_agenda(stage)
    (jonas,) = await enter(stage, "Jonas", group="grupp")
    await shows(jonas)
    assert labels(jonas.last) == ["Ärende 31", "Ärende 32", "Alla sammanträden"]
    await jonas.taps("Ärende 31")
    assert "Jag är jävig" not in labels(jonas.last)


async def test_nobody_speaks_for_another_or_comes_back_by_themselves(stage: Stage) -> None:
    maria = await with_agenda(stage)
    jonas, anders = await enter(stage, "Jonas", "Anders")
    board, lars, own = stage.board.id, stage.person("Lars").id, stage.person("Jonas").id
    for who in (jonas, anders):
        for act in (
            f"whole:{board}:_1:{lars}:0",
            f"left:{board}:_1:{lars}:31",
            f"leaving:{board}:_1:{lars}:0",
        ):
            assert await forges(who, act) == told(OnlySecretary())
    await forges(jonas, f"left:{board}:_1:{own}:32")
    before = await log_length(stage)
    for act in (f"whole:{board}:_1:{own}:1", f"came:{board}:_1:{own}:32", f"cantcome:{board}:_1:0"):
        assert await forges(jonas, act) == told(OnlySecretary())
    assert await forges(maria, f"cantcome:{board}:_1:1") == told(Undeciding())
    assert await log_length(stage) == before


async def test_made_up_facts_change_nothing(stage: Stage) -> None:
    maria = await with_agenda(stage)
    (jonas,) = await enter(stage, "Jonas")
    board, own = stage.board.id, stage.person("Jonas").id
    before = await log_length(stage)
    assert await forges(jonas, f"left:{board}:_1:{own}:23") == told(UnknownArende())
    assert await forges(jonas, f"cantcome:{board}:_1:0") == told(NothingChanged())
    assert await forges(jonas, f"cantcome:{board}:_1:7") == told(StaleButton())
    assert await forges(maria, f"whole:{board}:_1:{own}:x") == told(StaleButton())
    assert await forges(maria, f"whole:{board}:_1:{stage.person('Maria').id}:0") == told(Undeciding())
    assert await log_length(stage) == before


async def test_two_taps_on_their_way_change_it_twice_and_nothing_breaks(stage: Stage) -> None:
    maria = await with_agenda(stage)
    await maria.taps("Närvaro")
    shown = maria.last
    maria.tap("✅ Jonas Thorell (M)", shown)
    maria.tap("✅ Lars Ekdahl (C)", shown)
    await stage.settle()
    assert "19 av 21 är närvarande." in maria.last.text


# Jäv.


async def test_jav_is_declared_after_a_question_and_told_to_the_secretary(stage: Stage) -> None:
    maria, lars, jonas = await with_draft(stage)
    own = jonas.within("")
    await own.says("/arenden")
    await own.taps("Ärende 31")
    await own.taps("Jag är jävig")
    assert "varken delta i ärendet eller vara närvarande" in own.last.text
    await own.taps("Ja, jag är jävig")
    assert own.last.text.startswith("Du är antecknad som jävig i ärende 31.")
    assert not own.sees("skriver under igen")
    assert maria.last.text.startswith("Jonas Thorell (M) har anmält jäv i ärende 31")
    assert "Jonas Thorell (M), jävig" in lars.message("Bakom förslaget").text
    await own.taps("Tillbaka")
    assert "Jonas Thorell (M) är jävig." in own.last.text
    assert "Jag är jävig" not in labels(own.last)


async def test_a_question_answered_with_back_declares_nothing(stage: Stage) -> None:
    await with_agenda(stage)
    (jonas,) = await enter(stage, "Jonas")
    await jonas.says("/arenden")
    await jonas.taps("Ärende 31")
    await jonas.taps("Jag är jävig")
    await jonas.taps("Tillbaka")
    assert not (await stored_board(stage)).jav


@pytest.mark.parametrize("name", ["Maria", "Anders"])
async def test_secretary_and_chair_enter_jav_and_take_it_back(stage: Stage, name: str) -> None:
    await with_agenda(stage)
    (who,) = await enter(stage, name)
    await who.says("/arenden")
    await who.taps("Ärende 31")
    await who.taps("Jäv")
    await who.taps("▫️ Jonas Thorell (M)")
    assert (await stored_board(stage)).jav == {("31", stage.person("Jonas").id)}
    await who.taps(label(who.last, "⚖️ Jonas"))
    assert not (await stored_board(stage)).jav


async def test_jav_is_nobody_elses_to_say(stage: Stage) -> None:
    maria = await with_agenda(stage)
    jonas, lars = await enter(stage, "Jonas", "Lars")
    board, whom = stage.board.id, stage.person("Jonas").id
    assert await forges(lars, f"javset:{board}:31:{whom}:1") == told(MayNotSetJav())
    await forges(jonas, f"javset:{board}:31:{whom}:1")
    before = await log_length(stage)
    for who in (lars, jonas):
        assert await forges(who, f"javset:{board}:31:{whom}:0") == told(MayNotSetJav())
    assert await forges(maria, f"javset:{board}:31:{whom}:2") == told(StaleButton())
    assert await forges(maria, f"javset:{board}:99:{whom}:1") == told(UnknownArende())
    assert await log_length(stage) == before


async def test_of_what_is_decided_nobody_speaks_themselves_out(stage: Stage) -> None:
    maria = await with_agenda(stage)
    (jonas,) = await enter(stage, "Jonas")
    board, own = stage.board.id, stage.person("Jonas").id
    await decides(maria, "31")
    await shows(jonas)
    assert "Jag kan inte komma" not in labels(jonas.last)
    await jonas.taps("Jag går tidigare")
    assert labels(jonas.last) == ["Ärende 32", "Till sammanträdet"]
    for act in (f"cantcome:{board}:_1:1", f"left:{board}:_1:{own}:31", f"javset:{board}:31:{own}:1"):
        assert await forges(jonas, act) == told(ArendeDecided())
    await shows(maria)
    await maria.taps("Närvaro")
    await maria.taps("✅ Jonas Thorell (M)")
    assert "Närvarande hela tiden" in labels(maria.last)


async def test_whoever_is_noted_away_by_the_secretary_learns_it(stage: Stage) -> None:
    maria, _lars, jonas = await with_draft(stage)
    await maria.taps("Närvaro")
    await maria.taps("✅ Jonas Thorell (M)")
    own = jonas.within("")
    assert "antecknat att du är frånvarande" in own.last.text
    await maria.taps("❌ Jonas Thorell (M)")
    assert "antecknat att du är närvarande" in own.last.text
    await maria.taps(PARTS)
    await maria.taps("✅ Jonas Thorell (M)", maria.last)
    await maria.taps("Lämnar före …")
    await maria.taps("Ärende 32")
    assert "före ärende 32" in own.last.text
    assert not maria.sees("kan inte komma")


async def test_whoever_is_noted_to_have_jav_by_the_secretary_learns_it(stage: Stage) -> None:
    maria, _lars, jonas = await with_draft(stage)
    await maria.says("/arenden")
    await maria.taps("Ärende 31")
    await maria.taps("Jäv")
    await maria.taps("▫️ Jonas Thorell (M)")
    own = jonas.within("")
    assert "har antecknat att du är jävig i ärende 31" in own.last.text
    await maria.taps("⚖️ Jonas Thorell (M)")
    assert "har tagit bort anteckningen" in own.last.text
