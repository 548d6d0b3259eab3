"""Short ways of playing a conversation in a test, over real HTTP, with everything settled in between."""

from __future__ import annotations

from dataclasses import dataclass

from bot.local import Chat, Message, Tap, Topic
from bot.play.stage import Stage
from bot.store.shelf import Shelf
from drafts.draft import Draft


@dataclass
class Chatter:
    """One person on a stage: what they say and tap, and what they then see."""

    stage: Stage
    name: str
    group: str = ""  # where they are; empty for their private chat

    def within(self, group: str) -> Chatter:
        return Chatter(self.stage, self.name, group)

    @property
    def place(self) -> tuple[Chat, Topic | None]:
        return self.stage.room(self.stage.user(self.name), self.group)

    @property
    def messages(self) -> tuple[Message, ...]:
        return self.stage.telegram.world.messages(*self.place)

    @property
    def last(self) -> Message:
        """The bot's newest message here."""
        return [message for message in self.messages if message.sender.is_bot][-1]

    async def says(self, text: str, reply_to: Message | None = None) -> Message:
        """The bot's newest message after that."""
        chat, topic = self.place
        self.stage.user(self.name).says(text, chat=chat, topic=topic, reply_to=reply_to)
        await self.stage.settle()
        return self.last

    async def replies(self, to: str, text: str) -> Message:
        return await self.says(text, reply_to=self.message(to))

    async def taps(self, label: str, message: Message | None = None) -> str:
        """What the tap was answered with. The newest message that has the button, where none is named."""
        tap = self.tap(label, message)
        await self.stage.settle()
        return tap.answer.text if tap.answer else ""

    def tap(self, label: str, message: Message | None = None) -> Tap:
        """Press and do not wait."""
        return self.stage.user(self.name).taps(message or self._with_button(label), label)

    async def opens(self, url: str) -> Message:
        self.stage.user(self.name).opens(url)
        await self.stage.settle()
        return self.last

    def message(self, containing: str) -> Message:
        """The newest of the bot's messages here that contains these words."""
        return next(m for m in reversed(self.messages) if m.sender.is_bot and containing in m.text)

    def sees(self, words: str) -> bool:
        return any(words in message.text for message in self.messages if message.sender.is_bot)

    def _with_button(self, label: str) -> Message:
        for message in reversed(self.messages):
            if any(button.label == label for row in message.buttons for button in row):
                return message
        raise AssertionError(f"no button {label!r} here: {[m.text for m in self.messages[-3:]]}")


async def enter(stage: Stage, *names: str, group: str = "") -> list[Chatter]:
    """These people, with their personal links opened."""
    for name in names:
        await stage.bind(name)
    return [Chatter(stage, name, group) for name in names]


async def drafts(stage: Stage) -> tuple[Draft, ...]:
    """All drafts of the board, as they are stored."""
    return await Shelf(stage.database).drafts_of(stage.board.id)


async def open_draft(who: Chatter, arende: str = "Ärende 23", kind: str = "Gemensamt förslag") -> Draft:
    """A new draft with its card where the person is."""
    await who.says("/nytt")
    await who.taps(arende)
    await who.taps(kind)
    return (await drafts(who.stage))[-1]
