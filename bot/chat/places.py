"""Where a person can be: their chat with the bot, a group, or a topic of one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.local import Chat, Message, Topic, User, World

GENERAL = "Allmänt"


@dataclass(frozen=True, slots=True)
class Place:
    """`topic` is None for what is in none of a forum's topics, and where there are none."""

    chat: Chat
    topic: Topic | None = None

    @property
    def key(self) -> str:
        """How the page names it."""
        if not self.chat.forum:
            return str(self.chat.id)
        return f"{self.chat.id}_{self.topic.id if self.topic else 0}"

    @property
    def title(self) -> str:
        if self.chat.forum:
            return self.topic.name if self.topic else GENERAL
        return "Yrka" if self.chat.is_private else self.chat.title

    @property
    def name(self) -> str:
        """What a scenario calls it; empty for a private chat."""
        if self.chat.is_private:
            return ""
        if self.chat.forum:
            return f"{self.chat.title}/{self.topic.name if self.topic else ''}"
        return self.chat.title

    @property
    def messages(self) -> list[Message]:
        return [message for message in self.chat.messages.values() if place_of(message) == self]


def place_of(message: Message) -> Place:
    return Place(message.chat, message.topic if message.chat.forum else None)


def places_of(user: User, world: World) -> list[Place]:
    """The bot's chat first, then the groups in the order they were made, a forum's topics together."""
    groups = [chat for chat in world.chats.values() if not chat.is_private and chat.has(user)]
    return [Place(user.chat), *(place for chat in groups if not chat.migrated_to for place in _within(chat))]


def find_place(user: User, world: World, key: str) -> Place:
    """LookupError where that is no place of theirs."""
    for place in places_of(user, world):
        if place.key == key:
            return place
    raise LookupError(key)


def _within(chat: Chat) -> list[Place]:
    topics = [Place(chat, topic) for topic in chat.topics.values()]
    return [*topics, Place(chat)] if chat.forum else [Place(chat)]
