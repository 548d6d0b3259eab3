"""Mails to the secretaries who are not on Telegram: what was handed in, and what becomes of it."""

from __future__ import annotations

import hashlib
from typing import Any

from drafts.board import Board
from drafts.delivery import Way, post, reached_by
from drafts.draft import Attachment, Draft, Version
from drafts.errors import NotSent
from drafts.people import Person
from drafts.rights import Seat
from handlers.cards import label
from handlers.changing import put
from handlers.context import Context
from handlers.letters import Mail
from handlers.printing import file_name
from handlers.templates import write
from handlers.work import fresh_secret


def mail_version(context: Context, draft: Draft, seat: Seat) -> Draft:
    """The newest version, to every secretary who is reached by mail; the draft as it is then."""
    people = reached_by(seat.board, Way.MAIL, mails=context.desk.mails)
    if not people:
        return draft
    receipts = context.desk.receipts
    secrets = {person.id: fresh_secret() for person in people} if receipts else {}
    draft = put(context, draft, seat, post(draft, people, secrets, context.work.now))
    for person in people:
        link = f"{receipts}/{draft.id}/{secrets[person.id]}" if receipts else ""
        context.work.say(_delivery(draft, seat.board, person, link))
    return draft


def mail_withdrawal(context: Context, draft: Draft, seat: Seat) -> None:
    _tell(context, draft, seat, "withdrawn")


def mail_correction(context: Context, draft: Draft, seat: Seat, words: str) -> None:
    """To the secretaries who are reached by mail, where another of them has asked for it in Telegram."""
    _tell(context, draft, seat, "correction", words=words)


def _delivery(draft: Draft, board: Board, person: Person, link: str) -> Mail:
    version = _newest(draft)
    meeting, arende = board.meeting_of(draft.arende), board.arende(draft.arende)
    files = (
        Attachment(file_name(arende, version.names, version.number, "pdf"), version.pdf),
        Attachment(file_name(arende, version.names, version.number, "docx"), version.docx),
        *version.attachments,
    )
    facts = _facts(draft, board) | {
        "meeting": meeting,
        "late": meeting is not None and meeting.is_late(version.at),
        "files": files,
        "link": link,
    }
    return Mail(
        person.email,
        person.name,
        write("mail.delivery_subject", arende=facts["arende"], version=version),
        write("mail.delivery", **facts),
        version.at,
        _key(draft, version.number, "delivery", person),
        draft.id,
        version.number,
        person.id,
        delivers=True,
        attachments=files,
        reply_to=_replies(board, version),
        follows=_key(draft, 1, "delivery", person) if version.number > 1 else "",
    )


def _tell(context: Context, draft: Draft, seat: Seat, what: str, **more: Any) -> None:  # noqa: ANN401 — facts
    """What becomes of the newest version, to those it was mailed to and who are still reached that way."""
    board, version = seat.board, _newest(draft)
    facts = _facts(draft, board) | {"who": seat.person.titled} | more
    for person in reached_by(board, Way.MAIL, mails=context.desk.mails):
        if person.id not in version.mailed:
            continue
        mail = Mail(
            person.email,
            person.name,
            write(f"mail.{what}_subject", arende=facts["arende"], version=version),
            write(f"mail.{what}", **facts),
            context.work.now,
            _key(draft, version.number, what, person),
            draft.id,
            version.number,
            person.id,
            reply_to=_replies(board, version),
            follows=_key(draft, version.number, "delivery", person),
        )
        context.work.say(mail)


def _facts(draft: Draft, board: Board) -> dict[str, Any]:
    version = _newest(draft)
    return {
        "board": board,
        "arende": board.arende(draft.arende),
        "label": label(draft),
        "version": version,
        "sender": board.find(version.by),
        "replies": _replies(board, version),
    }


def _replies(board: Board, version: Version) -> str:
    """Who reads an answer: whoever sent the version, where they have an address."""
    sender = board.find(version.by)
    return sender.email if sender else ""


def _key(draft: Draft, version: int, what: str, person: Person) -> str:
    """The same for the same mail however often it is made, and of letters a Message-ID may hold."""
    who = hashlib.sha256(f"{draft.board}/{person.id}/{person.email}".encode()).hexdigest()[:12]
    return f"yrka.{draft.id}.{version}.{what}.{who}"


def _newest(draft: Draft) -> Version:
    """NotSent where there is none to mail of."""
    if draft.version is None:
        raise NotSent
    return draft.version
