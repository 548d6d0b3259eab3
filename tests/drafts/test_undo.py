"""Undo: the latest change of the text goes, and exactly what stood before stands again."""

from __future__ import annotations

from drafts.drafting import add_motivation, add_satser, move, remove, reword, set_heading, undo
from drafts.errors import AlreadySent, Closed, NothingToUndo, StaleDraft
from drafts.sending import send_back, withdraw
from drafts.text import TITLE, words_digest
from drafts.wording import APPROVE
from tests.people import a_draft, does, play, refused, sends, signs

ONE, TWO = "Att ett.", "Att två."


def test_undo_restores_exactly_what_stood_there() -> None:
    """Ids, order and headings with it, for every kind of change."""
    before = a_draft(ONE, TWO, motivation=(("Ljus", True), ("Vi vill.", False)))
    for verb, told, more in (
        (add_satser, (("Att tre.",),), {}),
        (add_motivation, ((("Och", False),),), {"glued": True}),
        (reword, ("s2.0", words_digest(ONE), "Att annat."), {}),
        (reword, (TITLE, words_digest(""), "Titel"), {}),
        (move, ("s2.0", 1), {}),
        (remove, ("p3.0", words_digest("Ljus")), {}),
        (set_heading, ("p3.1",), {"heading": True}),
    ):
        changed = does(before, "Lars", verb, *told, **more)  # type: ignore[arg-type]
        assert changed.text != before.text
        undone = does(changed, "Lars", undo, changed.seq)
        assert (undone.text, undone.past) == (before.text, before.past)


def test_undo_goes_back_change_by_change() -> None:
    draft = play(a_draft(ONE), ("Lars", add_satser, (TWO,)), ("Lars", move, "s2.0", 1))
    draft = does(draft, "Lars", undo, 4)
    assert [s.text for s in draft.text.satser] == [ONE, TWO]
    draft = does(draft, "Lars", undo, 3)
    assert [s.text for s in draft.text.satser] == [ONE]
    draft = does(draft, "Lars", undo, 2)
    assert draft.text.satser == ()
    refused(NothingToUndo, draft, "Lars", undo, 2)


def test_what_another_built_upon_is_not_undone_beneath_them() -> None:
    draft = a_draft(ONE, with_=["Karin"])
    seq = draft.seq
    draft = does(draft, "Karin", add_satser, (TWO,))
    refused(StaleDraft, draft, "Lars", undo, seq)


def test_a_second_tap_on_undo_undoes_nothing_more() -> None:
    draft = play(a_draft(ONE), ("Lars", add_satser, (TWO,)), ("Lars", undo, 3))
    refused(StaleDraft, draft, "Lars", undo, 3)


def test_nothing_is_undone_where_nothing_was_written() -> None:
    refused(NothingToUndo, a_draft(), "Lars", undo, 1)


def test_signing_in_between_does_not_hinder_undo() -> None:
    draft = a_draft(ONE)
    assert does(does(draft, "Lars", signs), "Lars", undo, draft.seq).text.satser == ()


def test_a_number_given_to_a_piece_is_never_given_again() -> None:
    draft = play(a_draft(ONE), ("Lars", add_satser, (TWO,)), ("Lars", undo, 3), ("Lars", add_satser, (TWO,)))
    assert [s.id for s in draft.text.satser] == ["s2.0", "s5.0"]


def test_what_is_sent_is_not_undone_until_it_comes_back() -> None:
    draft = does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends)
    refused(AlreadySent, draft, "Lars", undo, 2)
    returned = does(draft, "Gun", send_back, 1, "Titeln saknas.")
    assert does(returned, "Lars", undo, 2).text.satser == ()
    refused(Closed, does(draft, "Lars", withdraw), "Lars", undo, 2)
