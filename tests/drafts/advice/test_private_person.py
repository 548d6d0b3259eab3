"""People who are nobody in public are not named; streets, offices and those on the register may be."""

from __future__ import annotations

import pytest

from tests.drafts.advice.asking import in_motivation, in_sats


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Att Anna Svensson får tillbaka sin lägenhet.", "Anna Svensson"),
        ("Vår granne Mohammed Al-Sayed har väntat i två år.", "Mohammed Al-Sayed"),
        ("Som Karl-Erik Öman Lund skrev är det mörkt.", "Karl-Erik Öman Lund"),
    ],
)
def test_a_first_name_and_a_surname(words: str, name: str) -> None:
    assert in_motivation("private_person", words) == [name]


@pytest.mark.parametrize(
    "words",
    [
        "Lars Berg (C) och Karin Falk m.fl. (L) är eniga.",
        "Korsningen vid Karin Boyes gata är mörk.",
        "Olof Palmes Gata och Astrid Lindgrens park sköts väl.",
        "Elever från Anna Whitlocks gymnasium och Raoul Wallenbergskolan bjöds in.",
        "Ordföranden Anna Svensson öppnade mötet.",
        "Statsministern Olof Palme invigde huset.",
        "Maria Magdalena församling äger marken.",
        "Polisregion Stockholm och Västra Almhamn samverkar.",
        "Anna skrev till oss.",
    ],
)
def test_names_of_politicians_offices_and_places(words: str) -> None:
    assert in_motivation("private_person", words) == []


def test_those_on_the_register_may_be_named() -> None:
    sats = "Att nämnden följer Anna Svenssons förslag."
    assert in_sats("private_person", sats, names=["Anna Svensson"]) == []
    assert in_sats("private_person", sats, names=["Bo Ek"]) == ["Anna Svenssons"]
