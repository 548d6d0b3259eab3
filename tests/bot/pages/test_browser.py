"""The pages in a real browser: on phone and desk, light and dark, by keyboard, magnified, without script."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from drafts.draft import Draft
from tests.bot.pages.long import AMENDMENTS, open_long
from tests.bot.pages.scene import Scene, amends, open_scene
from tests.bot.pages.test_showing import TWICE, a_draft, address
from tests.browser import DESKTOP, PHONE, barriers, browsing, needs_axe, needs_browser
from tests.chat import enter, open_draft
from tests.handlers.acting import the_draft
from tests.handlers.filed import file_agreement, sends

pytestmark = needs_browser

NAME = "Lars O'Ek & Co"  # the register takes no more than that
NASTY = '<img src=x onerror="window.hit=1"></textarea><script>window.hit=1</script>&amp;{{ 7*7 }}'


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with browsing() as opened:
        yield opened


async def opened(context: BrowserContext, scene: Scene, who: str, draft: Draft, theme: str = "light") -> Page:
    """As Telegram opens it."""
    page = await context.new_page()
    await page.goto(scene.app(who, draft, "dark" if theme == "dark" else "light"))
    await expect(page).to_have_url(f"{scene.pages}/{draft.id}")
    return page


def complaints(context: BrowserContext) -> list[str]:
    """What the browser will say is wrong: a script that broke, or that the policy stopped."""
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: said.append(str(error.error)))
    return said


async def overflows(page: Page) -> bool:
    """Must one scroll sideways to read?"""
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@needs_axe
async def test_nothing_is_in_anybodys_way(browser: Browser) -> None:
    """Each page, phone and desk, light and dark: axe finds nothing, and nobody scrolls sideways."""
    async with open_scene() as scene:
        await file_agreement(scene.stage)
        _lars, draft = await a_draft(scene)
        (helena,) = await enter(scene.stage, "Helena")
        await amends(scene, await open_draft(helena, kind="Eget förslag"), "Helena", TWICE, "ofta")
        for size, theme in ((PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")):
            context = await browser.new_context(viewport=size)
            said = complaints(context)
            page = await opened(context, scene, "Lars", draft, theme)
            assert await page.locator("html").get_attribute("data-scheme") == theme
            here = page.url
            document = await address(scene, draft)
            paths = [here, f"{here}?andra=1", f"{here}/historik", f"{here}/andra/ny", f"{here}/in"]
            paths += [document, f"{document}?vy=bredvid&bara=1", f"{document}?andra=1"]
            for path in paths:
                await page.goto(path)
                assert (path, await barriers(page), await overflows(page)) == (path, [], False)
            await page.goto(f"{here}/andra/ny")
            await page.get_by_label("Text").fill("Nämnden skall avgöra det.")
            await page.get_by_role("button", name="Visa ändringen").click()
            assert await barriers(page) == []
            assert said == []
            await context.clear_cookies()
            await page.goto(here)
            assert "stängd för dig" in await page.inner_text("main")
            assert await barriers(page) == []
            await context.close()


async def test_forty_pages_are_read_from_change_to_change(browser: Browser) -> None:
    async with open_long() as long:
        page = await opened(await browser.new_context(viewport=PHONE), long.scene, "Jonas", long.draft)
        await page.get_by_role("link", name="Handlingen").click()
        bar, ahead = page.locator("[data-bar]"), page.get_by_role("button", name="Nästa ändring")
        for n in (1, 2, 3):
            await ahead.press("Enter")
            await expect(bar.get_by_text(f"{n} av {AMENDMENTS}", exact=False)).to_be_visible()
            await expect(page.locator("[data-stop]").nth(n - 1)).to_be_in_viewport()
            await expect(ahead).to_be_focused()
        await page.get_by_role("button", name="Förra ändringen").click()
        await expect(page.locator("[data-stop].here")).to_be_in_viewport()
        await page.get_by_text("Alla ändringar").click()
        await page.locator(".stops a").nth(40).click()
        await expect(page.locator("[data-stop]").nth(40)).to_be_in_viewport()
        await expect(bar).to_contain_text(f"41 av {AMENDMENTS}")
        await page.get_by_role("link", name="Bara ändringarna").click()
        await expect(page.locator("[data-stop]")).to_have_count(AMENDMENTS)

        await page.get_by_role("link", name="Historik").click()
        slider, version = page.get_by_role("slider"), page.locator("#version")
        await slider.focus()
        await slider.press("Home")
        await expect(version).to_contain_text("Därutöver anföra följande:")
        await expect(version).not_to_contain_text("otydligt")
        await slider.press("ArrowRight")
        await expect(version).to_contain_text("Avtalet är för otydligt")
        await expect(slider).to_be_focused()
        assert page.url.endswith("v=2&mot=fore")

        await page.set_viewport_size({"width": 320, "height": 480})  # 1280 magnified four times
        for path in ("", f"/{long.path}", f"/{long.path}?vy=bredvid", "/historik", "/andra/ny"):
            await page.goto(f"{long.scene.pages}/{long.draft.id}{path}")
            assert (path, await overflows(page)) == (path, False)


async def test_the_keyboard_goes_past_the_menu_to_the_text(browser: Browser) -> None:
    async with open_scene() as scene:
        (lars,) = await enter(scene.stage, "Lars")
        draft = await open_draft(lars)
        page = await opened(await browser.new_context(), scene, "Lars", draft)
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Hoppa till texten")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator("main")).to_be_focused()


async def test_without_script_one_comes_in_by_link_reads_and_writes(browser: Browser) -> None:
    async with open_scene() as scene:
        (lars,) = await enter(scene.stage, "Lars")
        draft = await open_draft(lars)
        await lars.says("/att Att nämnden avslår förslaget.")
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await page.goto(await scene.link(lars, draft))
        await page.get_by_role("button", name="Öppna").click()
        await page.get_by_role("link", name="Ändra", exact=True).click()
        await page.get_by_role("link", name="Ändra att-sats 1").click()
        await page.get_by_label("Ny lydelse").fill("Att nämnden bifaller förslaget.")
        await page.get_by_role("button", name="Visa ändringen").click()
        await page.get_by_role("button", name="Anta ändringen").click()
        await expect(page.get_by_text("Att nämnden bifaller förslaget.")).to_be_visible()
        await page.get_by_role("link", name="Historik").click()
        await page.get_by_label("sedan dess").check()
        await page.get_by_role("button", name="Visa").click()
        assert "mot=nu" in page.url
    assert len(await context.cookies()) == 1


async def test_whatever_people_write_stands_there_as_they_wrote_it(browser: Browser, tmp_path: Path) -> None:
    """Names, ärende, att-satser, motivation, a document and its file's name: no element is made of it."""
    folder = tmp_path / "namnd"
    folder.mkdir()
    (folder / "namnd.yaml").write_text(f"namn: {NASTY!r}\n", encoding="utf-8")
    register = f"namn;parti;roll\n{NAME};C;ledamot\nMaria Ek;;sekreterare\n"
    (folder / "register.csv").write_text(register, encoding="utf-8")
    (folder / "arenden.yaml").write_text(f"- ärende: 23\n  titel: |\n    {NASTY}\n", encoding="utf-8")
    async with open_scene(str(folder)) as scene:
        lars, maria = await enter(scene.stage, NAME, "Maria")
        await sends(maria, f"# {NASTY}\n\nEtt. {NASTY}\n".encode(), f"{NASTY.replace('/', '')}.md")
        await maria.taps("Ärende 23")
        await maria.taps("Använd")
        draft = await open_draft(lars)
        await lars.says(f"/att Att {NASTY}")
        await lars.says(f"/motivering {NASTY}")
        await amends(scene, await the_draft(scene.stage), lars.name, "Ett.", f"Två. {NASTY}")
        page = await opened(await browser.new_context(), scene, lars.name, draft)
        here, document = page.url, await page.locator("nav a").nth(1).get_attribute("href")
        item = (await the_draft(scene.stage)).text.satser[0].id
        for path in (here, f"{scene.site.url}{document}", f"{here}/historik", f"{here}/andra/{item}"):
            await page.goto(path)
            shown = await page.evaluate(
                "[document.body.innerText + [...document.querySelectorAll('textarea')].map(t => t.value), "
                "document.images.length, document.scripts.length, window.hit ?? 0]"
            )
            assert (path, shown[1:]) == (path, [0, 1, 0])
            assert NASTY in shown[0]
            assert f"{NAME} (C)" in shown[0] or "andra" in path
