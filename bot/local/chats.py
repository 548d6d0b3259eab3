"""Chats, their topics, and who is in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.local.messages import Message
    from bot.local.users import User

ChatKind = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

PRESENT: frozenset[Status] = frozenset({"creator", "administrator", "member"})


@dataclass(slots=True)
class Numbers:
    """Message ids in a row: a supergroup's own, or the one of all private chats and small groups of the bot.

    https://core.telegram.org/api/channel#basic-groups
    """

    last: int = 0

    def next(self) -> int:
        self.last += 1
        return self.last


@dataclass(eq=False, slots=True)
class Topic:
    """A forum topic; its id is that of the message that created it."""

    id: int
    chat: Chat
    name: str
    closed: bool = False


@dataclass(eq=False, slots=True)
class Chat:
    """One conversation. `statuses` holds everyone who is or was in it, the bot among them."""

    id: int
    kind: ChatKind
    title: str = ""
    person: User | None = None
    forum: bool = False
    statuses: dict[User, Status] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: Chat | None = None
    numbers: Numbers = field(default_factory=Numbers)
    last_id: int = 0

    @property
    def name(self) -> str:
        return self.person.first_name if self.person else self.title

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    @property
    def members(self) -> list[User]:
        return [user for user in self.statuses if self.has(user)]

    def status(self, user: User) -> Status:
        return self.statuses.get(user, "left")

    def has(self, user: User) -> bool:
        return self.status(user) in PRESENT

    def is_run_by(self, user: User) -> bool:
        return self.status(user) in {"creator", "administrator"}

    def next_id(self) -> int:
        self.last_id = self.numbers.next()
        return self.last_id

    def __repr__(self) -> str:
        return f"<Chat {self.id} {self.kind} {self.name!r}>"
