from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.local import LocalTelegram, User

SECRET = "hemligt-1"  # noqa: S105 — it guards nothing but this test


def wait_a_minute(_: int) -> float:
    return 60


@dataclass
class Receiver:
    """A bot's webhook: answers with the statuses it was given, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    telegram: LocalTelegram | None = None

    async def receive(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.json())
        self.headers.append(dict(request.headers))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    @property
    def texts(self) -> list[str]:
        return [body["message"]["text"] for body in self.bodies if "message" in body]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(
    bot: Bot, telegram: LocalTelegram, receiver: Receiver, lars: User
) -> None:
    lars.says("Före")
    await bot.set_webhook(receiver.url, secret_token=SECRET)
    lars.says("Efter")
    await telegram.wait(telegram.idle)
    assert receiver.texts == ["Före", "Efter"]
    assert receiver.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == SECRET
    assert receiver.headers[0]["Content-Type"] == "application/json"


async def test_a_refused_update_comes_again_and_holds_its_chat_in_order(
    bot: Bot, telegram: LocalTelegram, receiver: Receiver, lars: User
) -> None:
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    lars.says("Ett")
    lars.says("Två")
    await telegram.wait(telegram.idle)
    assert receiver.texts == ["Ett", "Ett", "Två"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert info.pending_update_count == 0


async def test_an_update_may_come_twice_at_once_and_one_that_is_taken_will_do(
    bot: Bot, telegram: LocalTelegram, receiver: Receiver, lars: User
) -> None:
    telegram.world.updates.comes = lambda _update: 2
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    lars.says("Ett")
    lars.says("Två")
    await telegram.wait(telegram.idle)
    assert receiver.texts == ["Ett", "Ett", "Två", "Två"]


async def test_one_chat_in_trouble_does_not_hold_another(
    bot: Bot, telegram: LocalTelegram, receiver: Receiver, lars: User, eva: User
) -> None:
    telegram.switchboard.webhook.back_off = wait_a_minute
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    lars.says("Ett")
    await telegram.wait(lambda: receiver.bodies)
    eva.says("Två")
    await telegram.wait(lambda: len(telegram.world.updates.pending) == 1 and len(receiver.bodies) == 2)
    assert receiver.texts == ["Ett", "Två"]


async def test_what_a_dead_webhook_did_not_take_can_be_polled(
    bot: Bot, telegram: LocalTelegram, lars: User
) -> None:
    telegram.switchboard.webhook.back_off = wait_a_minute
    await bot.set_webhook("http://127.0.0.1:9/nobody")
    lars.says("Hej")
    await telegram.wait(lambda: telegram.switchboard.webhook.last_error)
    assert (await bot.get_webhook_info()).last_error_message == "Connection refused"
    await bot.delete_webhook()
    (update,) = await bot.get_updates()
    assert update.message is not None


async def test_a_tap_does_not_wait_for_the_persons_messages(
    bot: Bot, telegram: LocalTelegram, receiver: Receiver, lars: User
) -> None:
    lars.starts()
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Anta", callback_data="a")]])
    await bot.send_message(lars.id, "Kort", reply_markup=buttons)
    telegram.switchboard.webhook.back_off = wait_a_minute
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    await telegram.wait(lambda: telegram.switchboard.webhook.last_error)
    lars.taps(telegram.world.messages(lars.chat)[-1], "Anta")
    await telegram.wait(lambda: len(telegram.world.updates.pending) == 1)
    assert "callback_query" in receiver.bodies[-1]


async def test_a_bad_secret_or_address_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Secret token contains unallowed characters"):
        await bot.set_webhook("http://127.0.0.1/hook", secret_token=SECRET + "å")
    with pytest.raises(BadRequest, match="Invalid webhook url specified"):
        await bot.set_webhook("gopher://127.0.0.1/hook")
