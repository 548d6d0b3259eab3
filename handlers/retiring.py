"""Drafts whose time is out: their authors are told a week before, and then they are removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from drafts.board import Board
from drafts.draft import Draft
from drafts.gone import Why
from drafts.removal_changes import RemovalWarned
from drafts.retention import title_of, to_remove, to_warn
from handlers.letters import Edit, Message, Rows, Spot, tap
from handlers.telling import shortened
from handlers.templates import say
from handlers.work import Work

BUTTON = 40  # units of a draft's title on its button
SHOWN = 10  # drafts named in one message

Hanging = Mapping[str, tuple[tuple[Spot, int], ...]]


def warn(board: Board, drafts: Iterable[Draft], now: datetime) -> Work:
    """One message to each person who stands on any of them."""
    work, told = Work(now=now), list(to_warn(board, drafts, now))
    for author in dict.fromkeys(author.person for draft, _change in told for author in draft.authors):
        account = board.account_of(author)
        if account is not None and board.find(author):
            own = [(draft, change) for draft, change in told if draft.has(author)]
            work.say(Message(Spot(account), _warning(board, own), _cards(board, own)))
    for _draft, change in told:
        board = work.put_board(board, change, "")
    return work


def retire(board: Board, drafts: Iterable[Draft], hanging: Hanging, now: datetime) -> Work:
    """Remove those whose time is out. `hanging`: the messages that show each, by the draft's id."""
    work = Work(now=now)
    for draft, why in to_remove(board, drafts, now):
        tell_removed(work, hanging.get(draft.id, ()), why)
        board = work.remove(draft, board, why, "")
    return work


def tell_removed(work: Work, hanging: Iterable[tuple[Spot, int]], why: Why) -> None:
    """Every message that shows the draft says that it is no more."""
    for spot, message in hanging:
        work.say(Edit(spot, message, say("retiring.removed", why=why)))


def _warning(board: Board, own: list[tuple[Draft, RemovalWarned]]) -> str:
    going = [(title_of(draft, board), change.goes, bool(draft.versions)) for draft, change in own]
    return say("retiring.warning", going=going[:SHOWN], more=len(going) - SHOWN)


def _cards(board: Board, own: list[tuple[Draft, RemovalWarned]]) -> Rows:
    return tuple(
        (tap(shortened(title_of(draft, board), BUTTON), "card", draft.id),) for draft, _change in own[:SHOWN]
    )
