"""What somebody does on the page, done in the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.chat.places import Place, find_place
from bot.chat.scene import Scene
from bot.local import Message, Refused, User
from bot.local.keyboards import Button
from bot.local.sight import is_seen_by

Body = dict[str, Any]
Act = Callable[[Scene, User, Body], Body]


class Impossible(Exception):
    """As text it is the sentence to show."""


def say(scene: Scene, user: User, body: Body) -> Body:
    place = _place(scene, user, body)
    words = str(body.get("text", ""))
    if not words.strip():
        raise Impossible("Skriv något först.")
    said = user.says(words, place.chat, topic=place.topic, reply_to=_answered(place, body))
    return {"heard": is_seen_by(scene.stage.telegram.world.bot, said)}


def tap(scene: Scene, user: User, body: Body) -> Body:
    place = _place(scene, user, body)
    message = _message(place, body["message"])
    scene.stage.telegram.world.people.press(user, message, _button(message, body))
    return {}


def open_link(_scene: Scene, user: User, body: Body) -> Body:
    """A deep link to the bot; the person is then in their chat with it."""
    try:
        user.opens(str(body["url"]))
    except LookupError as error:
        raise Impossible("Länken går inte till Yrka.") from error
    return {"place": Place(user.chat).key}


def start(_scene: Scene, user: User, _body: Body) -> Body:
    user.starts()
    return {"heard": True}


def edit(scene: Scene, user: User, body: Body) -> Body:
    user.edits(_message(_place(scene, user, body), body["message"]), str(body["text"]))
    return {}


def delete(scene: Scene, user: User, body: Body) -> Body:
    user.deletes(_message(_place(scene, user, body), body["message"]))
    return {}


def read(scene: Scene, user: User, body: Body) -> Body:
    scene.read(user, _place(scene, user, body), int(body["message"]))
    return {}


ACTS: dict[str, Act] = {
    "skriv": say,
    "tryck": tap,
    "oppna": open_link,
    "starta": start,
    "andra": edit,
    "radera": delete,
    "last": read,
}


def perform(act: Act, scene: Scene, user: User, body: Body) -> Body:
    """Impossible where it cannot be done, or was not asked for as the page asks."""
    try:
        return act(scene, user, body)
    except PermissionError as error:
        raise Impossible("Det får du inte göra här.") from error
    except (LookupError, TypeError, ValueError) as error:
        raise Impossible("Det finns inte längre. Ladda om sidan om det syns ändå.") from error


def send(scene: Scene, user: User, body: Body, file: tuple[str, bytes]) -> Body:
    """A file; a picture as one where it is one, as messengers do."""
    place, (name, data) = _place(scene, user, body), file
    words: Body = {"chat": place.chat, "topic": place.topic, "caption": str(body.get("text", ""))}
    words |= {"name": name, "reply_to": _answered(place, body)}
    try:
        if name.lower().endswith((".png", ".jpg", ".jpeg")):
            sent = _picture(user, data, words)
        else:
            sent = user.sends(data, **words)
    except Refused as refusal:
        raise Impossible("Filen är tom. Välj en annan.") from refusal
    return {"heard": is_seen_by(scene.stage.telegram.world.bot, sent)}


def _picture(user: User, data: bytes, words: Body) -> Message:
    """What only calls itself a picture is a file like others."""
    try:
        return user.sends(data, **words, as_photo=True)
    except Refused:
        return user.sends(data, **words)


def _place(scene: Scene, user: User, body: Body) -> Place:
    return find_place(user, scene.stage.telegram.world, str(body["place"]))


def _message(place: Place, number: object) -> Message:
    return place.chat.messages[int(str(number))]


def _answered(place: Place, body: Body) -> Message | None:
    return _message(place, body["reply"]) if body.get("reply") else None


def _button(message: Message, body: Body) -> Button:
    """The one that was seen: a card may have been drawn again under the finger."""
    label = str(body["label"])
    row, column = int(body["row"]), int(body["column"])
    rows = message.buttons
    if row < len(rows) and column < len(rows[row]) and rows[row][column].label == label:
        return rows[row][column]
    return message.button(label)
