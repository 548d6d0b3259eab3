"""Several versions of one document: what goes together, what collides, and who has to talk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafts.base.document import FIRST, BaseDocument, Kind
from drafts.merging import Clash, joined, merge_documents, sweep
from tests.drafts.documents import a_document, added, documents, edited

BASE = a_document(
    "# Samverkan",
    "Parterna ska träffas två gånger om året.",
    "Kommunen kallar till mötena.",
    "# Uppföljning",
    "Överenskommelsen följs upp senast mars 2025.",
    "Resultatet redovisas för nämnden.",
)
MEET = "Parterna ska träffas fyra gånger om året."


def merged(*versions: BaseDocument, base: BaseDocument = BASE) -> list[str]:
    document = merge_documents(base, {f"v{n}": v for n, v in enumerate(versions, 1)}).document
    assert document is not None
    return [block.text for block in document.blocks]


def rows(*changes: tuple[int, str]) -> list[str]:
    """The texts of BASE with block number so and so, from 1, reading so."""
    return [dict(changes).get(n, block.text) for n, block in enumerate(BASE.blocks, 1)]


def clashes(*versions: BaseDocument) -> list[tuple[Clash, str, str, str]]:
    found = merge_documents(BASE, {f"v{n}": v for n, v in enumerate(versions, 1)})
    assert (found.document is None) == bool(found.collisions)
    return [(c.why, c.block, c.by_one, c.by_other) for c in found.collisions]


def test_edits_of_different_blocks_go_together() -> None:
    one, other = BASE.reworded("b2", MEET), BASE.without(["b3"])
    assert merged(one, other) == [text for text in rows((2, MEET)) if not text.startswith("Kommunen")]


def test_edits_of_different_words_of_one_block_go_together() -> None:
    one = BASE.reworded("b2", MEET)
    other = BASE.reworded("b2", "Parterna bör träffas två gånger om året.")
    assert merged(one, other) == rows((2, "Parterna bör träffas fyra gånger om året."))


def test_the_same_edit_is_agreement() -> None:
    one = added(BASE.reworded("b2", MEET).without(["b6"]), "b3", "Protokoll förs.").moved(["b5"], "b1")
    assert merged(one, one) == [block.text for block in one.blocks]


def test_the_same_words_changed_collide() -> None:
    one, other = BASE.reworded("b2", MEET), BASE.reworded("b2", MEET.replace("fyra", "tre"))
    (found,) = merge_documents(BASE, {"S": one, "M": other}).collisions
    assert (found.one, found.other, found.block, found.why) == ("S", "M", "b2", Clash.WORDS)
    assert (found.base, found.by_one, found.by_other) == ("två", "fyra", "tre")
    assert BASE.block("b2").text[found.start : found.end] == "två"


def test_neighbouring_words_go_together_and_are_pointed_out() -> None:
    one = BASE.reworded("b5", "Överenskommelsen följs upp senast juni 2025.")
    other = BASE.reworded("b5", "Överenskommelsen följs upp senast mars 2026.")
    found = merge_documents(BASE, {"S": one, "M": other})
    assert found.document == BASE.reworded("b5", "Överenskommelsen följs upp senast juni 2026.")
    assert [(n.block, n.base, n.by_one, n.by_other) for n in found.neighbours] == [
        ("b5", "mars 2025", "juni 2025", "mars 2026")
    ]


def test_removing_a_block_that_another_rewords_collides() -> None:
    assert clashes(BASE.reworded("b2", MEET), BASE.without(["b2"])) == [(Clash.REMOVED, "b2", MEET, "")]


def test_removing_a_block_that_another_moves_collides() -> None:
    text = BASE.block("b2").text
    assert clashes(BASE.without(["b2"]), BASE.moved(["b2"], "b6")) == [(Clash.REMOVED, "b2", "", text)]


def test_a_block_that_one_moves_and_another_rewords_is_both() -> None:
    assert merged(BASE.moved(["b2"], "b6"), BASE.reworded("b2", MEET)) == [
        *(text for text in rows() if not text.startswith("Parterna")),
        MEET,
    ]


def test_moving_a_block_to_two_places_collides() -> None:
    assert clashes(BASE.moved(["b2"], "b6"), BASE.moved(["b2"], "b4")) == [
        (Clash.MOVED, "b2", BASE.block("b6").text, "Uppföljning")
    ]


def test_adding_different_blocks_in_one_place_collides_between_drafts() -> None:
    one, other = added(BASE, "b3", "Protokoll förs."), added(BASE, "b3", "Mötena är öppna.")
    assert clashes(one, other) == [(Clash.ADDED, "b3", "Protokoll förs.", "Mötena är öppna.")]
    assert clashes(added(BASE, FIRST, "Ett."), added(BASE, FIRST, "Två.")) == [
        (Clash.ADDED, FIRST, "Ett.", "Två.")
    ]


def test_one_who_adds_the_same_and_more_agrees() -> None:
    one, other = added(BASE, "b3", "Protokoll förs."), added(BASE, "b3", "Protokoll förs.", "Mer.")
    assert merged(one, other)[3:5] == ["Protokoll förs.", "Mer."]


def test_within_one_draft_what_is_added_in_one_place_stands_in_order() -> None:
    one, other = added(BASE, "b3", "Protokoll förs."), added(BASE, "b3", "Mötena är öppna.")
    document = joined(BASE, [one, other])
    assert [block.text for block in document.blocks][3:5] == ["Protokoll förs.", "Mötena är öppna."]
    assert [block.id for block in document.blocks][3:5] == ["n1", "n2"]


def test_added_after_a_block_that_another_removes() -> None:
    assert merged(added(BASE, "b3", "Protokoll förs."), BASE.without(["b3"]))[2:4] == [
        "Protokoll förs.",
        "Uppföljning",
    ]


def test_added_under_a_heading_that_another_removes_collides() -> None:
    new = added(BASE, "b5", "Uppföljningen är öppen.")
    assert clashes(new, BASE.without(["b4"])) == [(Clash.REMOVED, "b4", "Uppföljningen är öppen.", "")]
    both = clashes(new, BASE.without(["b4", "b5", "b6"]))
    assert {(why, block) for why, block, _, _ in both} == {(Clash.REMOVED, "b4"), (Clash.REMOVED, "b5")}


def test_a_block_in_the_stead_of_one_that_another_removes_collides() -> None:
    new = added(BASE.without(["b3"]), "b2", "Ordföranden kallar.")
    assert clashes(new, BASE.without(["b3"])) == [(Clash.REMOVED, "b3", "Ordföranden kallar.", "")]


def test_two_blocks_in_the_stead_of_one_collide() -> None:
    one, other = (added(BASE.without(["b3"]), "b2", row) for row in ("Ordföranden kallar.", "Staden kallar."))
    assert clashes(one, other) == [(Clash.ADDED, "b3", "Ordföranden kallar.", "Staden kallar.")]


def test_what_is_added_after_a_replaced_block_follows_on_what_stands_for_it() -> None:
    one = added(BASE.without(["b3"]), "b2", "Ordföranden kallar.")
    assert merged(added(BASE, "b3", "Protokoll förs."), one)[2:4] == [
        "Ordföranden kallar.",
        "Protokoll förs.",
    ]


def test_what_is_added_after_a_block_that_another_moves_is_pointed_out() -> None:
    found = merge_documents(BASE, {"S": added(BASE, "b3", "Protokoll förs."), "M": BASE.moved(["b3"], "b6")})
    assert found.document is not None
    assert [block.text for block in found.document.blocks][2] == "Protokoll förs."
    assert [(n.one, n.other, n.block, n.by_one) for n in found.neighbours] == [
        ("S", "M", "b3", "Protokoll förs.")
    ]


def turned(id_: str, kind: Kind, level: int) -> BaseDocument:
    return replace(
        BASE,
        blocks=tuple(replace(b, kind=kind, level=level) if b.id == id_ else b for b in BASE.blocks),
    )


def test_a_block_turned_into_two_kinds_collides() -> None:
    heading, item = turned("b2", Kind.HEADING, 2), turned("b2", Kind.ITEM, 1)
    assert [(why, block) for why, block, _, _ in clashes(heading, item)] == [(Clash.TURNED, "b2")]
    reworded = merge_documents(BASE, {"S": heading, "M": BASE.reworded("b2", MEET)}).document
    assert reworded == heading.reworded("b2", MEET)


def test_ids_of_added_blocks_are_never_shared() -> None:
    one, other = added(BASE, "b3", "Ett.", "Två."), added(BASE, "b5", "Tre.")
    document = joined(BASE, [one, other])
    assert [b.id for b in document.blocks] == ["b1", "b2", "b3", "n1", "n2", "b4", "b5", "n3", "b6"]


bases = documents(most=6)


@st.composite
def versions(draw: st.DrawFn, count: int = 2) -> tuple[BaseDocument, ...]:
    base = draw(bases)
    return (base, *(draw(edited(base, most=3)) for _ in range(count)))


@given(versions(1))
def test_one_version_is_itself(found: tuple[BaseDocument, ...]) -> None:
    base, new = found
    assert merge_documents(base, {"S": new}).document == new
    assert joined(base, [new]) == new


@given(versions(1))
def test_a_version_that_changes_nothing_changes_nothing(found: tuple[BaseDocument, ...]) -> None:
    base, new = found
    for versions_ in ({"S": new, "M": base}, {"M": base, "S": new}):
        merged_ = merge_documents(base, versions_)
        assert (merged_.document, merged_.collisions, merged_.neighbours) == (new, (), ())


@given(versions(1))
def test_two_equal_versions_agree(found: tuple[BaseDocument, ...]) -> None:
    base, new = found
    merged_ = merge_documents(base, {"S": new, "M": new})
    assert (merged_.document, merged_.collisions, merged_.neighbours) == (new, (), ())


@given(versions())
def test_collisions_are_the_same_from_both_sides(found: tuple[BaseDocument, ...]) -> None:
    base, one, other = found
    there, back = sweep(base, {"S": one, "M": other}), sweep(base, {"M": other, "S": one})
    assert set(there.collisions) == {collision.turned for collision in back.collisions}
    assert set(there.neighbours) == {neighbours.turned for neighbours in back.neighbours}


@given(versions())
def test_the_order_of_versions_does_not_matter_where_nothing_touches(found: tuple[BaseDocument, ...]) -> None:
    base, one, other = found
    there = merge_documents(base, {"S": one, "M": other})
    assume(there.document and not there.neighbours)
    back = merge_documents(base, {"M": other, "S": one}).document
    assert back is not None
    assert there.document is not None
    assert [replace(b, id="") if b.id[0] == "n" else b for b in there.document.blocks] == [
        replace(b, id="") if b.id[0] == "n" else b for b in back.blocks
    ]


@given(versions(3))
def test_joining_never_fails_and_never_shares_an_id(found: tuple[BaseDocument, ...]) -> None:
    base, *amendments = found
    ids = [block.id for block in joined(base, amendments).blocks]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("count", [2, 5])
def test_every_pair_that_collides_is_named(count: int) -> None:
    found = sweep(
        BASE,
        {
            f"v{n}": BASE.reworded("b2", f"Parterna ska träffas {n} gånger om året.")
            for n in range(3, count + 3)
        },
    )
    assert len({(c.one, c.other) for c in found.collisions}) == count * (count - 1) / 2
