"""How soon the reading page is there, in a browser: `uv run python -m bench.pages`. Machines differ."""

from __future__ import annotations

import asyncio
from dataclasses import astuple, dataclass
from statistics import median

from playwright.async_api import Browser, ViewportSize, expect
from rich.console import Console
from rich.table import Table

from tests.bot.pages.long import AMENDMENTS, PAGES, Long, open_long
from tests.browser import DESKTOP, PHONE, browsing

ROUNDS = 5
MOST_MS, MOST_KB = 1_000, 300

# From the navigation's start: the first byte, when the page can be used (its script has run), when it is painted.
_TIMES = """async () => {
  const [page] = performance.getEntriesByType("navigation");
  let painted;
  while (!([painted] = performance.getEntriesByName("first-contentful-paint")) || !painted)
    await new Promise(requestAnimationFrame);
  const all = [page, ...performance.getEntriesByType("resource")];
  const bytes = all.reduce((sum, one) => sum + one.transferSize, 0);
  return [page.responseStart, page.domContentLoadedEventEnd, painted.startTime, bytes / 1000];
}"""


@dataclass(frozen=True)
class Load:
    first: float  # byte; milliseconds
    usable: float
    painted: float
    kilobytes: float  # over the wire, style and script among them
    work: float  # of the page's own thread: the same however busy the machine is


async def load(browser: Browser, long: Long, size: ViewportSize, path: str) -> Load:
    """In a browser that has never been here."""
    context = await browser.new_context(viewport=size)
    page = await context.new_page()
    await page.goto(long.scene.app("Lars", long.draft))
    here = f"{long.scene.pages}/{long.draft.id}"
    await expect(page).to_have_url(here)
    cookies = await context.cookies()
    await context.close()
    context = await browser.new_context(viewport=size)
    await context.add_cookies([{"name": c["name"], "value": c["value"], "url": here} for c in cookies])
    page = await context.new_page()
    devtools = await context.new_cdp_session(page)
    await devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    await page.goto(f"{here}{path}", wait_until="load")
    first, usable, painted, kilobytes = await page.evaluate(_TIMES)
    metrics = (await devtools.send("Performance.getMetrics"))["metrics"]
    work = next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")
    await context.close()
    return Load(first, usable, painted, kilobytes, work * 1000)


async def main() -> None:
    columns = ("page", "first byte", "painted", "usable", "own work", "kB")
    table = Table(*columns, title=f"{PAGES} pages, {AMENDMENTS} changes; milliseconds")
    async with open_long() as long, browsing() as browser:
        views = ("", f"/{long.path}", f"/{long.path}?vy=bredvid", f"/{long.path}?bara=1", "/historik")
        for path in views:
            for name, size in (("phone", PHONE), ("desk", DESKTOP)):
                loads = [await load(browser, long, size, path) for _ in range(ROUNDS)]
                row = tuple(median(column) for column in zip(*map(astuple, loads), strict=True))
                first, usable, painted, kilobytes, work = row
                style = "" if usable <= MOST_MS and kilobytes <= MOST_KB else "red"
                shown = (path.replace(long.path, "handling") or "/") + f" ({name})"
                cells = (first, painted, usable, work, kilobytes)
                table.add_row(shown, *(f"{cell:.0f}" for cell in cells), style=style)
    Console().print(table)


if __name__ == "__main__":
    asyncio.run(main())
