"""Stryka, utgå, ta bort: the attested ways to say it, before and after."""

from __future__ import annotations

import pytest

from drafts.reading import Amended, Doubt, Question, read
from tests.drafts.reading.pages import (
    Case,
    amended,
    asked,
    check_asks,
    check_reads,
    check_reads_as_done,
    page,
    shown,
    written,
)

CASES = (
    Case(
        "35 a paragraph of a §",
        "I 16 § Stryks följande stycke: ”Ljus ska vara släckta.”",
        "# 15 §\nLjus ska vara släckta.\n# 16 §\nTyst på natten.\nLjus ska vara släckta.",
        "# 15 §\nLjus ska vara släckta.\n# 16 §\nTyst på natten.",
        "# 16 §\nLjus ska vara släckta.\nLjus ska vara släckta.",
        ("Ljus ska vara släckta.", "Ljus ska vara släckta."),
        Doubt.BLOCK,
    ),
    Case(
        "36 a paragraph that is not quoted",
        "genom att följande stycke stryks: Ljus ska vara släckta.",
        "Tyst på natten.\nLjus ska vara släckta.",
        "Tyst på natten.",
        "Ljus ska vara släckt.\nTyst på natten.",
        ("Ljus ska vara släckt.",),
        Doubt.NOT_FOUND,
    ),
    Case(
        "37 the text behind a word",
        "Texten efter ordet ”badplatser” stryks",
        "Hundar får vistas på badplatser under maj och juni.",
        "Hundar får vistas på badplatser.",
        "Hundar får vistas på badplatser under maj. De ska vara kopplade.",
        (" under maj", " under maj. De ska vara kopplade"),
        Doubt.HOW_FAR,
    ),
    Case(
        "38 words of a § in a chapter",
        "Kapitel 2 § 21 i stadgan stryks: ”och revisorer”",
        "# Kapitel 1 Val\n§ 21 Val av ledamöter och revisorer.\n# Kapitel 2 Möten\n"
        "§ 21 Kallelse till ledamöter och revisorer.",
        "# Kapitel 1 Val\n§ 21 Val av ledamöter och revisorer.\n# Kapitel 2 Möten\n"
        "§ 21 Kallelse till ledamöter.",
        "# Kapitel 2 Möten\n§ 21 Kallelse till ledamöter och revisorer, ersättare och revisorer.",
        ("och revisorer", "och revisorer"),
    ),
    Case(
        "39 a word from a list",
        "ta bort ``bänkar'' från listan i 2 kap. 1 § andra stycket",
        "# 2 kap. Torg\n1 § Om torg.\nPå torget finns:\n- bänkar\n- träd\n2 § Bänkar och bord.",
        "# 2 kap. Torg\n1 § Om torg.\nPå torget finns:\n- träd\n2 § Bänkar och bord.",
        "# 2 kap. Torg\n1 § Om torg.\nPå torget finns:\n- bänkar\n- bänkar av sten",
        ("bänkar", "bänkar"),
    ),
    Case(
        "40 a chapter",
        "ta bort 8 kap. från ordningen",
        "# 7 kap. Val\nVal hålls.\n# 8 kap. Böter\n## Syfte\nBöter tas ut.\n# 9 kap. Slut\nSlut.",
        "# 7 kap. Val\nVal hålls.\n# 9 kap. Slut\nSlut.",
        "# 8 kap. Val\nVal hålls.\n# 8 kap. Böter\nBöter tas ut.",
        ("8 kap. Val", "8 kap. Böter"),
        Doubt.HEADING,
        again="stryk ”8 kap. Böter”",
    ),
    Case(
        "40 the last point of a §",
        "ta bort sista punkten från 1 §",
        "1 § Nämnden ska\n- råda\n- pröva\n2 § Nämnden är\n- stor",
        "1 § Nämnden ska\n- råda\n2 § Nämnden är\n- stor",
        "1 § Nämnden ska\n- råda\noch\n- pröva\n2 § Slut.",
        ("råda", "pröva"),
        Doubt.BLOCK,
        again="ta bort ”pröva” från 1 §",
    ),
    Case(
        "40 two points of a §",
        "ta bort punkt 1 och 3 i 1 §",
        "1 § Nämnden ska\n1. råda\n2. pröva\n3. följa\n2 § Slut.",
        "1 § Nämnden ska\n2. pröva\n2 § Slut.",
        "1 § Nämnden ska\n1. råda\noch\n1. pröva\n3. se\n2 § Slut.",
        ("råda", "pröva"),
        Doubt.BLOCK,
        again="ta bort ”råda” i 1 §",
    ),
    Case(
        "41 an att-sats",
        "Propositionens andra attsats stryks",
        "# Förslag till beslut\nAtt godkänna planen.\nAtt avslå budgeten.",
        "# Förslag till beslut\nAtt godkänna planen.",
        "# Förslag till beslut\nAtt godkänna planen.",
        ("Att godkänna planen.",),
        Doubt.NOT_FOUND,
        again="stryk ”Att avslå budgeten.”",
    ),
    Case(
        "a sentence by how it begins",
        "Meningen som börjar med ”Hundar får” utgår",
        "Katter får bada. Hundar får inte bada på torget. Fåglar får.",
        "Katter får bada. Fåglar får.",
        "Hundar får bada. Hundar får springa.",
        ("Hundar får bada.", "Hundar får springa."),
    ),
    Case(
        "a text that was cut short",
        "Stryk meningen ”Hundar får … på torget.”",
        "Katter får bada. Hundar får inte bada på torget. Fåglar får.",
        "Katter får bada. Fåglar får.",
        "Hundar får vara på torget. Hundar får inte bada på torget.",
        ("Hundar får vara på torget.", "Hundar får inte bada på torget."),
    ),
    Case(
        "a heading alone",
        "Att stryka rubriken ”Syfte”.",
        "# Mål\nRo.\n# Syfte\nLugn.",
        "# Mål\nRo.\nLugn.",
        "# Syften\nRo.",
        ("Syften",),
        Doubt.NOT_FOUND,
    ),
    Case(
        "a row of a table",
        "I tabellen under Mål utgår rad 2",
        "# Mål\n| Mål | År |\n| Ro | 2027 |\n| Lugn | 2028 |",
        "# Mål\n| Mål | År |\n| Lugn | 2028 |",
        "# Mål\n| Mål | År |\n| Ro | 2027 |\n# Mål\nInget.",
        again="stryk ”Ro” i tabellen under Mål",
        said_twin="I tabellen under Mål utgår rad 7",
        doubt=Doubt.NOT_FOUND,
        asks=("Mål", "Ro"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_struck(case: Case) -> None:
    check_reads(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_gone_already_is_left(case: Case) -> None:
    check_reads_as_done(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_where_it_may_be_another_one_is_asked(case: Case) -> None:
    check_asks(case)


def test_a_document_is_struck_by_its_name_and_no_other() -> None:
    """Pattern 43."""
    base = page("# Resor\nTåg går först.", "Policy för resor")
    gone = amended(read(base, "ta bort styrdokumentet Policy för resor"))
    assert (gone.document.blocks, gone.blocks) == ((), ("b1", "b2"))
    other = read(base, "ta bort styrdokumentet Policy för gåvor")
    assert isinstance(other, Question)
    assert other.doubt is Doubt.NOT_FOUND


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ("stryk ”, hundar”", "Katter, hundar och fåglar.", "Katter och fåglar."),
        ("stryk ”på torget”", "Hundar får vistas på torget.", "Hundar får vistas."),
        ("stryk ”Hundar”", "Hundar får vistas.", "får vistas."),
        ("stryk ”(minst två)”", "Vuxna (minst två) följer med.", "Vuxna följer med."),
    ],
)
def test_what_is_left_closes_up(said: str, before: str, after: str) -> None:
    assert shown(amended(read(page(before), said)).document) == [after]


def test_a_typing_error_is_asked_about_and_the_answer_is_taken() -> None:
    base = page("Hundar får vistas på torget.\nKatter får det inte.")
    found = read(base, "stryk ”på torgett”")
    assert isinstance(found, Question)
    assert asked(base, found)[0] == "på torget"
    again = read(base, "stryk ”på torgett”", (found.candidates[0].key,))
    assert isinstance(again, Amended)
    assert shown(again.document) == written("Hundar får vistas.\nKatter får det inte.")
