"""What there is to make updates of: real people, chats, messages and buttons, and everything they mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.gestures import TAPS
from bot.local import Button, Chat, Message, User, wire
from bot.play.stage import Stage
from drafts.board import Board
from drafts.draft import Draft

Json = dict[str, Any]

RECENT = 40  # messages of a chat
POOL = 4_000  # words
ODD_NUMBERS = (0, 1, -1, 7, 2**31, -(2**31) - 1, 2**52, -(2**53), 2**63, -(2**64), 10**30)


@dataclass
class Scene:
    """`pool`: every word that any button's data held, and the ids there are."""

    stage: Stage
    chance: Random
    users: list[User]
    chats: list[Chat]
    pool: dict[str, None] = field(default_factory=dict)
    wholes: tuple[str, ...] = ()  # the board and its drafts
    _messages: list[Message] = field(default_factory=list)
    _buttons: list[tuple[Message, Button]] = field(default_factory=list)

    def learn(self, board: Board, drafts: tuple[Draft, ...]) -> None:
        """Look around: what is shown now, and what it is about."""
        said = [m for chat in self.chats for m in list(chat.messages.values())[-RECENT:] if m.sender.is_bot]
        self._messages, self.wholes = said, (board.id, board.id, *(draft.id for draft in drafts))
        self._buttons = [(m, b) for m in said for row in m.buttons for b in row if b.data]
        ids = [board.id, *(p.id for p in board.people), *(a.id for a in board.arenden)]
        ids += [m.id for m in board.meetings] + [str(user.id) for user in self.users]
        for draft in drafts:
            ids += [draft.id, *(s.id for s in draft.text.satser), *(b.id for b in draft.text.motivation)]
        for _message, button in self._buttons:
            ids += (button.data or "").split(":")
        self.pool |= dict.fromkeys(ids)
        for old in list(self.pool)[: max(0, len(self.pool) - POOL)]:
            del self.pool[old]

    def user(self) -> Json:
        if self.chance.random() < 0.97:
            return wire.write_user(self.chance.choice(self.users))
        return {"id": self.number(), "is_bot": self.chance.random() < 0.3, "first_name": "Okänd"}

    def chat(self, user: Json) -> Json:
        """Their own, or a group; seldom one nobody knows."""
        own = self.stage.telegram.world.chats.get(user["id"])
        if own and self.chance.random() < 0.6:
            return wire.write_chat(own)
        if self.chance.random() < 0.97:
            return wire.write_chat(self.chance.choice(self.chats))
        kind = self.chance.choice(("private", "group", "supergroup", "channel"))
        return {"id": self.number(), "type": kind, "title": "Okänd"}

    def message_id(self, chat: Json) -> int:
        known = self.stage.telegram.world.chats.get(chat["id"])
        return known.next_id() if known and self.chance.random() < 0.99 else self.number()

    def said(self, chat: Json | None = None) -> Json | None:
        """A message of ours, in this chat if one is named."""
        there = [m for m in self._messages if chat is None or m.chat.id == chat["id"]]
        return self._written(self.chance.choice(there)) if there else None

    def shown(self) -> tuple[Json, str]:
        """A button that is there, with the message it is on."""
        message, button = self.chance.choice(self._buttons)
        return self._written(message), button.data or ""

    def data(self) -> str:
        """A button nobody was shown, of acts and words there are."""
        count = self.chance.choice((0, 0, 1, 1, 2, 3, 8))
        whole = self.chance.choice(self.wholes) if self.wholes and self.chance.random() < 0.9 else self.word()
        return ":".join([self.chance.choice(list(TAPS)), whole, *(self.word() for _ in range(count))])

    def word(self) -> str:
        if self.chance.random() < 0.15:
            return str(
                self.chance.choice((*ODD_NUMBERS, "", "å", "\u0000", "-", " ", "x" * 70, "../..", "\ud800"))
            )
        return self.chance.choice(list(self.pool))

    def number(self) -> int:
        return self.chance.choice((*ODD_NUMBERS, self.chance.randint(1, 10**6)))

    def date(self) -> int:
        now = self.stage.telegram.world.clock()
        odd = (0, -1, 1, 2**31, 2**33, 253402300800, -(2**40), 10**18, now - 10**8, now + 10**8)
        return now if self.chance.random() < 0.98 else self.chance.choice(odd)

    def _written(self, message: Message) -> Json:
        return wire.write_message(message, self.stage.telegram.world.users)
