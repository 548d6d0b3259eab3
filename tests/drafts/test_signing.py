"""A signature fits only what was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from drafts.authors import join, leave
from drafts.board import Board
from drafts.board import after as put_change
from drafts.board_changes import BoardChange
from drafts.draft import Draft, Kind
from drafts.drafting import add_motivation, add_satser, move, remove, reword, set_heading, undo
from drafts.errors import AlreadySent, AlreadySigned, Closed, NotOnDraft, NotSeen
from drafts.log import Entry
from drafts.meeting_changes import ArendeSet
from drafts.sending import send_back, withdraw
from drafts.signing import fingerprint, has_signed, sign, stage, unsign, unsigned
from drafts.since import What, since_signed
from drafts.stages import Stage
from drafts.text import TITLE, words_digest
from drafts.wording import APPROVE, REMIT
from tests.people import BOARD, EVENING, REMISS, a_draft, board, does, person, refused, sends, signs, without

LOOSE = board(motivation_reopens=False)
HEADED = (("Ljus", True), ("Vi vill.", False))
SIGNED = a_draft(APPROVE, REMIT, motivation=HEADED, with_=["Karin", "Erik"], signed=["Lars", "Karin", "Erik"])

EDITS: dict[str, Callable[[Draft], Draft]] = {
    "an att-sats is added": lambda d: does(d, "Karin", add_satser, ("Att tre.",)),
    "an att-sats is reworded": lambda d: does(
        d, "Karin", reword, "s4.0", words_digest(APPROVE), "Att bifalla."
    ),
    "an att-sats is moved": lambda d: does(d, "Karin", move, "s4.0", 1),
    "an att-sats is removed": lambda d: does(d, "Karin", remove, "s4.1", words_digest(REMIT)),
    "the title is changed": lambda d: does(d, "Karin", reword, TITLE, words_digest(""), "Ljus"),
}
MOTIVATION_EDITS: dict[str, Callable[[Draft], Draft]] = {
    "motivation is added": lambda d: does(d, "Karin", add_motivation, (("Mer.", False),)),
    "motivation is glued": lambda d: does(d, "Karin", add_motivation, (("mer.", False),), glued=True),
    "a paragraph is reworded": lambda d: does(d, "Karin", reword, "p5.1", words_digest("Vi vill."), "Vi."),
    "a paragraph is moved": lambda d: does(d, "Karin", move, "p5.1", -1),
    "a paragraph is removed": lambda d: does(d, "Karin", remove, "p5.1", words_digest("Vi vill.")),
    "a heading is made": lambda d: does(d, "Karin", set_heading, "p5.1", heading=True),
}
ALL_EDITS = EDITS | MOTIVATION_EDITS


def put_board(on: Board, change: BoardChange) -> Board:
    return put_change(on, Entry(on.seq + 1, EVENING, "gun", change))


def test_a_signature_fits_the_text_that_was_seen() -> None:
    assert unsigned(SIGNED, BOARD) == ()
    assert stage(SIGNED, BOARD) is Stage.UNDERTECKNAT
    assert SIGNED.stage is Stage.UTKAST


def test_not_before_the_last_has_signed_is_it_undertecknat() -> None:
    draft = a_draft(APPROVE, with_=["Karin", "Erik"], signed=["Erik", "Lars"])
    assert unsigned(draft, BOARD) == ("karin",)
    assert stage(draft, BOARD) is Stage.UTKAST
    assert stage(does(draft, "Karin", signs), BOARD) is Stage.UNDERTECKNAT


@pytest.mark.parametrize("edit", ALL_EDITS)
def test_after_an_edit_no_signature_fits(edit: str) -> None:
    """Not even of the one who made it: they have not been shown the whole."""
    changed = ALL_EDITS[edit](SIGNED)
    assert unsigned(changed, BOARD) == ("lars", "karin", "erik")
    assert stage(changed, BOARD) is Stage.UTKAST
    assert fingerprint(changed, BOARD) != fingerprint(SIGNED, BOARD)


@pytest.mark.parametrize("edit", ALL_EDITS)
def test_undoing_the_edit_makes_them_fit_again(edit: str) -> None:
    changed = ALL_EDITS[edit](SIGNED)
    undone = does(changed, "Lars", undo, changed.seq)
    assert unsigned(undone, BOARD) == ()
    assert fingerprint(undone, BOARD) == fingerprint(SIGNED, BOARD)


@pytest.mark.parametrize("edit", MOTIVATION_EDITS)
def test_a_board_may_let_the_motivation_be_edited_under_the_signatures(edit: str) -> None:
    assert unsigned(MOTIVATION_EDITS[edit](SIGNED), LOOSE) == ()


@pytest.mark.parametrize("edit", EDITS)
def test_no_board_lets_the_decisions_be(edit: str) -> None:
    assert unsigned(EDITS[edit](SIGNED), LOOSE) == ("lars", "karin", "erik")


def test_the_same_words_typed_again_are_what_was_signed() -> None:
    draft = does(SIGNED, "Karin", remove, "s4.1", words_digest(REMIT))
    assert unsigned(does(draft, "Karin", add_satser, (REMIT,)), BOARD) == ()


def test_a_new_proposer_reopens_the_signatures() -> None:
    draft = does(SIGNED, "Per", join)
    assert unsigned(draft, BOARD) == ("lars", "karin", "erik", "per")
    assert unsigned(does(draft, "Per", leave), BOARD) == ()


def test_a_new_supporter_reopens_nothing_but_signs_too() -> None:
    assert unsigned(does(SIGNED, "Nora", join), BOARD) == ("nora",)


def test_a_proposer_who_leaves_reopens_the_signatures() -> None:
    assert unsigned(does(SIGNED, "Karin", leave), BOARD) == ("lars", "erik")


def test_serving_toggled_reopens_the_signatures_and_toggled_back_closes_them() -> None:
    assert unsigned(SIGNED, board(serving=["Erik"])) == ("lars", "karin", "erik")
    assert unsigned(SIGNED, BOARD) == ()


def test_serving_of_one_who_is_not_on_the_draft_changes_nothing() -> None:
    assert unsigned(SIGNED, board(serving=["Nora", "Olle"])) == ()


def test_one_may_sign_by_the_beginning_of_the_fingerprint() -> None:
    """A button has no room for the whole."""
    draft = a_draft(APPROVE)
    assert unsigned(does(draft, "Lars", sign, fingerprint(draft, BOARD)[:12]), BOARD) == ()


@pytest.mark.parametrize("seen", ["", "0" * 12, "x"])
def test_who_has_seen_nothing_signs_nothing(seen: str) -> None:
    refused(NotSeen, a_draft(APPROVE), "Lars", sign, seen)


def test_an_old_card_does_not_sign_a_new_text() -> None:
    draft = a_draft(APPROVE, with_=["Karin"])
    old = fingerprint(draft, BOARD)
    refused(NotSeen, does(draft, "Karin", add_satser, (REMIT,)), "Lars", sign, old)
    refused(NotSeen, does(draft, "Per", join), "Lars", sign, old)
    serving = board(serving=["Erik"])
    draft = does(draft, "Erik", join)
    refused(NotSeen, draft, "Lars", sign, fingerprint(draft, BOARD), on=serving)


def test_the_fingerprint_is_of_all_that_is_read() -> None:
    seen = {fingerprint(edit(SIGNED), BOARD) for edit in ALL_EDITS.values()}
    assert len(seen) == len(ALL_EDITS)
    assert fingerprint(a_draft(APPROVE), BOARD) != fingerprint(a_draft(APPROVE, kind=Kind.EGET), BOARD)
    renamed = replace(BOARD, arenden=(replace(REMISS, title="Annan titel"),))
    assert fingerprint(SIGNED, renamed) != fingerprint(SIGNED, BOARD)


def test_one_signs_once() -> None:
    refused(AlreadySigned, SIGNED, "Lars", signs)


def test_one_signs_again_what_has_changed() -> None:
    draft = does(SIGNED, "Karin", add_satser, ("Att tre.",))
    assert unsigned(does(draft, "Lars", signs), BOARD) == ("karin", "erik")


def test_a_signature_is_taken_back() -> None:
    draft = does(SIGNED, "Lars", unsign)
    assert draft.author("lars").signature is None
    assert unsigned(draft, BOARD) == ("lars",)
    assert unsigned(does(draft, "Lars", signs), BOARD) == ()


def test_one_who_leaves_and_comes_back_has_signed_nothing() -> None:
    draft = does(does(SIGNED, "Erik", leave), "Erik", join)
    assert unsigned(draft, BOARD) == ("erik",)


def test_whose_signature_is_asked_stands_on_the_draft() -> None:
    with pytest.raises(NotOnDraft):
        has_signed(SIGNED, BOARD, "per")


def test_what_is_sent_is_not_signed_and_what_came_back_still_is() -> None:
    sent = does(SIGNED, "Lars", sends)
    refused(AlreadySent, sent, "Lars", unsign)
    refused(AlreadySent, sent, "Lars", signs)
    returned = does(sent, "Gun", send_back, 1, "Titeln.")
    assert stage(returned, BOARD) is Stage.UNDERTECKNAT
    refused(Closed, does(returned, "Lars", withdraw), "Lars", unsign)


@pytest.mark.parametrize(("on", "who"), [(without("Erik"), "erik"), (board(ersattaryttrande=False), "erik")])
def test_nobody_waits_for_a_signature_that_cannot_be_given(on: Board, who: str) -> None:
    """By one who has left the register, or whom the board lets not be noted."""
    draft = a_draft(APPROVE, with_=["Erik"], signed=["Lars"])
    assert unsigned(draft, BOARD) == (who,)
    assert unsigned(draft, on) == ()
    does(draft, "Lars", sends, on=on)


def test_a_draft_that_nobody_can_sign_is_not_undertecknat() -> None:
    assert stage(a_draft(APPROVE, signed=["Lars"]), without("Lars")) is Stage.UTKAST


def test_signing_is_kept_with_its_time_text_and_proposers() -> None:
    signature = SIGNED.author(person("Karin").id).signature
    assert signature
    assert signature.text == replace(SIGNED.text, title=REMISS.title)
    assert signature.proposers == ("lars", "karin")
    assert signature.fingerprint == fingerprint(SIGNED, BOARD)


def test_an_arende_that_is_called_something_else_has_to_be_signed_again() -> None:
    renamed = put_board(BOARD, ArendeSet(replace(REMISS, title="Remiss av något annat")))
    assert unsigned(SIGNED, renamed) == ("lars", "karin", "erik")
    assert since_signed(SIGNED, renamed, "lars")[0].what is What.TITLE


def test_who_proposes_is_signed_and_not_in_which_order() -> None:
    back = does(does(SIGNED, "Lars", leave), "Lars", join)
    assert unsigned(back, BOARD) == ("lars",)


@pytest.mark.parametrize("shown", ["", "a", "0123456789a"])
def test_too_little_of_a_fingerprint_signs_nothing(shown: str) -> None:
    draft = a_draft(APPROVE)
    refused(NotSeen, draft, "Lars", sign, fingerprint(draft, BOARD)[: len(shown)])
