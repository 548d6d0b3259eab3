"""Edits of the bot's own messages, in place. An edit that gives no keyboard takes the keyboard away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.local.entities import count_units
from bot.local.errors import Unmodelled, bad_request
from bot.local.keyboards import check_buttons, read_markup
from bot.local.methods.attachments import read_media
from bot.local.methods.reaching import check_access, find_chat, find_message
from bot.local.methods.sending import LONGEST_CAPTION, LONGEST_TEXT, attach
from bot.local.texts import format_text, shows_nothing
from bot.local.wire import write_message

if TYPE_CHECKING:
    from bot.local.messages import Message
    from bot.local.params import Params
    from bot.local.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def edit_text(world: World, params: Params) -> dict[str, Any]:
    if not params.text("text"):
        raise bad_request("message text is empty")
    text, entities = format_text(
        params.text("text"), params.text("parse_mode"), params.values.get("entities")
    )
    message = _find(world, params)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    if shows_nothing(text):
        raise bad_request("text must be non-empty")
    if count_units(text) > LONGEST_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    return _change(world, params, message, replace(message, text=text, entities=entities))


def edit_caption(world: World, params: Params) -> dict[str, Any]:
    text, entities = format_text(
        params.text("caption"), params.text("parse_mode"), params.values.get("caption_entities")
    )
    message = _find(world, params)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    if count_units(text) > LONGEST_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG")
    return _change(world, params, message, replace(message, text=text, entities=entities))


def edit_reply_markup(world: World, params: Params) -> dict[str, Any]:
    message = _find(world, params)
    return _change(world, params, message, message)


def edit_media(world: World, params: Params) -> dict[str, Any]:
    """Put a document or photo where another was, or into a message of mere text."""
    file, (text, entities) = read_media(
        world, params, params.data("media", "can't parse InputMedia JSON object")
    )
    message = _find(world, params, "message media can't be edited")
    if count_units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    changed = attach(replace(message, text=text, entities=entities), file)
    return _change(world, params, message, changed)


def _find(world: World, params: Params, otherwise: str = "message can't be edited") -> Message:
    if params.text("inline_message_id"):
        raise Unmodelled("inline messages")
    read_markup(params.values.get("reply_markup"))
    chat = find_chat(world, params)
    check_access(world, chat)
    message = find_message(chat, params, "edit")
    if message.sender is not world.bot or message.service or message.markup.forbids_editing:
        raise bad_request(otherwise)
    return message


def _change(world: World, params: Params, before: Message, after: Message) -> dict[str, Any]:
    markup = read_markup(params.values.get("reply_markup"))
    check_buttons(markup, private=before.chat.is_private)
    after = replace(after, markup=markup)
    if _looks(before) == _looks(after):
        raise bad_request(NOT_MODIFIED)
    changed = world.change(
        before,
        text=after.text,
        entities=after.entities,
        markup=markup,
        document=after.document,
        photo=after.photo,
        edited=world.clock(),
    )
    return write_message(changed, world.users)


def _looks(message: Message) -> tuple[object, ...]:
    return message.text, message.entities, message.markup, message.media and message.media.id
