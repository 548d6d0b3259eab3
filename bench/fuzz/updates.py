"""Updates at random: every kind Telegram can send, and some it cannot."""

from __future__ import annotations

from collections.abc import Callable

from bench.fuzz.scene import Json, Scene
from bench.fuzz.words import spoiled, words

FILE = {"file_id": "BQACAgQAAxnot-there", "file_unique_id": "AgADx", "file_size": 10}
PICTURE = {"width": 90, "height": 90}
PLACE = {"latitude": 59.33, "longitude": 18.06}
POLL = {
    "id": "1", "question": "?", "options": [{"persistent_id": "a", "text": "Ja", "voter_count": 1}], "total_voter_count": 1,
    "is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip
LIMIT_OF_DATA = 64  # bytes; one that is longer is somebody's invention


def make_update(scene: Scene) -> tuple[str, Json, bool]:
    """The kind, what it holds, and whether it is so broken that nobody could read it."""
    kind = scene.chance.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
    body = KINDS[kind][1](scene)
    if scene.chance.random() < 0.1:
        body = {
            **body,
            f"new_in_{scene.chance.randint(1, 9)}": scene.chance.choice((1, None, [], {"a": [{}]}, "x")),
        }
    broken = scene.chance.random() < 0.03
    return kind, _broken(body, scene) if broken else body, broken


def _message(scene: Scene) -> Json:
    user = scene.user()
    chat = scene.chat(user)
    body = {"message_id": scene.message_id(chat), "from": user, "chat": chat, "date": scene.date()}
    if scene.chance.random() < 0.3 and (said := scene.said(chat)):
        body["reply_to_message"] = said
    for share, extra in EXTRAS:
        if scene.chance.random() < share:
            body |= extra(scene)
    return body | (_text(scene) if scene.chance.random() < 0.75 else _attached(scene))


def _text(scene: Scene) -> Json:
    text = words(scene.chance)
    body: Json = {"text": text}
    if text.startswith("/"):
        body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    elif scene.chance.random() < 0.1:
        body["entities"] = [
            {"type": scene.chance.choice(("url", "bold", "ny_sort")), "offset": scene.number(), "length": 9}
        ]
    return body


def _attached(scene: Scene) -> Json:
    kind = scene.chance.choice(list(ATTACHED))
    body: Json = {kind: ATTACHED[kind]}
    return body | {"caption": words(scene.chance)} if scene.chance.random() < 0.3 else body


def _document(scene: Scene) -> Json:
    name = scene.chance.choice(
        ("a.docx", "b.pdf", "c.xlsx", "d.csv", "e.yaml", "f", ".", "../../g.md", "å" * 300, "h.exe")
    )
    size = scene.chance.choice((0, 10, 10, 10**8, 2**53))
    return {"document": FILE | {"file_name": spoiled(name, scene.chance), "file_size": size}}


def _tap(scene: Scene) -> Json:
    if scene.chance.random() < 0.5 and scene.pool:
        try:
            message, data = scene.shown()
        except IndexError:
            message, data = None, scene.data()
    else:
        message, data = scene.said(), scene.data()
    if scene.chance.random() < 0.3:
        data = spoiled(data, scene.chance)
    body: Json = {
        "id": str(scene.chance.getrandbits(62)),
        "from": scene.user(),
        "chat_instance": "-1",
        "data": data,
    }
    if scene.chance.random() < 0.9:
        body["data"] = data.encode(errors="replace")[:LIMIT_OF_DATA].decode(errors="ignore")
    odd = scene.chance.random()
    if odd < 0.03:
        return {key: value for key, value in body.items() if key != "data"} | {"game_short_name": "spel"}
    if odd < 0.06:
        return body | {"inline_message_id": "x"}
    if message is None or odd < 0.1:
        chat = scene.chat(body["from"])
        return body | {"message": {"chat": chat, "message_id": scene.message_id(chat), "date": 0}}
    return body | {"message": message}


def _joining(scene: Scene) -> Json:
    user = scene.user()
    return {
        "chat": scene.chat(user), "from": user, "user_chat_id": user["id"], "date": scene.date(),
        "old_chat_member": {"user": user, "status": "left"},
        "new_chat_member": {"user": user, "status": scene.chance.choice(("member", "kicked", "left", "ny")), "until_date": 0},
    }  # fmt: skip


def _reaction(scene: Scene) -> Json:
    user = scene.user()
    thumb = [{"type": "emoji", "emoji": "👍"}]
    whose = {"chat": scene.chat(user), "message_id": scene.number(), "user": user, "date": scene.date()}
    return whose | {
        "old_reaction": [],
        "new_reaction": thumb,
        "reactions": [{"type": thumb[0], "total_count": 1}],
    }


def _question(scene: Scene) -> Json:
    return {"id": "1", "from": scene.user(), "query": words(scene.chance), "offset": "", "result_id": "1"}


def _purchase(scene: Scene) -> Json:
    address = dict.fromkeys("country_code state city street_line1 street_line2 post_code".split(), "x")
    paid = {
        "currency": "SEK",
        "total_amount": scene.number(),
        "invoice_payload": "x",
        "paid_media_payload": "x",
    }
    return {"id": "1", "from": scene.user(), "shipping_address": address} | paid


def _poll(_scene: Scene) -> Json:
    return POLL


def _vote(scene: Scene) -> Json:
    return {"poll_id": "1", "user": scene.user(), "option_ids": [0], "option_persistent_ids": ["a"]}


def _post(scene: Scene) -> Json:
    body = _message(scene) | {"sender_chat": {"id": -1001, "type": "channel", "title": "Kanal"}}
    return {key: value for key, value in body.items() if key != "from"}


def _edited(scene: Scene) -> Json:
    return _message(scene) | {"edit_date": scene.date()}


def _business(scene: Scene) -> Json:
    user = scene.user()
    ids = {"message_ids": [1, 2], "chat": scene.chat(user), "business_connection_id": "x"}
    return ids | {
        "id": "x",
        "user": user,
        "user_chat_id": user["id"],
        "date": scene.date(),
        "is_enabled": True,
    }


def _boost(scene: Scene) -> Json:
    source = {"source": "premium", "user": scene.user()}
    boost = {"boost_id": "x", "add_date": scene.date(), "expiration_date": scene.date(), "source": source}
    return {
        "chat": scene.chat(scene.user()),
        "boost": boost,
        "boost_id": "x",
        "remove_date": 1,
        "source": source,
    }


def _broken(body: Json, scene: Scene) -> Json:
    """With something missing that is always there, or of another kind than it is, at any depth."""
    place = scene.chance.choice(list(body))
    inside = body[place]
    if isinstance(inside, dict) and inside and scene.chance.random() < 0.5:
        return body | {place: _broken(inside, scene)}
    if scene.chance.random() < 0.5:
        return {key: value for key, value in body.items() if key != place}
    return body | {place: scene.chance.choice((None, [], {}, "", "x", -1, 1.5, True, 10**40, [[[]]]))}


EXTRAS: tuple[tuple[float, Callable[[Scene], Json]], ...] = (
    (0.05, lambda scene: {"message_thread_id": scene.number(), "is_topic_message": True}),
    (
        0.03,
        lambda scene: {
            "forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": scene.date()}
        },
    ),
    (0.02, lambda _: {"sender_chat": {"id": -1001, "type": "channel", "title": "Kanal"}}),
    (
        0.02,
        lambda _: {"via_bot": {"id": 5, "is_bot": True, "first_name": "B"}, "has_protected_content": True},
    ),
    (0.02, lambda _: {"media_group_id": "1", "author_signature": "x", "business_connection_id": "x"}),
    (
        0.02,
        lambda _: {"external_reply": {"origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}}},
    ),
    (0.02, lambda _: {"quote": {"text": "citat", "position": 0}}),
    (0.03, _document),
)
ATTACHED: Json = {
    "photo": [FILE | PICTURE], "voice": FILE | {"duration": 1}, "audio": FILE | {"duration": 1},
    "video": FILE | PICTURE | {"duration": 1}, "animation": FILE | PICTURE | {"duration": 1},
    "video_note": FILE | {"length": 1, "duration": 1}, "document": FILE,
    "sticker": FILE | PICTURE | {"type": "regular", "is_animated": False, "is_video": False},
    "contact": {"phone_number": "1", "first_name": "x", "user_id": 2**60}, "location": PLACE, "poll": POLL,
    "venue": {"location": PLACE, "title": "x", "address": "y"}, "dice": {"emoji": "🎲", "value": 6},
    "game": {"title": "x", "description": "y", "photo": [FILE | PICTURE]},
    "story": {"chat": {"id": 1, "type": "private"}, "id": 1},
    "new_chat_members": [{"id": 4, "is_bot": False, "first_name": "Ny"}],
    "left_chat_member": {"id": 4, "is_bot": False, "first_name": "Ny"}, "new_chat_title": "<b>", "new_chat_photo": [],
    "delete_chat_photo": True, "group_chat_created": True, "supergroup_chat_created": True,
    "migrate_to_chat_id": -1009999, "migrate_from_chat_id": -8888, "pinned_message": {"chat": {"id": 1, "type": "private"}, "message_id": 1, "date": 0},
    "forum_topic_created": {"name": "x", "icon_color": 1}, "forum_topic_closed": {}, "forum_topic_reopened": {},
    "general_forum_topic_hidden": {}, "users_shared": {"request_id": 1, "users": [{"user_id": 1}]},
    "web_app_data": {"data": "x", "button_text": "y"}, "write_access_allowed": {}, "video_chat_started": {},
    "video_chat_ended": {"duration": 2**40}, "message_auto_delete_timer_changed": {"message_auto_delete_time": 1},
    "giveaway": {"chats": [], "winners_selection_date": 1, "winner_count": 1}, "boost_added": {"boost_count": 1},
    "successful_payment": {"currency": "SEK", "total_amount": 1, "invoice_payload": "x", "telegram_payment_charge_id": "1", "provider_payment_charge_id": "1"},
    "passport_data": {"data": [], "credentials": {"data": "", "hash": "", "secret": ""}}, "en_nyhet": {"ny": [1]},
}  # fmt: skip
KINDS: dict[str, tuple[float, Callable[[Scene], Json]]] = {
    "message": (45, _message), "callback_query": (40, _tap), "edited_message": (2, _edited),
    "channel_post": (1, _post), "edited_channel_post": (1, _post), "business_message": (1, _message),
    "edited_business_message": (0.5, _edited), "deleted_business_messages": (0.5, _business),
    "business_connection": (0.5, _business), "message_reaction": (1, _reaction), "message_reaction_count": (1, _reaction),
    "inline_query": (0.5, _question), "chosen_inline_result": (0.5, _question), "shipping_query": (0.5, _purchase),
    "pre_checkout_query": (0.5, _purchase), "purchased_paid_media": (0.5, _purchase), "poll": (0.5, _poll),
    "poll_answer": (0.5, _vote), "my_chat_member": (1, _joining), "chat_member": (1, _joining),
    "chat_join_request": (1, _joining), "chat_boost": (0.5, _boost), "removed_chat_boost": (0.5, _boost),
    "ny_sort_i_nasta_version": (0.5, _boost),
}  # fmt: skip
