"""By which way each secretary is reached, and what makes a version that went by mail a received one.

- A secretary who says that it has come, by the button in Telegram or by the link in the mail, has received it
  for the board. One of several is enough: it has reached an official who may receive it (TF 2:9).
- A mail server that has taken a mail says nothing of any person. It counts only where nobody can say more:
  the mails carry no link, and no secretary is on Telegram. Then it counts when *every* mail of the version is
  taken; while one still waits, or has been refused, nothing is received. The draft keeps that it was a server
  (`Receipt.SERVER`), and whoever shows it says so.
- A secretary who can be reached by no way holds nobody up: who sends is told so before it is done.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from drafts.board import Board
from drafts.changes import Received
from drafts.delivery_changes import MailPosted
from drafts.draft import Draft, Receipt, Version
from drafts.errors import NotSent
from drafts.link_errors import UnknownLink
from drafts.links import Link, digest, usable
from drafts.people import Person
from drafts.rights import Seat
from drafts.sending import receive
from drafts.stages import Stage

OPENS = timedelta(days=90)  # a link to acknowledge by: the mail may have waited for a server


class Way(StrEnum):
    TELEGRAM = "telegram"
    MAIL = "mail"
    LATER = "later"  # in Telegram, when their personal link is opened


def way(board: Board, secretary: Person, *, mails: bool) -> Way:
    """`mails`: can Yrka send mail at all?"""
    if board.account_of(secretary.id) is not None:
        return Way.TELEGRAM
    return Way.MAIL if mails and secretary.email else Way.LATER


def reached_by(board: Board, wanted: Way, *, mails: bool) -> tuple[Person, ...]:
    """The secretaries who are reached that way."""
    return tuple(p for p in board.secretaries if way(board, p, mails=mails) is wanted)


def post(draft: Draft, people: tuple[Person, ...], secrets: dict[str, str], now: datetime) -> MailPosted:
    """`secrets`: by person's id, what each one's link carries; empty where there is no place for links."""
    if draft.version is None:
        raise NotSent
    by = draft.version.by
    links = tuple(Link(digest(secret), person, by, now + OPENS) for person, secret in secrets.items())
    return MailPosted(tuple(person.id for person in people), links)


def linked(draft: Draft, secret: str) -> tuple[Version, Link]:
    """The version this secret acknowledges, and its link; UnknownLink where there is none."""
    wanted = digest(secret)
    for version in draft.versions:
        for link in version.links:
            if link.digest == wanted:
                return version, link
    raise UnknownLink


def receive_by_link(draft: Draft, board: Board, secret: str, now: datetime) -> tuple[Seat, Received]:
    """Whose link it is, and that they have received the version.

    UnknownLink or ExpiredLink where it does not open; UnknownPerson or OnlySecretary where the person is no
    secretary any more; else what keeps any secretary from receiving (drafts/sending.py).
    """
    version, link = linked(draft, secret)
    usable(link, now)
    seat = Seat(board, board.person(link.person))
    return seat, replace(receive(draft, seat, version.number), how=Receipt.LINK)


def received_by_server(draft: Draft, board: Board) -> Received | None:
    """What follows when a mail has been taken: the rule at the top of this file."""
    version = draft.version
    if version is None or draft.stage is not Stage.INLAMNAT or version.links or not version.mailed:
        return None
    someone_can_say = any(board.account_of(person.id) is not None for person in board.secretaries)
    if someone_can_say or not set(version.mailed) <= set(version.taken):
        return None
    return Received(Receipt.SERVER)
