"""What the server refuses and in which words, asked with bare requests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from bot.local import LocalTelegram, User


class Raw:
    def __init__(self, session: ClientSession, base: str) -> None:
        self.session = session
        self.base = base

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.base}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == body.get("error_code", 200)
            return body

    async def complaint(self, method: str, **params: Any) -> str:
        return str((await self(method, **params))["description"])


@pytest.fixture
async def raw(telegram: LocalTelegram) -> AsyncIterator[Raw]:
    async with ClientSession() as session:
        yield Raw(session, f"{telegram.url}/bot{telegram.token}")


async def test_parameters_come_as_json_form_query_or_multipart(
    telegram: LocalTelegram, raw: Raw, lars: User
) -> None:
    lars.starts()
    url = f"{raw.base}/sendMessage"
    parts = FormData({"chat_id": str(lars.id), "text": "delar"}, default_to_multipart=True)
    await raw.session.post(url, json={"chat_id": lars.id, "text": "json"})
    await raw.session.post(url, data={"chat_id": lars.id, "text": "formulär"})
    await raw.session.post(url, data=parts)
    await raw.session.get(url, params={"chat_id": lars.id, "text": "fråga"})
    texts = [message.text for message in telegram.world.messages(lars.chat)[1:]]
    assert texts == ["json", "formulär", "delar", "fråga"]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "Bad Request: message text is empty"),
        ({"text": "x"}, "Bad Request: chat_id is empty"),
        ({"text": "x", "chat_id": 5}, "Bad Request: chat not found"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "\u200b \n"}, "Bad Request: text must be non-empty"),
        ({"text": "<b>x"}, None),
        ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": []}, "Bad Request: object expected as reply markup"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A"}]]}},
            "Bad Request: text buttons are not allowed in the inline keyboard",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}},
            "Bad Request: can't parse InlineKeyboardButton: Can't find field \"text\"",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A", "url": "inget"}]]}},
            "Bad Request: inline keyboard button URL 'inget' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A", "pay": True}]]}},
            "Not Implemented: the local server does not model inline buttons with pay",
        ),
        ({"text": "x", "message_thread_id": 4}, "Bad Request: message thread not found"),
        ({"text": "x", "reply_to_message_id": 99}, "Bad Request: message to be replied not found"),
    ],
)
async def test_a_bad_message_is_refused(
    raw: Raw, lars: User, params: dict[str, Any], words: str | None
) -> None:
    lars.starts()
    if params.get("text") != "x" or len(params) > 1:
        params = {"chat_id": lars.id} | params
    body = await raw("sendMessage", **params)
    assert body.get("description") == words


async def test_a_text_exactly_as_long_as_may_be(raw: Raw, lars: User) -> None:
    lars.starts()
    text = f"<b>{'å' * 4096}</b>"
    sent = await raw("sendMessage", chat_id=lars.id, text=text, parse_mode="HTML")
    assert sent["ok"]
    edit = {"chat_id": lars.id, "message_id": sent["result"]["message_id"]}
    words = await raw.complaint("editMessageText", **edit, text="å" * 4097)
    assert words == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_caption_is_shorter(raw: Raw, lars: User) -> None:
    lars.starts()
    parts = FormData({"chat_id": str(lars.id), "caption": "å" * 1025})
    parts.add_field("document", b"x", filename="x.pdf")
    answer = await raw.session.post(f"{raw.base}/sendDocument", data=parts)
    assert (await answer.json())["description"] == "Bad Request: message caption is too long"


async def test_a_missing_file_is_missed(raw: Raw, lars: User) -> None:
    lars.starts()
    words = await raw.complaint("sendDocument", chat_id=lars.id)
    assert words == "Bad Request: there is no document in the request"


async def test_an_answer_may_be_two_hundred_long(raw: Raw, telegram: LocalTelegram, lars: User) -> None:
    lars.starts()
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    await raw("sendMessage", chat_id=lars.id, text="Kort", reply_markup=markup)
    tap = lars.taps(telegram.world.messages(lars.chat)[-1], "A")
    words = await raw.complaint("answerCallbackQuery", callback_query_id=tap.id, text="å" * 201)
    assert words == "Bad Request: MESSAGE_TOO_LONG"
    assert (await raw("answerCallbackQuery", callback_query_id=tap.id, text="å" * 200))["ok"]


async def test_a_method_may_be_written_in_any_case(raw: Raw) -> None:
    assert (await raw("GETME"))["ok"]


async def test_what_is_no_method_is_not_found(raw: Raw) -> None:
    assert await raw("sendLetter") == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found: method not found",
    }


async def test_after_logging_out_nothing_answers(raw: Raw) -> None:
    assert (await raw("close"))["ok"]
    assert (await raw("logOut"))["ok"]
    assert await raw.complaint("getMe") == "Logged out"
