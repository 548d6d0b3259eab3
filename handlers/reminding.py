"""Reminders before a meeting stops taking proposals: a message to each who has something left to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from drafts.board import Board
from drafts.draft import Draft
from drafts.meeting import Meeting
from drafts.meeting_changes import Reminded
from drafts.reminding import due, left_to_do
from handlers.letters import Message, Spot, tap
from handlers.telling import shortened
from handlers.templates import say
from handlers.work import Work

BUTTON = 40  # units of a draft's title on its button


def remind(board: Board, drafts: Iterable[Draft], now: datetime) -> Work:
    """What has come due, told once: of two at the same time, one."""
    work = Work(now=now)
    for meeting in dict.fromkeys(meeting for meeting, _hours in due(board, now)):
        for message in _messages(board, drafts, meeting, now):
            work.say(message)
    for meeting, hours in due(board, now):
        board = work.put_board(board, Reminded(meeting.id, hours), "")
    return work


def _messages(board: Board, drafts: Iterable[Draft], meeting: Meeting, now: datetime) -> Iterable[Message]:
    for person, lefts in left_to_do(board, drafts, meeting).items():
        account = board.account_of(person.id)
        if account is None:
            continue
        todo = [(board.arende(left.draft.arende), left.task) for left in lefts]
        text = say("reminding.remind", meeting=meeting, board=board, todo=todo, left=_left(meeting, now))
        rows = tuple(
            (tap(shortened(f"{arende.label}: {arende.title}", BUTTON), "card", left.draft.id),)
            for (arende, _task), left in zip(todo, lefts, strict=True)
        )
        yield Message(Spot(account), text, rows)


def _left(meeting: Meeting, now: datetime) -> tuple[int, int]:
    """Hours and minutes until the stop."""
    minutes = round((meeting.stop - now).total_seconds() / 60) if meeting.stop else 0
    return divmod(minutes, 60)
