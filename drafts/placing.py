"""Which ärende of the board one read from an agenda is: numbers come again at every meeting."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count

from drafts.agenda import same_number
from drafts.arende import Arende
from drafts.board import Board


def placed(board: Board, arende: Arende, meeting: str = "") -> Arende:
    """On the meeting's agenda, with the id of the one that has its number there, or one of its own."""
    agenda = {same_number(item.number): item.id for item in board.agenda(meeting)}
    id_ = agenda.get(same_number(arende.number)) or _free(board, arende.number)
    return replace(arende, id=id_, meeting=meeting)


def _free(board: Board, number: str) -> str:
    """Its number, or `23.2` and so on; never one that was given, as drafts may hang on it yet."""
    later = (f"{number}.{n}" for n in count(2))
    return next(id_ for id_ in chain((number,), later) if id_ not in board.given)
