"""Many instructions at once, each in the numbering the document has now; and those that clash."""

from __future__ import annotations

import pytest

from drafts.errors import TextTooLong
from drafts.reading import LIMIT, Doubt, Question, read, read_all
from tests.corpus import CORPUS
from tests.drafts.reading.pages import amended, page, shown

BASE = page("# Mål\nEtt är bra.\nTvå är bra.\nTre är bra.\n# Slut\nFyra är bra.")


def test_numbers_are_those_before_any_of_them() -> None:
    together = read_all(
        BASE,
        [
            "Under Mål stryka första stycket",
            "Under Mål, andra stycket, ändra ”bra” till ”bättre”",
            "Under Mål lägga till följande stycke efter tredje stycket: ”Nytt.”",
        ],
    )
    assert shown(amended(together).document) == [
        "# Mål",
        "Två är bättre.",
        "Tre är bra.",
        "Nytt.",
        "# Slut",
        "Fyra är bra.",
    ]
    assert set(amended(together).blocks) == {"b2", "b3", "n1"}


def test_what_goes_in_at_one_place_stands_in_the_order_given() -> None:
    said = [f"lägga till följande stycke efter stycket ”Två är bra.”: ”{n}.”" for n in ("A", "B")]
    assert shown(amended(read_all(BASE, said)).document)[2:5] == ["Två är bra.", "A.", "B."]


def test_several_words_of_one_block() -> None:
    said = ["i stycket ”Fyra är bra.” ändra ”Fyra” till ”Fem”", "i stycket ”Fyra är bra.” stryka ”bra”"]
    assert shown(amended(read_all(BASE, said)).document)[-1] == "Fem är."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ändra ”Två” till ”Fem”", "ändra ”Två är” till ”Fem var”"),
        ("ändra ”Två” till ”Fem”", "Under Mål stryka andra stycket"),
        ("Under Mål flytta andra stycket till efter tredje stycket", "Under Mål stryka andra stycket"),
        (
            "Under Mål flytta andra stycket till efter tredje stycket",
            "Under Mål lägga till följande stycke efter andra stycket: ”Nytt.”",
        ),
        (
            "Under Mål flytta andra stycket till efter tredje stycket",
            "Under Mål flytta andra stycket till före första stycket",
        ),
        ("Under Mål, andra stycket, ersätta första meningen med ”A.”", "stryka meningen ”Två är bra.”"),
        ("ersätta dokumentet i sin helhet med följande: ”A.”", "ändra ”Två” till ”Fem”"),
    ],
)
def test_two_that_want_different_things_clash(one: str, other: str) -> None:
    for said in ([one, other], [other, one]):
        found = read_all(BASE, said)
        assert isinstance(found, Question)
        assert (found.doubt, found.number) == (Doubt.CLASH, 2)


def test_the_same_twice_is_once() -> None:
    said = ["ändra ”Två” till ”Fem”"] * 2
    assert shown(amended(read_all(BASE, said)).document)[2] == "Fem är bra."


def test_the_one_that_is_not_clear_is_named_and_answered() -> None:
    said = ["ändra ”Två” till ”Fem”", "stryk ”bra”"]
    found = read_all(BASE, said)
    assert isinstance(found, Question)
    assert (found.doubt, found.about, found.number) == (Doubt.OCCURRENCE, "bra", 2)
    answered = read_all(BASE, said, ((), (found.candidates[-1].key,)))
    assert shown(amended(answered).document)[-1] == "Fyra är."


def test_nothing_asked_for_changes_nothing() -> None:
    assert amended(read_all(BASE, [])).document == BASE


def test_a_very_long_instruction_is_refused() -> None:
    with pytest.raises(TextTooLong):
        read(BASE, "ändra " * LIMIT)


@pytest.mark.parametrize("name", CORPUS)
def test_keys_fit_a_button(name: str) -> None:
    found = read(CORPUS[name], "lägg till ”Något nytt.”")
    assert isinstance(found, Question)
    assert found.candidates
    assert all(len(candidate.key.encode()) <= 64 for candidate in found.candidates)
