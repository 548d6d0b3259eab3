"""All that Yrka holds of one person on one board, as they may ask to see it (GDPR art. 15)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from drafts.board import Board
from drafts.changes import DraftChange
from drafts.draft import Anslutning, Draft
from drafts.log import Entry
from drafts.people import Person
from drafts.statement import Statement
from drafts.text import Text
from drafts.wording import LABELS

Log = tuple[Entry[Any], ...]


@dataclass(frozen=True, slots=True)
class Did:
    """Something the person did: its kind, and all that was stored of it."""

    at: datetime
    kind: str
    change: Any


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """A draft they stand on, have written in, or have joined.

    `text` is the whole of it, where they stand on it; not for one who has left the register, and reads no
    more of what the others write. `versions` are when it was handed in.
    """

    id: str
    arende: str
    kind: str
    stage: str
    stands_on: bool
    text: Text | None
    versions: tuple[datetime, ...]
    joined: Anslutning | None
    did: tuple[Did, ...]


@dataclass(frozen=True, slots=True)
class OwnData:
    board: str
    board_name: str
    person: Person
    on_register: bool
    account: int | None
    wishes_to_leave: bool
    serves: tuple[str, ...]  # ids of ärenden or meetings
    jav: tuple[str, ...]  # ids of ärenden
    absent: tuple[str, ...]  # ids of meetings
    statements: tuple[Statement, ...]
    drafts: tuple[OwnDraft, ...]
    did: tuple[Did, ...]  # to the board: bound an account, entered a decision…


def own_data(board: Board, person: Person, board_log: Log, drafts: Mapping[Draft, Log]) -> OwnData:
    """`drafts` are all the board's, each with its log."""
    return OwnData(
        board.id,
        board.name,
        person,
        board.find(person.id) is not None,
        board.account_of(person.id),
        person.id in board.leaving,
        tuple(service.scope for service in board.services if service.person == person.id and service.serves),
        tuple(sorted(arende for arende, id_ in board.jav if id_ == person.id)),
        tuple(meeting.id for meeting in board.meetings if person.id in meeting.absent),
        tuple(said for said in board.statements if person.id in {said.person, said.by}),
        tuple(_drafts(board, person, drafts)),
        tuple(_did(board_log, person)),
    )


def _drafts(board: Board, person: Person, drafts: Mapping[Draft, Log]) -> Iterator[OwnDraft]:
    on_register = board.find(person.id) is not None
    for draft, log in drafts.items():
        did, stands_on = tuple(_did(log, person)), draft.has(person.id)
        joined = draft.anslutning(person.id)
        if did or stands_on or joined:
            yield OwnDraft(
                draft.id,
                _arende(board, draft.arende),
                LABELS[draft.kind],
                draft.stage,
                stands_on,
                draft.text if stands_on and on_register else None,
                tuple(version.at for version in draft.versions),
                joined,
                did,
            )


def _did(log: Iterable[Entry[DraftChange]], person: Person) -> Iterator[Did]:
    for entry in log:
        if entry.by == person.id:
            yield Did(entry.at, type(entry.change).__name__, entry.change)


def _arende(board: Board, id_: str) -> str:
    found = next((arende for arende in board.arenden if arende.id == id_), None)
    return f"{found.label}: {found.title}" if found else id_
