"""Where Telegram numbers its messages, and how far we know that it has come.

A supergroup numbers its own. The private chats and small groups of an account have one row together, its
message box (https://core.telegram.org/api/channel#basic-groups): there, the next message of a chat may stand
hundreds of numbers after its last.
"""

from __future__ import annotations

from bot.store.database import Statement

SUPERGROUPS = -(10**12)  # below it: https://core.telegram.org/api/bots/ids


def box(chat: int) -> int:
    """The supergroup's id, or 0: the bot's own box."""
    return chat if chat < SUPERGROUPS else 0


def reached(chat: int, message: int) -> Statement:
    """Our messages in the chat are known this far."""
    sql = (
        "INSERT INTO reached (chat, box, message) VALUES (?, ?, ?) ON CONFLICT (chat) "
        "DO UPDATE SET message = excluded.message WHERE excluded.message > reached.message"
    )
    return sql, (chat, box(chat), message)


def begun(chat: int, message: int) -> Statement:
    """Where no message of ours is known yet, the first to come stands after this one."""
    sql = "INSERT INTO reached (chat, box, message) VALUES (?, ?, ?) ON CONFLICT (chat) DO NOTHING"
    return sql, (chat, box(chat), message)
