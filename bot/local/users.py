"""People, and what a person can do in Telegram. The bot is a user too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from os import PathLike

    from bot.local.chats import Chat, Topic
    from bot.local.messages import Message
    from bot.local.taps import Tap
    from bot.local.world import World


@dataclass(eq=False, slots=True)
class User:
    """A person with a phone in hand. Every verb returns what it put into the world."""

    id: int
    first_name: str
    world: World = field(repr=False)
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    started: bool = False
    has_blocked_bot: bool = False

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self.world.private_chat(self)

    @property
    def name(self) -> str:
        return " ".join(filter(None, [self.first_name, self.last_name]))

    def starts(self, payload: str | None = None) -> Message:
        """Press Start, as when a deep link brought the payload."""
        if self.has_blocked_bot:
            self.unblocks()
        return self.says(f"/start {payload}" if payload else "/start")

    def opens(self, link: str) -> Message:
        """Follow a deep link to the bot: https://t.me/<bot>?start=TOKEN."""
        payload = read_payload(link, self.world.bot.username or "")
        if payload is None:
            raise LookupError(f"{link} does not lead to a start of @{self.world.bot.username}")
        return self.starts(payload)

    def says(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        topic: Topic | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Write a message; one longer than 4096 becomes several, and the first of them is returned."""
        return self.world.people.say(self, text, chat or self.chat, topic, reply_to)

    def edits(self, message: Message, text: str) -> Message:
        return self.world.people.edit(self, message, text)

    def deletes(self, message: Message) -> None:
        self.world.people.delete(self, message)

    def sends(  # noqa: PLR0913 — the parts of a message with a file
        self,
        file: str | PathLike[str] | bytes,
        *,
        name: str | None = None,
        chat: Chat | None = None,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        caption: str = "",
        as_photo: bool = False,
    ) -> Message:
        """Send a file, by path or by its bytes."""
        return self.world.people.send(
            self,
            file,
            name,
            chat or self.chat,
            topic=topic,
            reply_to=reply_to,
            caption=caption,
            as_photo=as_photo,
        )

    def taps(self, message: Message, label: str) -> Tap:
        """Tap a button; LookupError when the message, as it is now, has none so labelled."""
        return self.world.people.tap(self, message, label)

    def blocks(self) -> None:
        self.world.people.block(self)

    def unblocks(self) -> None:
        self.world.people.unblock(self)

    def joins(self, chat: Chat) -> Message:
        return self.world.people.join(self, chat)

    def leaves(self, chat: Chat) -> Message:
        return self.world.people.leave(self, chat)


def read_payload(link: str, username: str) -> str | None:
    """Give what stands after ?start= in a link to this very bot; None for any other link."""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
    except ValueError:  # half an IPv6 address
        return None
    if parts.scheme == "tg" and parts.netloc == "resolve":
        query = parse_qs(parts.query)
        return query.get("start", [None])[0] if query.get("domain") == [username] else None
    if (
        parts.netloc.lower() not in {"t.me", "telegram.me"}
        or parts.path.strip("/").lower() != username.lower()
    ):
        return None
    return parse_qs(parts.query).get("start", [None])[0]
