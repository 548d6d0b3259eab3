"""Makes the README's film: three people's telephones side by side, while a proposal comes about.

    uv run python -m docs.film

Needs what docs/screens.py needs.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from playwright.async_api import ViewportSize, expect

from bot.chat.opening import Wishes, chatting
from docs.screens import ATT, HERE, MENDED
from tests.bot.chat.tabs import Tab, a_tab
from tests.browser import browsing

WIDTH, HEIGHT, GAP, HEAD = 360, 640, 16, 34  # pixels
GROUND, INK = "#e9efe9", "#21332b"
SOON, LATER, LAST = 1_300, 2_200, 5_000  # milliseconds that a frame stays


@dataclass
class Film:
    """`seats`: whose each telephone is, from left to right."""

    seats: dict[str, Tab]
    frames: list[Image.Image] = field(default_factory=list)
    stay: list[int] = field(default_factory=list)

    async def take(self, stay: int = SOON) -> None:
        await asyncio.sleep(0.3)  # the page scrolls softly
        frame = Image.new("RGB", (GAP + len(self.seats) * (WIDTH + GAP), HEAD + HEIGHT + GAP), GROUND)
        draw, font = ImageDraw.Draw(frame), ImageFont.load_default(17)
        for n, (who, tab) in enumerate(self.seats.items()):
            left = GAP + n * (WIDTH + GAP)
            draw.text((left + WIDTH // 2, HEAD // 2), who, INK, font, anchor="mm")
            shot = await tab.page.screenshot(animations="disabled")
            frame.paste(Image.open(BytesIO(shot)), (left, HEAD))
        self.frames.append(frame)
        self.stay.append(stay)

    def save(self, name: str) -> None:
        first, *others = self.frames
        first.save(
            HERE / name, save_all=True, append_images=others, duration=self.stay, loop=0, quality=62, method=6
        )


async def main() -> None:
    phone = {"viewport": ViewportSize(width=WIDTH, height=HEIGHT), "has_touch": True}
    async with browsing() as browser, chatting(Wishes()) as chat, AsyncExitStack() as tabs:
        lars, jonas, maria = [
            await tabs.enter_async_context(a_tab(browser, chat, name, **phone))
            for name in ("Lars Ekdahl", "Jonas Thorell", "Maria Kjellin")
        ]
        film = Film({"Lars (C)": lars, "Jonas (M)": jonas, "Maria, sekreterare": maria})
        await lars.goes_to("Oppositionen")
        await jonas.goes_to("Oppositionen")
        await _write(film, lars, jonas)
        await _hand_in(film, lars, jonas)
        await _receive(film, lars, jonas, maria)
        film.save("film.webp")


async def _write(film: Film, lars: Tab, jonas: Tab) -> None:
    await lars.says("/nytt")
    await lars.sees("Vilket ärende")
    await film.take()
    await lars.taps("Ärende 23")
    await lars.taps("Gemensamt förslag")
    await lars.sees("Bakom förslaget")
    await film.take(LATER)
    await lars.says(ATT)
    await lars.sees("Att-sats 1 är tillagd")
    await film.take()
    await jonas.taps("Jag är med")
    await jonas.replies("Att-sats 1 är tillagd", MENDED)
    await lars.sees("föreslagen lydelse")
    await film.take(LATER)
    await lars.taps("Anta")
    await jonas.sees("är ändrad")
    await film.take(LATER)


async def _hand_in(film: Film, lars: Tab, jonas: Tab) -> None:
    for tab in (lars, jonas):
        await tab.says("/utkast")
    await jonas.taps("Skriv under")
    await lars.taps("Skriv under")
    await film.take(LATER)
    await lars.taps("Lämna in")
    await expect(lars.page.get_by_role("button", name="Ja, lämna in")).to_be_visible()
    await film.take(LATER)


async def _receive(film: Film, lars: Tab, jonas: Tab, maria: Tab) -> None:
    await lars.taps("Ja, lämna in")
    await expect(maria.page.get_by_role("button", name="Mottagen", exact=True)).to_be_visible()
    await film.take(LATER)
    await maria.page.locator("a.file", has_text=".pdf").click()
    await expect(maria.page.locator("#viewer iframe")).to_be_visible()
    await asyncio.sleep(2)  # the browser's own viewer says nothing of when it has drawn
    await film.take(LATER)
    await maria.page.get_by_role("button", name="Stäng").locator("visible=true").click()
    await maria.taps("Mottagen")
    for tab in (lars, jonas):
        await tab.sees("Mottaget")
    await film.take(LAST)


if __name__ == "__main__":
    asyncio.run(main())
