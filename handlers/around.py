"""What surrounds a draft, as facts to draw: its meeting, who has joined it, what the board decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from drafts.anslutning import asked_again, joiners, kept_apart
from drafts.attendance import Away, away, services_in
from drafts.board import Board
from drafts.decision import Decision
from drafts.draft import Anslutning, Draft
from drafts.people import Person


@dataclass(frozen=True, slots=True)
class Around:
    """Names are as the minutes write them: `Jonas Nilsson m.fl. (M)`."""

    starts: datetime | None  # the meeting
    stop: datetime | None
    late: bool  # the newest version came after it
    over: bool  # decided, or the meeting is closed
    decision: Decision | None
    own: bool  # the decision is about this very draft
    joined: tuple[str, ...]
    apart: tuple[str, ...]  # joined after the stop
    again: tuple[str, ...]  # joined an earlier version


@dataclass(frozen=True, slots=True)
class Gone:
    """Why somebody takes no part in the ärende; `instead` serves in their place, where it is that."""

    why: Away
    instead: Person | None = None


def around(draft: Draft, board: Board) -> Around:
    meeting, decision = board.meeting_of(draft.arende), board.decision(draft.arende)
    version, late = draft.version, kept_apart(draft, board)
    return Around(
        starts=meeting.starts if meeting else None,
        stop=meeting.stop if meeting else None,
        late=bool(meeting and version and meeting.is_late(version.at)),
        over=decision is not None or bool(meeting and meeting.closed),
        decision=decision,
        own=decision is not None and decision.draft == draft.id,
        joined=names_of((a for a in joiners(draft, board) if a not in late), board),
        apart=names_of(late, board),
        again=names_of(asked_again(draft, board), board),
    )


def names_of(anslutningar: Iterable[Anslutning], board: Board) -> tuple[str, ...]:
    return tuple(
        person.named(group=a.party) for a in anslutningar if (person := board.find(a.person)) is not None
    )


def gone(person: str, arende: str, board: Board) -> Gone | None:
    why = away(board, person, arende)
    if why is None:
        return None
    serving = (s.person for s in services_in(board, arende) if s.instead_of == person)
    return Gone(why, board.find(next(serving, "")) if why is Away.ERSATT else None)
