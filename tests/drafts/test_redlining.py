"""A draft's amendments as tracked changes: whose, when, and numbered as one meets them."""

from __future__ import annotations

from drafts.amending import Base, amend, amended, show_as
from drafts.amendment import Shown
from drafts.base.document import BaseDocument, Kind
from drafts.bilaga import Excerpt, Heading
from drafts.comparing import Op
from drafts.composing import compose
from drafts.draft import Draft
from drafts.handlingar import Handling
from drafts.redlining import changes, excerpts, numbered_by_place, redlined
from drafts.tracking import Step, tracked
from tests.corpus import AGREEMENT
from tests.people import EVENING, a_draft, board, does, put, seat

BASE = Base("d" * 64, AGREEMENT)
FIRST, SECOND = [b.id for b in AGREEMENT.blocks if b.kind is Kind.PARAGRAPH][:2]
FILED = board(handlingar=(Handling("h1", "23", AGREEMENT.title, "o.pdf", 1, BASE.id, "o" * 64),))


def rewords(draft: Draft, who: str, block: str, text: str) -> Draft:
    now = amended(BASE, draft.text.amendments)
    return put(draft, who, amend(draft, seat(who), BASE, now, now.reworded(block, text)))


def twice(first: str = "Ett nytt stycke.", second: str = "Ett annat.") -> Draft:
    """Lars amends the second paragraph, and then Karin the first."""
    draft = rewords(a_draft("Att a.", with_=["Karin"]), "Lars", SECOND, second)
    return rewords(draft, "Karin", FIRST, first)


def test_each_change_carries_its_writers_name_and_time_and_the_first_one_meets_is_number_one() -> None:
    line = redlined(BASE, twice().text.amendments, str.upper)
    marks = {run.mark for block in line.blocks for run in block.runs if run.mark}
    assert {(mark.author, mark.number) for mark in marks} == {("KARIN", 1), ("LARS", 2)}
    assert len({mark.at for mark in marks}) == 2


def test_two_hands_on_one_block_are_told_apart() -> None:
    words = AGREEMENT.block(FIRST).text
    draft = rewords(a_draft(with_=["Karin"]), "Lars", FIRST, words.replace("Parterna ska", "Parterna bör"))
    draft = rewords(
        draft, "Karin", FIRST, words.replace("Parterna ska tillsammans", "Parterna bör gemensamt")
    )
    line = redlined(BASE, draft.text.amendments, str)
    added = {
        run.text.strip(): run.mark.author
        for b in line.blocks
        for run in b.runs
        if run.mark and run.op is Op.ADDED
    }
    assert added == {"bör": "lars", "gemensamt": "karin"}


def test_the_excerpts_are_the_blocks_that_change_under_their_headings() -> None:
    line = redlined(BASE, twice().text.amendments, str)
    shown = excerpts(line)
    assert [changes(block) for excerpt in shown for block in excerpt.blocks] == [True, True]
    heading = AGREEMENT.above(FIRST)[-1].text
    assert shown[0].place == heading


def test_one_hands_changes_are_numbered_a_block_each() -> None:
    new: BaseDocument = AGREEMENT.reworded(FIRST, "A.").reworded(SECOND, "B.")
    line = numbered_by_place(tracked(AGREEMENT, [Step(new, "x", EVENING, 1)]))
    numbers = {run.mark.number for block in line.blocks for run in block.runs if run.mark}
    assert numbers == {1, 2}


def test_the_bilaga_carries_excerpts_where_that_is_chosen_with_one_decision_a_document() -> None:
    draft = twice()
    lines = (redlined(BASE, draft.text.amendments, str),)
    instructions = compose(draft, FILED, EVENING, lines)
    assert not any(isinstance(block, Excerpt) for block in instructions.blocks)
    both = compose(does(draft, "Lars", show_as, Shown.BOTH), FILED, EVENING, lines)
    only = compose(does(draft, "Lars", show_as, Shown.EXCERPTS), FILED, EVENING, lines)
    for bilaga in (both, only):
        assert Heading(f"Ändringar i {AGREEMENT.title}") in bilaga.blocks
        assert sum(isinstance(block, Excerpt) for block in bilaga.blocks) == len(excerpts(lines[0]))
    assert f"2. Att ändra {AGREEMENT.title} i enlighet med vad som framgår nedan." in only.lines
    assert len([line for line in both.lines if line[:2] in {"2.", "3."}]) == 2
