"""The example case by three people in three tabs, and what is left of it."""

from __future__ import annotations

import re
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.chat.opening import Open
from bot.play.player import Player
from bot.play.script import Act, read_script
from bot.play.stage import open_stage
from tests.bot.chat.tabs import Tab, a_tab
from tests.browser import PHONE, needs_browser

pytestmark = [needs_browser, pytest.mark.asyncio(loop_scope="session")]


async def test_three_people_in_three_tabs_bring_a_proposal_to_the_secretary_and_it_can_be_played_again(
    browser: Browser, chat: Open, tmp_path: Path
) -> None:
    async with AsyncExitStack() as tabs:
        lars = await tabs.enter_async_context(a_tab(browser, chat, "Lars Ekdahl"))
        jonas = await tabs.enter_async_context(
            a_tab(browser, chat, "Jonas Thorell", viewport=PHONE, has_touch=True, color_scheme="dark")
        )
        maria = await tabs.enter_async_context(a_tab(browser, chat, "Maria Kjellin"))
        await _write_together(lars, jonas)
        await _hand_in(lars, jonas)
        await _receive(maria, lars)
        saved = await _saved(lars, tmp_path)
    script = read_script(saved)
    verbs = {step.verb for step in script.steps if isinstance(step, Act)}
    assert verbs == {"says", "taps", "replies"}
    assert {"Lars", "Jonas", "Maria"} == set(script.cast)
    async with open_stage(script.board) as stage:
        await Player(stage, script).play()


async def _write_together(lars: Tab, jonas: Tab) -> None:
    await lars.goes_to("Oppositionen")
    await lars.page.locator("#hint").get_by_role("button", name="/nytt").click()
    await lars.taps("Ärende 23")
    await lars.taps("Gemensamt förslag")
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att delvis godkänna förvaltningens förslag till beslut.")
    await lars.taps("Lägg till att-sats")
    await lars.taps("Skriv egen")
    await expect(lars.page.locator("#bar")).to_contain_text("Svara Yrka")  # the bot asks, and is answered
    await lars.says("Att <i>följa upp</i> överenskommelsen regelbundet.")
    await lars.sees("Att-sats 2 är tillagd")
    await expect(jonas.page.locator(".badge")).to_be_visible()
    await jonas.goes_to("Oppositionen")
    await jonas.taps("Jag är med")
    await jonas.replies("Att-sats 2 är tillagd", "Att <i>följa upp</i> överenskommelsen varje år.")
    change = lars.message("Anta för att byta texten").or_(lars.message("varje år")).last
    await expect(change.locator("s").first).to_contain_text("regelbundet")
    await expect(change.locator("u").first).to_contain_text("varje år")
    await expect(change.locator("i")).to_have_count(await change.locator(".text i").count())
    await lars.taps("Anta")
    for tab in (lars, jonas):
        await expect(tab.message("Bakom förslaget")).to_contain_text("varje år")


async def _hand_in(lars: Tab, jonas: Tab) -> None:
    await jonas.taps("Skriv under")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")


async def _receive(maria: Tab, lars: Tab) -> None:
    await maria.goes_to("Yrka")
    paper = maria.page.locator("a.file", has_text=".pdf")
    await paper.click()
    viewer = maria.page.locator("#viewer iframe")
    await expect(viewer).to_be_visible()
    body = await maria.page.context.request.get(
        str(await viewer.evaluate("frame => frame.src")), headers={"Host": maria.page.url.split("/")[2]}
    )
    assert (await body.body()).startswith(b"%PDF-")
    await maria.page.get_by_role("button", name="Stäng").locator("visible=true").click()
    async with maria.page.expect_download() as coming:
        await maria.page.locator("a.file", has_text=".docx").click()
    download = await coming.value
    assert re.fullmatch(r"Bilaga ärende 23 .*\.docx", download.suggested_filename)
    assert Path(await download.path()).read_bytes().startswith(b"PK")  # noqa: ASYNC240
    await maria.taps("Mottagen")
    await lars.sees("Mottaget")


async def _saved(tab: Tab, folder: Path) -> Path:
    await tab.page.locator("#open-more").click()
    async with tab.page.expect_download() as coming:
        await tab.page.get_by_role("link", name="Spara det som har hänt").click()
    path = folder / "scenario.yaml"
    await (await coming.value).save_as(path)
    return path


async def test_the_draft_is_read_on_its_page_as_whoever_taps(browser: Browser, chat: Open) -> None:
    async with a_tab(browser, chat, "Lars Ekdahl") as lars:
        await lars.goes_to("Yrka")
        await lars.says("/nytt")
        await lars.taps("Ärende 23")
        await lars.taps("Eget förslag")
        await lars.says("/att Att nämnden bygger en lekpark.")
        await lars.sees("Att-sats 1 är tillagd")
        async with lars.page.context.expect_page() as opening:
            await lars.page.locator("#log").get_by_role("link", name="Läs hela").last.click()
        page = await opening.value
        await expect(page.get_by_text("Att nämnden bygger en lekpark.")).to_be_visible()
        await expect(page.get_by_text("Du läser som Lars Ekdahl (C)")).to_be_visible()
