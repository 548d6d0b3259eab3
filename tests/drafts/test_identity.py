"""One-time links that make a Telegram account somebody of the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from drafts.board import Board, after
from drafts.board_changes import AccountUnbound, BoardChange, LinkIssued, LinkRevoked, RegisterSet
from drafts.errors import AccountTaken, MayNotInvite, Refusal, UnknownPerson
from drafts.identity import bind, hand_out, issue, open_links, revoke
from drafts.link_errors import ExpiredLink, RevokedLink, UnknownLink, UsedLink
from drafts.links import LIFETIME, digest
from drafts.log import Entry
from tests.people import BOARD, CAST, DISA, EVENING, person, seat, without

LARS, KARIN, OTHER = 100, 200, 300


def put(board: Board, *changes: BoardChange) -> Board:
    for change in changes:
        board = after(board, Entry(board.seq + 1, EVENING, "gun", change))
    return board


def linked(name: str, secret: str, on: Board = BOARD) -> Board:
    return put(on, hand_out(seat("Gun", on), person(name), secret, EVENING))


def bound(account: int, name: str, on: Board = BOARD, secret: str = "lingon") -> Board:  # noqa: S107
    on = linked(name, secret, on)
    return put(on, bind(on, account, secret, EVENING))


def refuse(refusal: type[Refusal], on: Board, account: int, secret: str, now: datetime = EVENING) -> None:
    with pytest.raises(Refusal) as caught:
        bind(on, account, secret, now)
    assert type(caught.value) is refusal


def test_a_link_makes_the_account_the_person() -> None:
    on = bound(LARS, "Lars")
    assert on.person_of(LARS) == person("Lars")
    assert on.account_of("lars") == LARS
    assert on.person_of(KARIN) is None
    assert on.account_of("karin") is None


def test_only_the_hash_of_a_link_is_kept() -> None:
    on = linked("Lars", "lingon")
    assert "lingon" not in repr(on)
    assert on.links[0].digest == digest("lingon")


def test_a_link_is_useless_to_the_second_who_opens_it() -> None:
    refuse(UsedLink, bound(LARS, "Lars"), OTHER, "lingon")


def test_and_to_the_first_when_opened_again() -> None:
    refuse(UsedLink, bound(LARS, "Lars"), LARS, "lingon")


def test_a_link_expires() -> None:
    on = linked("Lars", "lingon")
    assert bind(on, LARS, "lingon", EVENING + LIFETIME - timedelta(seconds=1)).person == "lars"
    refuse(ExpiredLink, on, LARS, "lingon", EVENING + LIFETIME)


@pytest.mark.parametrize("secret", ["", "hjortron", digest("lingon")])
def test_a_link_nobody_gave_opens_nothing(secret: str) -> None:
    refuse(UnknownLink, linked("Lars", "lingon"), LARS, secret)


def test_a_revoked_link_opens_nothing() -> None:
    on = linked("Lars", "lingon")
    refuse(RevokedLink, put(on, *revoke(seat("Gun", on), person("Lars"))), LARS, "lingon")


def test_a_new_link_closes_the_one_before() -> None:
    on = linked("Lars", "hallon", linked("Lars", "hjortron"))
    refuse(RevokedLink, on, LARS, "hjortron")
    assert [link.digest for link in open_links(on, "lars")] == [digest("hallon")]


def test_revoking_closes_the_open_link_and_the_account() -> None:
    on = linked("Lars", "hallon", bound(LARS, "Lars"))
    changes = revoke(seat("Gun", on), person("Lars"))
    assert changes == [LinkRevoked(digest("hallon")), AccountUnbound("lars")]
    on = put(on, *changes)
    assert on.person_of(LARS) is None
    assert open_links(on, "lars") == ()
    assert revoke(seat("Gun", on), person("Lars")) == []


def test_revoking_one_persons_links_leaves_the_others() -> None:
    on = linked("Karin", "hallon", bound(LARS, "Lars"))
    on = put(on, *revoke(seat("Gun", on), person("Lars")))
    assert bind(on, KARIN, "hallon", EVENING).person == "karin"


def test_nobody_is_two_people() -> None:
    refuse(AccountTaken, linked("Karin", "hallon", bound(LARS, "Lars")), LARS, "hallon")


def test_a_new_account_replaces_the_old_one() -> None:
    """Somebody has a new phone."""
    on = bound(OTHER, "Lars", bound(LARS, "Lars"), "hallon")
    assert on.person_of(OTHER) == person("Lars")
    assert on.person_of(LARS) is None
    assert on.account_of("lars") == OTHER


def test_an_account_given_up_may_become_another() -> None:
    on = put(bound(LARS, "Lars"), AccountUnbound("lars"))
    assert bound(LARS, "Karin", on, "hallon").person_of(LARS) == person("Karin")


def test_the_account_of_one_who_left_the_register_opens_nothing_until_they_are_back() -> None:
    on = put(bound(LARS, "Lars"), RegisterSet(without("Lars").people))
    assert on.person_of(LARS) is None
    assert put(on, RegisterSet(CAST)).person_of(LARS) == person("Lars")


def test_an_account_that_became_another_is_not_the_former_when_they_are_back() -> None:
    """What is meant for Lars must not reach Karin."""
    on = put(bound(LARS, "Lars"), RegisterSet(without("Lars").people))
    on = put(bound(LARS, "Karin", on, "hallon"), RegisterSet(CAST))
    assert on.person_of(LARS) == person("Karin")
    assert on.account_of("karin") == LARS
    assert on.account_of("lars") is None


def test_a_link_of_one_who_left_the_register_opens_nothing_and_is_not_used_up() -> None:
    on = put(linked("Lars", "lingon"), RegisterSet(without("Lars").people))
    refuse(UnknownPerson, on, LARS, "lingon")
    assert bind(put(on, RegisterSet(CAST)), LARS, "lingon", EVENING).person == "lars"


def test_a_gruppledare_hands_out_the_links_of_the_own_party() -> None:
    link = hand_out(seat("Lars"), person("Nora"), "lingon", EVENING).link
    assert (link.person, link.by, link.expires) == ("nora", "lars", EVENING + LIFETIME)
    with pytest.raises(MayNotInvite):
        hand_out(seat("Lars"), person("Olle"), "lingon", EVENING)
    with pytest.raises(MayNotInvite):
        revoke(seat("Lars"), person("Olle"))


def test_the_operator_issues_a_link_without_a_seat() -> None:
    """So that the first secretary gets in."""
    change = issue(BOARD, person("Gun"), "lingon", EVENING)
    assert isinstance(change, LinkIssued)
    assert change.link.by == ""


def test_there_is_no_link_for_one_who_is_not_on_the_register() -> None:
    with pytest.raises(UnknownPerson):
        issue(BOARD, DISA, "lingon", EVENING)
    with pytest.raises(UnknownPerson):
        hand_out(seat("Gun"), replace(DISA, party="S"), "lingon", EVENING)
