"""The one ordered list of what the bot answers to."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, ChatMemberHandler, MessageHandler, filters

from bot.board_taps import BOARD_TAPS
from bot.draft_taps import DRAFT_TAPS
from handlers import (
    agenda,
    deciding,
    helping,
    inbox,
    meetings,
    members,
    minutes,
    motivating,
    opening,
    own_data,
    previewing,
    remembering,
    replying,
    satser,
    searching,
    sending,
    settling,
    showing,
    starting,
)
from handlers.context import Context
from handlers.migrating import migrate
from handlers.returning import come_back
from handlers.taps import on_commands, on_taps, on_words

COMMANDS = {
    "start": starting.start,
    "nytt": opening.new,
    "utkast": showing.show,
    "arenden": agenda.agenda,
    "kallelse": meetings.meetings,
    "att": satser.add_by_command,
    "motivering": motivating.motivate_by_command,
    "andra": searching.change_by_command,
    "forhandsvisa": previewing.preview_by_command,
    "skicka": sending.confirm_by_command,
    "historik": remembering.history_by_command,
    "angra": remembering.undo_by_command,
    "hjalp": helping.help_,
    "beslut": deciding.decisions,
    "inkorg": inbox.open_inbox,
    "protokoll": minutes.minutes,
    "namnd": settling.settings,
    "integritet": own_data.notice,
    "register": members.members,
}

TAPS = DRAFT_TAPS | BOARD_TAPS


def gestures() -> list[BaseHandler[Update, Context, Any]]:
    """In this order: the first that fits is the one that answers."""
    return [
        # One for all: asking a handler each, and there are two hundred, costs more than most gestures do.
        on_commands(COMMANDS),
        on_taps(TAPS),
        # A group that becomes a supergroup says so in a message of its own.
        MessageHandler(filters.StatusUpdate.MIGRATE, migrate),
        # Let in again: removed and added, blocked and not, a topic closed and opened.
        ChatMemberHandler(come_back, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.FORUM_TOPIC_REOPENED, come_back),
        # Last: words that are no command, a reply to something of ours or said in private.
        on_words(filters.TEXT | filters.ATTACHMENT, replying.reply),
    ]
