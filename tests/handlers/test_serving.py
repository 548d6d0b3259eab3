"""Which ersättare serve, first who and then in whose place."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.errors import MayNotSetServing, UnknownPerson
from drafts.meeting_errors import ErsattareAway, NotInPlace, PlaceTaken
from tests.chat import Chatter, enter
from tests.handlers.acting import forges, labels, log_length, stored_board, told
from tests.handlers.convening import with_agenda


async def asked(stage: Stage, name: str = "Maria") -> Chatter:
    """The list of ersättare for the whole meeting; Helena (KD) and Lars (C) are not there."""
    await with_agenda(stage)
    maria, who = await enter(stage, "Maria", name)
    for absent in ("Helena", "Lars"):
        await forges(maria, f"whole:{stage.board.id}:_1:{stage.person(absent).id}:0")
    await forges(who, f"serving:{stage.board.id}:_1", who.messages[-1])
    return who


async def test_who_is_away_stands_first_and_the_own_party_before_others(stage: Stage) -> None:
    maria = await asked(stage)
    await maria.taps("▫️ Erik Lindman (KD)")
    assert maria.last.text.startswith("I vems ställe tjänstgör Erik Lindman (KD) i hela sammanträdet torsdag")
    assert labels(maria.last)[:3] == [
        "Helena Brodin (KD), borta",
        "Lars Ekdahl (C), borta",
        "Anders Hedlund (S)",
    ]
    await maria.taps("Helena Brodin (KD), borta")
    assert "✅ Erik Lindman (KD), för Helena Brodin (KD)" in labels(maria.last)
    await maria.taps("▫️ Ingrid Sjögren (C)")
    assert "Helena Brodin (KD), borta" not in labels(maria.last)


async def test_who_is_called_in_is_told_and_stands_down_by_a_tap(stage: Stage) -> None:
    maria = await asked(stage)
    (erik,) = await enter(stage, "Erik")
    await maria.taps("▫️ Erik Lindman (KD)")
    await maria.taps("Helena Brodin (KD), borta")
    assert erik.last.text.startswith("Du är inkallad och tjänstgör i hela sammanträdet torsdag 28 nov 2030")
    assert "i stället för Helena Brodin (KD)." in erik.last.text
    await maria.taps("✅ Erik Lindman (KD), för Helena Brodin (KD)")
    assert "▫️ Erik Lindman (KD)" in labels(maria.last)


async def test_in_one_arende_another_takes_the_place(stage: Stage) -> None:
    maria = await asked(stage)
    await maria.taps("▫️ Erik Lindman (KD)")
    await maria.taps("Helena Brodin (KD), borta")
    await maria.says("/arenden")
    await maria.taps("Ärende 32")
    await maria.taps("Tjänstgöring")
    await maria.taps("▫️ Oskar Fors (V)")
    await maria.taps("Helena Brodin (KD), borta")
    await maria.taps("Tillbaka")
    assert "Helena Brodin (KD) är frånvarande och ersätts av Oskar Fors (V)." in maria.last.text


async def test_a_gruppledare_fills_the_own_partys_places_only(stage: Stage) -> None:
    johan = await asked(stage, "Johan")
    assert labels(johan.last) == ["▫️ Mira Petrović (L)", "Tillbaka"]
    await johan.taps("▫️ Mira Petrović (L)")
    assert labels(johan.last)[:-2] == ["Johan Sandqvist (L)"]
    mira, helena = stage.person("Mira").id, stage.person("Helena").id
    before = await log_length(stage)
    assert await forges(johan, f"fill:{stage.board.id}:_1:{mira}:{helena}") == told(MayNotSetServing())
    assert await log_length(stage) == before


async def test_made_up_places_are_refused(stage: Stage) -> None:
    maria = await asked(stage)
    board = stage.board.id
    erik, oskar, helena, sofia = (stage.person(n).id for n in ("Erik", "Oskar", "Helena", "Sofia"))
    await forges(maria, f"fill:{board}:_1:{erik}:{helena}")
    await forges(maria, f"whole:{board}:_1:{sofia}:0")
    before = await log_length(stage)
    for data, refusal in (
        (f"{oskar}:{helena}", PlaceTaken()),
        (f"{oskar}:{erik}", NotInPlace()),
        (f"{oskar}:p999", UnknownPerson()),
        (f"{oskar}:", UnknownPerson()),
        (f"{sofia}:{helena}", ErsattareAway()),
    ):
        assert await forges(maria, f"fill:{board}:_1:{data}") == told(refusal)
    assert await log_length(stage) == before


async def test_a_politician_without_a_say_is_told_so(stage: Stage) -> None:
    await asked(stage)
    (jonas,) = await enter(stage, "Jonas")
    erik, helena = stage.person("Erik").id, stage.person("Helena").id
    for act in (f"serving:{stage.board.id}:_1", f"instead:{stage.board.id}:_1:{erik}"):
        assert await forges(jonas, act) == told(MayNotSetServing())
    assert await forges(jonas, f"fill:{stage.board.id}:_1:{erik}:{helena}") == told(MayNotSetServing())
    assert not (await stored_board(stage)).services
