"""What a bot may ask about chats, members and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local.errors import bad_request
from bot.local.files import BIGGEST_DOWNLOAD
from bot.local.membership import write_member
from bot.local.methods.reaching import check_access, find_chat
from bot.local.wire import write_chat, write_file, write_message

if TYPE_CHECKING:
    from bot.local.chats import Chat
    from bot.local.params import Params
    from bot.local.users import User
    from bot.local.world import World

MEMBER_PERMISSIONS = dict.fromkeys(
    [
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ],
    True,
)


def get_chat(world: World, params: Params) -> dict[str, Any]:
    chat = find_chat(world, params)
    if not chat.migrated_to:
        check_access(world, chat)
    full = write_chat(chat) | {"accent_color_id": chat.id % 7, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(
        [
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ],
        chat.is_private,
    )
    if not chat.is_private:
        full["permissions"] = MEMBER_PERMISSIONS
    if chat.pinned:
        full["pinned_message"] = write_message(chat.messages[max(chat.pinned)], world.users, nested=True)
    return full


def get_member(world: World, params: Params) -> dict[str, Any]:
    user_id = params.number("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat = find_chat(world, params)
    check_access(world, chat)
    return write_member(chat, _find_user(world, chat, user_id))


def count_members(world: World, params: Params) -> int:
    chat = find_chat(world, params)
    check_access(world, chat)
    return len(chat.members)


def get_administrators(world: World, params: Params) -> list[dict[str, Any]]:
    chat = find_chat(world, params)
    check_access(world, chat)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [write_member(chat, user) for user in chat.members if chat.is_run_by(user)]


def leave_chat(world: World, params: Params) -> bool:
    chat = find_chat(world, params)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    if chat.migrated_to:
        raise bad_request("chat is deactivated")
    check_access(world, chat)
    world.membership.bot_leaves(chat)
    return True


def get_file(world: World, params: Params) -> dict[str, Any]:
    if not params.text("file_id"):
        raise bad_request("file_id not specified")
    file = world.files.find(params.text("file_id"))
    if len(file.bytes) > BIGGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return write_file(file) | {"file_path": file.path}


def _find_user(world: World, chat: Chat, user_id: int) -> User:
    user = world.users.get(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID" if not chat.is_private else "user not found")
    return user
