"""What a message shows, and whether Telegram will take it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from handlers.letters import Rows
from handlers.telling import size

ALERT_LIMIT = 200  # characters Telegram shows in answer to a tap
LIMIT = 4096  # UTF-16 units, when the entities are out
MARKS = 100  # entities; Telegram drops what is marked beyond that without a word

_TAG = re.compile(r"</?[a-z][^>]*>")


@dataclass(frozen=True, slots=True)
class Drawn:
    text: str
    buttons: Rows = ()


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
