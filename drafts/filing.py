"""Filing documents with an ärende, and taking them away again."""

from __future__ import annotations

from drafts.base.document import BaseDocument
from drafts.board import Board
from drafts.board_changes import HandlingFiled, HandlingRemoved
from drafts.errors import AlreadyFiled, EmptyText, TooMany
from drafts.handlingar import Handling, newest
from drafts.people import Role
from drafts.rights import Seat, check_start
from drafts.words import TITLE_LIMIT, tidy

HANDLINGAR_LIMIT = 30  # of one ärende


def file_handling(
    seat: Seat, arende: str, read: tuple[BaseDocument, str, str], id_: str, *, replaces: str = ""
) -> HandlingFiled:
    """`read` is the document, and the SHA-256 of it and of its file as they are stored.

    A new version of the document `replaces`, else a document of its own with the id `id_`. EmptyText where
    nothing could be read in it, AlreadyFiled where the ärende has just this text already.
    """
    check_filing(seat, arende)
    return HandlingFiled(handling_of(seat.board, arende, read, id_, replaces))


def handling_of(
    board: Board, arende: str, read: tuple[BaseDocument, str, str], id_: str, replaces: str
) -> Handling:
    """The document as the ärende gets it, whoever files it."""
    document, stored, original = read
    if not document.blocks:
        raise EmptyText
    there = newest(board.handlingar, arende)
    if any(old.document == stored for old in there):
        raise AlreadyFiled
    older = next((old for old in there if old.id == replaces), None)
    if older is None and len(there) >= HANDLINGAR_LIMIT:
        raise TooMany(HANDLINGAR_LIMIT)
    version = older.version + 1 if older else 1
    title = " ".join(tidy(document.title or document.name).split())[:TITLE_LIMIT]
    id_ = older.id if older else id_
    return Handling(id_, arende, title, document.name, version, stored, original)


def remove_handling(seat: Seat, id_: str) -> HandlingRemoved:
    """It is not offered any more; drafts that amend it keep it. UnknownHandling where it is not there."""
    handling = seat.board.handling(id_)
    check_filing(seat, handling.arende)
    return HandlingRemoved(id_)


def check_filing(seat: Seat, arende: str) -> None:
    """The secretary files, and anyone who may move a proposal in the ärende brings what it is about."""
    if seat.person.role is Role.SEKRETERARE:
        seat.board.arende(arende)
    else:
        check_start(seat, arende)
