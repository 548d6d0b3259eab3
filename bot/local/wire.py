"""The world as the Bot API writes it: users, chats, messages and queries as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.local.chats import Chat, Topic
    from bot.local.entities import Entity
    from bot.local.files import File
    from bot.local.keyboards import Button
    from bot.local.messages import Message, Service
    from bot.local.taps import Tap
    from bot.local.users import User

Json = dict[str, Any]

CHAT_INSTANCE = "-4711470912380011"


def write_user(user: User) -> Json:
    return _drop_nothings(
        {
            "id": user.id,
            "is_bot": user.is_bot,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "username": user.username,
            "language_code": user.language_code,
        }
    )


def write_chat(chat: Chat) -> Json:
    if chat.person:
        person = chat.person
        names = {"first_name": person.first_name, "last_name": person.last_name, "username": person.username}
        return _drop_nothings({"id": chat.id, "type": "private", **names})
    return _drop_nothings(
        {"id": chat.id, "type": chat.kind, "title": chat.title, "is_forum": chat.forum or None}
    )


def write_entity(entity: Entity, people: dict[int, User]) -> Json:
    written: Json = {"type": entity.type, "offset": entity.offset, "length": entity.length} | entity.arguments
    if entity.user_id is not None:
        user = people.get(entity.user_id)
        written["user"] = (
            write_user(user) if user else {"id": entity.user_id, "is_bot": False, "first_name": ""}
        )
    return written


def write_button(button: Button) -> Json:
    copied = {"text": button.copy_text} if button.copy_text is not None else None
    return _drop_nothings(
        {
            "text": button.label,
            "callback_data": button.data,
            "url": button.url,
            "copy_text": copied,
            "web_app": {"url": button.app} if button.app is not None else None,
            "style": button.style,
        }
    )


def write_message(message: Message, people: dict[int, User], *, nested: bool = False) -> Json:
    """Write a message as now seen; what it answers is written without its own answer, as Telegram does."""
    chat = message.chat
    written: Json = {
        "message_id": 0 if message.receiver else message.id,
        "ephemeral_message_id": message.id if message.receiver else None,
        "receiver_user": write_user(message.receiver) if message.receiver else None,
        "from": write_user(message.sender),
        "chat": write_chat(chat),
        "date": message.at,
        "edit_date": message.edited,
        "media_group_id": message.album,
        "has_protected_content": message.protected or None,
    }
    written |= _write_place(message)
    if message.reply_to and not nested and (answered := chat.messages.get(message.reply_to.id)):
        written["reply_to_message"] = write_message(answered, people, nested=True)
    written |= _write_content(message, people)
    if message.buttons:
        rows = [[write_button(button) for button in row] for row in message.buttons]
        written["reply_markup"] = {"inline_keyboard": rows}
    return _drop_nothings(written)


def write_service(service: Service, people: dict[int, User]) -> Json:
    match service.kind:
        case "new_chat_members":
            return {"new_chat_members": [write_user(user) for user in service.value]}
        case "left_chat_member":
            return {"left_chat_member": write_user(service.value)}
        case "pinned_message":
            return {"pinned_message": write_message(service.value, people, nested=True)}
        case _:
            return {service.kind: service.value}


def write_file(file: File) -> Json:
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.bytes)}


def write_tap(tap: Tap, people: dict[int, User]) -> Json:
    return {
        "id": tap.id,
        "from": write_user(tap.user),
        "message": write_message(tap.message, people),
        "chat_instance": CHAT_INSTANCE,
        "data": tap.button.data,
    }


def write_topic(topic: Topic) -> Json:
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": 0x6FB9F0}


def _write_place(message: Message) -> Json:
    if not message.topic:
        return {}
    return {"message_thread_id": message.topic.id, "is_topic_message": True}


def _write_content(message: Message, people: dict[int, User]) -> Json:
    entities = [write_entity(entity, people) for entity in message.entities] or None
    if message.service:
        return write_service(message.service, people)
    if message.media is None:
        return {"text": message.text, "entities": entities}
    caption = {"caption": message.text or None, "caption_entities": entities}
    if message.document:
        named = {"file_name": message.document.name, "mime_type": message.document.mime}
        return {"document": named | write_file(message.document)} | caption
    width, height = message.media.size
    return {"photo": [write_file(message.media) | {"width": width, "height": height}]} | caption


def _drop_nothings(written: Json) -> Json:
    return {key: value for key, value in written.items() if value is not None}
