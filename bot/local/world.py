"""Everything there is: people, chats and messages, and the one bot among them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.local import wire
from bot.local.chats import Chat, Numbers, Status, Topic
from bot.local.events import Bell, Deleted, Edited, Event, Sent, Whispered
from bot.local.files import Files
from bot.local.links import Link, find_links
from bot.local.membership import Membership
from bot.local.menus import Menus
from bot.local.messages import Message, Service
from bot.local.people import People
from bot.local.profile import Profile
from bot.local.sight import is_seen_by
from bot.local.updates import Updates
from bot.local.users import User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.local.taps import Tap

Clock = Callable[[], int]


def tell_time() -> int:
    return int(time.time())


class World:
    """State in memory. What people do is in `people`; what a bot may do is in `methods`."""

    def __init__(self, bot_username: str, bot_id: int, clock: Clock = tell_time) -> None:
        self.clock = clock
        self.bell = Bell()
        self.bot = User(bot_id, "Yrka", self, username=bot_username, is_bot=True)
        self.users: dict[int, User] = {bot_id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.files = Files()
        self.menus = Menus()
        self.profile = Profile(self.bot.first_name)
        self.updates = Updates(clock, self.bell.ring)
        self.people = People(self)
        self.membership = Membership(self)
        self._links: list[Link] = []
        self._listeners: list[Callable[[Event], None]] = []
        self.knows_whispers = True
        self._whispers: list[Message] = []
        self.last_number = 1000
        self.box = Numbers()

    # ── who and where

    def user(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "sv",
    ) -> User:
        user = User(self._next_number(), first_name, self, last_name, username, language_code)
        self.users[user.id] = user
        return user

    def private_chat(self, user: User) -> Chat:
        chat = self.chats.get(user.id)
        if chat is None:
            statuses: dict[User, Status] = {user: "member", self.bot: "member"}
            chat = Chat(user.id, "private", person=user, statuses=statuses, numbers=self.box)
            self.chats[chat.id] = chat
        return chat

    def group(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        supergroup: bool = False,
        forum: bool = False,
    ) -> Chat:
        """Make a group; the first member owns it. The bot comes in by `add_bot`."""
        number = self._next_number()
        is_super = supergroup or forum
        if is_super:
            chat = Chat(-(10**12) - number, "supergroup", title, forum=forum)
        else:
            chat = Chat(-number, "group", title, numbers=self.box)
        for user in members:
            chat.statuses[user] = "member" if chat.statuses else "creator"
        self.chats[chat.id] = chat
        return chat

    def topic(self, chat: Chat, name: str, by: User | None = None) -> Topic:
        if not chat.forum:
            raise ValueError(f"{chat} is not a forum: make it with world.group(…, forum=True)")
        topic = Topic(chat.last_id + 1, chat, name)
        chat.topics[topic.id] = topic
        created = Service("forum_topic_created", {"name": name, "icon_color": 0x6FB9F0})
        self.announce(chat, by or next(iter(chat.statuses)), created, topic)
        return topic

    def close_topic(self, topic: Topic, by: User | None = None) -> Message:
        topic.closed = True
        return self.announce(
            topic.chat, by or next(iter(topic.chat.statuses)), Service("forum_topic_closed", {}), topic
        )

    def reopen_topic(self, topic: Topic, by: User | None = None) -> Message:
        topic.closed = False
        return self.announce(
            topic.chat, by or next(iter(topic.chat.statuses)), Service("forum_topic_reopened", {}), topic
        )

    def add_bot(self, chat: Chat, *, by: User | None = None, admin: bool = False) -> None:
        self.membership.add_bot(chat, by, admin=admin)

    def kick_bot(self, chat: Chat, *, by: User | None = None) -> None:
        self.membership.kick_bot(chat, by)

    def migrate(self, chat: Chat) -> Chat:
        """Upgrade a group; give the supergroup that its people are in from now on."""
        return self.membership.migrate(chat)

    def _next_number(self) -> int:
        self.last_number += 1
        return self.last_number

    # ── what stands there

    def messages(self, chat: Chat, topic: Topic | None = None) -> tuple[Message, ...]:
        there = chat.messages.values()
        return tuple(message for message in there if topic is None or message.topic is topic)

    def whispers(self, chat: Chat, user: User) -> tuple[Message, ...]:
        """What the bot has whispered to them in the chat."""
        return tuple(m for m in self._whispers if m.chat is chat and m.receiver is user)

    def now(self, message: Message) -> Message | None:
        """Give a message as it is now; None when it is deleted."""
        return message.chat.messages.get(message.id)

    def links(self) -> tuple[Link, ...]:
        """Deep links to the bot that have been shown, newest last."""
        return tuple(self._links)

    # ── what happens

    def listen(self, callback: Callable[[Event], None]) -> None:
        self._listeners.append(callback)

    def tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)
        self.bell.ring()

    def post(self, message: Message) -> Message:
        """Put a new message in its chat, tell whoever listens, and the bot if it may see it."""
        message.chat.messages[message.id] = message
        self._links += find_links(message, self.bot.username or "")
        self.tell(Sent(message))
        if message.sender is not self.bot or message.service:
            self.inform(message, "message")
        return message

    def whisper(self, message: Message) -> Message:
        """Show a message to its receiver alone, whose numbers are not the chat's."""
        told = replace(message, id=len(self._whispers) + 1)
        self._whispers.append(told)
        self.tell(Whispered(told))
        return told

    def recall(self, message: Message) -> None:
        """Put a message back that was there before; nobody is told again."""
        message.chat.messages[message.id] = message
        self._links += find_links(message, self.bot.username or "")

    def change(self, before: Message, **changes: Any) -> Message:  # noqa: ANN401 — whatever fields a message has
        after = replace(before, **changes)
        after.chat.messages[after.id] = after
        shown = {(link.url, link.message.id) for link in find_links(before, self.bot.username or "")}
        fresh = find_links(after, self.bot.username or "")
        self._links += [link for link in fresh if (link.url, link.message.id) not in shown]
        self.tell(Edited(after, before))
        if after.sender is not self.bot:
            self.inform(after, "edited_message")
        return after

    def remove(self, message: Message) -> None:
        del message.chat.messages[message.id]
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        self.tell(Deleted(message))

    def announce(self, chat: Chat, by: User, service: Service, topic: Topic | None = None) -> Message:
        return self.post(Message(chat.next_id(), chat, by, self.clock(), service=service, topic=topic))

    def inform(self, message: Message, kind: str) -> None:
        if is_seen_by(self.bot, message):
            self.updates.put(kind, wire.write_message(message, self.users), f"chat {message.chat.id}")
