"""Ändra, ersätta, byta ut, formuleras: the attested ways to say it, before and after."""

from __future__ import annotations

import pytest

from drafts.reading import Doubt, Unworded, read
from tests.drafts.reading.pages import Case, asked, check_asks, check_reads, check_reads_as_done, page

CASES = (
    Case(
        "16 a sentence of a §",
        "I 13 § ändras följande mening: ”Hundar får inte bada.” Ändras till: ”Hundar får bada i maj.”",
        "# 12 §\nHundar får inte bada.\n# 13 §\nHundar får inte bada. De ska vara kopplade.",
        "# 12 §\nHundar får inte bada.\n# 13 §\nHundar får bada i maj. De ska vara kopplade.",
        "# 13 §\nHundar får inte bada. Så är det. Hundar får inte bada.",
        ("Hundar får inte bada.", "Hundar får inte bada."),
    ),
    Case(
        "17 a sentence that is not quoted",
        "I 18 § Ändras meningen Hundar får inte bada på torget. Ändras till: ”Hundar får bada.”",
        "# 18 §\nHundar får inte bada på torget. De ska vara kopplade.",
        "# 18 §\nHundar får bada. De ska vara kopplade.",
        "# 18 §\nHundar får inte bada på torget.\nHundar får inte bada på torget.",
        ("Hundar får inte bada på torget.", "Hundar får inte bada på torget."),
    ),
    Case(
        "18 a quote in a §, and new words that are not quoted",
        "I nuvarande 2 kap. 11 §: ”Ersättare får yttra sig.” Ersätts med följande formuleringar: "
        "Ersättare ska få yttra sig.",
        "# 2 kap. Möten\n11 § Ersättare får yttra sig. De får inte rösta.",
        "# 2 kap. Möten\n11 § Ersättare ska få yttra sig. De får inte rösta.",
        "# 2 kap. Möten\n11 § Ersättare får yttra sig. Så är det. Ersättare får yttra sig.",
        ("Ersättare får yttra sig.", "Ersättare får yttra sig."),
    ),
    Case(
        "19 a text on a page",
        "Texten ”en gång per år” på sidan 21 i planen ersätts med ”två gånger per år”",
        "/20\nMål följs upp en gång per år.\n/21\nMöten hålls en gång per år.",
        "/20\nMål följs upp en gång per år.\n/21\nMöten hålls två gånger per år.",
        "/21\nMål följs upp en gång per år.\nMöten hålls en gång per år.",
        ("en gång per år", "en gång per år"),
    ),
    Case(
        "20 a numbered measure",
        "Insats 2:1 formuleras som ”Bygga tre lekplatser.”",
        "# Insatser\nInsats 2:1 Bygga en lekplats.\nInsats 2:2 Plantera träd.",
        "# Insatser\nInsats 2:1 Bygga tre lekplatser.\nInsats 2:2 Plantera träd.",
        "# Insatser\nInsats 2:1 Bygga en lekplats.\n# Mer\nInsats 2:1 Plantera träd.",
        ("Insats 2:1 Bygga en lekplats.", "Insats 2:1 Plantera träd."),
        Doubt.BLOCK,
    ),
    Case(
        "21 a point, its page and its heading",
        "med följande ändring gällande punkt 1 sida 8 under rubriken Trafik: Vägarna ska sandas.",
        "/8\n# Trafik\n1. Vägarna ska plogas.\n2. Broar ska lagas.",
        "/8\n# Trafik\n1. Vägarna ska sandas.\n2. Broar ska lagas.",
        "/8\n# Trafik\n1. Vägarna ska plogas.\nDessutom:\n1. Broar ska lagas.",
        ("Vägarna ska plogas.", "Broar ska lagas."),
        Doubt.BLOCK,
    ),
    Case(
        "22 the text under a heading",
        "med följande ändring i texten under stycket Syfte ”Syftet är trygghet.”",
        "# Syfte\nSyftet är ordning.\n# Mål\nMålet är lugn.",
        "# Syfte\nSyftet är trygghet.\n# Mål\nMålet är lugn.",
        "# Syfte\nSyftet är ordning.\nDet gäller alla.",
        ("Syftet är ordning.", "Det gäller alla.", "Syftet är ordning."),
        Doubt.HOW_FAR,
    ),
    Case(
        "23 an att-sats, nothing quoted",
        "att i första beslutssatsen ändra godkänna till avslå",
        "# Förslag till beslut\n1. Att godkänna planen.\n2. Att godkänna budgeten.",
        "# Förslag till beslut\n1. Att avslå planen.\n2. Att godkänna budgeten.",
        "# Förslag till beslut\n1. Att godkänna planen och godkänna budgeten.",
        ("godkänna", "godkänna"),
    ),
    Case(
        "24 something named, a new text behind a colon",
        "Nyckeltalen för återbruk justeras enligt följande: Hälften ska återbrukas.",
        "# Nyckeltalen för återbruk\nEn tiondel ska återbrukas.\n# Slut\nHej.",
        "# Nyckeltalen för återbruk\nHälften ska återbrukas.\n# Slut\nHej.",
        "# Nyckeltal för återbruk\nEn tiondel ska återbrukas.",
        ("Nyckeltal för återbruk",),
        Doubt.NOT_FOUND,
    ),
    Case(
        "25 from A to B, not quoted",
        "ändra 5 kap. 6 § första stycket första meningen i ordningen från tre ledamöter till fem ledamöter",
        "# 5 kap. Nämnd\n6 § Nämnden har tre ledamöter. De är tre ledamöter.",
        "# 5 kap. Nämnd\n6 § Nämnden har fem ledamöter. De är tre ledamöter.",
        "# 5 kap. Nämnd\n6 § Nämnden har tre ledamöter och tre ledamöter.",
        ("tre ledamöter", "tre ledamöter"),
    ),
    Case(
        "26 a point of a paragraph of a §",
        "ändra punkt 2 i 1 kap. 3 § andra stycket i reglementet från ”ge råd” till ”ge råd och stöd”",
        "# 1 kap. Uppgifter\n3 § Om nämnden.\nNämnden ska\n1. ge råd,\n2. ge råd till barn.\n4 § Slut.",
        "# 1 kap. Uppgifter\n3 § Om nämnden.\nNämnden ska\n1. ge råd,\n2. ge råd och stöd till barn."
        "\n4 § Slut.",
        "# 1 kap. Uppgifter\n3 § Om nämnden.\nNämnden ska\n1. ge hjälp,\n2. ge råd och åter ge råd."
        "\n4 § Slut.",
        ("ge råd", "ge råd"),
    ),
    Case(
        "27 all references",
        "ändra samtliga referenser till Bygglovsnämnden i ordningen till ”Byggnadsnämnden”",
        "# Nämnder\nBygglovsnämnden prövar lov.\n# Taxor\nAvgift beslutas av Bygglovsnämnden.",
        "# Nämnder\nByggnadsnämnden prövar lov.\n# Taxor\nAvgift beslutas av Byggnadsnämnden.",
        "# Nämnder\nBygglovnämnden prövar lov.",
        ("Bygglovnämnden",),
        Doubt.NOT_FOUND,
    ),
    Case(
        "29 the name of the document",
        "Namnet på programmet ändras till ”Program för trygga parker”",
        "# Program för parker\nParkerna ska vara trygga.",
        "# Program för trygga parker\nParkerna ska vara trygga.",
        "# Program för parker\nI Program för parker finns mål.",
        ("Program för parker", "Program för parker"),
        Doubt.HOW_FAR,
        title="Program för parker",
    ),
    Case(
        "30 the title of a chapter",
        "ändra kapitel 7s titel i ordningen från Avgifter till Avgifter och böter",
        "# Kapitel 6 Avgifter\nInga.\n# Kapitel 7 Avgifter\nAvgifter tas ut.",
        "# Kapitel 6 Avgifter\nInga.\n# Kapitel 7 Avgifter och böter\nAvgifter tas ut.",
        "# Kapitel 7 Avgifter\nInga.\n# Kapitel 7 Avgifter\nAvgifter tas ut.",
        ("Avgifter", "Avgifter"),
        Doubt.HEADING,
    ),
    Case(
        "32 an att-sats becomes another",
        "andra attsatsen ändras till Att avslå budgeten.",
        "# Förslag till beslut\nAtt godkänna planen.\nAtt godkänna budgeten.",
        "# Förslag till beslut\nAtt godkänna planen.\nAtt avslå budgeten.",
        "# Förslag till beslut\nAtt godkänna planen.",
        ("Att godkänna planen.",),
        Doubt.NOT_FOUND,
    ),
    Case(
        "33 one instead of the other",
        "”tjänsteutlåtandet” istället för ”skrivelsen”",
        "Nämnden avger skrivelsen som svar.",
        "Nämnden avger tjänsteutlåtandet som svar.",
        "Nämnden avger skrivelsen och skickar skrivelsen.",
        ("skrivelsen", "skrivelsen"),
    ),
    Case(
        "34 a part as a whole",
        "i ordningen byta ut 2 § i sin helhet med ”Hundar ska hållas kopplade.”",
        "# 1 §\nOm hundar.\n# 2 §\nHundar får springa.\nDe får bada.\n# 3 §\nSlut.",
        "# 1 §\nOm hundar.\n# 2 §\nHundar ska hållas kopplade.\n# 3 §\nSlut.",
        "# 2 §\nHundar får springa.\n# 2 §\nDe får bada.",
        ("2 §", "2 §"),
        Doubt.HEADING,
    ),
    Case(
        "the heading is changed to",
        "Under Syfte: rubriken ändras till ”Syfte och mål”",
        "# Syfte\nSyftet är ordning.\n# Slut\nHej.",
        "# Syfte och mål\nSyftet är ordning.\n# Slut\nHej.",
        again="ändra rubriken ”Syfte” till ”Syfte och mål”",
        said_twin="rubriken ändras till ”Syfte och mål”",
        asks=("Syfte", "Slut"),
        doubt=Doubt.HEADING,
    ),
    Case(
        "a text shall read",
        "Andra stycket under Syfte ska lyda: ”Alla ska med.”",
        "# Syfte\nSyftet är ordning.\nNågra ska med.",
        "# Syfte\nSyftet är ordning.\nAlla ska med.",
        "# Syfte\nSyftet är ordning.\nNågra ska med.\n# Syfte\nLugn.\nRo.",
        ("Några ska med.", "Ro."),
        Doubt.HEADING,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_changed(case: Case) -> None:
    check_reads(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_reads_so_already_is_left(case: Case) -> None:
    check_reads_as_done(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_where_it_may_be_another_one_is_asked(case: Case) -> None:
    check_asks(case)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("att diagrammet på sid 9 (av 16) byts ut mot ett nyare", ["Diagram 1.", "Källa: kommunen."]),
        ("övriga paragrafer korrigeras till att använda det nya namnförslaget", []),
        ("Under rubriken Trafik bör det tydligt framgå att barn prioriteras.", ["Trafik"]),
        ("Att överenskommelsen kompletteras i enlighet med vad som anförs nedan.", []),
        ("Under rubriken Trafik bör en tredje målsättning läggas till om att barn ska gå.", ["Trafik"]),
        (
            "Här bör vittnen läggas till i rubriken och den andra målsättningen.",
            ["Trafik", "Broar ska lagas."],
        ),
    ],
)
def test_what_gives_no_words_needs_a_person(said: str, found: list[str]) -> None:
    """Pattern 15, 28 and 31: where, if it says where."""
    base = page("/8\n# Trafik\n1. Vägarna ska plogas.\n2. Broar ska lagas.\n/9\nDiagram 1.\nKälla: kommunen.")
    reading = read(base, said)
    assert isinstance(reading, Unworded)
    assert asked(base, reading)[: len(found) or 99] == found
