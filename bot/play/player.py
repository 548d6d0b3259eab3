"""The player does what a scenario says, a step at a time, and stops at the first that does not hold."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from bot.local import Chat, Event, Message, Tap, Tapped, Topic, User
from bot.play.script import Act, Look, Script, Step, Strike
from bot.play.stage import NoSuchPerson, NotSettled, Stage


@dataclass(eq=False)
class Failed(Exception):
    """`step` did not hold: why, and what was there instead."""

    step: Step
    why: str
    instead: str = ""

    def __str__(self) -> str:
        return f"rad {self.step.line}: {self.why}" + (f"\n{self.instead}" if self.instead else "")


async def at_once(_number: int, _step: Step) -> None:
    """No pause for anybody to read in."""


@dataclass
class Player:
    """`tell` hears each step begin; it is done when `pace` has been waited for."""

    stage: Stage
    script: Script
    tell: Callable[[int, Step], None] = lambda _n, _step: None
    pace: Callable[[int, Step], Awaitable[None]] = at_once
    taps: list[Tap] = field(default_factory=list)

    async def play(self) -> None:
        """Failed at the first step that does not hold."""
        self.stage.telegram.world.listen(self._hear)
        for name in self.script.cast:
            if name not in self.script.unbound:
                await self._enter(name)
        for number, step in enumerate(self.script.steps, 1):
            self.tell(number, step)
            await self.pace(number, step)
            await self._perform(step)

    async def _enter(self, name: str) -> None:
        """Whoever cannot come is said so where they are first spoken of."""
        first = next((step for step in self.script.steps if step.who == name), self.script.steps[0])
        try:
            await self.stage.bind(name)
        except NotSettled:
            raise Failed(first, "boten blev inte klar") from None
        except NoSuchPerson as nobody:
            raise Failed(first, str(nobody)) from nobody

    async def _perform(self, step: Step) -> None:
        try:
            if isinstance(step, Act):
                self._act(step)
                await self.stage.settle()
            elif isinstance(step, Strike):
                await self._strike(step)
            else:
                self._look(step)
        except NotSettled:
            raise Failed(step, "boten blev inte klar", self._seen(step)) from None
        except (NoSuchPerson, LookupError, PermissionError, OSError) as error:
            raise Failed(step, str(error), self._seen(step)) from error

    async def _strike(self, step: Strike) -> None:
        if self.stage.clock is None:
            raise Failed(step, "boten går i en egen process, och dess klocka kan inte ställas")
        try:
            self.stage.clock.set(step.to)
        except ValueError as error:
            raise Failed(step, str(error)) from None
        await self.stage.settle()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Tapped):
            self.taps.append(event.tap)

    def _act(self, act: Act) -> None:
        user = self.stage.user(act.who)
        chat, topic = self.stage.room(user, act.chat)
        match act.verb:
            case "says":
                user.says(act.what, chat=chat, topic=topic)
            case "taps":
                message, label = self.button(act, chat, topic)
                user.taps(message, label)
            case "replies":
                user.says(act.what, chat=chat, topic=topic, reply_to=self.replied(act, chat, topic))
            case "sends":
                user.sends(self.script.path.parent / act.what, chat=chat, topic=topic)
            case _:
                user.opens(self._link(act))

    def button(self, act: Act, chat: Chat, topic: Topic | None) -> tuple[Message, str]:
        """The newest message that has a button so labelled, be it with a mark before the words."""
        for message in reversed(self._messages(chat, topic)):
            if act.to.casefold() not in message.text.casefold():
                continue
            labels = [button.label for row in message.buttons for button in row]
            if act.what in labels:
                return message, act.what
            if marked := [label for label in labels if label.endswith(f" {act.what}")]:
                return message, marked[0]
        raise Failed(act, f"ingen knapp heter ”{act.what}”", self._seen(act))

    def replied(self, act: Act, chat: Chat, topic: Topic | None) -> Message:
        for message in reversed(self._messages(chat, topic)):
            if message.sender.is_bot and act.to.casefold() in message.text.casefold():
                return message
        raise Failed(act, f"inget av Yrkas meddelanden innehåller ”{act.to}”", self._seen(act))

    def _link(self, act: Act) -> str:
        """The newest of the kind named (med, anslut, las, jag), or of any."""
        links = self.stage.telegram.world.links()
        if not links:
            raise Failed(act, "ingen länk har visats")
        of_kind = [link for link in links if link.payload.startswith(f"{act.what}-")]
        return (of_kind or links)[-1].url

    def _look(self, look: Look) -> None:
        messages, answers = self._in_sight(look)
        if look.absent and not (look.contains or look.buttons or look.file):
            if any(look.absent in text for text in (*(m.text for m in messages), *answers)):
                raise Failed(look, f"”{look.absent}” syns, men ska inte göra det", self._seen(look))
            return
        if any(_holds(look, message) for message in messages):
            return
        if not (look.buttons or look.file) and any(_says(look, answer) for answer in answers):
            return
        raise Failed(look, f"det som skulle synas syns inte: {_wanted(look)}", self._seen(look))

    def _in_sight(self, step: Step) -> tuple[tuple[Message, ...], list[str]]:
        """The chat's messages as they now read, and what taps were answered with."""
        user = self.stage.user(step.who) if step.who else None
        if step.chat:
            chat, topic = self.stage.rooms[step.chat]
        elif user:
            chat, topic = user.chat, None
        else:
            raise Failed(step, "steget säger inte var")
        whispers = self.stage.telegram.world.whispers(chat, user) if user else ()
        answers = [tap.answer.text for tap in self.taps if tap.answer and _concerns(tap, user, chat, step)]
        return (*self._messages(chat, topic), *whispers), answers

    def _messages(self, chat: Chat, topic: Topic | None) -> tuple[Message, ...]:
        return self.stage.telegram.world.messages(chat, topic)

    def _seen(self, step: Step) -> str:
        """The end of what is in the chat, for the one who has to find out why."""
        try:
            messages, answers = self._in_sight(step)
        except (Failed, NoSuchPerson, KeyError):
            return ""
        shown = [f"  {m.sender.first_name}: {m.text}{_labels(m)}" for m in messages[-6:]]
        return "\n".join(["i chatten står:", *shown, *(f"  (svar på tryck) {a}" for a in answers[-2:])])


def _concerns(tap: Tap, user: User | None, chat: Chat, step: Step) -> bool:
    """Without a chat named, an answer is seen by whoever tapped, wherever they did."""
    return tap.message.chat is chat if step.chat else tap.user is user


def _says(look: Look, text: str) -> bool:
    return look.contains in text and not (look.absent and look.absent in text)


def _holds(look: Look, message: Message) -> bool:
    labels = {button.label for row in message.buttons for button in row}
    name = message.document.name if message.document else ""
    return (
        _says(look, message.text)
        and set(look.buttons) <= labels
        and (not look.file or bool(name and fnmatch(name, look.file)))
    )


def _wanted(look: Look) -> str:
    parts = (
        ("contains", look.contains),
        ("absent", look.absent),
        ("buttons", look.buttons),
        ("file", look.file),
    )
    return ", ".join(f"{name}: {value}" for name, value in parts if value)


def _labels(message: Message) -> str:
    labels = " ".join(f"[{button.label}]" for row in message.buttons for button in row)
    return f"  {labels}" if labels else f"  <{message.document.name}>" if message.document else ""


def documents(stage: Stage, user: User) -> dict[str, bytes]:
    """The files a person has been sent, by name."""
    found = stage.telegram.world.messages(user.chat)
    return {m.document.name: m.document.bytes for m in found if m.document and m.sender.is_bot}


def write_documents(files: dict[str, bytes], folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in files.items():
        (folder / name).write_bytes(body)
    return [folder / name for name in files]
