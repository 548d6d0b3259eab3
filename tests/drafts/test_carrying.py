"""Amendments carried over to a newer version of the document they were made to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.base.document import FIRST, BaseDocument
from drafts.patching import Carried, Misfit, Why, apply, carried, matched, patch
from tests.drafts.documents import a_document, added, documents, edited

BASE = a_document(
    "# Samverkan",
    "Parterna ska träffas två gånger om året för att följa arbetet.",
    "Kommunen kallar till mötena och för protokoll.",
    "# Uppföljning",
    "Överenskommelsen följs upp senast mars 2025.",
    "Resultatet redovisas för nämnden efter sommaren.",
)
FOUR = BASE.block("b2").text.replace("två", "fyra")


def carry(new: BaseDocument, newer: BaseDocument) -> Carried:
    found = carried(BASE, patch(BASE, new), newer)
    assert apply(newer, found.patch) == found.document
    return found


def unfit(new: BaseDocument, newer: BaseDocument) -> list[tuple[str, Why, str, str]]:
    """What doesn't fit; and nothing of it is in the document."""
    found = carry(new, newer)
    assert found.document == newer
    return [(u.block, u.why, u.wanted, u.now) for u in found.misfits]


def test_what_fits_goes_along() -> None:
    newer = added(BASE.reworded("b5", "Överenskommelsen följs upp varje år."), FIRST, "# Inledning")
    found = carry(added(BASE.reworded("b2", FOUR), "b3", "Mötena är öppna."), newer)
    assert [(b.id, b.text) for b in found.document.blocks] == [
        *(("n1", "Inledning"), ("b1", "Samverkan"), ("b2", FOUR), ("b3", BASE.block("b3").text)),
        *(("n2", "Mötena är öppna."), ("b4", "Uppföljning"), ("b5", "Överenskommelsen följs upp varje år.")),
        ("b6", BASE.block("b6").text),
    ]
    assert found.misfits == ()


def test_edits_of_other_words_of_the_same_block_go_along() -> None:
    newer = BASE.reworded("b2", BASE.block("b2").text.replace("arbetet", "avtalet"))
    assert carry(BASE.reworded("b2", FOUR), newer).document.block("b2").text == FOUR.replace(
        "arbetet", "avtalet"
    )


def test_what_the_newer_version_has_already_is_no_change_any_more() -> None:
    assert carry(BASE.reworded("b2", FOUR), BASE.reworded("b2", FOUR)) == Carried(
        BASE.reworded("b2", FOUR), ""
    )


def test_words_beside_words_that_were_changed_go_along_and_are_pointed_out() -> None:
    newer = BASE.reworded("b5", "Överenskommelsen följs upp senast mars 2026.")
    found = carry(BASE.reworded("b5", "Överenskommelsen följs upp senast juni 2025."), newer)
    assert found.document.block("b5").text == "Överenskommelsen följs upp senast juni 2026."
    assert [(n.block, n.by_one, n.by_other) for n in found.neighbours] == [("b5", "mars 2026", "juni 2025")]


@pytest.mark.parametrize(
    ("new", "newer", "expected"),
    [
        (BASE.reworded("b2", FOUR), BASE.without(["b2"]), ("b2", Why.GONE, FOUR, "")),
        (BASE.reworded("b2", FOUR), BASE.reworded("b2", FOUR.replace("fyra", "tre")),
         ("b2", Why.SAME_WORDS, "fyra", "tre")),
        (BASE.without(["b2"]), BASE.reworded("b2", FOUR), ("b2", Why.REWORDED, "", FOUR)),
        (BASE.without(["b2"]), BASE.moved(["b2"], "b6"), ("b2", Why.MOVED, "", BASE.block("b2").text)),
        (BASE.moved(["b2"], "b4"), BASE.moved(["b2"], "b6"),
         ("b2", Why.MOVED, "Uppföljning", BASE.block("b6").text)),
        (added(BASE, "b3", "Mer."), BASE.without(["b3"]), ("b3", Why.GONE, "Mer.", "")),
        (added(BASE, "b3", "Mer."), BASE.moved(["b3"], "b6"),
         ("b3", Why.MOVED, "Mer.", BASE.block("b3").text)),
        (added(BASE, "b5", "Mer."), BASE.without(["b4"]), ("b4", Why.GONE, "Mer.", "")),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(
    new: BaseDocument, newer: BaseDocument, expected: tuple[str, Why, str, str]
) -> None:
    assert unfit(new, newer) == [expected]


def test_a_block_in_the_stead_of_one_that_was_reworded_does_not_come_beside_it() -> None:
    new = added(BASE.without(["b3"]), "b2", "Ordföranden kallar.")
    newer = BASE.reworded("b3", "Kommunen kallar till mötena.")
    assert unfit(new, newer) == [
        ("b3", Why.REWORDED, "", "Kommunen kallar till mötena."),
        ("b3", Why.REWORDED, "Ordföranden kallar.", "Kommunen kallar till mötena."),
    ]


def test_the_rest_goes_along_when_something_does_not_fit() -> None:
    new = BASE.reworded("b2", FOUR).without(["b6"])
    found = carry(new, BASE.without(["b2"]))
    assert found.document == BASE.without(["b2", "b6"])
    assert [u.block for u in found.misfits] == ["b2"]


def test_half_of_what_is_done_to_a_block_is_not_carried() -> None:
    new = BASE.reworded("b2", FOUR.replace("arbetet", "avtalet"))
    newer = BASE.reworded("b2", FOUR.replace("fyra", "tre"))
    assert carry(new, newer).document == newer


def test_a_patch_of_another_document_is_refused() -> None:
    with pytest.raises(Misfit):
        carried(BASE, patch(BASE.without(["b1"]), BASE), BASE)


@st.composite
def _both(draw: st.DrawFn) -> tuple[BaseDocument, BaseDocument, BaseDocument]:
    base = draw(documents(most=6))
    return base, draw(edited(base, most=3)), draw(edited(base, most=3))


@given(_both())
def test_an_amendment_carried_to_its_own_document_is_itself(
    found: tuple[BaseDocument, BaseDocument, BaseDocument],
) -> None:
    base, new, _ = found
    assert carried(base, patch(base, new), base) == Carried(new, patch(base, new))


@given(_both())
def test_the_carried_patch_is_one_of_the_newer_version(
    found: tuple[BaseDocument, BaseDocument, BaseDocument],
) -> None:
    base, new, newer = found
    moved = carried(base, patch(base, new), newer)
    assert apply(newer, moved.patch) == moved.document


@given(_both())
def test_what_only_the_newer_version_changes_is_as_it_has_it(
    found: tuple[BaseDocument, BaseDocument, BaseDocument],
) -> None:
    base, _, newer = found
    assert carried(base, "", newer) == Carried(newer, "")


def renumbered(document: BaseDocument) -> BaseDocument:
    """As it is read from another file: the ids say nothing."""
    blocks = (replace(block, id=f"b{n}") for n, block in enumerate(document.blocks, 101))
    return replace(document, blocks=tuple(blocks))


def test_blocks_of_a_newer_version_have_the_ids_they_had() -> None:
    newer = added(BASE.reworded("b2", FOUR), "b3", "Mötena är öppna för alla som vill komma.").without(["b5"])
    found = matched(BASE, renumbered(newer.moved(["b6"], "b1")))
    assert [block.id for block in found.blocks] == ["b1", "b6", "b2", "b3", "v1", "b4"]
    assert [block.text for block in found.blocks] == [b.text for b in newer.moved(["b6"], "b1").blocks]


def test_new_blocks_never_have_an_id_of_the_older_version() -> None:
    once = matched(BASE, renumbered(added(BASE, "b3", "Mötena är öppna för alla.")))
    twice = matched(once, renumbered(added(once, "b6", "Handlingarna skickas ut två veckor innan.")))
    assert [block.id for block in twice.blocks] == ["b1", "b2", "b3", "v1", "b4", "b5", "b6", "v2"]


@given(_both())
def test_a_version_is_matched_to_itself(found: tuple[BaseDocument, BaseDocument, BaseDocument]) -> None:
    base, new, _ = found
    assert matched(base, renumbered(base)) == base
    ids = [block.id for block in matched(base, renumbered(new)).blocks]
    assert len(ids) == len(set(ids)) == len(new.blocks)
