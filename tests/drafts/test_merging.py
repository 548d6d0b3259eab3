"""Several versions of one text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from drafts.merging import Collision, Merge, merge
from tests.drafts.texts import any_text

BASE = "Nämnden ska senast mars 2025 redovisa hur parken och torget belyses."


def changed(*swaps: tuple[str, str], base: str = BASE) -> str:
    for old, new in swaps:
        assert base.count(old) == 1
        base = base.replace(old, new)
    return base


def places(found: Merge) -> list[tuple[str, str, str]]:
    return [(c.base, c.by_one, c.by_other) for c in found.collisions]


def near(found: Merge) -> list[tuple[str, str, str]]:
    return [(n.base, n.by_one, n.by_other) for n in found.neighbours]


def test_edits_apart_go_together() -> None:
    found = merge(BASE, changed(("ska", "bör")), changed((" och torget", "")), changed(("hur", "när")))
    assert found == Merge("Nämnden bör senast mars 2025 redovisa när parken belyses.")


def test_the_same_edit_is_agreement_and_the_rest_still_applies() -> None:
    one, other = changed(("mars", "juni")), changed(("mars", "juni"), ("hur", "när"))
    assert merge(BASE, one, other) == Merge(other)


def test_a_change_that_holds_anothers_is_agreement() -> None:
    both = changed(("mars 2025", "juni 2026"))
    assert merge(BASE, changed(("mars", "juni")), both) == Merge(both)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((("mars", "juni"),), (("mars", "april"),), ("mars", "juni", "april")),
        # struck against reworded, and against added to
        (((" hur parken och torget belyses", ""),), (("parken", "skogen"),),
         ("hur parken och torget belyses", "", "hur skogen och torget belyses")),
        (((" hur parken och torget belyses", ""),), (("parken", "den nya parken"),),
         ("hur parken och torget belyses", "", "hur den nya parken och torget belyses")),
        # struck partly by both
        (((" parken och", ""),), ((" och torget", ""),), ("parken och torget", "torget", "parken")),
        # what was put in belongs to what is struck
        (((" torget", ""),), (("torget", "det nya torget"),), ("torget", "", "det nya torget")),
    ],
)  # fmt: skip
def test_what_collides(
    one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...], expected: tuple[str, str, str]
) -> None:
    found = merge(BASE, changed(*one), changed(*other))
    assert found.merged is None
    assert places(found) == [expected]
    (collision,) = found.collisions
    assert BASE[collision.start : collision.end] == expected[0]
    assert (collision.one, collision.other) == ("1", "2")


def test_one_place_that_collides_is_named_once() -> None:
    """However many of the words that one strikes the other changes."""
    one = "Nämnden ska redovisa."
    assert places(merge(BASE, one, changed(("mars", "juni"), ("parken", "skogen"), ("hur", "när")))) == [
        ("senast mars 2025", "", "senast juni 2025"),
        ("hur parken och torget belyses", "", "när skogen och torget belyses"),
    ]


def test_neighbouring_words_go_together_and_are_pointed_out() -> None:
    found = merge(BASE, changed(("mars", "juni")), changed(("2025", "2026")))
    assert found.merged == changed(("mars 2025", "juni 2026"))
    assert near(found) == [("mars 2025", "juni 2025", "mars 2026")]


def test_what_somebody_proposed_as_a_whole_is_not_pointed_out() -> None:
    assert merge(BASE, changed(("mars 2025", "juni 2026")), changed(("2025", "2026"))).neighbours == ()


def test_a_stop_parts_neighbours() -> None:
    base = "Parken ska belysas. Torget ska byggas."
    found = merge(base, "Parken ska stängas. Torget ska byggas.", "Parken ska belysas. Hamnen ska byggas.")
    assert found == Merge("Parken ska stängas. Hamnen ska byggas.")


def test_what_two_put_in_at_one_point_stands_in_order_and_is_pointed_out() -> None:
    found = merge(BASE, changed(("torget", "torget, bron")), changed(("torget", "torget, kajen")))
    assert found.merged == changed(("torget", "torget, bron, kajen"))
    assert near(found) == [("", ", bron", ", kajen")]


@pytest.mark.parametrize(
    ("base", "one", "other"), [("", "Ljus", "Mörker nu"), ("Ja", "Ja!", "Ja?"), ("Dnr:", "Dnr:1", "Dnr:2")]
)
def test_what_would_run_together_collides(base: str, one: str, other: str) -> None:
    assert merge(base, one, other).merged is None


def test_a_number_is_one_word() -> None:
    base = "Avgiften är 17 kronor, enligt beslut 2023/713."
    assert merge(base, base.replace("17", "18"), base.replace("17", "17,50")).merged is None
    assert merge(base, base.replace("2023/", "2024/"), base.replace("/713", "/714")).merged is None


ITEMS = "• Belysning i parken\n• Sittplatser vid torget\n• Fler träd"


def test_lines_added_and_removed() -> None:
    one = ITEMS.replace("• Fler", "• Cykelställ\n• Fler")
    assert merge(ITEMS, one, ITEMS.replace("• Sittplatser vid torget\n", "")).merged == (
        "• Belysning i parken\n• Cykelställ\n• Fler träd"
    )
    assert merge(ITEMS, one, ITEMS.replace("• Belysning i parken\n", "")).merged == (
        "• Sittplatser vid torget\n• Cykelställ\n• Fler träd"
    )
    assert merge(ITEMS, f"{ITEMS}\n• Cykelställ", ITEMS.replace("\n• Fler träd", "")).merged == (
        "• Belysning i parken\n• Sittplatser vid torget\n• Cykelställ"
    )


def test_a_line_reworded_and_removed_collides() -> None:
    one, other = ITEMS.replace("vid torget", "vid kajen"), ITEMS.replace("• Sittplatser vid torget\n", "")
    assert merge(ITEMS, one, other).merged is None


def test_words_appended_to_a_line_come_before_a_line_appended() -> None:
    assert merge(ITEMS, f"{ITEMS}\n• Cykelställ", f"{ITEMS} och buskar").merged == (
        f"{ITEMS} och buskar\n• Cykelställ"
    )


def test_lines_appended_by_both() -> None:
    found = merge(ITEMS, f"{ITEMS}\n• Cykelställ", f"{ITEMS}\n• En fontän")
    assert found.merged == f"{ITEMS}\n• Cykelställ\n• En fontän"
    assert len(found.neighbours) == 1


def test_an_edit_goes_along_with_the_paragraph_that_is_moved() -> None:
    base = f"{BASE}\nKommunen ska bjuda in till ett öppet möte i höst.\nÖvriga frågor tas upp sist."
    lines = base.split("\n")
    moved = "\n".join([lines[1], lines[2], lines[0]])
    found = merge(base, moved, base.replace("parken", "skogen"))
    assert found.merged == moved.replace("parken", "skogen")
    assert merge(base, base.replace("parken", "skogen"), moved).merged == found.merged


def test_a_paragraph_moved_to_two_places_collides() -> None:
    rows = [
        f"Nummer {word} av styckena i det här avtalet handlar om {word}."
        for word in ["ett", "två", "tre", "fyra", "fem"]
    ]
    one = "\n".join([*rows[1:3], rows[0], *rows[3:]])
    other = "\n".join([*rows[1:], rows[0]])
    found = merge("\n".join(rows), one, other)
    assert [(c.block, c.start, c.base) for c in found.collisions] == [("", 0, rows[0])]


def test_lines_broken_otherwise_do_not_matter() -> None:
    base = "Nämnden ska senast mars 2025\nredovisa hur parken och torget\nbelyses om natten."
    wrapped = "Nämnden ska\nsenast mars 2025 redovisa\nhur parken och torget belyses\nom natten."
    found = merge(base, wrapped, base.replace("torget", "kajen"))
    assert found == Merge(wrapped.replace("torget", "kajen"))


def test_a_paragraph_split_in_two() -> None:
    base = "Parken ska belysas. Torget ska byggas om i höst."
    one = base.replace(". Torget", ".\nTorget")
    assert merge(base, one, base.replace("höst", "vår")).merged == one.replace("höst", "vår")


vocabulary = st.sampled_from(["Nämnden", "ska", "bör", "parken", "torget", "mars", "juni", "2026"])
words = st.lists(vocabulary, max_size=10).map(" ".join)
texts = st.lists(words, max_size=4).map("\n".join)


@given(any_text, any_text)
def test_one_version_is_itself(base: str, text: str) -> None:
    assert merge(base, text) == Merge(text)


@given(any_text, any_text)
def test_a_version_that_changes_nothing_changes_nothing(base: str, text: str) -> None:
    assert merge(base, text, base) == merge(base, base, text) == Merge(text)


@given(any_text, any_text)
def test_two_equal_versions_agree(base: str, text: str) -> None:
    assert merge(base, text, text) == Merge(text)


@given(texts, texts, texts)
def test_collisions_are_the_same_from_both_sides(base: str, one: str, other: str) -> None:
    there, back = merge(base, one, other), merge(base, other, one)
    assert {_unnamed(c) for c in there.collisions} == {_unnamed(c.turned) for c in back.collisions}


def _unnamed(collision: object) -> tuple[object, ...]:
    assert isinstance(collision, Collision)
    return (
        collision.base,
        collision.by_one,
        collision.by_other,
        collision.start,
        collision.end,
        collision.why,
    )


@given(texts, texts, texts)
def test_the_order_of_versions_does_not_matter_where_nothing_touches(base: str, one: str, other: str) -> None:
    """White space apart: of two ways to break the lines around the same words one is taken."""
    there, back = merge(base, one, other), merge(base, other, one)
    assume(there.merged is not None and not there.neighbours)
    assert there.merged is not None
    assert back.merged is not None
    assert there.merged.split() == back.merged.split()


@given(texts, texts, texts)
@example("Nämnden\n", "Nämnden\nNämnden", "ska")
def test_no_word_comes_of_two(base: str, one: str, other: str) -> None:
    merged = merge(base, one, other).merged
    known = {word for text in (base, one, other) for word in text.split()}
    assert merged is None or set(merged.split()) <= known


@given(texts, texts, texts)
def test_a_place_that_collides_reads_as_it_says(base: str, one: str, other: str) -> None:
    for place in merge(base, one, other).collisions:
        assert base[place.start : place.end] == place.base
        assert place.by_one in one
        assert place.by_other in other
