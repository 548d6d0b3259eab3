"""Every no, turned into a Swedish sentence: here, and nowhere else."""

from __future__ import annotations

from telegram import Update

from drafts.errors import Refusal
from handlers.context import Context
from handlers.drawn import ALERT_LIMIT, plain
from handlers.letters import Answer
from handlers.taps import words_of
from handlers.templates import say
from handlers.whispering import aside
from handlers.work import Work, current


def sentence(refusal: Refusal) -> str:
    """What the refusal says, in Telegram's HTML."""
    return say(f"refusals.{type(refusal).__name__}", refusal=refusal)


async def remember(_update: object, context: Context) -> None:
    """python-telegram-bot swallows what a handler raises; the worker has to know of it."""
    current.get().failed = context.error


def refuse(update: Update, refusal: Refusal) -> Work:
    """Work that does nothing but say no, to the one who is refused: to a tap as an alert where it fits."""
    return _tell(update, sentence(refusal))


def apologise(update: Update) -> Work:
    return _tell(update, say("refusals.broken"))


def _tell(update: Update, text: str) -> Work:
    work = Work()
    query, message = update.callback_query, update.effective_message
    if query and (message is None or len(plain(text)) <= ALERT_LIMIT):
        work.say(Answer(query.id, text, alert=True))
    elif message and update.effective_user:
        work.say(aside(words_of(update), text))
    if query:
        work.answer_if_owed(query.id)
    return work
