"""What comes of a mail: the server has taken it, has refused it, or has not been reached for a while."""

from __future__ import annotations

from typing import Any

from drafts.board import Board
from drafts.delivery import received_by_server
from drafts.delivery_changes import MailRefused, MailTaken
from drafts.draft import Draft, Receipt
from drafts.stages import CLOSED
from handlers.letters import Mail, Message, Spot, tap
from handlers.templates import say
from handlers.work import Work

NOBODY = ""  # it was a server that did it


def note_taken(work: Work, mail: Mail, draft: Draft, board: Board) -> None:
    """It stands in the history; and where nobody else can say that the version has come, that is how it came.

    Of what is withdrawn, nothing more is noted.
    """
    if not mail.delivers or draft.stage in CLOSED:
        return
    draft = work.put(draft, MailTaken(mail.version, mail.person, mail.name), NOBODY)
    if received := received_by_server(draft, board):
        work.put(draft, received, NOBODY)


def note_refused(work: Work, mail: Mail, draft: Draft, board: Board, why: str) -> None:
    if draft.stage not in CLOSED:
        work.put(draft, MailRefused(mail.version, mail.person, mail.name, why), NOBODY)
    _tell(work, draft, board, say("sending.mail_refused", **_facts(mail, draft, board, why)))


def note_delayed(work: Work, mail: Mail, draft: Draft, board: Board, why: str) -> None:
    _tell(work, draft, board, say("sending.mail_delayed", **_facts(mail, draft, board, why)))


def note_of_statement(work: Work, mail: Mail, why: str) -> None:
    """It has not come through: whoever said it is told."""
    for account in mail.tells:
        text = say("sending.mail_of_statement", subject=mail.subject, name=mail.name, to=mail.to, why=why)
        work.say(Message(Spot(account), text))


def _facts(mail: Mail, draft: Draft, board: Board, why: str) -> dict[str, Any]:
    arende = board.arende(draft.arende)
    return {"arende": arende, "version": mail.version, "name": mail.name, "to": mail.to, "why": why}


def _tell(work: Work, draft: Draft, board: Board, text: str) -> None:
    """Everybody whose concern it is: who stands behind it, and the secretaries who are on Telegram."""
    authors = (author.person for author in draft.authors)
    concerned = dict.fromkeys((*authors, *(person.id for person in board.secretaries)))
    work.tell(board, concerned, text, ((tap("Visa utkastet", "card", draft.id),),))


def is_known_to_have_come(mail: Mail, draft: Draft) -> bool:
    """Has the secretary acknowledged just this mail's version? Then an earlier try of it got through."""
    if not mail.delivers or mail.version > len(draft.versions):
        return False
    version = draft.versions[mail.version - 1]
    return version.received is not None and version.how is Receipt.LINK and version.mailed == (mail.person,)
