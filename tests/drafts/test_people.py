"""Names as minutes and Bilaga write them."""

from __future__ import annotations

import pytest

from drafts.people import genitive, listed
from tests.people import CAST, person


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna", "Annas"),
        ("Mats Fors", "Mats Fors"),
        ("Sten Krans", "Sten Krans"),
        ("Max", "Max"),
        ("Karin Ritz", "Karin Ritz"),
        ("ÅSA", "ÅSAs"),
        ("", ""),
    ],
)
def test_a_name_in_s_x_or_z_has_no_genitive_s(name: str, expected: str) -> None:
    assert genitive(name) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ""),
        (("Anna",), "Anna"),
        (("Anna", "Per"), "Anna och Per"),
        (("Anna", "Per", "Lars"), "Anna, Per och Lars"),
    ],
)
def test_a_list_ends_in_och_without_a_comma(names: tuple[str, ...], expected: str) -> None:
    assert listed(names) == expected
    assert listed([*names]) == expected


def test_the_party_follows_the_name() -> None:
    assert person("Karin").titled == "Karin Rosén Falk (L)"
    assert person("Sten").titled == "Sten Krans (-)"
    assert person("Gun").titled == "Gun Palm"


def test_the_cast_has_first_names_and_ids_of_its_own() -> None:
    assert len({p.first_name for p in CAST}) == len({p.id for p in CAST}) == len(CAST)
