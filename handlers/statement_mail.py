"""Own words on a decision, to the secretaries who are reached by mail."""

from __future__ import annotations

import hashlib

from drafts.board import Board
from drafts.delivery import Way, reached_by
from drafts.draft import Attachment
from drafts.statement import Statement
from drafts.statement_bilaga import TITLES
from handlers.context import Context
from handlers.letters import Mail
from handlers.templates import write


def mail_statement(context: Context, board: Board, said: Statement, files: tuple[Attachment, ...]) -> None:
    """Whoever said it learns if it does not come through."""
    who = board.person(said.person)
    facts = {"arende": board.arende(said.arende), "who": who, "title": TITLES[said.stance]}
    for person in reached_by(board, Way.MAIL, mails=context.desk.mails):
        key = hashlib.sha256(f"{board.id}/{said.arende}/{person.id}/{said.pdf}".encode()).hexdigest()
        mail = Mail(
            person.email,
            person.name,
            write("mail.statement_subject", **facts),
            write("mail.statement", board=board, said=said, files=files, replies=who.email, **facts),
            said.at,
            f"yrka.statement.{key[:24]}",
            draft="",
            version=0,
            person=person.id,
            attachments=files,
            reply_to=who.email,
            tells=board.accounts_of((who.id,)),
        )
        context.work.say(mail)
