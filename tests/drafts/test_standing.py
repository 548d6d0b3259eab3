"""What a person is in an ärende, and what they may do for others."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from drafts import authors, drafting, rights, sending
from drafts.draft import Kind
from drafts.errors import (
    MayNotInvite,
    MayNotSetServing,
    NoErsattaryttrande,
    NotForSecretary,
    NotOnRegister,
    NotServing,
    OnlySecretary,
    Refusal,
    UnknownArende,
    UnknownDraft,
)
from drafts.mandates import Verb
from drafts.people import Role
from drafts.rights import Seat, check
from drafts.standing import Standing, standing
from drafts.wording import APPROVE
from tests.people import BOARD, CAST, a_draft, board, does, person, refused, seat, signs, without


@pytest.mark.parametrize("name", [p.first_name for p in CAST])
def test_everyone_has_the_standing_of_their_role(name: str) -> None:
    role = person(name).role
    expected = {Role.ERSATTARE: Standing.ERSATTARE, Role.SEKRETERARE: Standing.SEKRETERARE}
    assert standing(BOARD, person(name), "23") is expected.get(role, Standing.LEDAMOT)


def test_an_ersattare_who_does_not_serve_cannot_propose() -> None:
    with pytest.raises(NotServing):
        drafting.open_draft(seat("Erik"), "23", Kind.EGET)


def test_a_serving_ersattare_has_a_ledamots_rights() -> None:
    """KL 4:20, 4:22."""
    assert drafting.open_draft(seat("Erik", board(serving=["Erik"])), "23", Kind.EGET).arende == "23"


def test_serving_is_for_the_one_arende() -> None:
    with pytest.raises(NotServing):
        drafting.open_draft(seat("Erik", board(serving=["Erik"])), "24 A", Kind.EGET)


def test_serving_changes_at_once_what_one_may_do() -> None:
    draft, serving = a_draft(APPROVE, with_=["Erik"]), board(serving=["Erik"])
    assert rights.proposers(draft, BOARD) == ("lars",)
    refused(NotServing, draft, "Erik", sending.withdraw)
    assert rights.proposers(draft, serving) == ("lars", "erik")
    does(draft, "Erik", sending.withdraw, on=serving)
    refused(NotServing, draft, "Erik", sending.withdraw)


def test_a_board_that_notes_no_ersattare_lets_them_only_read_and_leave() -> None:
    """KL 6:17 leaves it to the board."""
    silent = board(ersattaryttrande=False)
    draft = a_draft(APPROVE, with_=["Erik"])
    refused(NoErsattaryttrande, draft, "Erik", signs, on=silent)
    check(Verb.READ, seat("Erik", silent), draft)
    assert not does(draft, "Erik", authors.leave, on=silent).has("erik")


def test_serving_lets_the_silent_speak() -> None:
    speaks = board(serving=["Erik"], ersattaryttrande=False)
    assert standing(speaks, person("Erik"), "23") is Standing.TJANSTGORANDE


def test_the_secretary_begins_no_draft() -> None:
    with pytest.raises(NotForSecretary):
        drafting.open_draft(seat("Gun"), "23", Kind.EGET)


def test_a_draft_is_begun_in_an_arende_of_the_agenda() -> None:
    with pytest.raises(UnknownArende):
        drafting.open_draft(seat("Lars"), "99", Kind.EGET)


@pytest.mark.parametrize(("verb", "who"), [*product(Verb, ["Lars", "Gun", "Per"])])
def test_a_draft_of_another_board_is_unknown(verb: Verb, who: str) -> None:
    """Even where the two boards know people by the same ids."""
    with pytest.raises(UnknownDraft):
        check(verb, seat(who, board(id="annan")), a_draft(APPROVE))


def test_who_has_left_the_register_proposes_nothing() -> None:
    assert rights.proposers(a_draft(APPROVE, with_=["Per"]), without("Per")) == ("lars",)


@pytest.mark.parametrize("verb", [*Verb])
def test_who_has_left_the_register_may_nothing(verb: Verb) -> None:
    """Not even on a draft they stand on still."""
    draft = a_draft(APPROVE, with_=["Per"])
    with pytest.raises(NotOnRegister):
        check(verb, seat("Per", without("Per")), draft)


def test_who_is_on_no_register_begins_nothing() -> None:
    with pytest.raises(NotOnRegister):
        drafting.open_draft(seat("Disa"), "23", Kind.EGET)


def test_only_the_secretary_minds_agenda_register_and_settings() -> None:
    rights.check_secretary(seat("Gun"))
    for name in ("Anna", "Lars", "Erik"):
        with pytest.raises(OnlySecretary):
            rights.check_secretary(seat(name))


# Who hands out links, and who says who serves, to whom: i invites, s sets serving.
OVER_OTHERS = {
    ("Gun", "Lars"): "is", ("Gun", "Erik"): "is", ("Gun", "Gun"): "is",
    ("Anna", "Mats"): "s", ("Anna", "Erik"): "s", ("Anna", "Gun"): "s",
    ("Lars", "Nora"): "is", ("Lars", "Lars"): "is", ("Lars", "Olle"): "", ("Lars", "Gun"): "",
    ("Per", "Olle"): "is", ("Per", "Nora"): "",
    ("Mats", "Anna"): "", ("Mats", "Mats"): "", ("Erik", "Erik"): "", ("Nora", "Nora"): "",
}  # fmt: skip


@pytest.mark.parametrize(("who", "whom"), OVER_OTHERS)
def test_a_gruppledare_leads_the_own_party_only(who: str, whom: str) -> None:
    may = OVER_OTHERS[who, whom]
    _allowed_or(MayNotInvite, rights.check_invite, seat(who), whom, allowed="i" in may)
    _allowed_or(MayNotSetServing, rights.check_serving, seat(who), whom, allowed="s" in may)


def _allowed_or(refusal: type[Refusal], rule: Any, by: Seat, whom: str, *, allowed: bool) -> None:
    if allowed:
        rule(by, person(whom))
    else:
        with pytest.raises(refusal):
            rule(by, person(whom))
