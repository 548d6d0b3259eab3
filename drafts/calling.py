"""A meeting called in words: all in one message, or an answer at a time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from drafts.dates import read_start, read_stop
from drafts.errors import StaleButton
from drafts.meeting_errors import UnclearTime
from drafts.meetings import Called
from drafts.upload import line_of

_STOP = re.compile(
    r"(?:^|[,;\s])\s*(?:stopptid|stopp|förslag senast|senast)\b\s*:?\s*(?P<stop>.+)$", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[,;]\s*")


def read_called(text: str, now: datetime) -> Called:
    """`26 nov 2026 18.30, Folkets hus, stopp 25 nov 12.00`; place and stop may be left out.

    UnclearTime, or one of its kinds, where a time can't be read.
    """
    words = line_of(", ".join(line for line in text.splitlines() if line.strip()))
    stop = _STOP.search(words)
    starts, place = _start_and_place(words[: stop.start()] if stop else words, now)
    return Called(starts, place, read_stop(stop["stop"], starts) if stop else None)


def step_read(said: Called | None, step: str, text: str, now: datetime) -> Called:
    """What was said so far, with the answer to one question; empty where it is left open."""
    if step == "starts":
        starts = read_start(text, now)
        return replace(said, starts=starts) if said else Called(starts)
    if said is None:
        raise StaleButton
    if step == "place":
        return replace(said, place=text)
    return replace(said, stop=read_stop(text, said.starts) if text else None)


def _start_and_place(words: str, now: datetime) -> tuple[datetime, str]:
    """The fewest parts that make a time; what follows is the place."""
    parts = [part for part in _PARTS.split(words) if part]
    refusal = UnclearTime()
    for n in range(1, len(parts) + 1):
        try:
            return read_start(", ".join(parts[:n]), now), ", ".join(parts[n:])
        except UnclearTime as unclear:
            refusal = refusal if type(unclear) is UnclearTime else unclear
    raise refusal
