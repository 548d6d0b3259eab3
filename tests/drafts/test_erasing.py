"""What a person may have erased at once, what stays and why, and when their name goes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from drafts import board as boards
from drafts.board import Board
from drafts.board_changes import AccountBound, AccountUnbound, BoardChange, LinkRevoked, RegisterSet
from drafts.decision_changes import StatementMade
from drafts.draft import Draft
from drafts.erasing import Stays, erasure, leave_board, to_strike
from drafts.identity import issue
from drafts.log import Entry
from drafts.own_data import own_data
from drafts.removal_changes import ErasureWished, NameStruck, StatementsGone
from drafts.retention import JUSTERING, to_unsay
from drafts.sending import withdraw
from drafts.statement import Stance, Statement
from drafts.wording import APPROVE
from tests.drafts.test_retention import CLOSED, DAY, over
from tests.people import BOARD, CAST, EVENING, a_draft, board, does, person, seat, sends, without

ALONE = replace(a_draft(APPROVE), id="alone")
SHARED = replace(a_draft(APPROVE, with_=["Karin"]), id="shared")
SENT = replace(does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends), id="sent")
CLOSED_WITH_OTHERS = replace(does(SHARED, "Lars", withdraw), id="closed")
OTHERS = replace(a_draft(APPROVE, by="Karin"), id="others")
ALL = (ALONE, SHARED, SENT, CLOSED_WITH_OTHERS, OTHERS)


def folded(*changes: BoardChange, on: Board = BOARD) -> Board:
    for change in changes:
        on = boards.after(on, Entry(on.seq + 1, EVENING, "", change))
    return on


def test_what_is_theirs_alone_goes_what_is_shared_is_left_and_what_is_handed_in_stays() -> None:
    planned = erasure(seat("Lars"), ALL)
    assert planned.removed == (ALONE,)
    assert planned.left == (SHARED,)
    assert {d.id: why for d, why in planned.stays} == {
        "sent": Stays.HANDED_IN,
        "closed": Stays.SHARED,
    }


def test_a_withdrawn_draft_that_was_never_handed_in_goes_too() -> None:
    taken_back = does(ALONE, "Lars", withdraw)
    assert erasure(seat("Lars"), [taken_back]).removed == (taken_back,)


@given(st.sets(st.sampled_from(ALL)), st.sampled_from(CAST))
def test_nothing_that_was_handed_in_or_is_anothers_is_erased(drafts: set[Draft], who: object) -> None:
    of = seat(getattr(who, "first_name", ""))
    planned = erasure(of, drafts)
    gone = {*planned.removed, *planned.left}
    assert not any(draft.versions for draft in gone)
    assert all(draft.has(of.person.id) for draft in gone)
    assert all(len(draft.authors) == 1 for draft in planned.removed)
    assert {*gone, *(d for d, _why in planned.stays)} == {d for d in drafts if d.has(of.person.id)}


def test_account_and_links_open_nothing_any_more() -> None:
    on = board(accounts=((42, "lars"), (43, "karin")))
    on = folded(issue(on, person("Lars"), "hemligt", EVENING), on=on)
    changes = leave_board(seat("Lars", on))
    assert {type(change) for change in changes} == {LinkRevoked, ErasureWished, AccountUnbound}
    after = folded(*changes, on=on)
    assert after.accounts == ((43, "karin"),)
    assert all(link.revoked for link in after.links)
    assert after.leaving == {"lars"}


def test_whoever_comes_back_wishes_it_no_longer() -> None:
    on = folded(ErasureWished("lars"), AccountBound("x", 42, "lars"))
    assert on.leaving == frozenset()


def test_the_name_goes_when_the_row_is_gone_and_nothing_holds_the_id() -> None:
    on = folded(ErasureWished("lars"))
    assert list(to_strike(on, [])) == []
    left = folded(RegisterSet(without("Lars").people), on=on)
    assert list(to_strike(left, [])) == [NameStruck("lars")]
    for held in (ALONE, SENT, does(SENT, "Lars", withdraw)):
        assert list(to_strike(left, [held])) == []
    assert list(to_strike(left, [OTHERS])) == [NameStruck("lars")]
    said = Statement("23", "lars", Stance.RESERVATION, EVENING, "gun")
    assert list(to_strike(folded(StatementMade(said), on=left), [])) == []


def test_nobody_is_struck_who_has_not_wished_it() -> None:
    assert list(to_strike(folded(RegisterSet(without("Lars").people)), [])) == []


def test_of_one_who_is_struck_the_id_is_left_and_is_given_to_nobody_else() -> None:
    left = folded(ErasureWished("lars"), RegisterSet(without("Lars").people), NameStruck("lars"))
    (gone,) = left.former
    assert (gone.id, gone.name, gone.party, gone.email) == ("lars", "–", "", "")
    assert left.leaving == frozenset()
    assert "Berg" not in repr(left)


def test_what_was_said_of_a_decision_goes_with_what_was_handed_in_for_it() -> None:
    said = Statement("23", "karin", Stance.RESERVATION, CLOSED, "karin", words="Vi ville annat.")
    on = folded(StatementMade(said), on=over())
    assert list(to_unsay(on, CLOSED + JUSTERING + 29 * DAY)) == []
    (gone,) = to_unsay(on, CLOSED + JUSTERING + 30 * DAY)
    after = folded(gone, on=on)
    assert not after.statements
    assert after.unsaid == {"23"}
    assert list(to_unsay(replace(on, decisions=()), CLOSED + 900 * DAY)) == []
    assert list(to_unsay(after, CLOSED + 900 * DAY)) == []
    assert gone == StatementsGone("23")


def test_ones_own_data_is_what_one_stands_on_and_did_and_no_more() -> None:
    logs = {draft: (Entry(1, EVENING, "karin", ErasureWished("x")),) for draft in ALL}
    logs[OTHERS] = (Entry(1, EVENING, "lars", ErasureWished("y")),)
    on = board(accounts=((42, "lars"),), jav=frozenset({("23", "lars"), ("23", "karin")}))
    own = own_data(on, person("Lars"), (), logs)
    assert {draft.id for draft in own.drafts} == {draft.id for draft in ALL}
    assert (own.account, own.jav, own.on_register) == (42, ("23",), True)
    by_id = {draft.id: draft for draft in own.drafts}
    assert by_id["alone"].text == ALONE.text
    assert by_id["others"].text is None
    assert [did.kind for did in by_id["others"].did] == ["ErasureWished"]
    assert by_id["alone"].did == ()
    assert own_data(on, person("Mats"), (), logs).drafts == ()
