"""What is said in passing: places in pairs, several changes in one, words that deny, turns of phrase."""

from __future__ import annotations

import pytest

from drafts.reading import Doubt, Question, Unworded, read
from tests.drafts.reading.pages import amended, asked, page, shown

BASE = page(
    """
    # Mål
    Ett är bra. Två är bra.
    Två är bäst.
    - röd
    - blå
    # Slut
    Fyra är bra.
    - grön
    - gul
    """
)


@pytest.mark.parametrize(
    "said",
    [
        "ändra ”Ett” och ”Fyra” till ”Fem”",
        "ändra ”Ett” till ”Fem” och ”Fyra” till ”Sex”",
        "ändra ”Ett” till ”Fem” samt stryka ”Fyra”",
        "ändra ”Ett” efter ”Två” till ”Fem”",
        "stryka första stycket under Mål och första stycket under Slut",
        "ersätta första stycket under Mål med ”A.” och andra stycket med ”B.”",
        "lägga till ”x” och ”y” efter ”Ett”",
        "lägga till ”x” efter ”Ett” och före ”Två”",
        "stryka ”Ett” till förmån för ”Två”",
        "texten mellan ”Ett” och ”bra” stryks",
        "Under Mål och under Slut ändra ”Ett” till ”x”",
        "att inte stryka ”Ett”",
        "Att avslå tillägget ”B” under Slut",
        "i andra hand stryka ”Ett”",
        "i tredje hand ändra ”Ett” till ”Två”",
    ],
)
def test_what_would_be_passed_over_is_asked_about(said: str) -> None:
    """Half an instruction carried out is worse than none."""
    found = read(BASE, said)
    assert isinstance(found, Question)
    assert (found.doubt, found.about) == (Doubt.UNCLEAR, said)


@pytest.mark.parametrize(
    ("said", "gone", "come"),
    [
        ("stryka ”Ett” och ”Fyra”",
         ["Ett är bra. Två är bra.", "Fyra är bra."], ["är bra. Två är bra.", "är bra."]),
        ("under Mål stryka första stycket och andra punkten", ["Ett är bra. Två är bra.", "- blå"], []),
        ("under Mål, första och andra stycket, ändra ”Två” till ”Tre”",
         ["Ett är bra. Två är bra.", "Två är bäst."], ["Ett är bra. Tre är bra.", "Tre är bäst."]),
        ("lägga till ”x” mellan ”Ett” och ”är bra. Två”",
         ["Ett är bra. Två är bra."], ["Ett x är bra. Två är bra."]),
        ("lägga till en mening efter ”Ett”: ”Hej.”",
         ["Ett är bra. Två är bra."], ["Ett är bra. Hej. Två är bra."]),
        ("ändra rubriken Mål till Målsättning", ["# Mål"], ["# Målsättning"]),
        ("Under Slut ska en ny punkt läggas till: lila", [], ["- lila"]),
        ("Att som ny andra punkt under Slut lägga till ”vit”", [], ["- vit"]),
        ("Att i avsnittet Slut lägga till en punkt efter ”grön” som lyder ”vit”", [], ["- vit"]),
        ("kompletteras listan under Mål med ”svart”", [], ["- svart"]),
        ("ta bort listan under Slut", ["- grön", "- gul"], []),
        ("Andra meningen i första stycket under Mål får följande lydelse: ”Tre.”",
         ["Ett är bra. Två är bra."], ["Ett är bra. Tre."]),
        ("Ordet ”bäst” ersätts med ”sämst” på samtliga ställen", ["Två är bäst."], ["Två är sämst."]),
        ("”bäst” ändras genomgående till ”sämst”", ["Två är bäst."], ["Två är sämst."]),
        ("stryk samtliga förekomster av ”Fyra”", ["Fyra är bra."], ["är bra."]),
        ("”Ett är bra.” byts mot ”Ett är bäst.”", ["Ett är bra. Två är bra."], ["Ett är bäst. Två är bra."]),
        ("Under Mål, första stycket, ska andra meningen utgå", ["Ett är bra. Två är bra."], ["Ett är bra."]),
        ("Rubriken ”Slut” byter namn till ”Sist”", ["# Slut"], ["# Sist"]),
        ("Att lägga till rubriken ”Mitt” före rubriken ”Slut”", [], ["# Mitt"]),
        ("Att under rubriken ”Slut” lägga till meningen ”Så är det.” sist i stycket",
         ["Fyra är bra."], ["Fyra är bra. Så är det."]),
        ("Att i rubriken ”Slut” lägga till ”och början” efter ”Slut”", ["# Slut"], ["# Slut och början"]),
    ],
)  # fmt: skip
def test_turns_of_phrase(said: str, gone: list[str], come: list[str]) -> None:
    now = shown(amended(read(BASE, said)).document)
    before = shown(BASE)
    assert [row for row in before if row not in now] == gone
    assert [row for row in now if row not in before] == come


def test_a_new_point_stands_where_its_number_says() -> None:
    found = amended(read(BASE, "Att som ny andra punkt under Slut lägga till ”vit”"))
    assert shown(found.document)[-3:] == ["- grön", "- vit", "- gul"]


def test_swapped_words_around_the_verb() -> None:
    found = amended(read(BASE, "byt plats på första och andra punkten under Slut"))
    assert shown(found.document)[-2:] == ["- gul", "- grön"]


def test_an_addition_that_has_no_place_asks_for_the_section() -> None:
    found = read(BASE, "lägg till ”Nytt.”")
    assert isinstance(found, Question)
    assert (found.doubt, asked(BASE, found)) == (Doubt.BLOCK, ["Mål", "Slut"])
    picked = amended(read(BASE, "lägg till ”Nytt.”", (found.candidates[1].key,)))
    assert shown(picked.document)[-1] == "Nytt."


def test_two_questions_are_answered_one_after_the_other() -> None:
    base = page("# Mål\nEtt är bra. Två är bra.\n# Mål\nTre är bra.")
    said = "Under rubriken Måll, första stycket, stryk ”bra”"
    chosen: tuple[str, ...] = ()
    doubts = []
    for _ in range(2):
        found = read(base, said, chosen)
        assert isinstance(found, Question)
        doubts.append(found.doubt)
        chosen = (*chosen, found.candidates[0].key)
    assert doubts == [Doubt.NOT_FOUND, Doubt.OCCURRENCE]
    assert shown(amended(read(base, said, chosen)).document)[1] == "Ett är. Två är bra."


def test_an_instruction_to_write_is_no_instruction_to_put_in() -> None:
    found = read(BASE, "Under rubriken Slut bör en tredje punkt läggas till om att vitt är en färg.")
    assert isinstance(found, Unworded)
    assert asked(BASE, found) == ["Slut"]
