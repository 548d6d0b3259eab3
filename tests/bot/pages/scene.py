"""A stage with pages: a draft in ärende 23 that amends a document, and readers who come in as people do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from aiohttp import ClientSession, CookieJar

from bot.app import running
from bot.clock import Clock
from bot.local import apps
from bot.local.ports import free_port
from bot.pages.site import READ, Site
from bot.play.stage import Stage, open_stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.amending import Base, amend, amended
from drafts.draft import Draft
from drafts.rights import Seat
from handlers.work import Work
from tests.chat import Chatter
from tests.handlers.acting import stored, stored_board


@dataclass
class Scene:
    stage: Stage
    site: Site
    clock: Clock

    @property
    def pages(self) -> str:
        return f"{self.site.url}{READ}"

    def app(self, who: str, draft: Draft, theme: Literal["light", "dark"] = "light") -> str:
        """What Telegram's client loads when the person taps *Läs hela*."""
        stage = self.stage
        now = self.clock.now().timestamp()
        url = f"{self.pages}/{draft.id}/in"
        return apps.opened(url, stage.user(who), stage.telegram.token, now, theme)

    async def link(self, who: Chatter, draft: Draft) -> str:
        """The link that the bot hands out in the private chat."""
        await who.opens(f"https://t.me/{self.stage.telegram.world.bot.username}?start=sida-{draft.id}")
        return next(b.url for row in who.last.buttons for b in row if b.url)


@asynccontextmanager
async def open_scene(board: str = "example") -> AsyncIterator[Scene]:
    port, clock = free_port(), Clock()
    site = Site(f"http://127.0.0.1:{port}", port)
    async with open_stage(board, lambda s: running(replace(s, site=site), clock), clock=clock) as stage:
        stage.settings = replace(stage.settings, site=site)
        yield Scene(stage, site, clock)


@dataclass
class Visitor:
    """A browser without a screen: cookies, forms and what came back."""

    session: ClientSession
    pages: str

    async def get(self, address: str) -> tuple[int, str]:
        async with self.session.get(address) as answer:
            return answer.status, await answer.text()

    async def post(self, address: str, origin: str = "", **fields: str) -> tuple[int, str, str]:
        """Status, text, and the address one ended at."""
        headers = {"Origin": origin or self.pages.removesuffix(READ)}
        async with self.session.post(address, data=fields, headers=headers) as answer:
            return answer.status, await answer.text(), str(answer.url)

    async def enters(self, draft: str, **given: str) -> int:
        """By what the door's form would carry."""
        status, _text, _url = await self.post(f"{self.pages}/{draft}/in", **given)
        return status


def said(scene: Scene, who: str, draft: Draft) -> str:
    """The initData that Telegram's client hands the page."""
    return dict(parse_qsl(urlsplit(scene.app(who, draft)).fragment))["tgWebAppData"]


@asynccontextmanager
async def reading(scene: Scene, who: str, draft: Draft) -> AsyncIterator[Visitor]:
    """The person, let in to the draft."""
    async with visiting(scene) as visitor:
        assert await visitor.enters(draft.id, sagt=said(scene, who, draft)) == 200
        yield visitor


@asynccontextmanager
async def visiting(scene: Scene) -> AsyncIterator[Visitor]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:  # it is an IP address
        yield Visitor(session, scene.pages)


async def amends(scene: Scene, draft: Draft, who: str, old: str, new: str) -> Draft:
    """The person's words in the draft's change of the only document, as the verb has them."""
    shelf = Shelf(scene.stage.database)
    draft, board = await stored(scene.stage, draft), await stored_board(scene.stage)
    handling = board.handlingar[-1]
    base = Base(handling.document, await shelf.document(handling.document))
    now = amended(base, draft.text.amendments)
    block = next(b for b in now.blocks if old in b.text)
    wanted = now.reworded(block.id, block.text.replace(old, new, 1))
    person = scene.stage.person(who)
    work = Work(now=scene.clock.now())
    after = work.put(draft, amend(draft, Seat(board, board.person(person.id)), base, now, wanted), person.id)
    await Ledger(scene.stage.database).commit(work)
    return after
