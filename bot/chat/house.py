"""Everything that is open: the scene one tries things in, and a show where one is on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from bot.chat.line import Line
from bot.chat.places import Place, find_place
from bot.chat.recording import Recording
from bot.chat.scene import Guest, Scene
from bot.chat.showing import SHOW, Show

TRY = "prova"
ABSENT = 1.0  # seconds
GONE = "Det finns ingen sådan sida längre. Gå tillbaka till början.\n"


@dataclass
class House:
    key: str
    scene: Scene
    line: Line
    recording: Recording
    show: Show | None = None
    opening: asyncio.Lock = field(default_factory=asyncio.Lock)  # one show at a time

    @property
    def home(self) -> str:
        return f"/{self.key}"

    @property
    def person(self) -> str:
        return f"/{self.key}/{{scene}}/som/{{user}}"

    def who(self, request: web.Request) -> tuple[Scene, Guest]:
        """HTTPNotFound where there is no such scene, or nobody so numbered in it."""
        scenes = {TRY: self.scene, SHOW: self.show.scene if self.show else None}
        scene = scenes.get(request.match_info["scene"])
        number = request.match_info["user"]
        guest = scene.guests.get(int(number)) if scene and number.isascii() and number.isdigit() else None
        if scene is None or guest is None:
            raise web.HTTPNotFound(text=GONE)
        return scene, guest

    def where(self, request: web.Request) -> tuple[Scene, Guest, Place]:
        scene, guest = self.who(request)
        try:
            return (
                scene,
                guest,
                find_place(guest.user, scene.stage.telegram.world, request.match_info["place"]),
            )
        except LookupError as error:
            raise web.HTTPNotFound(text=GONE) from error

    def line_of(self, scene: Scene) -> Line:
        shown = self.show.line if self.show and scene is self.show.scene else None
        return shown or self.line

    async def begin(self, scenario: str) -> str:
        """The address, from home, where it is to be watched."""
        await self.end()
        self.show = Show(scenario)
        await self.show.open()
        assert self.show.scene  # noqa: S101 — it is open
        return f"{SHOW}/som/{next(iter(self.show.scene.guests))}/"

    async def end(self) -> None:
        if self.show:
            await self.show.close()
        self.show = None

    async def watch(self) -> None:
        """Say when no bot is there: between two calls of one that is, there is never this long."""
        told = before = True
        while True:
            await asyncio.sleep(ABSENT)
            now = self.scene.stage.telegram.is_attended
            if (now or before) != told:
                told = now or before
                self.line.tell_state({"kind": "bot", "here": told})
            before = now
