"""The slip of one who has joined: what they stand behind, whether they are counted, and the way out."""

from __future__ import annotations

from enum import StrEnum

from drafts.anslutning import asked_again, group_of, joiners
from drafts.board import Board
from drafts.draft import Draft, Version
from drafts.errors import NotSent
from drafts.signing import SEEN
from drafts.stages import SENT, Stage
from handlers.around import around, gone, names_of
from handlers.cards import JOINS, label
from handlers.drawn import Drawn
from handlers.letters import Button, Rows, grave, tap
from handlers.templates import say

GROUP = "Min grupp ansluter sig"


class State(StrEnum):
    LEFT = "left"
    AUTHOR = "author"  # stands on the draft itself by now
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    OVER = "over"  # decided, or the meeting is closed
    RETURNED = "returned"  # the secretary has asked for a correction
    AGAIN = "again"  # a corrected version has come
    AWAY = "away"
    COUNTED = "counted"


def slip(draft: Draft, board: Board, person: str) -> Drawn:
    """NotSent where there is nothing to have joined."""
    if draft.version is None:
        raise NotSent
    state, anslutning = _state(draft, board, person), draft.anslutning(person)
    text = say(
        "anslutning.slip",
        state=state,
        label=label(draft),
        arende=board.arende(draft.arende),
        version=draft.version,
        names=names_of((a for a in joiners(draft, board) if a.person == person), board),
        late=anslutning is not None and anslutning.late,
        gone=gone(person, draft.arende, board),
        around=around(draft, board),
    )
    return Drawn(
        text, (*_buttons(state, draft, draft.version, person), *_bringing(state, draft, board, person))
    )


def join_button(title: str, draft: Draft, version: Version, how: str = "") -> Button:
    """It carries the beginning of the fingerprint of what is shown with it; `how` is `jag` or `grupp`."""
    return tap(title, "anslut", draft.id, version.fingerprint[:SEEN], *filter(None, [how]))


def _state(draft: Draft, board: Board, person: str) -> State:
    about = around(draft, board)
    states = (
        (draft.has(person), State.AUTHOR),
        (draft.anslutning(person) is None, State.LEFT),
        (bool(draft.went_into), State.MERGED),
        (draft.stage is Stage.ATERTAGET, State.WITHDRAWN),
        (about.over, State.OVER),
        (draft.stage is Stage.UTKAST, State.RETURNED),
        (any(a.person == person for a in asked_again(draft, board)), State.AGAIN),
        (any(a.person == person for a in joiners(draft, board)), State.COUNTED),
    )
    return next((state for holds, state in states if holds), State.AWAY)


def _bringing(state: State, draft: Draft, board: Board, person: str) -> Rows:
    """Whoever leads a group and joined alone may bring the group too, where there is one."""
    who, anslutning = board.find(person), draft.anslutning(person)
    leads = (
        state is State.COUNTED and who is not None and who.gruppledare and bool(group_of(who, draft, board))
    )
    if not leads or anslutning is None or anslutning.party or draft.version is None:
        return ()
    return ((join_button(GROUP, draft, draft.version, "grupp"),),)


def _buttons(state: State, draft: Draft, version: Version, person: str) -> Rows:
    leave, show = (
        grave(tap("Ta tillbaka anslutningen", "anslutut", draft.id)),
        tap("Visa bilagan", "anslutlas", draft.id),
    )
    match state:
        case State.LEFT if draft.stage in SENT:
            return ((join_button(JOINS, draft, version),),)
        case State.RETURNED | State.AWAY:
            return ((leave,),)
        case State.COUNTED:
            return ((show, leave),)
        case State.AGAIN:
            before = draft.anslutning(person)
            how = "grupp" if before and before.party else "jag"
            title = f"Ja, jag ansluter mig till version {version.number}"
            return (join_button(title, draft, version, how),), (show, leave)
        case _:
            return ()
