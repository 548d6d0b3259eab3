"""The addresses of a draft's pages, and who is let in by each.

…/las/<draft>/in     changes what Telegram says of the reader, or a link, for a session: once
…/las/<draft>        and what is below it are for those who have one; what they may read is asked every time
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import count
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import Clock
from bot.pages.answers import answered, onward, shelf, stored
from bot.pages.keys import SESSION, Keys, Pass, Session, ShutError
from bot.pages.telegram import passed
from bot.store.ledger import Ledger, RacedError
from bot.store.spent import spend
from drafts.errors import Refusal
from handlers.context import App, Context
from handlers.pacing import Paces
from handlers.pages import adding, amending, handling, history, proposal, refusing, undoing, writing
from handlers.pages.visit import Frame, Onward, Sheet, Visit
from handlers.work import Work, current

log = logging.getLogger(__name__)

Gesture = Callable[[Visit, Context], Awaitable[Sheet | Onward]]

RACES = 30
COOKIE = "las"
SCHEMES = frozenset({"light", "dark"})


class Reading:
    """`changed` is called when a draft has changed: its cards are to be drawn."""

    def __init__(
        self, app: App, keys: Keys, ledger: Ledger, changed: Callable[[], None], clock: Clock
    ) -> None:
        self._app = app
        self._keys = keys
        self._ledger = ledger
        self._changed = changed
        self._clock = clock
        self._paces = Paces(app.bot_data["desk"].paces.pace)  # whoever turns pages is not held up in the chat
        self._numbers = count(1)
        self._origin, self._path = "", ""

    def routes(self, address: str) -> list[web.RouteDef]:
        """`address` is what people reach them by."""
        where = urlsplit(address)
        self._origin, self._path = f"{where.scheme}://{where.netloc}", where.path
        draft = f"{where.path}/{{draft:[A-Za-z0-9_-]+}}"
        block = f"{draft}/handling/{{handling}}/andra/{{block}}"
        return [
            web.get(f"{where.path}/_/{{file}}", _stored),
            web.get(f"{draft}/in", self._lobby),
            web.post(f"{draft}/in", self._enter),
            web.get(draft, self._read(proposal.show)),
            web.get(f"{draft}/historik", self._read(history.show)),
            web.get(f"{draft}/handling/{{handling}}", self._read(handling.show)),
            web.get(f"{draft}/andra/ny", self._read(adding.ask)),
            web.post(f"{draft}/andra/ny", self._write(adding.answer)),
            web.get(f"{draft}/andra/{{item}}", self._read(writing.ask)),
            web.post(f"{draft}/andra/{{item}}", self._write(writing.answer)),
            web.post(f"{draft}/angra", self._write(undoing.take_back)),
            web.get(block, self._read(amending.ask)),
            web.post(block, self._write(amending.answer)),
        ]

    async def _lobby(self, request: web.Request) -> web.Response:
        """The same to everybody, whether there is such a draft or not. Looking at it uses nothing up."""
        return answered(refusing.lobby(self._frame(request), request.query.get("lank", "")))

    async def _enter(self, request: web.Request) -> web.Response:
        self._check_ours(request)
        given, now, draft = await _form(request), self._clock.now(), request.match_info["draft"]
        try:
            if said := given.get("sagt"):
                pass_ = passed(said, self._app.bot.token, now)
            else:
                pass_ = self._keys.passed(draft, given.get("lank", ""), now)
            await self._use(pass_, request)
        except ShutError:
            return self._shut(request)
        scheme = given.get("ljus", "")
        session = Session(pass_.account, scheme if scheme in SCHEMES else "")
        response = onward(f"{self._path}/{draft}")
        self._keep(request, response, self._keys.session(draft, session, now))
        return response

    async def _use(self, pass_: Pass, request: web.Request) -> None:
        """ShutError where it has been used; but whoever is in already may come again (Telegram reloads)."""
        try:
            await self._ledger.commit(Work(), besides=spend(pass_.digest, pass_.until, self._clock.now()))
        except RacedError as used:
            if self._session(request).account != pass_.account:
                raise ShutError from used

    def _keep(self, request: web.Request, response: web.Response, cookie: str) -> None:
        """For this draft's pages alone. In a frame, Telegram's web client, it is that frame's alone.

        Written out, since Python's own cookies are not `Partitioned` before 3.14.
        """
        framed = request.headers.get("Sec-Fetch-Dest") == "iframe" and self._secure
        where = f"Path={self._path}/{request.match_info['draft']}; Max-Age={int(SESSION.total_seconds())}"
        secure = "; Secure" if self._secure else ""
        site = "SameSite=None; Partitioned" if framed else "SameSite=Lax"
        response.headers.add("Set-Cookie", f"{COOKIE}={cookie}; {where}; HttpOnly; {site}{secure}")

    @property
    def _secure(self) -> bool:
        return self._origin.startswith("https:")

    def _read(self, gesture: Gesture) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            return await self._answer(request, gesture, dict(request.query))

        return handle

    def _write(self, gesture: Gesture) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            self._check_ours(request)
            return await self._answer(request, gesture, await _form(request))

        return handle

    async def _answer(self, request: web.Request, gesture: Gesture, asked: dict[str, str]) -> web.Response:
        try:
            session = self._session(request)
        except ShutError:
            return self._shut(request, asked.get("ord", ""))
        frame = self._frame(request, session.scheme)
        visit = Visit(frame, session.account, request.match_info["draft"], request.match_info, asked)
        try:
            return await self._run(visit, gesture)
        except Exception:  # whatever it is: what somebody wrote is shown again, and not lost with it
            log.exception("a page could not be shown")
            return answered(refusing.broken(frame, visit.says("ord")), 503)

    async def _run(self, visit: Visit, gesture: Gesture) -> web.Response:
        """Whoever lost a race is run again, on what there is by then."""
        number = next(self._numbers)
        for lost in range(RACES):
            work = Work(now=self._clock.now())
            token = current.set(work)
            try:
                return await self._took_place(work, visit, gesture, number)
            except RacedError:
                await asyncio.sleep(0.01 * lost)
            finally:
                current.reset(token)
        return answered(refusing.broken(visit.frame, visit.says("ord")), 503)

    async def _took_place(self, work: Work, visit: Visit, gesture: Gesture, number: int) -> web.Response:
        """What the reader is shown, once all that it led to is stored."""
        context = Context(self._app)
        try:
            self._paces.pass_(visit.account, number, work.now)
            shown = await gesture(visit, context)
        except Refusal as refusal:
            shown = await refusing.refused(visit, context, refusal)
            return answered(shown.html, shown.status)
        if work.entries:
            await self._ledger.commit(work)
            self._changed()
        return onward(shown.to) if isinstance(shown, Onward) else answered(shown.html, shown.status)

    def _session(self, request: web.Request) -> Session:
        return self._keys.held(
            request.match_info["draft"], request.cookies.get(COOKIE, ""), self._clock.now()
        )

    def _check_ours(self, request: web.Request) -> None:
        """A form of ours, and no other page's, whatever cookies come with it."""
        if request.headers.get("Origin") != self._origin:
            raise web.HTTPForbidden

    def _shut(self, request: web.Request, words: str = "") -> web.Response:
        return answered(refusing.shut(self._frame(request), words), 403)

    def _frame(self, request: web.Request, scheme: str = "") -> Frame:
        style, script = (f"{self._path}/_/{name}" for name in shelf())
        return Frame(f"{self._path}/{request.match_info['draft']}", style, script, scheme)


async def _form(request: web.Request) -> dict[str, str]:
    try:
        return {name: str(value) for name, value in (await request.post()).items()}
    except (ValueError, LookupError) as error:  # an encoding that is none
        raise web.HTTPBadRequest from error


async def _stored(request: web.Request) -> web.Response:
    return stored(request.match_info["file"])
