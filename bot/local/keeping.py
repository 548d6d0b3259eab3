"""The world written down as JSON, and read back: a try-out that is kept goes on where it ended.

Files are written once, beside it. Taps that wait for an answer are not kept: nobody waits for it any more.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from bot.local.chats import Chat, Numbers, Topic
from bot.local.files import File
from bot.local.kept import KeptChat, KeptFile, KeptMessage, KeptUser, KeptWorld
from bot.local.messages import Message, Service
from bot.local.users import User

if TYPE_CHECKING:
    from bot.local.world import World

WORLD, FILES = "telegram.json", "filer"


def write_world(world: World, folder: Path) -> None:
    """Whole or not at all: a process that dies meanwhile leaves what was there before."""
    (folder / FILES).mkdir(exist_ok=True)
    for file in world.files.all():
        if not (place := folder / FILES / file.id).exists():
            place.write_bytes(file.bytes)
    fresh = folder / f"{WORLD}.ny"
    fresh.write_bytes(msgspec.json.encode(_written(world)))
    fresh.replace(folder / WORLD)


def read_world(world: World, folder: Path) -> bool:
    """Put what was written there into an empty world; False where nothing was."""
    if not (folder / WORLD).exists():
        return False
    kept = msgspec.json.decode((folder / WORLD).read_bytes(), type=KeptWorld)
    _read_people(world, kept)
    for file in kept.files:
        body = (folder / FILES / file.id).read_bytes()
        world.files.put(File(**msgspec.structs.asdict(file), bytes=body))
    for message in kept.messages:
        world.recall(_message(world, message))
    world.menus.lists.update({(scope, language): commands for scope, language, commands in kept.menus})
    world.updates.restore(kept.updates)
    world.last_number = kept.last_number
    return True


def _written(world: World) -> KeptWorld:
    chats = world.chats.values()
    return KeptWorld(
        [_pick(KeptUser, user) for user in world.users.values() if user is not world.bot],
        [_kept_chat(chat) for chat in chats],
        [_pick(KeptFile, file) for file in world.files.all()],
        [_kept_message(message) for chat in chats for message in chat.messages.values()],
        [(scope, language, commands) for (scope, language), commands in world.menus.lists.items()],
        world.updates.pending,
        world.last_number,
    )


def _pick(kind: type[Any], whole: object) -> Any:  # noqa: ANN401 — a value of that kind
    return kind(**{name: getattr(whole, name) for name in kind.__struct_fields__})


def _kept_chat(chat: Chat) -> KeptChat:
    return KeptChat(
        chat.id,
        chat.kind,
        chat.title,
        chat.forum,
        [(user.id, status) for user, status in chat.statuses.items()],
        [(topic.id, topic.name, topic.closed) for topic in chat.topics.values()],
        chat.pinned,
        chat.migrated_to.id if chat.migrated_to else None,
        chat.last_id,
    )


def _kept_message(message: Message) -> KeptMessage:
    service = message.service
    return KeptMessage(
        message.chat.id,
        message.id,
        message.sender.id,
        message.at,
        message.text,
        message.entities,
        message.markup,
        message.document.id if message.document else None,
        message.photo.id if message.photo else None,
        message.reply_to.id if message.reply_to else None,
        message.topic.id if message.topic else None,
        message.edited,
        message.album,
        (service.kind, _told(service)) if service else None,
        message.protected,
    )


def _told(service: Service) -> Any:  # noqa: ANN401 — whatever the kind of message tells
    match service.kind:
        case "new_chat_members":
            return [user.id for user in service.value]
        case "left_chat_member" | "pinned_message":
            return service.value.id
        case _:
            return service.value


def _read_people(world: World, kept: KeptWorld) -> None:
    for user in kept.users:
        world.users[user.id] = User(**msgspec.structs.asdict(user), world=world)
    for each in kept.chats:
        person = world.users[each.id] if each.kind == "private" else None
        numbers = Numbers() if each.kind == "supergroup" else world.box
        numbers.last = max(numbers.last, each.last_id)
        chat = Chat(each.id, each.kind, each.title, person, each.forum, numbers=numbers)
        chat.statuses = {world.users[user]: status for user, status in each.statuses}
        chat.topics = {id_: Topic(id_, chat, name, closed) for id_, name, closed in each.topics}
        chat.pinned, chat.last_id = each.pinned, each.last_id
        world.chats[chat.id] = chat
    for each in kept.chats:
        world.chats[each.id].migrated_to = world.chats[each.migrated_to] if each.migrated_to else None


def _message(world: World, kept: KeptMessage) -> Message:
    chat = world.chats[kept.chat]
    return Message(
        kept.id,
        chat,
        world.users[kept.sender],
        kept.at,
        kept.text,
        kept.entities,
        kept.markup,
        world.files.find(kept.document) if kept.document else None,
        world.files.find(kept.photo) if kept.photo else None,
        chat.messages.get(kept.reply_to) if kept.reply_to else None,
        chat.topics[kept.topic] if kept.topic else None,
        kept.edited,
        kept.album,
        Service(kept.service[0], _recalled(world, chat, *kept.service)) if kept.service else None,
        kept.protected,
    )


def _recalled(world: World, chat: Chat, kind: str, told: Any) -> Any:  # noqa: ANN401 — see _told
    match kind:
        case "new_chat_members":
            return [world.users[user] for user in told]
        case "left_chat_member":
            return world.users[told]
        case "pinned_message":
            return chat.messages[told] if told in chat.messages else Message(told, chat, world.bot, 0)
        case _:
            return told
