"""Chromium, driven by Playwright; and axe, which finds what is in the way of who sees or hears less."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import which

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
AXE = Path(__file__).parents[1] / ".ci/node_modules/axe-core/axe.min.js"

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium")
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="needs axe: npm install --prefix .ci --no-save")

PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield browser
        await browser.close()


async def barriers(page: Page) -> list[str]:
    """What axe finds on the page as it is now, WCAG 2.2 AA and good practice: nothing, if all is well."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("axe.run().then(run => run.violations)")
    return [f"{one['id']}: {json.dumps([node['html'] for node in one['nodes'][:3]])}" for one in found]
