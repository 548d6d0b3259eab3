"""What the page asks to have done."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta

from aiohttp import web

from bot.chat.acts import ACTS, Body, Impossible, perform, send
from bot.chat.house import House
from bot.chat.showing import PACES, scenarios
from handlers.telling import SWEDEN


class Deeds:
    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        home, person = self._house.home, self._house.person
        return [
            web.post(f"{home}/klocka", self._clock),
            web.post(f"{home}/visa", self._show),
            web.post(f"{person}/gor/skicka", self._send),
            web.post(f"{person}/gor/{{act}}", self._act),
        ]

    async def _act(self, request: web.Request) -> web.Response:
        scene, guest = self._house.who(request)
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        try:
            return web.json_response(perform(act, scene, guest.user, await _body(request)))
        except Impossible as why:
            return _refused(str(why))

    async def _send(self, request: web.Request) -> web.Response:
        scene, guest = self._house.who(request)
        form = await request.post()
        file = form.get("file")
        if not isinstance(file, web.FileField):
            return _refused("Välj en fil först.")
        data = await asyncio.to_thread(file.file.read)
        words = {name: value for name, value in form.items() if isinstance(value, str)}
        try:
            return web.json_response(send(scene, guest.user, words, (file.filename or "fil", data)))
        except Impossible as why:
            return _refused(str(why))

    async def _clock(self, request: web.Request) -> web.Response:
        """Only forward, as time goes."""
        clock, body = self._house.scene.stage.clock, await _body(request)
        if clock is None:
            return _refused("Boten går i en egen process. Då går klockan inte att ställa.")
        try:
            clock.set(_moment(body, clock.now()))
        except (KeyError, TypeError, ValueError, OverflowError):
            return _refused("Klockan går bara att ställa fram.")
        self._house.recording.strike()
        return web.json_response({"now": f"{clock.now().astimezone(SWEDEN):%Y-%m-%d %H.%M}"})

    async def _show(self, request: web.Request) -> web.Response:
        """Begin a show, or tell the one that is on to pause, go on, change pace or end."""
        body = await _body(request)
        async with self._house.opening:
            if body.get("scenario") in scenarios():
                return web.json_response({"goto": await self._house.begin(str(body["scenario"]))})
            show = self._house.show
            if show is None:
                return _refused("Visningen är slut.")
            if body.get("pace") in PACES:
                show.pace = str(body["pace"])
            match body.get("do"):
                case "pausa":
                    show.pause()
                case "fortsatt":
                    show.go_on()
                case "avsluta":
                    await self._house.end()
        return web.json_response({})


def _moment(body: Body, now: datetime) -> datetime:
    if "hours" in body:
        return now + timedelta(hours=float(body["hours"]))
    return datetime.strptime(str(body["to"]), "%Y-%m-%dT%H:%M").replace(tzinfo=SWEDEN)


async def _body(request: web.Request) -> Body:
    """HTTPBadRequest for anything but an object of JSON that says it is JSON."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        body = json.loads(await request.read())
    except ValueError as error:
        raise web.HTTPBadRequest from error
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body


def _refused(why: str) -> web.Response:
    return web.json_response({"why": why}, status=409)
