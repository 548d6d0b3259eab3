"""Somebody looks at a draft on a page: who it is, and what of it they may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import Refusal, UnknownDraft
from drafts.readers import reads_all, versions
from drafts.rights import Seat
from handlers.cards import label
from handlers.context import Context
from handlers.documents import handlingar_of
from handlers.templates import page


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page stands in: the draft's address, and those of the style and the script.

    `scheme` is light or dark, or empty where the browser knows best.
    """

    root: str
    style: str
    script: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is `named` in the address and `asked` in a form may be anybody's invention: the rules decide."""

    frame: Frame
    account: int
    draft: str
    named: Mapping[str, str]
    asked: Mapping[str, str]

    def says(self, name: str) -> str:
        return self.asked.get(name, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    html: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Onward:
    """It is done; the reader goes on to this address."""

    to: str


@dataclass(frozen=True, slots=True)
class Reader:
    """The draft as this person reads it. `whole`: as it stands, and not as it was handed in."""

    draft: Draft
    seat: Seat
    whole: bool

    @property
    def writes(self) -> bool:
        """May they change the text now?"""
        try:
            check_edit(self.draft, self.seat)
        except Refusal:
            return False
        return self.whole


async def opened(visit: Visit, context: Context) -> Reader:
    """A Refusal where they may read nothing of it, or there is no such draft."""
    draft = await context.draft(visit.draft)
    seat = await context.seat(visit.account, draft.board)
    if reads_all(draft, seat):
        return Reader(draft, seat, whole=True)
    sent = versions(draft, seat, await context.shelf.log(draft.id))[-1].draft
    return Reader(replace(sent, versions=draft.versions), seat, whole=False)


async def written(visit: Visit, context: Context) -> Reader:
    """The same, to change the text: a Refusal where it can't be, or not by them."""
    reader = await opened(visit, context)
    if not reader.whole:
        raise UnknownDraft
    check_edit(reader.draft, reader.seat)
    return reader


def sheet(visit: Visit, reader: Reader, name: str, **facts: Any) -> Sheet:  # noqa: ANN401 — a template takes any fact
    """The page of that name. `here`, among the facts, is which of the draft's pages it is."""
    draft, board = reader.draft, reader.seat.board
    latest = str(draft.past[-1].seq) if draft.past and reader.writes else ""
    html = page(
        name,
        frame=visit.frame,
        arende=board.arende(draft.arende),
        person=reader.seat.person,
        label=label(draft),
        handlingar=handlingar_of(draft, reader.seat),
        whole=reader.whole,
        done=visit.says("klart"),
        undone=visit.says("angrat"),
        undoes=latest == visit.says("klart") and latest,
        **facts,
    )
    return Sheet(html)
