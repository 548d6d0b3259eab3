"""Lägga till, tillfoga, införa, komplettera: the attested ways to say it, before and after."""

from __future__ import annotations

import pytest

from drafts.reading import Doubt
from tests.drafts.reading.pages import Case, check_asks, check_reads, check_reads_as_done

CASES = (
    Case(
        "1 a sentence behind a word that ends one",
        "I avsnitt 3.6.1 ska följande mening läggas till: ”Skälen ska antecknas.” i stycke 1, rad 1 "
        "efter ordet ”…hållbara.”",
        "/4\n# 3.6.1 Inköp\nInköp ska vara planerade och hållbara. De ska annonseras.\n# 3.6.2 Avsteg\nInga.",
        "/4\n# 3.6.1 Inköp\nInköp ska vara planerade och hållbara. Skälen ska antecknas. De ska annonseras."
        "\n# 3.6.2 Avsteg\nInga.",
        "/4\n# 3.6.1 Inköp\nInköp ska vara hållbara. Avtal ska vara hållbara. De ska annonseras.",
        ("hållbara.", "hållbara."),
    ),
    Case(
        "2 a paragraph behind the first",
        "Under rubriken Mål ska följande stycke infogas efter första stycket: ”Målen följs upp varje år.”",
        "# Syfte\nPlanen gäller alla.\n# Mål\nUtsläppen ska halveras.\nBilarna ska vara fossilfria.",
        "# Syfte\nPlanen gäller alla.\n# Mål\nUtsläppen ska halveras.\nMålen följs upp varje år."
        "\nBilarna ska vara fossilfria.",
        "# Mål\nUtsläppen ska halveras.\n# Syfte\nPlanen gäller alla.\n# Mål\nBilarna ska vara fossilfria.",
        ("Utsläppen ska halveras.", "Bilarna ska vara fossilfria."),
        Doubt.HEADING,
    ),
    Case(
        "3 a paragraph behind a sentence",
        "Under rubriken Mål tillfogas följande stycke efter den första meningen: ”Målen följs upp.”",
        "# Mål\nUtsläppen ska halveras.\nBilarna ska vara fossilfria.",
        "# Mål\nUtsläppen ska halveras.\nMålen följs upp.\nBilarna ska vara fossilfria.",
        "# Mål\nUtsläppen ska halveras. Bilarna ska vara fossilfria.",
        ("Utsläppen ska halveras.", "Utsläppen ska halveras. Bilarna ska vara fossilfria."),
        Doubt.HOW_FAR,
    ),
    Case(
        "4 sentences on a page, unquoted",
        "Att på sida 23, efter meningen ”Badet är öppet.” lägga till meningarna: Det stängs kl. 20. "
        "Barn badar gratis.",
        "/22\nBadet är öppet.\n/23\nKom hit. Badet är öppet. Välkommen.",
        "/22\nBadet är öppet.\n/23\nKom hit. Badet är öppet. Det stängs kl. 20. Barn badar gratis. "
        "Välkommen.",
        "/23\nBadet är öppet. Kom hit. Badet är öppet.",
        ("Badet är öppet.", "Badet är öppet."),
    ),
    Case(
        "5 the last sentence made longer",
        "Sista meningen under Mål kompletteras med: ”och följas upp varje år”",
        "# Mål\nMålen är höga.\nDe ska nås\n# Slut\nAlla ska med.",
        "# Mål\nMålen är höga.\nDe ska nås och följas upp varje år\n# Slut\nAlla ska med.",
        "# Mål\nDe ska nås.\n# Slut\nAlla ska med.\n# Mål\nDe är höga.",
        ("De ska nås.", "De är höga."),
        Doubt.HEADING,
    ),
    Case(
        "6 an addition to all documents but one",
        "Tillägget ”Barn ska höras.” läggs till under Ansvar i alla reglementen utom valnämndens reglemente.",
        "# Ansvar\nNämnden ansvarar.\n# Möten\nNämnden möts.",
        "# Ansvar\nNämnden ansvarar.\nBarn ska höras.\n# Möten\nNämnden möts.",
        "# Ansvar\nNämnden ansvarar.\n# Möten\nNämnden möts.\n# Ansvar\nAlla ansvarar.",
        ("Ansvar", "Ansvar"),
        Doubt.HEADING,
    ),
    Case(
        "7 something as a new point on a page",
        "med det tillägget att vattenlek läggs till som en ny punkt på sidan 44",
        "/43\n- rutschkana\n/44\nParken ska ha:\n- gungor\n- sandlåda\nSlut.",
        "/43\n- rutschkana\n/44\nParken ska ha:\n- gungor\n- sandlåda\n- vattenlek\nSlut.",
        "/44\nParken ska ha:\n- gungor\nSkolan ska ha:\n- böcker",
        ("gungor", "böcker"),
        Doubt.BLOCK,
    ),
    Case(
        "8 a text under a numbered heading",
        "Policyn revideras under § 3 Gåvor, genom att följande text läggs till: Gåvor ska redovisas.",
        "# § 2 Syfte\nAlla omfattas.\n# § 3 Gåvor\nGåvor får inte tas emot.\n# § 4 Slut\nPolicyn gäller nu.",
        "# § 2 Syfte\nAlla omfattas.\n# § 3 Gåvor\nGåvor får inte tas emot.\nGåvor ska redovisas."
        "\n# § 4 Slut\nPolicyn gäller nu.",
        "# § 3 Gåvor\nGåvor får inte tas emot.\n# § 3 Gåvor\nGåvor är bra.",
        ("§ 3 Gåvor", "§ 3 Gåvor"),
        Doubt.HEADING,
    ),
    Case(
        "9 under a numbered point that is a heading",
        "inklusive följande tillägg under punkt 5, Mål: Staden ska vara trygg.",
        "# 4. Syfte\nAlla omfattas.\n# 5. Mål\nStaden ska vara ren.",
        "# 4. Syfte\nAlla omfattas.\n# 5. Mål\nStaden ska vara ren.\nStaden ska vara trygg.",
        "# 5. Mål\nStaden ska vara ren.\n# 5. Mål\nStaden är ren.",
        ("5. Mål", "5. Mål"),
        Doubt.HEADING,
    ),
    Case(
        "10 a new § in a chapter",
        "Under 5 kap. i ordningen införa en ny paragraf med lydelsen 3 § Mötet är öppet.",
        "# 5 kap. Möten\n1 § Möten hålls.\n2 § Möten leds.\n# 6 kap. Val\n1 § Val hålls.",
        "# 5 kap. Möten\n1 § Möten hålls.\n2 § Möten leds.\n3 § Mötet är öppet.\n# 6 kap. Val"
        "\n1 § Val hålls.",
        "# 5 kap. Möten\n1 § Möten hålls.\n# 5 kap. Val\n2 § Val hålls.",
        ("5 kap. Möten", "5 kap. Val"),
        Doubt.HEADING,
    ),
    Case(
        "11 a paragraph in a §",
        "I 7 kap. 8 § i reglementet lägga till ett stycke med lydelsen ”Avgiften får sänkas.”",
        "# 7 kap. Avgifter\n8 § Avgift tas ut.\n9 § Beslut kan överklagas.",
        "# 7 kap. Avgifter\n8 § Avgift tas ut.\nAvgiften får sänkas.\n9 § Beslut kan överklagas.",
        "# 7 kap. Avgifter\n8 § Avgift tas ut.\n# 7 kap. Böter\n8 § Böter tas ut.",
        ("8 § Avgift tas ut.", "8 § Böter tas ut."),
        Doubt.HEADING,
    ),
    Case(
        "12 a word into the list of a paragraph",
        'I 9 kap. 2 § tredje stycket i ordningen införa "cykelparkering" i listan',
        "# 9 kap. Gator\n2 § Om gator.\nGator sopas.\nPå gatan får finnas:\n- bänkar\n- träd\n3 § Om torg.",
        "# 9 kap. Gator\n2 § Om gator.\nGator sopas.\nPå gatan får finnas:\n- bänkar\n- träd"
        "\n- cykelparkering"
        "\n3 § Om torg.",
        said_twin='I listan införa "cykelparkering" under 9 kap. 4 §',
        doubt=Doubt.NOT_FOUND,
    ),
    Case(
        "13 a chapter between two",
        "Att det införs ett nytt kapitel i ordningen mellan nuvarande kapitel 3 och 4 "
        "som lyder ”Kapitel 3a Cyklar”",
        "# Kapitel 3 Bilar\nBilar får stå.\n# Kapitel 4 Bussar\nBussar får gå.",
        "# Kapitel 3 Bilar\nBilar får stå.\n# Kapitel 3a Cyklar\n# Kapitel 4 Bussar\nBussar får gå.",
        "# Kapitel 3 Bilar\nBilar får stå.\n# Kapitel 5 Tåg\nTåg går.\n# Kapitel 4 Bussar\nBussar får gå.",
        ("Kapitel 3 Bilar", "Kapitel 4 Bussar"),
        Doubt.BLOCK,
    ),
    Case(
        "14 paragraphs right under a §",
        "lägg till följande som nya stycken direkt under 5 kap. 1 §:\nFörst detta.\nSedan detta.",
        "# 5 kap. Möten\n1 § Möten hålls.\nDe är öppna.\n2 § Möten leds.",
        "# 5 kap. Möten\n1 § Möten hålls.\nFörst detta.\nSedan detta.\nDe är öppna.\n2 § Möten leds.",
        "# 5 kap. Möten\n1 § Möten hålls.\n# 5 kap. Val\n1 § Val hålls.",
        ("1 § Möten hålls.", "1 § Val hålls."),
        Doubt.HEADING,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_put_in(case: Case) -> None:
    check_reads(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_there_already_is_not_put_in_again(case: Case) -> None:
    check_reads_as_done(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_where_it_may_go_in_two_places_one_is_asked(case: Case) -> None:
    check_asks(case)
