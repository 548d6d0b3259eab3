"""From an update to plain values, once: past this point nothing is Optional."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Awaitable, Callable, Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from drafts.errors import StaleButton
from handlers.asking import set_aside
from handlers.context import Context
from handlers.letters import Spot

_NUMBER = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Tap:
    """Someone pressed a button of ours. Its `args` may be anybody's invention: the rules decide."""

    query: str
    account: int
    name: str
    spot: Spot
    message: int
    args: tuple[str, ...]
    forum: bool = False  # the group has topics

    def arg(self, n: int) -> str:
        """Argument `n`, from 0; StaleButton where the button never had it."""
        if n >= len(self.args):
            raise StaleButton
        return self.args[n]

    def number(self, n: int) -> int:
        if not _NUMBER.fullmatch(self.arg(n)):
            raise StaleButton
        return int(self.arg(n))


@dataclass(frozen=True, slots=True)
class Words:
    """Someone wrote to the bot. To a gesture that answers a command, `text` is what follows it."""

    account: int
    name: str
    spot: Spot
    message: int
    at: datetime
    text: str
    reply_to: int  # a message's id, or 0
    to_us: bool = False  # it replies to a message of ours
    file: str = ""  # Telegram's id of an attached file
    file_name: str = ""
    file_size: int = 0  # bytes
    wordless: bool = False  # a picture, a voice, a sticker…


def on_taps(
    gestures: Mapping[str, Callable[[Tap, Context], Awaitable[None]]],
) -> CallbackQueryHandler[Context, Any]:
    """Each answers the buttons made with `letters.tap(…, act, …)`, by their act.

    StaleButton for one that none of them knows: from an older Yrka, or made up.
    """

    async def handle(update: Update, context: Context) -> None:
        act, tap = _tap(update)
        if act not in gestures:
            raise StaleButton
        context.desk.paces.pass_(tap.account, update.update_id, context.work.now)
        await set_aside(tap.spot, context)
        await gestures[act](tap, context)

    return CallbackQueryHandler(handle)


def on_commands(
    gestures: Mapping[str, Callable[[Words, Context], Awaitable[None]]],
) -> MessageHandler[Context, Any]:
    """`/angra`, `/angra@bot`, and as people write it: `/ångra`."""

    async def handle(update: Update, context: Context) -> None:
        words = words_of(update)
        context.desk.paces.pass_(words.account, update.update_id, context.work.now)
        await set_aside(words.spot, context)
        name, _bot = _command(words.text)
        rest = re.split(r"\s", words.text, maxsplit=1)[1:]
        await gestures[name](replace(words, text="".join(rest)), context)

    return MessageHandler(_Command(gestures) & filters.UpdateType.MESSAGE, handle)


class _Command(filters.MessageFilter):
    """One of these, and for us."""

    def __init__(self, names: Container[str]) -> None:
        super().__init__()
        self._names = names

    def filter(self, message: Message) -> bool:
        name, bot = _command(message.text or "")
        return name in self._names and bot in {"", message.get_bot().username.lower()}


def _command(text: str) -> tuple[str, str]:
    """The command that a message begins with, and the bot it names; nothing where there is none."""
    said, _, bot = "".join(text.split(maxsplit=1)[:1]).partition("@")
    return (_plain(said[1:]), bot.lower()) if said.startswith("/") else ("", "")


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def on_words(
    kinds: filters.BaseFilter, gesture: Callable[[Words, Context], Awaitable[None]]
) -> MessageHandler[Context, Any]:
    async def handle(update: Update, context: Context) -> None:
        words = words_of(update)
        if words.spot.private or words.to_us:  # one that runs a group hears all that is said there
            context.desk.paces.pass_(words.account, update.update_id, context.work.now)
        await gesture(words, context)

    return MessageHandler(kinds & filters.UpdateType.MESSAGE, handle)


def _tap(update: Update) -> tuple[str, Tap]:
    """The act, and the tap."""
    query = update.callback_query
    if query is None or query.message is None:
        raise StaleButton
    act, *args = (query.data or "").split(":")
    return act, Tap(
        query.id,
        query.from_user.id,
        query.from_user.first_name,
        _spot_of_query(query),
        query.message.message_id,
        tuple(args),
        bool(query.message.chat.is_forum),
    )


def _spot_of_query(query: CallbackQuery) -> Spot:
    """A message too old to be shown still tells its chat, but not its topic."""
    if isinstance(query.message, Message):
        return spot_of(query.message)
    return Spot(query.message.chat.id if query.message else query.from_user.id)


def spot_of(message: Message) -> Spot:
    in_topic = message.is_topic_message and message.message_thread_id
    return Spot(message.chat_id, message.message_thread_id if in_topic and message.message_thread_id else 0)


def words_of(update: Update) -> Words:
    """StaleButton cannot be: only handlers of messages call this."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        raise StaleButton
    document = message.document
    return Words(
        user.id,
        user.first_name,
        spot_of(message),
        message.message_id,
        message.date,
        message.text or message.caption or "",
        _replied(message),
        _is_to_us(message),
        document.file_id if document else "",
        (document.file_name or "") if document else "",
        (document.file_size or 0) if document else 0,
        wordless=document is None and message.effective_attachment is not None,
    )


def _replied(message: Message) -> int:
    """In a topic, a message that replies to nothing is said to reply to the topic's first one."""
    replied = message.reply_to_message
    return replied.message_id if replied and not replied.forum_topic_created else 0


def _is_to_us(message: Message) -> bool:
    """What is just said in a topic that we made is no reply to us."""
    replied = message.reply_to_message if _replied(message) else None
    return bool(replied and replied.from_user and replied.from_user.id == message.get_bot().id)
