"""What is kept of a meeting: every document that came in, with all that a register says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from drafts.arende import Arende
from drafts.board import Board
from drafts.draft import Anslutning, Attachment
from drafts.inbox import Case, Fate, Submission
from drafts.meeting import Meeting
from drafts.statement import Statement
from drafts.statement_bilaga import TITLES
from drafts.wording import LABELS

SET_ASIDE = frozenset({Fate.REPLACED, Fate.WITHDRAWN})  # came in all the same (TF 2:9), and is kept apart


@dataclass(frozen=True, slots=True)
class Record:
    """One document: a version of a proposal, or what somebody said of the decision in own words.

    `number` is the proposal's among the ärende's; a statement has none (0), nor a fate: nobody receives it.
    `files` are the PDF, the DOCX, and what was sent along, in that order; the first two have no other name
    than their kind.
    """

    arende: Arende
    what: str  # "Gemensamt förslag", "Reservation"
    title: str
    names: tuple[str, ...]
    at: datetime
    by: str
    files: tuple[Attachment, ...]
    number: int = 0
    version: int = 1
    fate: Fate | None = None
    late: bool = False
    received: datetime | None = None
    returned: str = ""
    withdrawn: datetime | None = None
    joined: tuple[str, ...] = ()
    joined_late: tuple[str, ...] = ()

    @property
    def set_aside(self) -> bool:
        return self.fate in SET_ASIDE


@dataclass(frozen=True, slots=True)
class Archive:
    """All that came in for a meeting of the board; `meeting` is None for the ärenden of no meeting."""

    board: str
    meeting: Meeting | None
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """A zip: the whole archive, or one part of it."""

    name: str
    data: bytes


def archive(board: Board, meeting: str, cases: Iterable[Case]) -> Archive:
    held = board.meeting(meeting) if meeting else None
    return Archive(board.name, held, tuple(record for case in cases for record in _records(board, case)))


def _records(board: Board, case: Case) -> Iterator[Record]:
    for submission in case.submissions:
        yield from _of_submission(board, case, submission)
    for said in case.statements:
        yield _of_statement(board, case, said)


def _of_submission(board: Board, case: Case, submission: Submission) -> Iterator[Record]:
    """Who has joined stands for the newest version alone."""
    for incoming in submission.versions:
        version, newest = incoming.version, incoming is submission.newest
        joined = submission.joined if newest else ()
        yield Record(
            case.arende,
            LABELS[incoming.kind],
            version.title,
            version.names,
            version.at,
            _name(board, version.by),
            _files(version.pdf, version.docx, *version.attachments),
            submission.number,
            version.number,
            incoming.fate,
            incoming.late,
            version.received,
            version.returned,
            submission.withdrawn if newest else None,
            _joined(board, (a for a in joined if not a.late)),
            _joined(board, (a for a in joined if a.late)),
        )


def _of_statement(board: Board, case: Case, said: Statement) -> Record:
    name = _name(board, said.person, group=said.party)
    files = tuple(file for file in _files(said.pdf, said.docx) if file.sha256)
    return Record(
        case.arende, TITLES[said.stance], case.arende.title, (name,), said.at, _name(board, said.by), files
    )


def _files(pdf: str, docx: str, *along: Attachment) -> tuple[Attachment, ...]:
    return (Attachment("pdf", pdf), Attachment("docx", docx), *along)


def _joined(board: Board, joined: Iterable[Anslutning]) -> tuple[str, ...]:
    return tuple(_name(board, anslutning.person, group=anslutning.party) for anslutning in joined)


def _name(board: Board, id_: str, *, group: bool = False) -> str:
    """Also of who has left the register since."""
    found = (person for person in board.everyone if person.id == id_)
    return next((person.named(group=group) for person in found), "")
