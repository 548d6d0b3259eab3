"""Which way reaches whom, and what makes a version that went by mail a received one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from drafts.board import Board
from drafts.delivery import OPENS, Way, post, reached_by, receive_by_link, received_by_server, way
from drafts.delivery_changes import MailPosted, MailRefused, MailTaken
from drafts.draft import Draft, Receipt
from drafts.errors import AlreadyReceived, Closed, NotSeen, NotSent, OnlySecretary, Refusal, UnknownPerson
from drafts.link_errors import ExpiredLink, UnknownLink
from drafts.people import Person, Role
from drafts.sending import receive, send_back, withdraw
from drafts.stages import Stage
from drafts.wording import APPROVE
from tests.people import BOARD, EVENING, a_draft, board, does, person, put, sends, without

GUN = person("Gun")
TOVE = Person("tove", "Tove Ek", "", Role.SEKRETERARE, "tove@ekeby.example")
SILENT = Person("siv", "Siv Ask", "", Role.SEKRETERARE)
LATER = EVENING + timedelta(days=2)


def staffed(*secretaries: Person, bound: tuple[str, ...] = ()) -> Board:
    people = tuple(p for p in BOARD.people if p.role is not Role.SEKRETERARE)
    return board(people=(*people, *secretaries), accounts=tuple(enumerate(bound, 7)))


BOTH = staffed(GUN, TOVE)
SENT = does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)


def posted(on: Board = BOTH, *, links: bool = False) -> Draft:
    people = reached_by(on, Way.MAIL, mails=True)
    secrets = {p.id: f"hemlig-{p.id}" for p in people} if links else {}
    return put(SENT, "Lars", post(SENT, people, secrets, EVENING))


def taken(draft: Draft, *people: str) -> Draft:
    for id_ in people:
        draft = put(draft, "Lars", MailTaken(1, id_, id_))
    return draft


@pytest.mark.parametrize(
    ("who", "bound", "mails", "expected"),
    [
        (GUN, ("gun",), True, Way.TELEGRAM),
        (GUN, ("gun",), False, Way.TELEGRAM),
        (GUN, (), True, Way.MAIL),
        (GUN, (), False, Way.LATER),
        (SILENT, (), True, Way.LATER),
        (SILENT, ("siv",), True, Way.TELEGRAM),
    ],
)
def test_telegram_comes_before_mail_and_mail_before_nothing(
    who: Person, bound: tuple[str, ...], mails: bool, expected: Way
) -> None:
    assert way(staffed(who, bound=bound), who, mails=mails) is expected


def test_what_was_not_sent_is_not_posted() -> None:
    with pytest.raises(NotSent):
        post(a_draft(APPROVE), (GUN,), {}, EVENING)


@pytest.mark.parametrize(
    ("on", "by", "links", "received"),
    [
        (staffed(GUN), ("gun",), False, True),
        (staffed(GUN), (), False, False),
        (staffed(GUN), ("gun",), True, False),  # she can say so herself
        (BOTH, ("gun",), False, False),  # the other's may never come
        (BOTH, ("gun", "tove"), False, True),
        (staffed(GUN, TOVE, bound=("tove",)), ("gun",), False, False),  # Tove can say so
        (staffed(GUN, SILENT), ("gun",), False, True),  # nothing reaches Siv: she keeps nobody waiting
    ],
)
def test_a_server_counts_only_where_nobody_can_say_more(
    on: Board, by: tuple[str, ...], links: bool, received: bool
) -> None:
    change = received_by_server(taken(posted(on, links=links), *by), on)
    assert (change is not None) == received
    if change:
        done = put(taken(posted(on), *by), "Lars", change)
        assert done.stage is Stage.MOTTAGET
        assert done.version
        assert done.version.how is Receipt.SERVER


def test_a_mail_refused_is_none_taken() -> None:
    draft = put(taken(posted(), "gun"), "Lars", MailRefused(1, "tove", "Tove Ek", "550"))
    assert received_by_server(draft, BOTH) is None


def test_a_server_that_takes_an_old_version_says_nothing_of_the_new_one() -> None:
    alone = staffed(GUN)
    again = does(does(posted(alone), "Gun", send_back, 1, "Titeln."), "Lars", sends)
    again = put(again, "Lars", MailPosted(("gun",)))
    assert received_by_server(taken(again, "gun"), alone) is None
    assert received_by_server(put(again, "Lars", MailTaken(2, "gun", "Gun")), alone)


@pytest.mark.parametrize("verb", [(withdraw,), (send_back, 1, "Titeln.")])
def test_what_no_longer_stands_is_not_received(verb: tuple[Any, ...]) -> None:
    who = "Lars" if verb[0] is withdraw else "Gun"
    draft = taken(does(posted(), who, *verb), "gun", "tove")
    assert received_by_server(draft, BOTH) is None


def test_whose_link_it_is_has_received_it_for_the_board() -> None:
    draft = posted(links=True)
    seat, change = receive_by_link(draft, BOTH, "hemlig-tove", LATER)
    assert (seat.person, change.how) == (TOVE, Receipt.LINK)
    done = put(draft, "Gun", change)
    assert done.stage is Stage.MOTTAGET
    refuses(AlreadyReceived, done, "hemlig-tove")
    refuses(AlreadyReceived, done, "hemlig-gun")


def refuses(refusal: type[Refusal], draft: Draft, secret: str, on: Board = BOTH, days: int = 2) -> None:
    with pytest.raises(Refusal) as caught:
        receive_by_link(draft, on, secret, EVENING + timedelta(days=days))
    assert type(caught.value) is refusal


def test_no_other_secret_opens_anything() -> None:
    refuses(UnknownLink, posted(links=True), "hemlig")
    refuses(UnknownLink, posted(links=True), "")
    refuses(UnknownLink, SENT, "hemlig-gun")


def test_a_link_opens_for_a_while() -> None:
    refuses(ExpiredLink, posted(links=True), "hemlig-gun", days=OPENS.days)


def test_a_link_acknowledges_only_what_stands() -> None:
    draft = posted(links=True)
    returned = does(draft, "Gun", send_back, 1, "Titeln.")
    refuses(NotSent, returned, "hemlig-gun")
    refuses(NotSeen, does(returned, "Lars", sends), "hemlig-gun")
    refuses(Closed, does(draft, "Lars", withdraw), "hemlig-gun")
    refuses(AlreadyReceived, does(draft, "Gun", receive, 1), "hemlig-gun")


def test_who_is_no_secretary_any_more_acknowledges_nothing() -> None:
    refuses(UnknownPerson, posted(links=True), "hemlig-gun", without("Gun", BOTH))
    demoted = tuple(replace(p, role=Role.LEDAMOT, party="S") if p == GUN else p for p in BOTH.people)
    refuses(OnlySecretary, posted(links=True), "hemlig-gun", replace(BOTH, people=demoted))
