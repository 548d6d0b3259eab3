"""What is counted of the bot's work, for whoever watches it: numbers and kinds, never who or what was said.

A process counts what it does itself, from its start on; a few microseconds an update. An update's time runs
from when this process has it on disk to its effect, and to the first message that follows; one that was
taken in by another process, or before a restart, is counted without a time.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from telegram import Update

from handlers.letters import Answer, Letter
from handlers.work import Work

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
REMEMBERED = 10_000  # updates, and places that wait for a message
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)

registry = CollectorRegistry()
ProcessCollector(registry=registry)

UPDATES = Counter("yrka_updates", "Updates by what became of them", ["outcome"], registry=registry)
REFUSALS = Counter("yrka_refusals", "Refusals by name", ["refusal"], registry=registry)
RACES = Counter("yrka_races", "Works run again since another writer was first", registry=registry)
EFFECT = Histogram(
    "yrka_effect_seconds", "From an update's arrival to its effect", buckets=SECONDS, registry=registry
)
POST = Histogram(
    "yrka_post_seconds",
    "From an update's arrival to the first message or answer that follows",
    buckets=SECONDS,
    registry=registry,
)
LETTERS = Counter("yrka_letters", "Letters posted, by kind", ["kind"], registry=registry)
LOST = Counter("yrka_letters_lost", "Letters nobody will get, by kind", ["kind"], registry=registry)
FACES = Counter("yrka_faces_drawn", "Cards and the like drawn again", registry=registry)
RETRIES = Counter(
    "yrka_retries", "Postings and drawings put off to be tried again", ["what"], registry=registry
)
MAILS = Counter("yrka_mails", "Mails by what the server said", ["verdict"], registry=registry)
QUEUE = Gauge("yrka_queue", "What waits in the database", ["queue"], registry=registry)
FALLS = Counter("yrka_falls", "Loops that fell and were run again", ["loop"], registry=registry)

_arrived: OrderedDict[int, float] = OrderedDict()  # updates, by id
_awaited: OrderedDict[int | str, float] = OrderedDict()  # when what a chat, or a tap, waits for had arrived


def arrived(updates: Iterable[int]) -> None:
    now = time.monotonic()
    for update in updates:
        _remember(_arrived, update, now)


def effected(update_id: int, update: Update, work: Work, outcome: str) -> None:
    """Its effect is in the database, and its letters are in the outbox."""
    UPDATES.labels(outcome).inc()
    since = _arrived.pop(update_id, None)
    if since is None:
        return
    EFFECT.observe(time.monotonic() - since)
    here = update.effective_chat.id if update.effective_chat else 0
    for place in {_place(letter) for letter in work.letters}:
        if isinstance(place, str) or place == here:
            _remember(_awaited, place, since)


def posted(letter: Letter) -> None:
    LETTERS.labels(type(letter).__name__).inc()
    if since := _awaited.pop(_place(letter), None):
        POST.observe(time.monotonic() - since)


def shown(queues: Mapping[str, float]) -> bytes:
    """All of it, as Prometheus reads it."""
    for queue, waiting in queues.items():
        QUEUE.labels(queue).set(waiting)
    return generate_latest(registry)


def _place(letter: Letter) -> int | str:
    return letter.query if isinstance(letter, Answer) else letter.spot.chat


def _remember(times: OrderedDict[Any, float], what: object, since: float) -> None:
    times.setdefault(what, since)
    if len(times) > REMEMBERED:
        times.popitem(last=False)
