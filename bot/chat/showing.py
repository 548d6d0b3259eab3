"""*Visa mig*: a scenario played slowly on a stage of its own, before the eyes of whoever watches."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import Path

from bot.chat.line import Line, Said
from bot.chat.places import Place
from bot.chat.scene import Scene
from bot.local import Chat, Topic
from bot.play.player import Failed, Player
from bot.play.script import SHIPPED, Act, Look, Script, Step, Strike, read_script
from bot.play.stage import Stage, open_stage

SHOW = "visning"
PACES = {"lugn": 2.0, "vanlig": 1.0, "snabb": 0.25}
LEAD, READING = (
    1.4,
    1.6,
)  # seconds before an act, to see what is to be done; and after it, to see what came of it
TICK = 0.05
OVER = "Slut. Se dig omkring, eller fortsätt själv."
EXAMPLE = "gemensamt-forslag"  # the example case; it ends with the Bilaga on the screen
TITLES = {"grupp": "Oppositionen"}

_VERBS: dict[str, str] = {
    "says": "{who} skriver: {what}",
    "taps": "{who} trycker på ”{what}”",
    "replies": "{who} svarar: {what}",
    "sends": "{who} skickar en fil: {what}",
    "opens": "{who} öppnar länken",
}


def scenarios() -> dict[str, str]:
    """Those that ship, by name, with what each is about; the example case first."""
    told = {path.stem: _about(path) for path in sorted(SHIPPED.glob("*.yaml"))}
    return {EXAMPLE: told.pop(EXAMPLE), **told}


def _about(path: Path) -> str:
    """The first sentence of the comment it begins with."""
    comment = re.match(r"(?:#.*\n)+", path.read_text(encoding="utf-8"))
    words = _words(comment[0]) if comment else path.stem
    return words.split(". ")[0].rstrip(".")


def story(path: Path) -> list[tuple[int, str]]:
    """What the comments between the steps say, each with the number of its last line."""
    text = path.read_text(encoding="utf-8")
    comments = re.finditer(r"^(?:  # .*\n)+", text, re.MULTILINE)
    return [(text.count("\n", 0, comment.end()), _words(comment[0])) for comment in comments]


def _words(comment: str) -> str:
    return " ".join(line.strip("# ") for line in comment.split("\n")).strip()


@dataclass
class Show:
    """`going` is set while it is not paused."""

    name: str
    scene: Scene | None = None
    line: Line | None = None
    pace: str = "vanlig"
    going: asyncio.Event = field(default_factory=asyncio.Event)
    _ready: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None
    _player: Player | None = None
    _steps: int = 0
    _story: list[tuple[int, str]] = field(default_factory=list)

    async def open(self) -> None:
        self.going.set()
        self._task = asyncio.create_task(self._run(read_script(SHIPPED / f"{self.name}.yaml")))
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait({self._task, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._task.done():
            await self._task

    async def close(self) -> None:
        if self.line:
            self.line.tell({"kind": "over"})
            await asyncio.sleep(0)
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def pause(self) -> None:
        self.going.clear()
        self._tell({"state": "pausad"})

    def go_on(self) -> None:
        self.going.set()
        self._tell({"state": "spelar"})

    async def _run(self, script: Script) -> None:
        self._steps, self._story = len(script.steps), story(script.path)
        async with open_stage(script.board) as stage:
            _name_rooms(stage, script)
            self.scene = Scene(SHOW, stage)
            self.line = Line(self.scene)
            self._player = Player(stage, script, pace=self._announce)
            self._tell({"state": "spelar", "step": 0, "words": "Alla öppnar sina länkar …"})
            self._ready.set()
            try:
                await self._player.play()
                over = {"state": "klar", "step": self._steps, "words": OVER}
                self._tell(over | {"opens": self.name == EXAMPLE})
            except Failed as failed:
                self._tell({"state": "fel", "words": str(failed)})
            await asyncio.Event().wait()  # one may look around in it until it is closed

    def _tell(self, said: Said) -> None:
        if self.line:
            shown = {"steps": self._steps, "pace": self.pace}
            self.line.tell_state(self.line.state("show") | shown | said)

    async def _announce(self, number: int, step: Step) -> None:
        if isinstance(step, Look):
            return
        await self._wait(READING if number > 1 else 0)
        said = [words for line, words in self._story if line < step.line]
        self._tell({"state": "spelar", "step": number, "story": said[-1] if said else "", **self._plan(step)})
        await self._wait(LEAD + min(len(getattr(step, "what", "")), 160) / 80)

    async def _wait(self, seconds: float) -> None:
        """So long, as fast as it goes by now; and not while it is paused."""
        left = seconds
        while left > 0:
            await self.going.wait()
            await asyncio.sleep(TICK)
            left -= TICK / PACES[self.pace]
        await self.going.wait()

    def _plan(self, step: Step) -> Said:
        """Who is to do what, and where it is on the page."""
        if isinstance(step, Strike):
            return {"words": f"Klockan ställs fram till {step.to:%Y-%m-%d %H.%M}", "act": None}
        assert isinstance(step, Act) and self._player  # noqa: S101, PT018 — what else there is
        stage = self._player.stage
        user = stage.user(step.who)
        chat, topic = stage.room(user, step.chat)
        words = _VERBS[step.verb].format(who=user.first_name, what=step.what.split("\n")[0])
        act = {"who": user.id, "place": Place(chat, topic).key, "verb": step.verb, "what": step.what}
        return {"words": words, "act": act | self._target(step, chat, topic)}

    def _target(self, act: Act, chat: Chat, topic: Topic | None) -> Said:
        """The button to be tapped or the message to be answered; a step that does not hold says so later."""
        assert self._player  # noqa: S101 — see _plan
        try:
            if act.verb == "taps":
                message, label = self._player.button(act, chat, topic)
                return {"message": message.id, "label": label}
            if act.verb == "replies":
                return {"message": self._player.replied(act, chat, topic).id}
        except Failed:
            pass
        return {}


def _name_rooms(stage: Stage, script: Script) -> None:
    """The scenario's groups, titled as groups are."""
    acts = [step for step in script.steps if isinstance(step, Act) and step.chat]
    for act in acts:
        name, slash, _ = act.chat.partition("/")
        if name not in stage.rooms:
            title = TITLES.get(name, name.capitalize())
            chat = stage.telegram.world.group(title, [stage.user(act.who)], forum=bool(slash))
            stage.telegram.world.add_bot(chat)
            stage.rooms[name] = chat, None
