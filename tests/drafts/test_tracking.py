"""A document with its changes marked: whose each is, and both documents again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given

from drafts.base.document import FIRST, BaseDocument
from drafts.base.tracked import Fate, Run, TrackedDocument
from drafts.comparing import Op
from drafts.tracking import Step, tracked
from tests.drafts.documents import a_document, added, histories

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BASE = a_document(
    "# Samverkan",
    "Parterna ska träffas två gånger om året.",
    "Kommunen kallar till mötena.",
    "# Uppföljning",
    "Överenskommelsen följs upp senast mars 2025.",
)


def after(base: BaseDocument, *documents: BaseDocument) -> TrackedDocument:
    steps = [
        Step(document, ["Lars", "Anna", "Vera"][n % 3], NOON + timedelta(hours=n), n + 1)
        for n, document in enumerate(documents)
    ]
    return tracked(base, steps)


def shown(document: TrackedDocument) -> list[str]:
    """`Parterna ska träffas [-två1-][+fyra1+] gånger`, a block a line: > moved here, < moved away."""
    signs = {Fate.KEPT: "", Fate.ADDED: "+", Fate.REMOVED: "-"}
    return [f"{signs[b.fate]}{'>' if b.moved else ''}" + "".join(map(_run, b.runs)) for b in document.blocks]


def _run(run: Run) -> str:
    number = run.mark.number if run.mark else ""
    return {Op.KEPT: "{0}", Op.STRUCK: "[-{0}{1}-]", Op.ADDED: "[+{0}{1}+]"}[run.op].format(run.text, number)


def texts(document: BaseDocument) -> tuple[str, ...]:
    return tuple(block.text for block in document.blocks)


def test_each_hand_has_its_own_changes() -> None:
    one = BASE.reworded("b2", "Parterna ska träffas fyra gånger om året.")
    two = one.reworded("b2", "Parterna bör träffas fyra gånger om året.").reworded("b3", "Kommunen kallar.")
    document = after(BASE, one, two)
    assert shown(document)[1:3] == [
        "Parterna [-ska2-][+bör2+] träffas [-två1-][+fyra1+] gånger om året.",
        "Kommunen kallar[- till mötena2-].",
    ]
    marks = {run.mark for block in document.blocks for run in block.runs if run.mark}
    assert {(mark.author, mark.at, mark.number) for mark in marks} == {
        ("Lars", NOON, 1),
        ("Anna", NOON + timedelta(hours=1), 2),
    }


def test_words_added_and_struck_again_leave_no_trace() -> None:
    one = BASE.reworded("b3", "Kommunen kallar genast till mötena.")
    assert shown(after(BASE, one, BASE)) == shown(after(BASE))


def test_words_struck_and_put_back_stand_as_they_stood() -> None:
    one = BASE.reworded("b5", "Överenskommelsen följs upp senast juni 2026.")
    two = one.reworded("b5", "Överenskommelsen följs upp senast mars 2026.")
    assert shown(after(BASE, one, two))[4] == "Överenskommelsen följs upp senast mars [-20251-][+20261+]."
    assert shown(after(BASE, one, two, BASE)) == list(texts(BASE))


def test_what_one_added_another_rewords() -> None:
    one = added(BASE, "b3", "Protokoll ska föras.")
    two = one.reworded("n1", "Protokoll ska föras och spridas.")
    (block,) = [b for b in after(BASE, one, two).blocks if b.fate is Fate.ADDED]
    assert shown(after(BASE, one, two))[3] == "+[+Protokoll ska föras1+][+ och spridas2+][+.1+]"
    assert block.mark is not None
    assert block.mark.number == 1


def test_a_block_added_and_removed_again_is_nowhere() -> None:
    one = added(BASE, "b3", "Protokoll ska föras.")
    assert shown(after(BASE, one, BASE)) == list(texts(BASE))


def test_a_removed_block_stands_struck_where_it_stood() -> None:
    assert shown(after(BASE, BASE.without(["b3"])))[1:4] == [
        "Parterna ska träffas två gånger om året.",
        "-[-Kommunen kallar till mötena.1-]",
        "Uppföljning",
    ]


def test_a_block_removed_and_put_back_stands_as_it_stood() -> None:
    assert shown(after(BASE, BASE.without(["b3"]), BASE)) == list(texts(BASE))


def test_a_moved_block_stands_twice_and_is_whole_in_both_places() -> None:
    reworded = BASE.reworded("b2", "Parterna ska träffas fyra gånger om året.")
    document = after(BASE, reworded, reworded.moved(["b2"], "b5"))
    assert shown(document)[1] == "->[-Parterna ska träffas 2-][-två1-][- gånger om året.2-]"
    assert shown(document)[5] == "+>[+Parterna ska träffas 2+][+fyra1+][+ gånger om året.2+]"
    assert {block.mark.number for block in document.blocks if block.mark} == {2}
    assert [block.block.text for block in document.blocks if block.moved] == [
        BASE.block("b2").text,
        reworded.block("b2").text,
    ]


def test_a_block_moved_away_and_back_has_not_moved() -> None:
    assert shown(after(BASE, BASE.moved(["b2"], "b5"), BASE)) == list(texts(BASE))


def test_a_moved_block_stands_where_it_stood_when_what_it_passed_is_removed() -> None:
    moved = BASE.moved(["b2"], "b3")
    document = after(BASE, moved, moved.without(["b3"]))
    assert shown(document)[1:3] == [BASE.block("b2").text, "-[-Kommunen kallar till mötena.2-]"]


def test_a_block_moved_and_then_removed_is_only_removed() -> None:
    moved = BASE.moved(["b2"], "b5")
    document = after(BASE, moved, moved.without(["b2"]))
    assert shown(document)[1] == "-[-Parterna ska träffas två gånger om året.2-]"
    assert not any(block.moved for block in document.blocks)


def test_a_block_in_anothers_stead_follows_on_it() -> None:
    new = added(BASE.without(["b3"]), "b2", "Ordföranden kallar.")
    assert shown(after(BASE, new))[2:4] == [
        "-[-Kommunen kallar till mötena.1-]",
        "+[+Ordföranden kallar.1+]",
    ]


def test_a_block_added_before_a_section_is_not_swallowed_when_the_section_goes() -> None:
    new = added(BASE.without(["b4", "b5"]), "b3", "Protokoll ska föras.")
    assert shown(after(BASE, new))[3:5] == ["+[+Protokoll ska föras.1+]", "-[-Uppföljning1-]"]


def test_a_block_at_the_head() -> None:
    assert shown(after(BASE, added(BASE, FIRST, "# Inledning")))[0] == "+[+Inledning1+]"


@given(histories())
def test_both_documents_are_there(history: tuple[BaseDocument, ...]) -> None:
    document = after(history[0], *history[1:])
    assert (document.old, document.new) == (texts(history[0]), texts(history[-1]))


@given(histories())
def test_every_change_bears_a_mark_and_no_run_is_empty(history: tuple[BaseDocument, ...]) -> None:
    for block in after(history[0], *history[1:]).blocks:
        assert (block.mark is None) == (block.fate is Fate.KEPT)
        for run in block.runs:
            assert run.text
            assert (run.mark is None) == (run.op is Op.KEPT)
        only = {Fate.ADDED: {Op.ADDED}, Fate.REMOVED: {Op.STRUCK}}.get(block.fate, set(Op))
        assert {run.op for run in block.runs} <= only


@given(histories())
def test_a_moved_block_stands_twice_and_any_other_once(history: tuple[BaseDocument, ...]) -> None:
    blocks = after(history[0], *history[1:]).blocks
    for id_ in {block.block.id for block in blocks}:
        fates = [block.fate for block in blocks if block.block.id == id_]
        moved = {block.moved for block in blocks if block.block.id == id_}
        assert (sorted(fates) == [Fate.ADDED, Fate.REMOVED]) if moved == {True} else len(fates) == 1


@given(histories(most=1))
def test_one_hand_marks_what_differs_and_nothing_else(history: tuple[BaseDocument, ...]) -> None:
    for block in after(history[0], *history[1:]).blocks:
        if block.fate is Fate.KEPT and not block.moved:
            assert (block.old == block.new) == all(run.op is Op.KEPT for run in block.runs)
