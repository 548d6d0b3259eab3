"""A Telegram of our own: the Bot API over HTTP on loopback, and people to play it with from Python.

    async with LocalTelegram(bot_username="yrka_lokal_bot", token="1:local") as telegram:
        lars = telegram.world.user("Lars")
        lars.starts()
        await telegram.wait(lambda: telegram.world.messages(lars.chat)[-1].sender.is_bot)

It behaves as Telegram does as far as it goes, with Telegram's own words for refusals; what it does not model
it says so, with error 501. The world is gone when it closes, unless it is written down (keeping.py).
"""

from bot.local.chats import Chat, Topic
from bot.local.errors import Refused, bad_request, flood, forbidden, outage
from bot.local.events import Answered, Busy, Deleted, Drafted, Edited, Event, Sent, Tapped, Whispered
from bot.local.faults import Fault
from bot.local.keyboards import Button
from bot.local.links import Link
from bot.local.messages import Message
from bot.local.server import LocalTelegram
from bot.local.taps import Answer, Tap
from bot.local.users import User
from bot.local.world import World

__all__ = [
    "Answer",
    "Answered",
    "Busy",
    "Button",
    "Chat",
    "Deleted",
    "Drafted",
    "Edited",
    "Event",
    "Fault",
    "Link",
    "LocalTelegram",
    "Message",
    "Refused",
    "Sent",
    "Tap",
    "Tapped",
    "Topic",
    "User",
    "Whispered",
    "World",
    "bad_request",
    "flood",
    "forbidden",
    "outage",
]
