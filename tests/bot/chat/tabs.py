"""One person's tab: what they do in the page, by what is written on it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, expect

from bot.chat.opening import Open
from tests.browser import DESKTOP

expect.set_options(timeout=20_000)  # milliseconds: a busy machine is slow, and not wrong

OURS = re.compile(
    r"Failed to load resource|WebSocket connection"
)  # what a page says of a server that is gone


@dataclass
class Tab:
    page: Page
    faults: list[str]

    async def goes_to(self, place: str) -> None:
        await self.page.locator("#list").get_by_role("link", name=re.compile(place)).first.click()
        await expect(self.page.locator("#title")).to_have_text(place)

    async def says(self, text: str) -> None:
        await self.page.get_by_label("Meddelande", exact=True).fill(text)
        await self.page.get_by_role("button", name="Skicka", exact=True).click()

    async def taps(self, label: str) -> None:
        """The newest button so labelled."""
        await self.page.locator("#log").get_by_role("button", name=label, exact=True).last.click()

    async def replies(self, to: str, text: str) -> None:
        """By a double click on the bot's newest message that has these words."""
        await self.message(to).locator(".meta").dblclick()
        await expect(self.page.locator("#bar")).to_be_visible()
        await self.says(text)

    async def sees(self, words: str) -> None:
        await expect(self.message(words)).to_be_visible()

    def message(self, words: str) -> Locator:
        return self.page.locator(".message.bots", has_text=words).last


@asynccontextmanager
async def a_tab(browser: Browser, chat: Open, name: str = "", **settings: Any) -> AsyncIterator[Tab]:
    """As this person; without one, where one comes in."""
    context = await browser.new_context(**{"viewport": DESKTOP, "locale": "sv-SE"} | settings)
    page, faults = await context.new_page(), list[str]()

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not OURS.search(message.text):
            faults.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    await page.goto(chat.address)
    if name:
        await page.locator(".person", has_text=name).click()
        await page.wait_for_url("**/som/**")
    yield Tab(page, faults)
    await context.close()
    assert faults == []
