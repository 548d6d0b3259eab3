"""/arenden: the agenda, who serves, and the secretary's own way of writing an ärende."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.play.stage import Stage, open_stage
from drafts.errors import MayNotSetServing, NothingChanged, StaleButton, UnknownMeeting
from drafts.meeting_errors import NotErsattare
from tests.chat import Chatter, enter
from tests.handlers.acting import check_peace, forges, labels, log_length, stored_board, told
from tests.handlers.convening import decides, with_agenda, writes


async def test_an_arende_is_shown_with_the_administrations_proposal(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await lars.says("/arenden")
    await lars.taps("Ärende 23")
    assert "Förvaltningens förslag till beslut\nStadsdelsnämnden överlämnar" in lars.last.text
    assert labels(lars.last) == [
        "Nytt utkast",
        "Tjänstgöring",
        "Jag är jävig",
        "Lägg till handling",
        "Till dagordningen",
    ]


async def test_the_next_meetings_agenda_is_shown_first(stage: Stage) -> None:
    """Then what is on no agenda; the other meetings are a button away."""
    maria = await with_agenda(stage, "31")
    await maria.says("/kallelse 21 nov 2030 18.30")
    await writes(maria, "1", "Val av justerare")
    (lars,) = await enter(stage, "Lars")
    await lars.says("/arenden")
    assert lars.last.text.startswith("Dagordning torsdag 21 nov 2030 kl. 18.30")
    assert labels(lars.last) == ["Ärende 1", "Sammanträdet", "Övriga ärenden", "Alla sammanträden"]
    await lars.taps("Övriga ärenden")
    assert lars.last.text.startswith("Ärenden utan sammanträde i Västra Almhamns")
    assert labels(lars.last)[:3] == ["Ärende 9 A", "Ärende 23", "Ärende 24"]
    await lars.taps("Alla sammanträden")
    await lars.taps("torsdag 28/11 2030")
    await lars.taps("Ärende 31")
    await lars.taps("Till dagordningen")
    assert lars.last.text.startswith("Dagordning torsdag 28 nov 2030 kl. 18.30")


async def test_when_the_next_is_closed_the_one_after_is_next(stage: Stage) -> None:
    maria = await with_agenda(stage, "31")
    await maria.says("/kallelse 21 nov 2030 18.30")
    await forges(maria, f"endmeet:{stage.board.id}:_2")
    assert (await maria.says("/arenden")).text.startswith("Dagordning torsdag 28 nov 2030")
    await forges(maria, f"endmeet:{stage.board.id}:_1")
    assert (await maria.says("/arenden")).text.startswith("Ärenden utan sammanträde")


async def test_a_decided_arende_says_what_was_decided(stage: Stage) -> None:
    maria = await with_agenda(stage, "31", "32")
    (lars,) = await enter(stage, "Lars")
    await decides(maria, "31")
    assert "31. Cykelställ vid stationen · beslutat" in (await lars.says("/arenden")).text
    await lars.taps("Ärende 31")
    assert "Beslut\nNämnden beslutade enligt förvaltningens förslag." in lars.last.text
    assert not {"Nytt utkast", "Jag är jävig", "Lägg till handling"} & {*labels(lars.last)}
    assert "Reservera dig" in labels(lars.last)
    await maria.says("/arenden")
    await maria.taps("Ärende 31")
    assert {"Beslut", "Tjänstgöring", "Jäv"} <= {*labels(maria.last)}


async def test_agendas_there_are_not(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    assert await forges(maria, f"agenda:{stage.board.id}:_7:0") == told(UnknownMeeting())
    assert await forges(maria, f"agenda:{stage.board.id}:-:7") == told(StaleButton())
    assert await forges(maria, f"agenda:{stage.board.id}:0") == told(StaleButton())


async def test_a_draft_is_begun_from_its_arende(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await lars.says("/arenden")
    await lars.taps("Ärende 24")
    assert await jonas.taps("Nytt utkast") == told(StaleButton())
    await lars.taps("Nytt utkast")
    await lars.taps("Avslag")
    assert lars.message("Bakom förslaget").text.startswith("Avslag · Ärende 24")


async def test_two_taps_on_their_way_begin_one_draft(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    asked = await lars.says("/nytt")
    await lars.taps("Ärende 23")
    lars.tap("Avslag", asked)
    lars.tap("Avslag", asked)
    await stage.settle()
    assert (await lars.says("/utkast")).text.startswith("Avslag · Ärende 23")


async def test_the_chair_sets_who_serves_and_a_gruppledare_the_partys_own(stage: Stage) -> None:
    anders, lars, jonas = await enter(stage, "Anders", "Lars", "Jonas")
    for who in (anders, lars):
        await who.says("/arenden")
        await who.taps("Ärende 23")
        await who.taps("Tjänstgöring")
    assert len(labels(anders.last)) == 10
    assert labels(lars.last) == ["▫️ Ingrid Sjögren (C)", "Tillbaka"]
    await lars.taps("▫️ Ingrid Sjögren (C)")
    assert labels(lars.last) == ["Lars Ekdahl (C)", "Ingen särskild plats", "Tillbaka"]
    await lars.taps("Ingen särskild plats")
    assert labels(lars.last)[0] == "✅ Ingrid Sjögren (C)"
    await lars.taps("Tillbaka")
    assert "Tjänstgörande ersättare: Ingrid Sjögren (C)." in lars.last.text
    await jonas.says("/arenden")
    await jonas.taps("Ärende 23")
    assert "Tjänstgöring" not in labels(jonas.last)
    assert await forges(jonas, f"serving:{stage.board.id}:23", jonas.last) == told(MayNotSetServing())


async def test_only_an_ersattare_is_called_in(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    before = await log_length(stage)
    lars, erik = stage.person("Lars").id, stage.person("Erik").id
    assert await forges(maria, f"serve:{stage.board.id}:23:{lars}:1") == told(NotErsattare())
    assert await forges(maria, f"serve:{stage.board.id}:23:{erik}:0") == told(NothingChanged())
    assert await forges(maria, f"serve:{stage.board.id}:23:{erik}:2") == told(StaleButton())
    assert await log_length(stage) == before


@pytest.fixture
def long_agenda(tmp_path: Path) -> Path:
    folder = tmp_path / "langnamnden"
    folder.mkdir()
    (folder / "namnd.yaml").write_text("namn: Långa nämnden\n", encoding="utf-8")
    register = "namn;parti;roll\nLars Ekdahl;C;ledamot\nMaria Kjellin;;sekreterare\n"
    (folder / "register.csv").write_text(register, encoding="utf-8")
    rows = [f"- ärende: {n}\n  titel: {'Ett mycket långt ärende ' * 10}{n}\n" for n in range(1, 151)]
    (folder / "arenden.yaml").write_text("".join(rows), encoding="utf-8")
    return folder


async def test_a_long_agenda_is_read_by_the_page(long_agenda: Path) -> None:
    async with open_stage(str(long_agenda)) as stage:
        lars, maria = await enter(stage, "Lars", "Maria")
        for who, command in ((lars, "/nytt"), (lars, "/arenden"), (maria, "/arenden")):
            shown = await who.says(command)
            assert "Fler ›" in labels(shown)
            for _ in range(8):
                await who.taps("Fler ›", shown)
            assert "Ärende 150" in labels(who.last)
            assert "Fler ›" not in labels(who.last)
        await lars.taps("Ärende 150")
        assert lars.last.text.startswith("Ärende 150")
        check_peace(stage)


ASKED = ("Vilket nummer", "Vilken rubrik", "Vilket diarienummer", "Vilken paragraf", "Hur lyder")


async def begun(stage: Stage) -> Chatter:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/arenden")
    await maria.taps("Nytt ärende")
    return maria


async def test_an_arende_is_written_a_question_at_a_time(stage: Stage) -> None:
    maria = await begun(stage)
    answers = ("25 B", "Ny lekplats", "VAH 2026/200", "§ 14", "Nämnden godkänner förslaget.")
    for question, answer in zip(ASKED, answers, strict=True):
        assert question in maria.last.text
        await maria.says(answer)
    assert "Ärende 25 B finns nu på dagordningen: Ny lekplats" in maria.last.text
    arende = (await stored_board(stage)).arende("25 B")
    assert (arende.diarienummer, arende.paragraph) == ("VAH 2026/200", "14")
    assert arende.proposal == "Nämnden godkänner förslaget."


@pytest.mark.parametrize("nothing", ["-", "–", "nej", "Hoppa över"])
async def test_what_is_not_there_is_skipped(stage: Stage, nothing: str) -> None:
    maria = await begun(stage)
    for answer in ("25", "Ny lekplats", nothing, nothing, nothing):
        await maria.says(answer)
    arende = (await stored_board(stage)).arende("25")
    assert (arende.diarienummer, arende.paragraph, arende.proposal) == ("", "", "")


async def test_a_faulty_answer_is_told_at_once_and_asked_again(stage: Stage) -> None:
    maria = await begun(stage)
    await maria.says("tjugotre")
    assert maria.last.text.startswith("”tjugotre” går inte att använda som nummer.")
    assert "Vilket nummer" in maria.last.text
    await maria.says("-")
    assert maria.last.text.startswith("Ärendet måste ha ett nummer.")
    await maria.says("25")
    await maria.says("R" * 400)
    assert "är för lång. Korta den." in maria.last.text
    await maria.says("-")
    assert maria.last.text.startswith("Ärendet måste ha en rubrik.")
    await maria.says("Ny lekplats")
    assert "Vilket diarienummer" in maria.last.text
    assert "Rad 0" not in "".join(message.text for message in maria.messages)


async def test_an_arende_there_is_already_is_told_of_before_it_is_replaced(stage: Stage) -> None:
    maria = await begun(stage)
    await maria.says("23")
    assert maria.last.text.startswith("Ärende 23 finns redan: Remiss av Överenskommelse")
    assert "ersätter det" in maria.last.text


async def test_the_dialogue_survives_what_lies_between(stage: Stage) -> None:
    """A reply to its question goes on with it, whatever was done meanwhile."""
    maria = await begun(stage)
    await maria.says("25")
    await maria.says("/hjalp")
    await maria.replies("Vilken rubrik", "Ny lekplats")
    assert "Vilket diarienummer" in maria.last.text
