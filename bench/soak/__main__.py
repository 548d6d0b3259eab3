"""The soak: `uv run python -m bench.soak --updates 50000 --database sqlite`; exits 1 where a promise was broken."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bench.measuring import peak
from bench.servers import NoServer, own_database
from bench.soak.soaking import Plan, Soak, soak
from bot.store.where import Where

SHOWN = 5  # broken cases of a promise


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.soak")
    parser.add_argument("--updates", type=int, default=50_000, help="50000, unless another is said")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--workers", type=int, help="processes: 1 on SQLite, 3 on PostgreSQL")
    parser.add_argument("--webhook", action="store_true", help="as PostgreSQL has it anyway; else by polling")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3_600.0, help="after which no more is sent")
    parser.add_argument("--keep", type=Path, help="a folder for the database, the logs and the calls")
    asked = parser.parse_args()
    logging.getLogger("bot").addHandler(logging.NullHandler())
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # its processes are ended with it
    try:
        return asyncio.run(_run(asked))
    except NoServer as none:
        sys.stderr.write(f"{none}\n")
        return 2


async def _run(asked: argparse.Namespace) -> int:
    console, is_server = Console(), asked.database == "postgres"
    async with AsyncExitStack() as stack:
        temporary = stack.enter_context(tempfile.TemporaryDirectory(prefix="yrka-soak-"))
        folder = asked.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        place: Where = folder / "yrka.db"
        if is_server:
            place = await stack.enter_async_context(own_database("soak"))
        plan = Plan(
            place,
            folder,
            asked.updates,
            asked.workers or (3 if is_server else 1),
            is_server or asked.webhook,
            asked.seed,
            asked.seconds,
        )
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        ) as progress:
            task = progress.add_task("", total=asked.updates)
            done = await soak(
                plan,
                lambda now: progress.update(
                    task, completed=now.record.updates, description=f"updates; killed {now.kills} times"
                ),
            )
        console.print(_figures(done))
        console.print(_verdict(done))
        return 1 if any(promise.broken for promise in done.promises) else 0


def _figures(done: Soak) -> Table:
    plan, record = done.plan, done.record
    table = Table("", "", title=f"{plan.workers} × yrka run, seed {plan.seed}", show_header=False)
    calls = record.statuses
    for what, figure in (
        ("updates", f"{record.updates} of {plan.updates}, {record.doubled} of them delivered twice"),
        (
            "from",
            f"{plan.size.boards * plan.size.people} people in {plan.size.boards * plan.size.groups} groups",
        ),
        ("seconds, with rest", f"{done.seconds:.0f}"),
        (
            "calls",
            f"{calls.total()}: "
            + ", ".join(f"{n} × {status or 'no answer'}" for status, n in sorted(calls.items())),
        ),
        ("killed", f"{done.kills} times"),
        ("ended by itself", f"{done.falls or 'never'}"),
        *((what, str(n)) for what, n in sorted((done.weather.counts + done.trouble.counts).items())),
        ("memory at most", f"{peak():.0f} MB here, {done.heaviest:.0f} MB in a worker"),
    ):
        table.add_row(what, figure)
    return table


def _verdict(done: Soak) -> Table:
    table = Table("promise", "looked at", "broken", "what was there instead")
    for promise in done.promises:
        cases = "\n".join(case[:600] for case in promise.broken[:SHOWN])
        table.add_row(promise.what, str(promise.looked_at), str(len(promise.broken)), cases)
    return table


if __name__ == "__main__":
    sys.exit(main())
