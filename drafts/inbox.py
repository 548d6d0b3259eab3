"""The secretary's inbox: what has come in to the board, ärende by ärende.

What has reached the authority is *inkommen* (TF 2:9), and is listed whatever became of it since. What has not
been sent is nobody's public record: it is not here, nor counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from drafts.anslutning import joiners
from drafts.arende import Arende
from drafts.board import Board
from drafts.draft import Anslutning, Draft, Kind, Version
from drafts.meeting import Meeting
from drafts.signing import stage
from drafts.stages import Stage
from drafts.statement import Statement

SEEN = 12  # hex digits of what waits that a button carries


class Fate(StrEnum):
    """What has become of a version."""

    NEW = "new"  # not received yet
    RECEIVED = "received"
    RETURNED = "returned"  # a correction is asked for, and has not come
    REPLACED = "replaced"  # by a newer version
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One version as it came in. `late`: after the time for proposals, which refuses nothing."""

    version: Version
    kind: Kind
    fate: Fate
    late: bool


@dataclass(frozen=True, slots=True)
class Submission:
    """A proposal that has come in, the newest version last; `number` counts the ärende's, as they first came.

    `waits`: the newest version can be received. `joined` are those who count now.
    """

    draft: str
    number: int
    versions: tuple[Incoming, ...]
    joined: tuple[Anslutning, ...]
    withdrawn: datetime | None
    waits: bool

    @property
    def newest(self) -> Incoming:
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Case:
    """An ärende and what has come in it. `statements` are those in own words, as they came."""

    arende: Arende
    submissions: tuple[Submission, ...] = ()
    statements: tuple[Statement, ...] = ()


def inbox(board: Board, drafts: Iterable[Draft], meeting: str) -> tuple[Case, ...]:
    """Every ärende of the meeting, in the agenda's order; those of no meeting where `meeting` is empty.

    UnknownMeeting where the board has no such meeting.
    """
    held = board.meeting(meeting) if meeting else None
    sent = sorted((draft for draft in drafts if draft.versions), key=_first_sent)
    return tuple(_case(board, arende, sent, held) for arende in board.agenda(meeting))


def waiting(cases: Iterable[Case]) -> tuple[Submission, ...]:
    """What is still to be received."""
    return tuple(submission for case in cases for submission in case.submissions if submission.waits)


def seen(cases: Iterable[Case]) -> str:
    """Names what waits, version by version: nobody receives what came after they looked."""
    told = [(submission.draft, submission.newest.version.number) for submission in waiting(cases)]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:SEEN]


def _first_sent(draft: Draft) -> tuple[datetime, str]:
    return draft.versions[0].at, draft.id


def _case(board: Board, arende: Arende, sent: list[Draft], meeting: Meeting | None) -> Case:
    here = (draft for draft in sent if draft.arende == arende.id)
    submissions = (_submission(board, draft, n, meeting) for n, draft in enumerate(here, 1))
    statements = sorted((s for s in board.statements_in(arende.id) if s.words), key=lambda said: said.at)
    return Case(arende, tuple(submissions), tuple(statements))


def _submission(board: Board, draft: Draft, number: int, meeting: Meeting | None) -> Submission:
    return Submission(
        draft.id,
        number,
        tuple(_incoming(draft, version, meeting) for version in draft.versions),
        joiners(draft, board),
        draft.withdrawn,
        waits=stage(draft, board) is Stage.INLAMNAT,
    )


def _incoming(draft: Draft, version: Version, meeting: Meeting | None) -> Incoming:
    """*Eget* is *gemensamt* where several stand in the Bilaga's head."""
    joint = draft.kind is Kind.EGET and len(version.names) > 1
    kind = Kind.GEMENSAMT if joint else draft.kind
    late = meeting is not None and meeting.is_late(version.at)
    return Incoming(version, kind, _fate(draft, version), late)


def _fate(draft: Draft, version: Version) -> Fate:
    if version is not draft.version:
        return Fate.REPLACED
    if draft.stage is Stage.ATERTAGET:
        return Fate.WITHDRAWN
    if version.returned:
        return Fate.RETURNED
    return Fate.RECEIVED if version.received else Fate.NEW
