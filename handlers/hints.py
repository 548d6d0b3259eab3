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
from drafts.errors import Unprintable
from drafts.rights import Seat
from handlers.context import Context
from handlers.documents import handlingar_of
from handlers.refusals import sentence
from handlers.retelling import name
from handlers.telling import shortened
from handlers.templates import say

HINTS = 3  # remarks told in passing
SPANS = 15  # of a fix that is shown whole
STOPPED = 200  # characters of what a remark is about: it may be a whole paragraph
AROUND = 80  # characters told on each side of what a remark is about


@dataclass(frozen=True, slots=True)
class Told:
    """A remark as it is read: what to think of, by what authority, and the words, or what they would be."""

    name: str
    advice: str
    authority: str
    spans: tuple[Span, ...]


async def hints(draft: Draft, seat: Seat, items: Collection[str], context: Context) -> list[str]:
    """In passing, where pieces are shown that are new or may become so: the first things to think of.

    What cannot be printed comes first: it would stop the draft when all have signed it.
    """
    lost = await context.desk.press.missing("\n".join(draft.text.words(item) for item in items))
    unprintable = [sentence(Unprintable(lost))] if lost else []
    found = remarks(draft, seat.board, await documents_of(draft, seat, context))
    advice = [told(draft, remark) for remark in found if remark.item in items]
    whose = len(items) > 1  # then it is said which of them each is about
    return [*unprintable, *(f"{each.name}: {each.advice}" if whose else each.advice for each in advice)][
        :HINTS
    ]


async def documents_of(draft: Draft, seat: Seat, context: Context) -> tuple[BaseDocument, ...]:
    handlingar = handlingar_of(draft, seat)
    return tuple([await context.shelf.document(handling.document) for handling in handlingar])


def told(draft: Draft, remark: Remark) -> Told:
    words = draft.text.words(remark.item)
    stopped_at = shortened(masked(words[remark.start : remark.end]), STOPPED)
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
    stopped_at = shortened(words[remark.start : remark.end], STOPPED)
    parts = (Op.KEPT, head), (Op.ADDED, stopped_at), (Op.KEPT, tail)
    return tuple(Span(op, masked(text)) for op, text in parts if text)
