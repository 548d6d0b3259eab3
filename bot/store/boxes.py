"""Where Telegram numbers its messages, and which of the numbers are known to be taken.

A supergroup numbers its own. The private chats and small groups of an account have one row together, its
message box (https://core.telegram.org/api/channel#basic-groups): there, the next message of a chat may stand
thousands of numbers after its last.
"""

from __future__ import annotations

from bot.store.database import Statement

SUPERGROUPS = -(10**12)  # below it: https://core.telegram.org/api/bots/ids
KEPT = 10_000  # of a box


def box(chat: int) -> int:
    """The supergroup's id, or 0: the bot's own box."""
    return chat if chat < SUPERGROUPS else 0


def stands(chat: int, message: int) -> Statement:
    """A message of ours, or one that was told us, is there: what we look for in the box is none of these."""
    return "INSERT INTO taken (box, message) VALUES (?, ?) ON CONFLICT DO NOTHING", (box(chat), message)


def forgotten() -> Statement:
    """Those long before the last of their box: nobody looks there any more."""
    sql = (
        "DELETE FROM taken WHERE message < "
        "(SELECT max(newer.message) FROM taken AS newer WHERE newer.box = taken.box) - ?"
    )
    return sql, (KEPT,)
