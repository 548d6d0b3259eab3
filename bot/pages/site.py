"""Where the pages are: below the webhook's address, or at one of their own where updates are polled for."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from aiohttp import web

READ = "/las"  # below the site's own path
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Site:
    """`url` is where people reach it; the bot listens on `port`, behind a TLS proxy."""

    url: str
    port: int

    @property
    def host(self) -> str | None:
        """An address of this machine is served to this machine alone; None is all interfaces."""
        name = urlsplit(self.url).hostname or ""
        return name if name in LOOPBACK else None


def read_site(given: Mapping[str, str]) -> Site | None:
    url = given.get("YRKA_PAGES_URL", "")
    return Site(url.rstrip("/"), int(given.get("YRKA_PAGES_PORT", "8443"))) if url else None


def site_faults(given: Mapping[str, str]) -> list[str]:
    url, port = given.get("YRKA_PAGES_URL", ""), given.get("YRKA_PAGES_PORT", "")
    if port and not url:
        return ["YRKA_PAGES_PORT finns men YRKA_PAGES_URL saknas. Ange adressen, eller ta bort båda."]
    faults = []
    if url and given.get("YRKA_WEBHOOK_URL"):
        faults.append(
            "YRKA_PAGES_URL behövs inte när YRKA_WEBHOOK_URL finns: sidorna ligger under den. Ta bort den."
        )
    if url and not re.match(r"https://[^/]", url):
        faults.append("YRKA_PAGES_URL ska börja med https://, till exempel https://yrka.example.se.")
    if not re.fullmatch(r"[0-9]{0,5}", port):
        faults.append("YRKA_PAGES_PORT ska vara ett tal, till exempel 8443.")
    return faults


@asynccontextmanager
async def shown(site: Site | None, routes: Iterable[web.RouteDef]) -> AsyncIterator[None]:
    """On a server of their own, where there is a site."""
    if site is None:
        yield
        return
    from bot.web import served  # noqa: PLC0415 — a web server, for those who have one

    async with served(routes, site.port, "YRKA_PAGES_PORT", site.host):
        yield
