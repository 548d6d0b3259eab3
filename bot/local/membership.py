"""Who comes and goes: people in groups, the bot everywhere, and groups that become supergroups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local import wire
from bot.local.chats import Chat, Status
from bot.local.messages import Service

if TYPE_CHECKING:
    from bot.local.messages import Message
    from bot.local.users import User
    from bot.local.world import World

ADMIN_RIGHTS = {
    "can_manage_chat": True,
    "can_change_info": True,
    "can_delete_messages": True,
    "can_invite_users": True,
    "can_restrict_members": True,
    "can_pin_messages": True,
    "can_promote_members": False,
    "can_manage_video_chats": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_send_welcome_messages": False,
    "can_manage_tags": False,
    "is_anonymous": False,
    "can_be_edited": False,
}


def write_member(chat: Chat, user: User) -> dict[str, Any]:
    status = chat.status(user)
    written: dict[str, Any] = {"user": wire.write_user(user), "status": status}
    if status == "creator":
        written["is_anonymous"] = False
    elif status == "administrator":
        written |= ADMIN_RIGHTS | ({"can_manage_topics": True} if chat.kind == "supergroup" else {})
    elif status == "kicked":
        written["until_date"] = 0
    return written


class Membership:
    def __init__(self, world: World) -> None:
        self.world = world

    def add_bot(self, chat: Chat, by: User | None, *, admin: bool) -> None:
        adder = by or _owner(chat)
        was_in = chat.has(self.world.bot)
        self.change_bot(chat, adder, "administrator" if admin else "member")
        if not was_in:
            self.world.announce(chat, adder, Service("new_chat_members", [self.world.bot]))

    def kick_bot(self, chat: Chat, by: User | None) -> None:
        kicker = by or _owner(chat)
        self.world.announce(chat, kicker, Service("left_chat_member", self.world.bot))
        self.change_bot(chat, kicker, "kicked")

    def bot_leaves(self, chat: Chat) -> None:
        self.world.announce(chat, self.world.bot, Service("left_chat_member", self.world.bot))
        self.change_bot(chat, self.world.bot, "left")

    def join(self, user: User, chat: Chat) -> Message:
        self._change(chat, user, user, "member")
        return self.world.announce(chat, user, Service("new_chat_members", [user]))

    def leave(self, user: User, chat: Chat) -> Message:
        self._change(chat, user, user, "left")
        return self.world.announce(chat, user, Service("left_chat_member", user))

    def change_bot(self, chat: Chat, by: User, status: Status) -> None:
        """Set the bot's standing in a chat, and let it know as Telegram does."""
        self._change(chat, by, self.world.bot, status, "my_chat_member")

    def migrate(self, chat: Chat) -> Chat:
        if chat.kind != "group" or chat.migrated_to:
            raise ValueError(f"{chat} is not a group that can be upgraded")
        successor = Chat(-(10**12) + chat.id, "supergroup", chat.title, statuses=dict(chat.statuses))
        self.world.chats[successor.id] = successor
        owner = _owner(chat)
        self.world.announce(chat, owner, Service("migrate_to_chat_id", successor.id))
        chat.migrated_to = successor
        self.world.announce(successor, owner, Service("migrate_from_chat_id", chat.id))
        return successor

    def _change(self, chat: Chat, by: User, user: User, status: Status, update: str = "chat_member") -> None:
        before = write_member(chat, user)
        chat.statuses[user] = status
        after = write_member(chat, user)
        hears = update == "my_chat_member" or chat.is_run_by(self.world.bot)
        if before == after or not hears:
            return
        body = {
            "chat": wire.write_chat(chat),
            "from": wire.write_user(by),
            "date": self.world.clock(),
            "old_chat_member": before,
            "new_chat_member": after,
        }
        self.world.updates.put(update, body, f"members {chat.id}")


def _owner(chat: Chat) -> User:
    return next(iter(chat.statuses))
