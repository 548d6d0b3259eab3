"""What the secretary is sent: a note that follows the draft, and the two files."""

from __future__ import annotations

from drafts.board import Board
from drafts.draft import Draft
from drafts.people import Person
from handlers.letters import Document, Face, Spot, View
from handlers.printing import file_name
from handlers.work import Work


def deliver(work: Work, draft: Draft, board: Board) -> None:
    """To every secretary who has opened Yrka; the others are sent it when they do."""
    for secretary in board.secretaries:
        if (account := board.account_of(secretary.id)) is not None:
            deliver_to(work, draft, secretary, account)


def deliver_to(work: Work, draft: Draft, secretary: Person, account: int) -> None:
    version = draft.version
    if version is None:
        return
    spot = Spot(account)
    work.say(Face(spot, draft.id, View.NOTE, secretary.id))
    work.say(Document(spot, version.pdf, file_name(draft, version.number, "pdf")))
    work.say(Document(spot, version.docx, file_name(draft, version.number, "docx")))
    for file in version.attachments:
        work.say(Document(spot, file.sha256, file.name))
