"""Verbs on advice: take it, which is an ordinary rewording, or let the words stand as they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from drafts.advice import Remark, advise
from drafts.base.document import BaseDocument
from drafts.board import Board
from drafts.changes import AdviceDismissed
from drafts.draft import Draft
from drafts.drafting import check_edit, reword
from drafts.edits import Reworded
from drafts.errors import StaleButton, TextMoved
from drafts.rights import Seat
from drafts.text import Text, words_digest

Documents = Collection[BaseDocument]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody was told: which rule spoke of which piece, and the digest of its words then."""

    rule: str
    item: str
    seen: str


def remarks(draft: Draft, board: Board, documents: Documents = ()) -> tuple[Remark, ...]:
    """What there is to say of the draft; what was let stand counts no more until its words are others."""
    names = frozenset(person.name for person in board.everyone)
    found = _advised(draft.text, names, tuple(documents))
    return tuple(r for r in found if (r.rule, r.item, _digest(draft, r.item)) not in draft.let_stand)


def heed(draft: Draft, seat: Seat, said: Said, documents: Documents = ()) -> Reworded:
    """The piece as the rule would have it.

    TextMoved where its words are others by now, StaleButton where the rule has no more to say or no fix.
    """
    remark = _remark(draft, seat, said, documents)
    if remark.fix is None:
        raise StaleButton
    return reword(draft, seat, said.item, said.seen, remark.fix)


def let_stand(draft: Draft, seat: Seat, said: Said, documents: Documents = ()) -> AdviceDismissed:
    """The words are as they should be; refused as `heed` is."""
    _remark(draft, seat, said, documents)
    return AdviceDismissed(said.rule, said.item, said.seen)


@lru_cache(maxsize=32)
def _advised(text: Text, names: frozenset[str], documents: tuple[BaseDocument, ...]) -> tuple[Remark, ...]:
    """The same text is asked about for each card it is drawn on."""
    return advise(text, names, documents)


def _remark(draft: Draft, seat: Seat, said: Said, documents: Documents) -> Remark:
    check_edit(draft, seat)
    if _digest(draft, said.item) != said.seen:
        raise TextMoved(said.item, draft.text.words(said.item), "")
    for remark in remarks(draft, seat.board, documents):
        if (remark.rule, remark.item) == (said.rule, said.item):
            return remark
    raise StaleButton


def _digest(draft: Draft, item: str) -> str:
    return words_digest(draft.text.words(item))
