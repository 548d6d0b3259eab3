"""How long a draft is kept, and what removing it means.

Yrka is a workshop and not an archive. What is handed in is an incoming record of the board (TF 2:9): the
secretary has its files, and the board's archive keeps them. What Yrka keeps beside that is kept for the work,
and goes when the work is done:

- What was *handed in* goes when its ärende is decided and the meeting closed, after justering (at the latest
  14 days after the meeting, KL 5:69) and `retention_days` more. Unless the board has said otherwise that is
  30: by then the time for appeal is out (two days until the minutes are posted, KL 8:12; three weeks, KL
  13:5). Taken back, it is counted the same from that meeting, or from when it was taken back.
- What was *never handed in* goes `unsent_days` after the last change, and not before its meeting has begun.
- What was *said of a decision* (reservations and the like) goes with what was handed in for it.
- What was handed in and is neither decided nor taken back stays, whatever its age.

Nobody loses a draft unawares: its authors are told a week before, and a draft that changes after that, or a
board that gives more time, starts the wait anew.

*TakenAway* means: the draft's whole log but one line that says no word of it (`TakenAway`), what our messages
about it were about, where its cards hung, and files nothing else refers to. What remains: its id, ärende and
reason in the board's log (`DraftGone`). What people see in Telegram is theirs and Telegram's to delete; the
cards say that the draft is gone. A person's name in the frozen Bilaga of others' proposals is part of what
was handed in, and goes with it. In logs of others' drafts a person is an id: the name is in the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from drafts.board import KEPT_DAYS, Board
from drafts.board_changes import BoardNamed
from drafts.draft import Draft
from drafts.errors import StaleButton
from drafts.gone import Why
from drafts.meeting import Meeting
from drafts.meeting_errors import DraftsGone
from drafts.removal_changes import DraftGone, RemovalWarned, StatementsGone, TakenAway
from drafts.rights import Seat, check_secretary
from drafts.stages import Stage

JUSTERING = timedelta(days=14)  # at the latest, after the meeting (KL 5:69)
NOTICE = timedelta(days=7)


def goes(draft: Draft, board: Board) -> tuple[datetime, Why] | None:
    """When the draft is to go, and why; None while it stays whatever time passes."""
    if draft.at is None or draft.removed:
        return None
    if not draft.versions:
        return _idle(draft, board) + timedelta(days=board.settings.unsent_days), Why.UNSENT
    kept = JUSTERING + timedelta(days=board.settings.retention_days)
    if draft.stage is Stage.ATERTAGET:
        return _ended(draft, board) + kept, Why.WITHDRAWN
    decided = _decided(draft, board)
    return (decided + kept, Why.DECIDED) if decided else None


def to_warn(board: Board, drafts: Iterable[Draft], now: datetime) -> Iterator[tuple[Draft, RemovalWarned]]:
    """Those whose authors are to be told now, and when they go: a week on, or later."""
    for draft in drafts:
        due = goes(draft, board)
        if due and now >= due[0] - NOTICE and not _warned(draft, board):
            yield draft, RemovalWarned(draft.id, max(due[0], now + NOTICE))


def to_remove(board: Board, drafts: Iterable[Draft], now: datetime) -> Iterator[tuple[Draft, Why]]:
    """Those whose time is out, and whose authors have been told so."""
    for draft in drafts:
        due, told = goes(draft, board), _warned(draft, board)
        if due and told and now >= told:
            yield draft, due[1]


def to_unsay(board: Board, now: datetime) -> Iterator[StatementsGone]:
    """The ärenden in which something was said of the decision, and the time is out."""
    kept = JUSTERING + timedelta(days=board.settings.retention_days)
    for arende in dict.fromkeys(said.arende for said in board.statements):
        latest = max(said.at for said in board.statements_in(arende))
        over = _over(board, arende)
        if over and now >= max(over, latest) + kept:
            yield StatementsGone(arende)


def removal(draft: Draft, why: Why) -> tuple[TakenAway, DraftGone]:
    """What is appended to the draft, and to its board."""
    return TakenAway(draft.board, draft.arende, why), DraftGone(draft.id, draft.arende, why)


def check_kept(board: Board, arende: str) -> None:
    """DraftsGone where what was handed in for the decision is no longer here."""
    decided = any(gone.arende == arende and gone.why is Why.DECIDED for gone in board.gone)
    if decided or arende in board.unsaid:
        raise DraftsGone


def title_of(draft: Draft, board: Board) -> str:
    """What the draft is about; also where its ärende is no longer there."""
    arende = next((arende for arende in board.arenden if arende.id == draft.arende), None)
    return f"{arende.label}: {arende.title}" if arende else draft.text.title or draft.arende


def keep_for(seat: Seat, setting: str, days: int) -> BoardNamed:
    """The secretary sets `retention_days` or `unsent_days`, to one of KEPT_DAYS."""
    check_secretary(seat)
    board = seat.board
    if days not in KEPT_DAYS:
        raise StaleButton
    match setting:
        case "retention_days":
            return BoardNamed(board.name, replace(board.settings, retention_days=days))
        case "unsent_days":
            return BoardNamed(board.name, replace(board.settings, unsent_days=days))
        case _:
            raise StaleButton


def _warned(draft: Draft, board: Board) -> datetime | None:
    """When it goes according to what its authors were told; None where that no longer holds."""
    due = goes(draft, board)
    told = next((warned.goes for warned in board.warned if warned.draft == draft.id), None)
    return told if due and told and told >= due[0] else None


def _idle(draft: Draft, board: Board) -> datetime:
    """Since when nothing happens to it: its last change, or its meeting."""
    meeting = _meeting(board, draft.arende)
    return max(_at(draft), meeting.starts) if meeting else _at(draft)


def _decided(draft: Draft, board: Board) -> datetime | None:
    over = _over(board, draft.arende)
    return max(_at(draft), over) if over else None


def _over(board: Board, arende: str) -> datetime | None:
    """When the meeting that decided was closed; where the ärende is on no meeting, when it was decided."""
    meeting, decision = _meeting(board, arende), board.decision(arende)
    if decision is None:
        return None
    return meeting.closed if meeting else decision.at


def _ended(draft: Draft, board: Board) -> datetime:
    meeting = _meeting(board, draft.arende)
    return max(_at(draft), meeting.closed or meeting.starts) if meeting else _at(draft)


def _at(draft: Draft) -> datetime:
    assert draft.at is not None  # noqa: S101 — `goes` has seen to it
    return draft.at


def _meeting(board: Board, arende: str) -> Meeting | None:
    """None also where the ärende has been taken off the agenda for good."""
    there = any(item.id == arende for item in board.arenden)
    return board.meeting_of(arende) if there else None
