"""What is done on the page, written down as a scenario that `yrka play` plays again."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from dataclasses import dataclass, field

import yaml

from bot.chat.notes import Notes, Step
from bot.chat.places import place_of
from bot.local import Edited, Event, Message, Sent, Tap, Tapped, User
from bot.local.users import read_payload
from bot.play.stage import NotSettled, Stage
from handlers.telling import SWEDEN

SHORTEST = 4  # characters of a line that can be told from others
# what reads otherwise when it is played another day: times, links, checksums
PASSING = re.compile(r"\d{1,2}[.:]\d\d|t\.me/|[0-9a-f]{16,}|\bi (dag|går|morgon)\b", re.IGNORECASE)
HEAD = "# Sparat ur yrka chat. Spelas med: yrka play {name}"


@dataclass
class Recording:
    """It listens once it has begun; what is seen after an act is noted when the bot has come to rest."""

    stage: Stage
    notes: Notes = field(default_factory=Notes)
    _looking: asyncio.Task[None] | None = None
    _follows: str = ""  # what a tap on a link to the bot has the person say

    def begin(self) -> None:
        """From nothing, or from where it was."""
        if not self.notes.here:
            self.notes.here = {user.id for user in self.stage.users.values() if user.started}
        self.stage.telegram.world.listen(self.hear)

    def hear(self, event: Event) -> None:
        match event:
            case Sent(message) if message.service is None and not message.sender.is_bot:
                if not self._follows or message.text != self._follows:
                    self._note(message.sender, message, self._written(message))
                self._follows = ""
            case Tapped(tap):
                self._follows = self._start(tap.button.url or "")
                self._note(tap.user, tap.message, {"taps": self._label(tap)})
            case Sent(message) | Edited(message) if message.chat.person:
                self.notes.told.add(message.chat.person.id)

    def strike(self) -> None:
        """The clock has been set."""
        if self.stage.clock:
            at = self.stage.clock.now().astimezone(SWEDEN)
            self.notes.steps.append({"clock": f"{at:%Y-%m-%d %H.%M}"})

    async def rest(self) -> None:
        """Until what came of the last act has been seen."""
        if self._looking:
            await asyncio.wait({self._looking})

    def written(self, name: str = "scenario.yaml") -> str:
        notes = self.notes
        unbound = self._names(notes.acted - notes.here)
        audience = self._names((notes.told & notes.here) - notes.acted)
        head = [HEAD.format(name=name), "board: example"]
        head += [f"unbound: {_flow(unbound)}"] if unbound else []
        head += [f"audience: {_flow(audience)}"] if audience else []
        steps = [f"  - {_line_of(step)}" for step in notes.steps]
        return "\n".join([*head, "steps:" if steps else "steps: []", *steps, ""])

    def packed(self) -> bytes:
        """With the files that were sent, which it needs beside it."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("scenario.yaml", self.written())
            for name, number in self.notes.files.items():
                archive.writestr(name, self.stage.telegram.world.files.find(number).bytes)
        return packed.getvalue()

    def _note(self, user: User, message: Message, act: Step) -> None:
        if self._looking:
            self._looking.cancel()
        self.notes.acted.add(user.id)
        place = place_of(message)
        where = {"chat": place.name} if place.name else {}
        self.notes.steps.append({"who": self._name(user)} | ({} if "opens" in act else where) | act)
        seen = {other.id: other for other in place.messages}
        self._looking = asyncio.get_running_loop().create_task(self._look(user, message, seen))

    def _written(self, message: Message) -> Step:
        if message.document or message.photo:
            return {"sends": self._file(message)}
        command, _, payload = message.text.partition(" ")
        if command == "/start" and payload:
            return {"opens": payload.partition("-")[0]}
        answered = message.reply_to
        if answered and answered.sender.is_bot and not answered.service:
            return {"replies": {"to": self._words(answered), "text": message.text}}
        return {"says": message.text}

    def _file(self, message: Message) -> str:
        file = message.media
        assert file is not None  # noqa: S101 — asked for a message with one
        name = re.sub(r"[^\w. -]", "_", file.name).strip(". ") or "fil"
        while name in self.notes.files:
            name = f"_{name}"
        self.notes.files[name] = file.id
        if name != file.name:
            self.notes.renamed.add(file.name)
        return name

    def _label(self, tap: Tap) -> str | Step:
        """The label, and words of the message where a newer one has a button like it."""
        label, message = tap.button.label, tap.message
        newest = next((m for m in reversed(place_of(message).messages) if _has(m, label)), message)
        return label if newest.id == message.id else {"to": self._words(message), "button": label}

    def _words(self, message: Message) -> str:
        """Words by which the bot's message is found again: those of the newest that has them."""
        bots = [m for m in place_of(message).messages if m.sender.is_bot]
        lines = [line.strip() for line in message.text.split("\n")]
        for line in [line for line in lines if len(line) >= SHORTEST and not PASSING.search(line)]:
            newest = next(m for m in reversed(bots) if line.casefold() in m.text.casefold())
            if newest.id == message.id:
                return line
        return next((line for line in lines if line), message.text)

    def _start(self, url: str) -> str:
        payload = read_payload(url, self.stage.telegram.world.bot.username or "")
        return f"/start {payload}" if payload else ""

    async def _look(self, user: User, message: Message, before: dict[int, Message]) -> None:
        try:
            await self.stage.settle()
        except NotSettled:
            return
        place = place_of(message)
        where: Step = {"chat": place.name} if place.name else {"who": self._name(user)}
        for said in reversed(place.messages):
            if said.sender.is_bot and said is not before.get(said.id) and (line := self._line(said.text)):
                self.notes.steps.append({"expect": where | {"contains": line}})
                return

    def _line(self, text: str) -> str:
        """The first that reads alike whenever it is played; none where there is none."""
        lines = (
            line.strip() for line in text.split("\n") if not any(name in line for name in self.notes.renamed)
        )
        return next((line for line in lines if len(line) >= SHORTEST and not PASSING.search(line)), "")

    def _names(self, numbers: set[int]) -> list[str]:
        return sorted(self._name(self.stage.telegram.world.users[number]) for number in numbers)

    def _name(self, user: User) -> str:
        """The first name, where only one has it."""
        people = self.stage.folder.register.people
        alone = sum(person.first_name == user.first_name for person in people) == 1
        return user.first_name if alone else user.name


def _has(message: Message, label: str) -> bool:
    return any(button.label == label for row in message.buttons for button in row)


def _line_of(step: Step) -> str:
    return f"expect: {_flow(step['expect'])}" if "expect" in step else _flow(step)


def _flow(value: Step | list[str]) -> str:
    wide = 10**6  # a step a line
    flow: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=wide
    )
    return flow.strip()
