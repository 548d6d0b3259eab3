"""What the page asks to see. Every address begins with the key; see guard.py."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from aiohttp import web

from bot.chat import showing
from bot.chat.furnishing import FIRST
from bot.chat.house import GONE, TRY, House
from bot.chat.line import tell_asked
from bot.chat.pages import HERE, show, show_list, show_messages
from bot.chat.papers import hand_out
from bot.chat.places import Place, places_of
from bot.chat.scene import Scene
from bot.local import User
from bot.local.apps import opened
from drafts.people import Role
from handlers.telling import SWEDEN

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Views:
    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        home, person = self._house.home, self._house.person
        return [
            web.get(f"{home}/", self._welcome),
            web.get(f"{home}/dekor/{{name}}", self._decor),
            web.get(f"{home}/scenario", self._scenario),
            web.get(f"{person}/", self._page),
            web.get(f"{person}/lista", self._list),
            web.get(f"{person}/folk", self._people),
            web.get(f"{person}/rum/{{place}}", self._room),
            web.get(f"{person}/fil/{{file}}", self._file),
            web.get(f"{person}/app/{{message}}/{{row}}/{{column}}", self._app),
            web.get(f"{person}/ledning", self._wire),
        ]

    async def _welcome(self, _request: web.Request) -> web.Response:
        scene = self._house.scene
        facts = {**_guests(scene), "scene": TRY}
        facts |= {"board": scene.stage.board, "scenarios": showing.scenarios(), "first": self._first()}
        return _html(show("start.html.j2", **facts))

    def _first(self) -> str:
        """The address, from home, where somebody new begins: in the group, as one of those in it."""
        user = self._house.scene.stage.user(FIRST)
        group = places_of(user, self._house.scene.stage.telegram.world)[-1]
        return f"{TRY}/som/{user.id}/#{group.key}"

    async def _page(self, request: web.Request) -> web.Response:
        scene, guest = self._house.who(request)
        clock = scene.stage.clock
        facts = {"me": guest, **_guests(scene)}
        facts |= {"list": show_list(scene, guest.user), "bot": scene.stage.telegram.world.bot}
        facts |= {"scenarios": showing.scenarios(), "is_show": scene.name == showing.SHOW}
        facts |= {"now": f"{clock.now().astimezone(SWEDEN):%Y-%m-%d %H.%M}" if clock else ""}
        return _html(show("chat.html.j2", **facts))

    async def _decor(self, request: web.Request) -> web.Response:
        path = HERE / request.match_info["name"]
        if path.parent != HERE or path.suffix not in KINDS or not path.is_file():
            raise web.HTTPNotFound
        body = await asyncio.to_thread(path.read_bytes)
        return web.Response(body=body, content_type=KINDS[path.suffix], charset="utf-8")

    async def _list(self, request: web.Request) -> web.Response:
        scene, guest = self._house.who(request)
        return _html(show_list(scene, guest.user))

    async def _people(self, request: web.Request) -> web.Response:
        scene, guest = self._house.who(request)
        return _html(show("people.html.j2", me=guest, prefix="../", **_guests(scene)))

    async def _room(self, request: web.Request) -> web.Response:
        scene, guest, place = self._house.where(request)
        user, chat = guest.user, place.chat
        menus = scene.stage.telegram.world.menus
        return web.json_response(
            {
                "key": place.key,
                "title": place.title,
                "about": _about(place),
                "html": show_messages(scene, user, place),
                "commands": menus.shown(chat, user.language_code or ""),
                "begun": not chat.is_private or user.started,
                "closed": bool(place.topic and place.topic.closed and not chat.is_run_by(user)),
                "asks": tell_asked(user, place),
                "empty": user.started and not any(message.service is None for message in place.messages),
            }
        )

    async def _file(self, request: web.Request) -> web.Response:
        scene, guest = self._house.who(request)
        return hand_out(scene, guest.user, request.match_info["file"])

    async def _app(self, request: web.Request) -> web.Response:
        """A draft's page, opened as Telegram does: with its word for who it is."""
        scene, guest = self._house.who(request)
        pages, telegram = scene.stage.settings.pages, scene.stage.telegram
        draft = _app_draft(guest.user, request.match_info)
        if not (pages and draft):
            raise web.HTTPNotFound(text=GONE)
        there = opened(f"{pages}/{draft}/in", guest.user, telegram.token, telegram.world.clock())
        # Not HTTPFound: it would put what stands behind the # in its own way.
        return web.Response(status=302, headers={"Location": there})

    async def _wire(self, request: web.Request) -> web.WebSocketResponse:
        scene, guest = self._house.who(request)
        return await self._house.line_of(scene).serve(request, guest.user)

    async def _scenario(self, _request: web.Request) -> web.Response:
        """With the files it needs beside it, where some were sent."""
        recording = self._house.recording
        await recording.rest()
        is_packed = bool(recording.notes.files)
        name = "scenario.zip" if is_packed else "scenario.yaml"
        return web.Response(
            body=recording.packed() if is_packed else recording.written().encode(),
            content_type="application/zip" if is_packed else "text/yaml",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _guests(scene: Scene) -> dict[str, object]:
    """The secretary, to whom all proposals go, first."""
    guests = sorted(scene.guests.values(), key=lambda guest: guest.person.role is not Role.SEKRETERARE)
    return {"guests": guests, "groups_of": scene.groups_of, "news_of": scene.news_of}


def _app_draft(user: User, named: Mapping[str, str]) -> str:
    """The draft whose page the button opens; empty where there is no such button in their private chat."""
    try:
        message, row, column = (int(named[name]) for name in ("message", "row", "column"))
        button = user.chat.messages[message].buttons[row][column]
    except (KeyError, IndexError, ValueError):
        return ""
    return button.app.rsplit("/", 2)[-2] if button.app else ""


def _about(place: Place) -> str:
    if place.chat.is_private:
        return "bot"
    where = f"{place.chat.title} · " if place.chat.forum else ""
    return f"{where}{len(place.chat.members)} medlemmar"


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8")
