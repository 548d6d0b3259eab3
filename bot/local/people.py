"""What people do, and what Telegram makes of it. `User` has the verbs; this is what they mean."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.local import wire
from bot.local.events import Tapped
from bot.local.found import find_entities
from bot.local.messages import Message
from bot.local.pieces import split_text
from bot.local.taps import Tap
from bot.local.users import read_payload

if TYPE_CHECKING:
    from bot.local.chats import Chat, Topic
    from bot.local.files import File
    from bot.local.keyboards import Button
    from bot.local.users import User
    from bot.local.world import World


class People:
    def __init__(self, world: World) -> None:
        self.world = world

    def say(
        self, user: User, text: str, chat: Chat, topic: Topic | None, reply_to: Message | None
    ) -> Message:
        pieces = split_text(text)
        if not pieces:
            raise ValueError("a message needs words")
        first = self._write(user, chat, topic, reply_to, text=pieces[0])
        for piece in pieces[1:]:
            self._write(user, chat, topic, None, text=piece)
        return first

    def send(  # noqa: PLR0913 — the parts of a message with a file
        self,
        user: User,
        file: str | PathLike[str] | bytes,
        name: str | None,
        chat: Chat,
        *,
        topic: Topic | None,
        reply_to: Message | None,
        caption: str,
        as_photo: bool,
    ) -> Message:
        data = file if isinstance(file, bytes) else Path(file).read_bytes()
        given = name or ("fil.bin" if isinstance(file, bytes) else Path(file).name)
        stored = self.world.files.store(data, given, "Photo" if as_photo else "Document")
        return self._write(user, chat, topic, reply_to, text=caption.strip(), file=stored)

    def edit(self, user: User, message: Message, text: str) -> Message:
        current = self._find(message)
        if current.sender is not user:
            raise PermissionError(f"{user.first_name} cannot edit what {current.sender.first_name} wrote")
        words = text.strip()
        return self.world.change(
            current, text=words, entities=find_entities(words), edited=self.world.clock()
        )

    def delete(self, user: User, message: Message) -> None:
        current = self._find(message)
        if current.sender is not user and not (current.chat.is_private or current.chat.is_run_by(user)):
            raise PermissionError(f"{user.first_name} cannot delete what {current.sender.first_name} wrote")
        self.world.remove(current)

    def tap(self, user: User, message: Message, label: str) -> Tap:
        return self.press(user, message, self._find(message).button(label))

    def press(self, user: User, message: Message, button: Button) -> Tap:
        """The very button: two may be labelled alike."""
        current = self._find(message)
        self._check_presence(user, current.chat)
        tap = Tap(uuid4().hex[:18], user, current, button, self.world.clock())
        self.world.taps[tap.id] = tap
        self.world.tell(Tapped(tap))
        if button.data is not None:
            self.world.updates.put("callback_query", wire.write_tap(tap, self.world.users), f"taps {user.id}")
        elif button.url and read_payload(button.url, self.world.bot.username or "") is not None:
            user.opens(button.url)
        return tap

    def block(self, user: User) -> None:
        user.has_blocked_bot = True
        self.world.membership.change_bot(user.chat, user, "kicked")

    def unblock(self, user: User) -> None:
        user.has_blocked_bot = False
        self.world.membership.change_bot(user.chat, user, "member")

    def join(self, user: User, chat: Chat) -> Message:
        return self.world.membership.join(user, chat)

    def leave(self, user: User, chat: Chat) -> Message:
        return self.world.membership.leave(user, chat)

    def _write(  # noqa: PLR0913 — the parts of a message
        self,
        user: User,
        chat: Chat,
        topic: Topic | None,
        reply_to: Message | None,
        *,
        text: str,
        file: File | None = None,
    ) -> Message:
        self._check_presence(user, chat)
        if topic and topic.closed and not chat.is_run_by(user):
            raise PermissionError(f"the topic {topic.name!r} is closed")
        place = topic or (reply_to.topic if reply_to else None)
        answered = self._find(reply_to) if reply_to else chat.messages.get(place.id) if place else None
        if chat.is_private:
            user.started = True
        return self.world.post(
            Message(
                chat.next_id(),
                chat,
                user,
                self.world.clock(),
                text=text,
                entities=find_entities(text),
                document=file if file and file.kind == "Document" else None,
                photo=file if file and file.kind == "Photo" else None,
                reply_to=answered,
                topic=place,
            )
        )

    def _find(self, message: Message) -> Message:
        current = self.world.now(message)
        if current is None:
            raise LookupError(f"{message!r} is deleted")
        return current

    def _check_presence(self, user: User, chat: Chat) -> None:
        if chat.migrated_to:
            raise LookupError(f"{chat.name} was upgraded: write in {chat.migrated_to} instead")
        if not chat.has(user):
            raise PermissionError(f"{user.first_name} is not in {chat.name}")
        if chat.is_private and user.has_blocked_bot:
            raise PermissionError(f"{user.first_name} has blocked the bot")
