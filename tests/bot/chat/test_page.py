"""The page as people meet it: by eye, by keyboard, by screen reader, and by ill will."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.chat import showing
from bot.chat.apart import Apart
from bot.chat.opening import Open, Wishes, chatting
from tests.bot.chat.tabs import Tab, a_tab
from tests.browser import DESKTOP, PHONE, barriers, needs_axe, needs_browser

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="session")]

EVIL = '<img src=x onerror="document.title=1"><script>alert(1)</script>&amp;"\'`{{7*7}}'


async def begin(lars: Tab) -> None:
    await lars.goes_to("Oppositionen")
    await lars.says("/nytt")
    await lars.taps("Ärende 23")
    await lars.taps("Gemensamt förslag")
    await lars.says("/att Att nämnden bygger en lekpark.")
    await lars.sees("Att-sats 1 är tillagd")


@needs_axe
async def test_axe_finds_nothing_in_the_way(browser: Browser, chat: Open) -> None:
    for viewport, scheme in ((DESKTOP, "dark"), (PHONE, "light")):
        still = {"color_scheme": scheme, "reduced_motion": "reduce"}
        async with a_tab(browser, chat, viewport=viewport, **still) as tab:
            await _look_everywhere(tab, is_phone=viewport is PHONE)


async def _look_everywhere(tab: Tab, *, is_phone: bool) -> None:
    page = tab.page
    assert await barriers(page) == []
    await page.locator(".person", has_text="Lars Ekdahl").click()
    await expect(page.locator("#list")).to_be_visible()
    assert await barriers(page) == []
    if is_phone:
        await tab.goes_to("Oppositionen")
        await tab.sees("Att-sats 1 är tillagd")
        below = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
        assert await page.locator("#log").evaluate(below) < 4
    else:
        await begin(tab)
    await page.get_by_role("button", name="Kommandon").click()
    await expect(page.locator("#suggestions")).to_be_visible()
    assert await barriers(page) == []
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Byt person").click()
    await expect(page.get_by_role("heading", name="Byt person")).to_be_visible()
    assert await barriers(page) == []
    await page.keyboard.press("Escape")
    if is_phone:
        await page.get_by_role("link", name="Till chattarna").click()
    await page.locator("#open-more").click()
    assert await barriers(page) == []
    await page.keyboard.press("Escape")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_all_can_be_done_by_keyboard(browser: Browser, chat: Open) -> None:
    async with a_tab(browser, chat, "Lars Ekdahl") as lars:
        press = lars.page.keyboard.press
        await lars.page.locator("#list").get_by_role("link", name=re.compile("Oppositionen")).focus()
        await press("Enter")
        await lars.page.get_by_label("Meddelande", exact=True).focus()
        await lars.page.keyboard.type("/ny")
        await press("ArrowUp")
        await press("Enter")
        await lars.page.get_by_role("button", name="Ärende 24").focus()
        await press("Enter")
        await lars.page.get_by_role("button", name="Eget förslag").focus()
        await press("Enter")
        await lars.sees("Kvarndammsparkens lekplats")
        await lars.message("Kvarndammsparkens lekplats").get_by_role("button", name="Svara Yrka").focus()
        await press("Enter")
        await expect(lars.page.locator("#bar")).to_be_visible()
        await press("Escape")
        await expect(lars.page.locator("#bar")).to_be_hidden()


async def test_being_another_takes_two_taps_and_shows_who_has_news(browser: Browser, chat: Open) -> None:
    async with a_tab(browser, chat, "Lars Ekdahl", viewport=PHONE) as tab:
        await begin(tab)
        person = tab.page.locator("#people .person")
        await tab.page.get_by_role("button", name="Byt person").click()
        await expect(person.filter(has_text="Jonas Thorell").locator(".badge")).to_be_visible()
        await expect(person.filter(has_text="Lars Ekdahl").locator(".badge")).to_have_count(0)
        await person.filter(has_text="Jonas Thorell").click()
        await expect(tab.page.locator("#title")).to_have_text("Oppositionen")
        await tab.taps("Jag är med")
        await tab.sees("Jonas Thorell (M)")
        await tab.page.get_by_role("button", name="Byt person").click()
        await person.filter(has_text="Maria Kjellin").click()
        await expect(tab.page.locator("#title")).to_have_text("Yrka")  # she is not in the group


async def test_what_people_write_is_shown_as_they_wrote_it(browser: Browser, chat: Open) -> None:
    world = chat.house.scene.stage.telegram.world
    group = next(each for each in world.chats.values() if each.title == "Oppositionen")
    eve = world.user(EVIL)
    eve.joins(group)
    eve.says(EVIL, group)
    eve.sends(b"inget", name=f"{EVIL}.pdf", chat=group)
    eve.says('https://ond.example/"onclick=alert(1) javascript:alert(1)', group)
    world.group(EVIL, [chat.house.scene.stage.user("Lars"), eve])
    async with a_tab(browser, chat, "Lars Ekdahl") as lars:
        await begin(lars)
        await lars.says(f"/att Att {EVIL}")
        await lars.sees(EVIL)
        await lars.replies(EVIL, f"Att {EVIL} {EVIL}")
        await lars.sees("föreslagen lydelse")
        for words in (EVIL, f"{EVIL} gick med", f"{EVIL}.pdf"):
            await expect(lars.page.locator("#log").get_by_text(words).first).to_be_visible()
        await expect(lars.page.locator("#list").get_by_text(EVIL).first).to_be_visible()
        await expect(lars.page.locator("img[src=x], [onerror], [onclick], script:not([src])")).to_have_count(
            0
        )
        hrefs = await lars.page.locator("#log a[href]").evaluate_all("links => links.map(link => link.href)")
        assert not any(href.startswith("javascript:") for href in hrefs)


async def test_a_link_to_the_bot_is_opened_in_the_page(browser: Browser, chat: Open) -> None:
    async with a_tab(browser, chat, "Lars Ekdahl") as lars, a_tab(browser, chat, "Karin") as karin:
        await begin(lars)
        await lars.taps("Bjud in")
        await lars.goes_to("Yrka")
        link = await lars.page.locator("#log a[href*='t.me/']").last.inner_text()
        await lars.goes_to("Oppositionen")
        await lars.says(f"Karin, är du med? {link}")
        await karin.goes_to("Oppositionen")
        await karin.page.locator("#log a[href*='t.me/']").last.click()
        await expect(karin.page.locator("#title")).to_have_text("Yrka")
        await karin.sees("lekpark")
        await lars.sees("Karin Wikström Falk (M)")


async def test_one_who_has_no_link_yet_can_only_start(browser: Browser, chat: Open) -> None:
    async with a_tab(browser, chat, "Sten Markusson") as sten:
        await sten.page.locator("#list").get_by_role("link", name="Yrka").click()
        await expect(sten.page.get_by_label("Meddelande", exact=True)).to_be_hidden()
        await sten.page.get_by_role("button", name="Starta").click()
        await expect(sten.page.locator(".message.bots")).to_be_visible()
        await expect(sten.page.get_by_label("Meddelande", exact=True)).to_be_visible()


async def test_a_show_is_paused_goes_on_and_ends(
    browser: Browser, chat: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "LEAD", 0.05)
    monkeypatch.setattr(showing, "READING", 0.05)
    async with a_tab(browser, chat) as tab:
        refused: list[str] = []
        tab.page.on("response", lambda answer: refused.append(answer.url) if answer.status == 409 else None)
        await tab.page.get_by_text("Mer att se").click()
        await tab.page.locator("[data-scenario=ersattare]").click()
        await tab.page.wait_for_url("**/visning/som/**")
        await tab.page.get_by_role("button", name="Pausa").click()
        await expect(tab.page.locator("body[data-state=pausad]")).to_be_attached()
        await tab.page.get_by_label("Takt").select_option("snabb")
        await tab.page.get_by_role("button", name="Fortsätt").click()
        await expect(tab.page.locator("body[data-state=klar]")).to_be_attached(timeout=60_000)
        await expect(tab.page.locator("#my-name")).to_have_text("Erik Lindman")
        await expect(tab.page.locator("#show-story")).to_have_text("I ärende 23 är han ersättare som förut.")
        assert refused == []
        await tab.says("/hjalp")  # and one may go on
        await expect(tab.page.locator(".message.mine").last).to_contain_text("/hjalp")
        await tab.page.get_by_role("button", name="Stäng", exact=True).locator("visible=true").click()
        await tab.page.wait_for_url(chat.address)


async def test_the_bot_is_killed_with_the_page_open_and_nothing_is_lost(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.apart.BREATH", 5)  # so that a slow machine has time to see that it is gone
    apart = Apart()
    async with chatting(Wishes(apart=apart)) as chat, a_tab(browser, chat, "Lars Ekdahl") as lars:
        await begin(lars)
        apart.process.kill()
        await lars.says("/att Att nämnden bygger en hall.")
        await expect(lars.page.locator("#notice")).to_contain_text("Boten är inte igång")
        await expect(lars.message("Att-sats 2 är tillagd")).to_be_visible(timeout=30_000)
        await expect(lars.page.locator("#notice")).to_be_empty(timeout=10_000)
        await expect(lars.page.locator(".message", has_text="Att-sats 2 är tillagd")).to_have_count(1)


async def test_what_is_kept_goes_on_in_the_page_that_was_open(browser: Browser, tmp_path: Path) -> None:
    wishes = Wishes(tmp_path / "prov")
    async with chatting(wishes) as chat:
        tab = a_tab(browser, chat, "Lars Ekdahl")
        lars = await tab.__aenter__()
        await begin(lars)
        await lars.page.locator("#open-more").click()
        await lars.page.get_by_role("button", name="1 dygn fram").click()
        await expect(lars.page.locator("#toast")).to_contain_text("Klockan är nu")
        await lars.page.keyboard.press("Escape")
        await lars.page.get_by_label("Meddelande", exact=True).fill("Det här är inte skickat än")
    await expect(lars.page.locator("#notice")).to_contain_text("Förbindelsen bröts")
    async with chatting(wishes) as again:
        assert again.address == chat.address
        await expect(lars.page.locator("#notice")).to_be_empty(timeout=15_000)
        await expect(lars.page.get_by_label("Meddelande", exact=True)).to_have_value(
            "Det här är inte skickat än"
        )
        clock = again.house.scene.stage.clock
        assert clock
        assert round(clock.ahead / timedelta(days=1)) == 1
        await lars.says("/att Att nämnden bygger en hall.")
        await lars.sees("Att-sats 2 är tillagd")
        acts = [step.get("says") for step in again.house.recording.notes.steps if "who" in step]
        assert (acts[0], acts[-1]) == ("/nytt", "/att Att nämnden bygger en hall.")
        await tab.__aexit__(None, None, None)
    assert (tmp_path / "prov/chat.json").stat().st_mode & 0o077 == 0
