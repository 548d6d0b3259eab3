"""The Bot API's methods: each takes the world and the parameters, and gives the result or refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.local.methods import asking, deleting, editing, menus, pinning, profiles, queries, sending, topics
from bot.local.params import Params
from bot.local.world import World

Method = Callable[[World, Params], Any]

METHODS: dict[str, Method] = {
    "getMe": profiles.get_me,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "sendMessageDraft": sending.send_message_draft,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_reply_markup,
    "editMessageMedia": editing.edit_media,
    "deleteMessage": deleting.delete_message,
    "deleteMessages": deleting.delete_messages,
    "pinChatMessage": pinning.pin,
    "unpinChatMessage": pinning.unpin,
    "unpinAllChatMessages": pinning.unpin_all,
    "answerCallbackQuery": queries.answer_callback,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_member,
    "getChatMemberCount": asking.count_members,
    "getChatAdministrators": asking.get_administrators,
    "leaveChat": asking.leave_chat,
    "getFile": asking.get_file,
    "createForumTopic": topics.create,
    "editForumTopic": topics.edit,
    "closeForumTopic": topics.close,
    "reopenForumTopic": topics.reopen,
    "setMyCommands": menus.set_commands,
    "getMyCommands": menus.get_commands,
    "deleteMyCommands": menus.delete_commands,
    "setChatMenuButton": menus.set_button,
    "getChatMenuButton": menus.get_button,
    "setMyName": profiles.set_name,
    "getMyName": profiles.get_name,
    "setMyDescription": profiles.set_description,
    "getMyDescription": profiles.get_description,
    "setMyShortDescription": profiles.set_short_description,
    "getMyShortDescription": profiles.get_short_description,
}
# Telegram does not mind how a method's name is cased
BY_LOWER_NAME = {name.lower(): method for name, method in METHODS.items()}
