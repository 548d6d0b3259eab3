"""Who stands behind the text: inviting, joining, leaving, and how the head lists them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from drafts import links
from drafts.authors import head_names, invite, is_supporter, join, join_by_link, leave, revoke_invites
from drafts.draft import Author, Draft
from drafts.errors import AlreadyAuthor, AlreadySent, Closed, LastAuthor, NoErsattaryttrande, NotForSecretary
from drafts.link_errors import ExpiredLink, LinkRefused, RevokedLink, UnknownLink, UsedLink
from drafts.links import LIFETIME
from drafts.people import Role
from drafts.sending import withdraw
from drafts.wording import APPROVE
from tests.people import (
    BOARD,
    CAST,
    EVENING,
    PARK,
    a_draft,
    board,
    does,
    person,
    play,
    refused,
    sends,
    signs,
    without,
)

SECRET = "lingon"  # noqa: S105 — an invented one
INVITED = does(a_draft(APPROVE), "Lars", invite, SECRET, EVENING)


def opens(draft: Draft, who: str, secret: str = SECRET, now: datetime = EVENING) -> Draft:
    return does(draft, who, join_by_link, secret, now)


def refuses(
    refusal: type[Exception], draft: Draft, who: str, secret: str = SECRET, now: datetime = EVENING
) -> Any:
    return refused(refusal, draft, who, join_by_link, secret, now)  # type: ignore[arg-type]


def test_an_invitation_lets_one_person_in() -> None:
    joined = opens(INVITED, "Karin")
    assert joined.authors == (Author("lars"), Author("karin"))
    refuses(UsedLink, joined, "Per")


def test_only_the_hash_of_an_invitation_is_kept() -> None:
    assert SECRET not in repr(INVITED)
    assert INVITED.invites[0].digest == links.digest(SECRET)
    assert INVITED.invites[0].by == "lars"


def test_an_invitation_lasts_for_a_while() -> None:
    opens(INVITED, "Karin", now=EVENING + LIFETIME - timedelta(seconds=1))
    refuses(ExpiredLink, INVITED, "Karin", now=EVENING + LIFETIME)


def test_an_invitation_nobody_gave_opens_nothing() -> None:
    for secret in ("", "hjortron", links.digest(SECRET)):
        refuses(UnknownLink, INVITED, "Karin", secret)


def test_revoked_invitations_open_nothing() -> None:
    refuses(RevokedLink, does(INVITED, "Lars", revoke_invites), "Karin")


def test_revoking_leaves_those_who_have_come_and_later_invitations() -> None:
    draft = does(opens(INVITED, "Karin"), "Lars", revoke_invites)
    assert draft.has("karin")
    refuses(UsedLink, draft, "Per")
    assert opens(does(draft, "Karin", invite, "hjortron", EVENING), "Per", "hjortron").has("per")


def test_an_invitation_to_another_draft_opens_nothing_here() -> None:
    refuses(UnknownLink, a_draft(APPROVE), "Karin")


def test_who_stands_there_already_uses_up_no_invitation() -> None:
    refuses(AlreadyAuthor, INVITED, "Lars")
    assert opens(INVITED, "Karin").has("karin")


def test_an_invitation_does_not_change_who_may_join() -> None:
    refuses(NotForSecretary, INVITED, "Gun")
    silent = board(ersattaryttrande=False)
    refused(NoErsattaryttrande, INVITED, "Erik", join_by_link, SECRET, EVENING, on=silent)


@pytest.mark.parametrize("refusal", [UnknownLink, UsedLink, ExpiredLink, RevokedLink])
def test_a_link_that_does_not_open_is_one_kind_of_refusal(refusal: type[Exception]) -> None:
    assert issubclass(refusal, LinkRefused)


def test_one_taps_in_from_the_group() -> None:
    assert does(a_draft(APPROVE), "Karin", join).authors == (Author("lars"), Author("karin"))


def test_one_stands_there_once() -> None:
    refused(AlreadyAuthor, a_draft(with_=["Karin"]), "Karin", join)
    refused(AlreadyAuthor, a_draft(), "Lars", join)


def test_anyone_may_leave_but_the_last() -> None:
    draft = does(a_draft(APPROVE, with_=["Karin"]), "Lars", leave)
    assert draft.authors == (Author("karin"),)
    refused(LastAuthor, draft, "Karin", leave)


def test_leaving_takes_the_signature_but_not_the_words() -> None:
    draft = does(a_draft(APPROVE, with_=["Karin"], signed=["Lars"]), "Lars", leave)
    assert draft.text.satser[0].text == APPROVE
    assert not draft.has("lars")


@pytest.mark.parametrize(
    ("who", "verb", "told"),
    [
        ("Per", join, ()),
        ("Per", join_by_link, (SECRET, EVENING)),
        ("Karin", leave, ()),
        ("Karin", invite, ("hallon", EVENING)),
    ],
)
def test_what_is_sent_has_the_authors_it_has(who: str, verb: Any, told: tuple[Any, ...]) -> None:
    draft = a_draft(APPROVE, with_=["Karin"])
    draft = play(draft, ("Lars", invite, SECRET, EVENING))
    sent = play(draft, *((name, signs) for name in ("Lars", "Karin")), ("Lars", sends))
    refused(AlreadySent, sent, who, verb, *told)
    refused(Closed, does(sent, "Lars", withdraw), who, verb, *told)


def test_the_head_lists_proposers_as_they_joined_then_supporters() -> None:
    draft = a_draft(APPROVE, with_=["Erik", "Karin", "Nora", "Per"])
    assert head_names(draft, BOARD) == (
        "Lars Berg (C)",
        "Karin Rosén Falk (L)",
        "Per Lindqvist-Sjö (M)",
        "Erik Ahl (KD) e.y.",
        "Nora Lund (C) e.y.",
    )


def test_who_serves_is_listed_without_ey() -> None:
    draft = a_draft(APPROVE, with_=["Erik", "Karin"])
    assert head_names(draft, board(serving=["Erik"])) == (
        "Lars Berg (C)",
        "Erik Ahl (KD)",
        "Karin Rosén Falk (L)",
    )


def test_who_has_left_the_register_is_not_listed() -> None:
    draft = a_draft(APPROVE, with_=["Erik", "Karin"])
    assert head_names(draft, without("Karin")) == ("Lars Berg (C)", "Erik Ahl (KD) e.y.")


def test_whom_the_board_lets_not_be_noted_is_not_listed() -> None:
    """KL 6:17."""
    draft = a_draft(APPROVE, with_=["Erik"])
    assert head_names(draft, board(ersattaryttrande=False)) == ("Lars Berg (C)",)


def test_who_has_become_secretary_is_not_listed() -> None:
    changed = tuple(replace(p, role=Role.SEKRETERARE, party="") if p.id == "karin" else p for p in CAST)
    assert head_names(a_draft(APPROVE, with_=["Karin"]), board(people=changed)) == ("Lars Berg (C)",)


@pytest.mark.parametrize(("who", "expected"), [("Erik", True), ("Lars", False), ("Gun", False)])
def test_a_supporter_is_an_ersattare_who_does_not_serve(who: str, expected: bool) -> None:
    assert is_supporter(BOARD, person(who), "23") is expected
    assert not is_supporter(board(serving=["Erik"]), person(who), "23")
    assert is_supporter(board(serving=["Erik"]), person(who), PARK.number) is expected
