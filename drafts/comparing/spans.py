"""What became of a text: the spans that are kept, struck and added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from drafts.comparing.words import parted


class Op(StrEnum):
    KEPT = "="
    STRUCK = "-"
    ADDED = "+"


@dataclass(frozen=True, slots=True)
class Span:
    op: Op
    text: str


class Match(NamedTuple):
    """What is kept: old[start:end] is new[new_start:new_end], but perhaps for what counts as nothing."""

    start: int
    end: int
    new_start: int
    new_end: int


def spans(old: str, new: str, kept: Iterable[Match]) -> tuple[Span, ...]:
    """Kept and struck rebuild `old`, kept and added rebuild `new`, whatever the matches are.

    Matches come in order and do not overlap. What is kept but written otherwise (NFD, a soft hyphen) is
    struck and added by itself.
    """
    writer = _Writer(old, new)
    for match in kept:
        writer.change(match.start, match.new_start)
        writer.keep(match)
    writer.change(len(old), len(new))
    writer.flush(len(old))
    return tuple(writer.spans)


class _Writer:
    """`run` is where in `old` the kept text not yet written begins; `at` and `at_new` how far it has come."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.run = self.at = self.at_new = 0
        self.spans: list[Span] = []

    def flush(self, end: int) -> None:
        if self.run < end:
            self.spans.append(Span(Op.KEPT, self.old[self.run : end]))

    def change(self, end: int, new_end: int) -> None:
        """From where it has come up to these offsets nothing is kept but perhaps white space at its ends."""
        struck, added = self.old[self.at : end], self.new[self.at_new : new_end]
        if struck != added:
            lead, trail = _kept_ends(struck, added)
            self._swap(self.at + lead, struck[lead : len(struck) - trail], added[lead : len(added) - trail])
        self.at, self.at_new = end, new_end

    def keep(self, match: Match) -> None:
        was, is_ = self.old[match.start : match.end], self.new[match.new_start : match.new_end]
        if was != is_:
            self._swap(match.start, was, is_)
        self.at, self.at_new = match.end, match.new_end

    def _swap(self, at: int, struck: str, added: str) -> None:
        self.flush(at)
        self.spans += [Span(op, text) for op, text in ((Op.STRUCK, struck), (Op.ADDED, added)) if text]
        self.run = at + len(struck)


def _kept_ends(struck: str, added: str) -> tuple[int, int]:
    """How many characters of white space are kept before and behind a change."""
    lead, body, trail = parted(struck)
    new_lead, new_body, new_trail = parted(added)
    if body and new_body:
        return len(lead) if lead == new_lead else 0, len(trail) if trail == new_trail else 0
    if not body and not new_body:
        return 0, 0
    gap = lead if new_body else new_lead
    if gap == (new_trail if new_body else trail):
        return 0, len(gap)
    return (len(gap), 0) if gap == (new_lead if new_body else lead) else (0, 0)
