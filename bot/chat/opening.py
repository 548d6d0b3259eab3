"""`yrka chat`, from the command line to the last page that is closed."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web
from rich.console import Console

from bot.app import running
from bot.chat.apart import Apart
from bot.chat.deeds import Deeds
from bot.chat.furnishing import furnish, recognise
from bot.chat.guard import Guard, guarding
from bot.chat.house import TRY, House
from bot.chat.keep import BadFolder, Keeper, keeping
from bot.chat.line import Line
from bot.chat.recording import Recording
from bot.chat.scene import Scene
from bot.chat.views import Views
from bot.clock import Clock
from bot.local import LocalTelegram
from bot.local.files import BIGGEST_UPLOAD
from bot.local.ports import LOOPBACK, free_port
from bot.pages.site import Site
from bot.play.stage import Stage, open_stage
from bot.store.database import UnusableDatabaseError

BOARD = "example"

console = Console()
errors = Console(stderr=True)


@dataclass(frozen=True)
class Wishes:
    """`folder` keeps everything; without one it is gone afterwards. `apart` is the bot's own process."""

    folder: Path | None = None
    apart: Apart | None = None


@dataclass(frozen=True)
class Open:
    address: str
    house: House


def run(folder: Path | None, *, browser: bool, apart: bool) -> int:
    """0 when it was told to end; 2 where the folder cannot be used."""
    try:
        asyncio.run(_serve(Wishes(folder, Apart() if apart else None), browser=browser))
    except (BadFolder, UnusableDatabaseError) as error:
        errors.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        return 2
    return 0


async def _serve(wishes: Wishes, *, browser: bool) -> None:
    serving = asyncio.current_task()
    assert serving is not None  # noqa: S101 — asyncio.run made it
    with contextlib.suppress(
        NotImplementedError
    ):  # Windows ends its processes otherwise; Ctrl-C is everywhere
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        console.print("Nämnden samlas …", style="dim")
        async with chatting(wishes) as chat:
            console.print("\nÖppna i webbläsaren:\n")
            console.print(f"  [bold]{chat.address}[/bold]\n", highlight=False, soft_wrap=True)
            if wishes.apart:
                console.print(
                    f"Boten går i process {wishes.apart.process.pid}.", style="dim", highlight=False
                )
            console.print("Bara den här datorn når adressen. Avsluta med Ctrl-C.", style="dim")
            if browser:
                await asyncio.to_thread(webbrowser.open, chat.address)
            await asyncio.Event().wait()


@asynccontextmanager
async def chatting(wishes: Wishes) -> AsyncIterator[Open]:
    """All of it, for as long as the block is in."""
    clock = Clock()
    telegram = LocalTelegram(clock=lambda: int(clock.now().timestamp()))
    with tempfile.TemporaryDirectory(prefix="yrka-chat-") as temporary:
        keeper = Keeper(wishes.folder or Path(temporary))
        with keeper.bind() as bound:  # before anything is read: nobody else has the folder then
            is_old = keeper.read(telegram.world, clock)
            async with (
                keeping(keeper, telegram.world, clock),
                _stage(wishes, keeper, telegram, clock) as stage,
            ):
                await (recognise if is_old else furnish)(stage)
                keeper.begin(telegram.world, clock)
                house = _house(keeper, stage)
                async with _listening(bound, house) as port:
                    yield Open(f"http://{LOOPBACK}:{port}/{keeper.key}/", house)


def _stage(
    wishes: Wishes, keeper: Keeper, telegram: LocalTelegram, clock: Clock
) -> AbstractAsyncContextManager[Stage]:
    if wishes.apart:
        return open_stage(BOARD, wishes.apart.launch, keeper.folder, telegram=telegram)
    port = free_port()  # another each time: views.py leads from older messages to where the pages are now
    site = Site(f"http://{LOOPBACK}:{port}", port)
    return open_stage(BOARD, lambda given: running(given, clock), keeper.folder, clock, telegram, site=site)


def _house(keeper: Keeper, stage: Stage) -> House:
    scene, recording = Scene(TRY, stage), Recording(stage, keeper.notes)
    scene.read_all()
    recording.begin()
    return House(keeper.key, scene, Line(scene), recording)


@asynccontextmanager
async def _listening(bound: socket.socket, house: House) -> AsyncIterator[int]:
    port: int = bound.getsockname()[1]
    guard = Guard(house.key, port)
    app = web.Application(middlewares=[guarding(guard)], client_max_size=BIGGEST_UPLOAD + 2**20)
    app.on_response_prepare.append(guard.dress)
    app.router.add_routes([*Views(house).routes(), *Deeds(house).routes()])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.SockSite(runner, bound).start()
        watching = asyncio.create_task(house.watch())
        yield port
    finally:
        watching.cancel()
        await house.end()
        await runner.cleanup()
