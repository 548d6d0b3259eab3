"""The log in words: every change with the draft as it stood before, so that it can name what it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from drafts import draft as drafts
from drafts.changes import Anslot, AnslutningLeft, DraftChange
from drafts.comparing import compare
from drafts.draft import Draft
from drafts.edits import Reworded, Undone
from drafts.errors import GoneItem
from drafts.log import Entry
from drafts.rights import Seat
from drafts.text import TITLE, AttSats, Text
from handlers.templates import say

Log = Iterable[Entry[DraftChange]]


@dataclass(frozen=True, slots=True)
class Told:
    """A change, and the draft before and after it."""

    entry: Entry[DraftChange]
    before: Draft
    after: Draft


def told(id_: str, log: Log) -> tuple[Told, ...]:
    draft, steps = Draft(id_), []
    for entry in log:
        before, draft = draft, drafts.after(draft, entry)
        steps.append(Told(entry, before, draft))
    return tuple(steps)


def latest_of_the_text(draft: Draft, entry: Entry[DraftChange]) -> Told:
    """What can be undone, without reading what went before: the draft remembers the text it came upon."""
    return Told(entry, replace(draft, text=draft.past[-1].text), draft)


def lines(steps: tuple[Told, ...], seat: Seat) -> list[str]:
    """Each change in words: the template's macro is named as the change's class."""
    by_seq = {step.entry.seq: step for step in steps}
    return [line(step, by_seq, seat) for step in steps]


def line(step: Told, by_seq: Mapping[int, Told], seat: Seat) -> str:
    who = next((person.name for person in seat.board.everyone if person.id == step.entry.by), "")
    return say("history.line", at=step.entry.at, who=who, what=_what(step, by_seq, seat))


def _what(step: Told, by_seq: Mapping[int, Told], seat: Seat) -> str:
    change = step.entry.change
    facts: dict[str, Any] = {"change": change, "before": step.before}
    if isinstance(change, Anslot | AnslutningLeft):
        whose = next((p.name for p in seat.board.everyone if p.id == change.person), "")
        facts["whose"] = "" if change.person == step.entry.by else whose
    if isinstance(change, Undone):
        undone = by_seq[change.seq]
        facts |= {"at": undone.entry.at, "what": _what(undone, by_seq, seat)}
    elif item := getattr(change, "item", ""):
        facts |= {"name": name(step.before.text, item), "words": step.before.text.words(item)}
    if isinstance(change, Reworded):
        facts["spans"] = compare(step.before.text.words(change.item), change.words)
    return say(f"history.{type(change).__name__}", **facts)


def name(text: Text, item: str) -> str:
    """`Att-sats 2`: what a piece is called as the text stands."""
    if item == TITLE:
        return say("pieces.title")
    try:
        found, number = text.item(item), text.number(item)
    except GoneItem:
        return say("pieces.gone")
    return say("pieces.sats" if isinstance(found, AttSats) else "pieces.block", number=number)


def piece_or_amendment(text: Text, id_: str) -> str:
    amends = any(amendment.id == id_ for amendment in text.amendments)
    return say("pieces.amendment") if amends else name(text, id_)


def last_to_reword(steps: tuple[Told, ...], item: str) -> str:
    """The id of who last changed what this piece says; empty where nobody has."""
    changed = [step.entry.by for step in steps if _words(step.before, item) != _words(step.after, item)]
    return changed[-1] if changed else ""


def _words(draft: Draft, item: str) -> str | None:
    try:
        return draft.text.words(item)
    except GoneItem:
        return None
