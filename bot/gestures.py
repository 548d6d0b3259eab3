"""The one ordered list of what the bot answers to."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, MessageHandler, filters

from handlers import (
    agenda,
    browsing,
    helping,
    joining,
    members,
    motivating,
    opening,
    previewing,
    reading,
    receiving,
    remembering,
    replying,
    rewording,
    satser,
    sending,
    settling,
    showing,
    signing,
    starting,
    uploading,
    writing_arende,
)
from handlers.context import Context
from handlers.migrating import migrate
from handlers.refusals import stale_button
from handlers.taps import on_command, on_tap, on_words

COMMANDS = {
    "start": starting.start,
    "nytt": opening.new,
    "utkast": showing.show,
    "arenden": agenda.agenda,
    "att": satser.add_by_command,
    "motivering": motivating.motivate_by_command,
    "andra": browsing.browse_by_command,
    "forhandsvisa": previewing.preview_by_command,
    "skicka": sending.confirm_by_command,
    "historik": remembering.history_by_command,
    "angra": remembering.undo_by_command,
    "hjalp": helping.help_,
    "namnd": settling.settings,
    "register": members.members,
}

TAPS = {
    "new": opening.new_tapped,
    "arende": opening.choose_kind,
    "kind": opening.open_,
    "mine": showing.show_mine,
    "card": showing.hang,
    "add": satser.add,
    "ready": satser.add_ready,
    "own": satser.ask,
    "motivate": motivating.motivate,
    "change": browsing.browse,
    "turn": browsing.turn,
    "item": browsing.show_item,
    "move": browsing.move_item,
    "heading": browsing.head_item,
    "remove": browsing.remove_item,
    "adopt": rewording.adopt,
    "discard": rewording.discard,
    "use": replying.use,
    "invite": joining.invite_someone,
    "revoke": joining.revoke,
    "join": joining.join_here,
    "leave": joining.leave_draft,
    "read": reading.read,
    "sign": signing.sign_seen,
    "unsign": signing.unsign_here,
    "send": sending.confirm,
    "confirm": sending.send_in,
    "cancel": sending.cancel,
    "withdraw": sending.ask_withdraw,
    "withdrawn": sending.withdraw_now,
    "receive": receiving.received,
    "correct": receiving.ask_correction,
    "preview": previewing.preview,
    "history": remembering.history,
    "past": remembering.turn_history,
    "undo": remembering.undo_tapped,
    "more": helping.more,
    "agenda": agenda.agenda_tapped,
    "matter": agenda.show_arende,
    "serving": agenda.serving,
    "serve": agenda.set_serving,
    "write": writing_arende.begin,
    "load": uploading.ask_agenda,
    "loadpeople": uploading.ask_register,
    "keep": uploading.keep,
    "drop": uploading.drop,
    "people": members.members_tapped,
    "person": members.member,
    "link": members.hand_out_link,
    "unlink": members.revoke_access,
    "set": settling.set_,
}


def gestures() -> list[BaseHandler[Update, Context, Any]]:
    """In this order: the first that fits is the one that answers."""
    return [
        *(on_command(name, gesture) for name, gesture in COMMANDS.items()),
        *(on_tap(act, gesture) for act, gesture in TAPS.items()),
        # A button none of the above knows: from an older Yrka, or made up.
        stale_button(),
        # A group that becomes a supergroup says so in a message of its own.
        MessageHandler(filters.StatusUpdate.MIGRATE, migrate),
        # Last: words that are no command, a reply to something of ours or said in private.
        on_words(filters.TEXT | filters.ATTACHMENT, replying.reply),
    ]
