"""A fresh Telegram for each test, a clock to turn, and python-telegram-bot as the bot at the other end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.local import Chat, LocalTelegram, User, World

# nothing here is encrypted, and loading the world's certificates twice a test takes its time
NO_CERTIFICATES = {"verify": False}


@dataclass
class Clock:
    now: int = 1_790_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[LocalTelegram]:
    async with LocalTelegram(clock=clock) as telegram:
        yield telegram


@pytest.fixture
def world(telegram: LocalTelegram) -> World:
    return telegram.world


@pytest.fixture
def lars(world: World) -> User:
    return world.user("Lars", last_name="Berg", username="larsb")


@pytest.fixture
def eva(world: World) -> User:
    return world.user("Eva")


@pytest.fixture
def grupp(world: World, lars: User, eva: User) -> Chat:
    """A group with Lars as its owner, Eva, and the bot; what the bot was told of that is forgotten."""
    grupp = world.group("Oppositionen", [lars, eva])
    world.add_bot(grupp)
    world.updates.forget_all()
    return grupp


@pytest.fixture
def forum(world: World, lars: User, eva: User) -> Chat:
    forum = world.group("Nämnden", [lars, eva], forum=True)
    world.add_bot(forum)
    world.updates.forget_all()
    return forum


@pytest.fixture
async def bot(telegram: LocalTelegram, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    # otherwise the library warns of its own attribute whenever it is told to wait
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with Bot(
        telegram.token,
        base_url=f"{telegram.url}/bot",
        base_file_url=f"{telegram.url}/file/bot",
        request=HTTPXRequest(httpx_kwargs=NO_CERTIFICATES),
        get_updates_request=HTTPXRequest(httpx_kwargs=NO_CERTIFICATES),
    ) as bot:
        yield bot
