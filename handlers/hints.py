"""Remarks on the wording as they are read; and in passing, where new words are shown."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from drafts.advice import Remark
from drafts.advice.personnummer import masked
from drafts.advising import remarks
from drafts.base.document import BaseDocument
from drafts.comparing import Op, Span, compare
from drafts.draft import Draft
from drafts.rights import Seat
from handlers.context import Context
from handlers.documents import handlingar_of
from handlers.retelling import name
from handlers.templates import say

HINTS = 3  # remarks told in passing
SPANS = 15  # of a fix that is shown whole
AROUND = 80  # characters told on each side of what a remark is about


@dataclass(frozen=True, slots=True)
class Told:
    """A remark as it is read: what to think of, by what authority, and the words, or what they would be."""

    name: str
    advice: str
    authority: str
    spans: tuple[Span, ...]


async def hints(draft: Draft, seat: Seat, items: Collection[str], context: Context) -> list[str]:
    """In passing, where pieces are shown that are new or may become so: the first things to think of."""
    found = remarks(draft, seat.board, await documents_of(draft, seat, context))
    return [told(draft, remark).advice for remark in found if remark.item in items][:HINTS]


async def documents_of(draft: Draft, seat: Seat, context: Context) -> tuple[BaseDocument, ...]:
    handlingar = handlingar_of(draft, seat)
    return tuple([await context.shelf.document(handling.document) for handling in handlingar])


def told(draft: Draft, remark: Remark) -> Told:
    words = draft.text.words(remark.item)
    stopped_at = masked(words[remark.start : remark.end])
    return Told(
        name(draft.text, remark.item),
        say(f"advice.{remark.rule}", words=stopped_at),
        say(f"authority.{remark.rule}"),
        _fixing(words, remark) or _quoted(words, remark),
    )


def _fixing(words: str, remark: Remark) -> tuple[Span, ...]:
    """The tracked change a fix would make; nothing where there is none, or where it is all over the place."""
    spans = compare(masked(words), masked(remark.fix)) if remark.fix is not None else ()
    return spans if len(spans) <= SPANS else ()


def _quoted(words: str, remark: Remark) -> tuple[Span, ...]:
    """The words the remark is about, underlined, with what stands next to them."""
    before, after = words[: remark.start], words[remark.end :]
    head = f"…{before[-AROUND:]}" if len(before) > AROUND else before
    tail = f"{after[:AROUND]}…" if len(after) > AROUND else after
    parts = (Op.KEPT, head), (Op.ADDED, words[remark.start : remark.end]), (Op.KEPT, tail)
    return tuple(Span(op, masked(text)) for op, text in parts if text)
