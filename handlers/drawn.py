"""What a message shows, and whether Telegram will take it."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass

from handlers.letters import Button, Rows, Spot
from handlers.telling import size

ALERT_LIMIT = 200  # characters Telegram shows in answer to a tap
LIMIT = 4096  # UTF-16 units, when the entities are out
MARKS = 100  # entities; Telegram drops what is marked beyond that without a word

_TAG = re.compile(r"</?[a-z][^>]*>")


@dataclass(frozen=True, slots=True)
class Drawn:
    text: str
    buttons: Rows = ()

    @property
    def digest(self) -> str:
        """Another for whatever reads in another way."""
        return hashlib.blake2b(repr(self).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Ways:
    """From a message to where else a draft can be read.

    `bot` is the bot's username; `pages` the address of its pages, empty where it has none.
    """

    bot: str
    pages: str = ""

    def start(self, payload: str) -> str:
        """An address that opens a private chat with the bot and hands it the payload."""
        return f"https://t.me/{self.bot}?start={payload}"

    def page(self, draft: str) -> str:
        """Says nothing of who opens it: Telegram does, or a link of one's own."""
        return f"{self.pages}/{draft}/in"

    def reading(self, draft: str, spot: Spot) -> tuple[Button, ...]:
        """Telegram opens pages from private chats alone: from a group one goes there first."""
        if not self.pages:
            return ()
        if spot.private:
            return (Button("Läs hela", app=self.page(draft)),)
        return (Button("Läs hela", url=self.start(f"sida-{draft}")),)


def plain(text: str) -> str:
    """What a message in Telegram's HTML says, where no marks can be shown."""
    return html.unescape(_TAG.sub("", text))


def units(text: str) -> int:
    """The length of a message in Telegram's HTML, as Telegram counts it."""
    return size(plain(text))


def marks(text: str) -> int:
    return len(_TAG.findall(text)) // 2


def fits(text: str) -> bool:
    """Will Telegram take it, and show all of its marks?"""
    return units(text) <= LIMIT and marks(text) <= MARKS
