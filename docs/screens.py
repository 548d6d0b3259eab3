"""Takes the pictures of `yrka chat` and of a draft's pages, as a browser shows them while they are used.

    uv run python -m docs.screens

Needs Chromium and a font with emoji (`apt-get install chromium fonts-noto-core fonts-noto-color-emoji`).
"""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, expect

from bot.chat.opening import Open, Wishes, chatting
from tests.bot.chat.tabs import Tab, a_tab
from tests.browser import DESKTOP, PHONE, browsing

HERE = Path(__file__).parent / "pictures"
PARTY = {"viewport": DESKTOP, "color_scheme": "dark"}
POCKET = {"viewport": PHONE, "device_scale_factor": 1.5, "has_touch": True}

ATT = "/att Att nämnden bygger en lekpark i Kvarnparken senast 2031."
MENDED = "Att nämnden bygger två lekparker i Kvarnparken senast 2030."
DOCUMENT = HERE.parents[1] / "bot/boards/example/handlingar/overenskommelse.docx"
CHANGES = (
    "/andra att i rubriken ”Unga i utsatta lägen” lägga till ”och deras syskon” efter ”lägen”",
    "/andra att under rubriken ”Ansvar och uppföljning” ändra ”två gånger” till ”fyra gånger”",
)


async def main() -> None:
    async with browsing() as browser, chatting(Wishes()) as chat:
        await _file(browser, chat)
        await _write(browser, chat)
        async with a_tab(browser, chat, "Jonas Thorell", **POCKET) as jonas:
            await jonas.goes_to("Oppositionen")
            await expect(jonas.message("är ändrad")).to_be_visible()
            await keep(jonas.page, "prova-telefon.png")
        await _read(browser, chat)


async def _file(browser: Browser, chat: Open) -> None:
    """The secretary hands over the document of the ärende."""
    async with a_tab(browser, chat, "Maria Kjellin") as maria:
        await maria.goes_to("Yrka")
        await maria.page.locator("#file").set_input_files(DOCUMENT)
        await maria.taps("Ärende 23")
        await maria.taps("Använd")
        await maria.sees("hör nu till ärende 23")


async def _write(browser: Browser, chat: Open) -> None:
    """In the group: an att-sats, mended by a reply; then changes of the document."""
    async with a_tab(browser, chat, "Lars Ekdahl", **PARTY) as lars:
        await lars.goes_to("Oppositionen")
        await lars.says("/nytt")
        await lars.taps("Ärende 23")
        await lars.taps("Gemensamt förslag")
        await lars.says(ATT)
        await lars.sees("Att-sats 1 är tillagd")
        for change in CHANGES:
            await lars.says(change)
            await lars.sees("Föreslagen ändring")
            await lars.taps("Anta")
            await expect(lars.message("Lars antog")).to_be_visible()
        await lars.replies("Att-sats 1 är tillagd", MENDED)
        await lars.taps("Anta")
        await lars.sees("är ändrad")
        await keep(lars.page, "prova.png")


async def _read(browser: Browser, chat: Open) -> None:
    for party, views in ((POCKET, {"las-telefon.png": "I texten"}), (PARTY, {"las.png": "Sida vid sida"})):
        async with a_tab(browser, chat, "Lars Ekdahl", **party) as lars:
            page = await _opened(lars)
            await page.get_by_role("link", name="Handlingen").click()
            for file, view in views.items():
                await page.get_by_role("link", name=view).click()
                await page.get_by_role("link", name="Bara ändringarna").click()
                await keep(page, file)


async def _opened(tab: Tab) -> Page:
    """The draft's page, from the card in the private chat."""
    await tab.goes_to("Yrka")
    await tab.says("/utkast")
    async with tab.page.context.expect_page() as opening:
        await tab.page.locator("#log").get_by_role("link", name="Läs hela").last.click()
    page = await opening.value
    await expect(page.get_by_text("Du läser som")).to_be_visible()
    return page


async def keep(page: Page, file: str) -> None:
    shot = Image.open(BytesIO(await page.screenshot(animations="disabled")))
    shot.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(HERE / file, optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
