"""Messages the bot sends: words, documents, photos, albums; and the signs that it is at work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bot.local.entities import count_units
from bot.local.errors import bad_request
from bot.local.events import Busy, Drafted
from bot.local.keyboards import check_buttons, read_markup
from bot.local.messages import Message
from bot.local.methods.attachments import read_file, read_media
from bot.local.methods.reaching import find_topic, find_writable_chat
from bot.local.methods.replies import find_answered
from bot.local.methods.whispering import is_whisper, whisper
from bot.local.texts import format_text, shows_nothing
from bot.local.wire import write_message

if TYPE_CHECKING:
    from bot.local.files import File, Kind
    from bot.local.params import Params
    from bot.local.texts import Formatted
    from bot.local.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_IN_ALBUM = 10
ACTION_NAMES = (
    "typing upload_photo record_video upload_video record_voice "
    "upload_voice record_audio upload_audio upload_document choose_sticker "
    "find_location record_video_note upload_video_note cancel "
)
ACTIONS = frozenset(ACTION_NAMES.split())


def send_message(world: World, params: Params) -> dict[str, Any]:
    if not params.text("text"):
        raise bad_request("message text is empty")
    formatted = format_text(params.text("text"), params.text("parse_mode"), params.values.get("entities"))
    message = compose(world, params, formatted)
    check_text(formatted)
    check_buttons(message.markup, private=message.chat.is_private)
    if is_whisper(world, params):
        return whisper(world, params, message)
    return write_message(_post(world, message), world.users)


def send_document(world: World, params: Params) -> dict[str, Any]:
    return _send_file(world, params, "Document")


def send_photo(world: World, params: Params) -> dict[str, Any]:
    return _send_file(world, params, "Photo")


def send_media_group(world: World, params: Params) -> list[dict[str, Any]]:
    raw = params.data("media", "can't parse media JSON object")
    if not isinstance(raw, list):
        raise bad_request("expected an Array of InputMedia")
    media = [read_media(world, params, each) for each in raw]
    message = compose(world, params, ("", ()))
    for _, caption in media:
        check_caption(caption)
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len({file.kind for file, _ in media}) > 1:
        raise bad_request("documents can't be mixed with other media types")
    album = str(uuid4().int)[:17] if len(media) > 1 else None
    sent = [
        _post(world, attach(replace(message, text=text, entities=entities), file), album=album)
        for file, (text, entities) in media
    ]
    return [write_message(each, world.users) for each in sent]


def send_chat_action(world: World, params: Params) -> bool:
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = find_writable_chat(world, params)
    world.tell(Busy(chat, find_topic(world, chat, params), params.text("action")))
    return True


def send_message_draft(world: World, params: Params) -> bool:
    text, _ = format_text(params.text("text"), params.text("parse_mode"), params.values.get("entities"))
    chat = find_writable_chat(world, params)
    if not chat.is_private:
        raise bad_request("TEXTDRAFT_PEER_INVALID")
    if not params.number("draft_id"):
        raise bad_request("draft_id must be non-zero")
    world.tell(Drafted(chat, params.number("draft_id"), text))
    return True


def compose(world: World, params: Params, formatted: Formatted) -> Message:
    """Make the message, not yet sent: its chat, what it answers, its markup."""
    markup = read_markup(params.values.get("reply_markup"))
    chat = find_writable_chat(world, params)
    topic = find_topic(world, chat, params)
    answered = find_answered(chat, params)
    text, entities = formatted
    return Message(
        0,
        chat,
        world.bot,
        world.clock(),
        text=text,
        entities=entities,
        markup=markup,
        reply_to=answered or (chat.messages.get(topic.id) if topic else None),
        topic=topic or (answered.topic if answered else None),
        protected=params.flag("protect_content"),
    )


def check_text(formatted: Formatted) -> None:
    if shows_nothing(formatted[0]):
        raise bad_request("text must be non-empty")
    if count_units(formatted[0]) > LONGEST_TEXT:
        raise bad_request("message is too long")


def check_caption(formatted: Formatted) -> None:
    if count_units(formatted[0]) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")


def _send_file(world: World, params: Params, kind: Kind) -> dict[str, Any]:
    caption = format_text(
        params.text("caption"), params.text("parse_mode"), params.values.get("caption_entities")
    )
    message = compose(world, params, caption)
    file = read_file(world, params, kind.lower(), kind)
    check_caption(caption)
    check_buttons(message.markup, private=message.chat.is_private)
    return write_message(_post(world, attach(message, file)), world.users)


def attach(message: Message, file: File) -> Message:
    is_photo = file.kind == "Photo"
    return replace(message, document=None if is_photo else file, photo=file if is_photo else None)


def _post(world: World, message: Message, album: str | None = None) -> Message:
    """Give the message its number and send it: the last thing done, so that a refusal leaves no gap."""
    return world.post(replace(message, id=message.chat.next_id(), album=album))
