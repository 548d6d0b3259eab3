"""A message as it is seen now. Frozen: an edit puts a new value in the chat under the same id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.local.keyboards import NO_MARKUP, Button, ForceReply, Markup
from bot.local.marking import mark_html

if TYPE_CHECKING:
    from bot.local.chats import Chat, Topic
    from bot.local.entities import Entity
    from bot.local.files import File
    from bot.local.users import User


@dataclass(frozen=True, slots=True)
class Service:
    """What a service message tells: `kind` is the Bot API's field name, `value` what stands in it."""

    kind: str
    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """`text` is the caption where the message is a document or a photo."""

    id: int
    chat: Chat
    sender: User
    at: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    markup: Markup = NO_MARKUP
    document: File | None = None
    photo: File | None = None
    reply_to: Message | None = None
    topic: Topic | None = None
    edited: int | None = None
    album: str | None = None
    service: Service | None = None
    protected: bool = False
    receiver: User | None = None  # the one who sees it, where it is a whisper

    @property
    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        return self.markup.buttons

    @property
    def keyboard(self) -> tuple[tuple[str, ...], ...]:
        return self.markup.keyboard

    @property
    def force_reply(self) -> ForceReply | None:
        return self.markup.force_reply

    @property
    def media(self) -> File | None:
        return self.document or self.photo

    @property
    def html(self) -> str:
        return mark_html(self.text, self.entities)

    def button(self, label: str) -> Button:
        """Give the button so labelled, or raise LookupError naming those there are."""
        for row in self.buttons:
            for button in row:
                if button.label == label:
                    return button
        there = ", ".join(repr(button.label) for row in self.buttons for button in row) or "none"
        raise LookupError(f"message {self.id} in {self.chat.name} has no button {label!r}; there: {there}")

    def __repr__(self) -> str:
        return f"<Message {self.id} in {self.chat.name!r} by {self.sender.first_name}: {self.text[:60]!r}>"
