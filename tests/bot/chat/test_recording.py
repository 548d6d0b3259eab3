"""What is done on the page is written down so that the player does it again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from bot.boards.folder import SHIPPED
from bot.chat.furnishing import furnish
from bot.chat.recording import Recording
from bot.play.player import Player
from bot.play.script import Act, Look, Script, Strike, read_script
from bot.play.stage import Stage, open_stage
from tests.chat import Chatter

HANDLING = (SHIPPED / "example/handlingar/overenskommelse.docx").read_bytes()


async def furnished(stage: Stage) -> Recording:
    await furnish(stage)
    for chat in list(stage.telegram.world.chats.values()):
        if not chat.is_private:
            stage.rooms[chat.title] = chat, None
            stage.rooms |= {f"{chat.title}/{topic.name}": (chat, topic) for topic in chat.topics.values()}
    recording = Recording(stage)
    recording.begin()
    return recording


async def script_of(recording: Recording, folder: Path) -> Script:
    await recording.rest()
    with zipfile.ZipFile(io.BytesIO(recording.packed())) as packed:
        packed.extractall(folder)
    return read_script(folder / "scenario.yaml")


async def hold(script: Script) -> None:
    async with open_stage(script.board) as stage:
        await Player(stage, script).play()


async def test_a_link_is_opened_again_and_who_only_looks_on_is_there(stage: Stage, tmp_path: Path) -> None:
    recording = await furnished(stage)
    lars, johan = Chatter(stage, "Lars", "Oppositionen"), Chatter(stage, "Johan")
    await lars.says("/nytt")
    await lars.taps("Ärende 23")
    await lars.taps("Gemensamt förslag")
    await lars.says("/att Att nämnden bygger en lekpark.")
    await lars.taps("Bjud in")
    await johan.opens(next(link.url for link in stage.telegram.world.links() if "med-" in link.url))
    await johan.taps("Skriv under")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    script = await script_of(recording, tmp_path)
    acts = [(step.who, step.verb, step.what) for step in script.steps if isinstance(step, Act)]
    assert ("Johan", "opens", "med") in acts
    assert "Maria" in script.audience
    assert any(isinstance(step, Look) for step in script.steps)
    await hold(script)


async def test_in_a_topic_of_a_forum_and_with_a_file(stage: Stage, tmp_path: Path) -> None:
    recording = await furnished(stage)
    amina, maria = Chatter(stage, "Amina", "Majoriteten/Ungas fritid"), stage.user("Maria")
    await amina.says("/nytt")
    await amina.taps("Ärende 23")
    await amina.taps("Tilläggsförslag")
    maria.sends(HANDLING, name="../över:enskommelse.docx")
    await stage.settle()
    script = await script_of(recording, tmp_path)
    assert {step.chat for step in script.steps if isinstance(step, Act)} == {"Majoriteten/Ungas fritid", ""}
    assert list(recording.notes.files) == ["_över_enskommelse.docx"]
    await hold(script)


async def test_an_older_button_is_told_by_words_beside_it(stage: Stage, tmp_path: Path) -> None:
    recording = await furnished(stage)
    lars = Chatter(stage, "Lars", "Oppositionen")
    await lars.says("/nytt")
    await lars.taps("Ärende 23")
    await lars.taps("Gemensamt förslag")
    first = (await lars.says("/att Att nämnden bygger en lekpark.")).id
    await lars.says("/att Att nämnden bygger en hall.")
    older = stage.telegram.world.now(next(m for m in lars.messages if m.id == first))
    await lars.taps("Ångra", older)
    script = await script_of(recording, tmp_path)
    undoing = [step for step in script.steps if isinstance(step, Act) and step.what == "Ångra"]
    assert [step.to for step in undoing] == ["Att-sats 1 är tillagd:"]
    await hold(script)


async def test_the_clock_and_who_comes_in_by_a_personal_link(stage: Stage, tmp_path: Path) -> None:
    recording = await furnished(stage)
    tomas = Chatter(stage, "Tomas")
    assert stage.clock
    stage.clock.set(stage.clock.now().replace(year=stage.clock.now().year + 1))
    recording.strike()
    await tomas.says("/start")
    script = await script_of(recording, tmp_path)
    assert script.unbound == ("Tomas",)
    assert any(isinstance(step, Strike) for step in script.steps)
    await hold(script)
