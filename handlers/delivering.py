"""What the secretary is sent: in Telegram a note that follows the draft, and the files; else a mail."""

from __future__ import annotations

from drafts.draft import Draft
from drafts.rights import Seat
from handlers.context import Context
from handlers.letters import Document, Face, Spot, View
from handlers.mailing import mail_version
from handlers.printing import file_name
from handlers.work import Work


def deliver(context: Context, draft: Draft, seat: Seat) -> Draft:
    """To every secretary, by the way that reaches them; who opens Yrka later is sent it then."""
    for secretary in seat.board.secretaries:
        if (account := seat.board.account_of(secretary.id)) is not None:
            deliver_to(context.work, draft, Seat(seat.board, secretary), account)
    return mail_version(context, draft, seat)


def deliver_to(work: Work, draft: Draft, secretary: Seat, account: int) -> None:
    version = draft.version
    if version is None:
        return
    spot, arende = Spot(account), secretary.board.arende(draft.arende)
    work.say(Face(spot, draft.id, View.NOTE, secretary.person.id))
    work.say(Document(spot, version.pdf, file_name(arende, version.names, version.number, "pdf")))
    work.say(Document(spot, version.docx, file_name(arende, version.names, version.number, "docx")))
    for file in version.attachments:
        work.say(Document(spot, file.sha256, file.name))
