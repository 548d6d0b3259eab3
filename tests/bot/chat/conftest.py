"""A browser for all tests of a worker, and a chat for each. They share one event loop."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.chat.opening import Open, Wishes, chatting
from bot.play.stage import Stage, open_stage
from tests.browser import browsing


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with browsing() as opened:
        yield opened


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """On one database is enough here."""
    async with open_stage("example") as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def quiet() -> AsyncIterator[Open]:
    """A chat in which nobody has done anything, nor will."""
    async with chatting(Wishes()) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def chat() -> AsyncIterator[Open]:
    async with chatting(Wishes()) as opened:
        yield opened
