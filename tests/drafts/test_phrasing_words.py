"""How a change of words is worded: a row for each operation, kind of block and way of numbering."""
# ruff: noqa: E501 — an att-sats is a line

from __future__ import annotations

import pytest

from drafts.base.document import BaseDocument
from drafts.phrasing import phrase
from tests.corpus import AGREEMENT, BYLAWS, LETTER, PLAN, POLICY, ROUTINES, STATUTE, document, i, p

Change = tuple[str, str]  # what stood in the block, and what stands there now; all of it for ""


def changed(base: BaseDocument, block: str, *changes: Change) -> tuple[str, ...]:
    text = base.block(block).text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1) if old else new
    return tuple(instruction.text for instruction in phrase(base, base.reworded(block, text)))


@pytest.mark.parametrize(
    ("base", "block", "change", "sats"),
    [
        # words put in
        (LETTER, "b3", ("dagens turer", "dagens turer och hållplatser"),
         "Att i tredje stycket lägga till ”och hållplatser” efter ”dagens turer”."),
        (LETTER, "b3", ("dagens turer, att", "dagens turer, utan uppehåll, att"),
         "Att i tredje stycket lägga till ”utan uppehåll,” efter ”turer,”."),
        (LETTER, "b1", ("Nämnden", "Den enhälliga nämnden"),
         "Att i första stycket ändra ”Nämnden” till ”Den enhälliga nämnden”."),
        (LETTER, "b1", ("Nämnden", "Äntligen: Nämnden"),
         "Att i första stycket lägga till ”Äntligen:” före ”Nämnden”."),
        (LETTER, "b4", ("halvtimme", "halvtimme dygnet runt"),
         "Att i första punkten lägga till ”dygnet runt” efter ”halvtimme”."),
        (AGREEMENT, "b13", ("brottsoffer", "brottsoffer och vittnen"),
         "Att i rubriken ”Utsatta brottsoffer” lägga till ”och vittnen” efter ”brottsoffer”."),
        (AGREEMENT, "b17", ("vecka,", "vecka (sju dagar),"),
         "Att under rubriken ”Utsatta brottsoffer”, punkt 2 (sida 2, rad 10), lägga till ”(sju dagar)” efter ”vecka”."),
        (PLAN, "b14", ("utbildningsnämnden", "utbildningsnämnden samt kulturnämnden"),
         "Att i tabellen under rubriken ”Mål”, rad 4, kolumn 2, lägga till ”samt kulturnämnden” efter ”utbildningsnämnden”."),
        # words changed
        (AGREEMENT, "b5", ("31 mars", "30 april"),
         "Att under rubriken ”Bakgrund”, andra stycket (sida 1, rad 8), ändra ”31 mars” till ”30 april”."),
        (AGREEMENT, "b2", ("januari 2025", "juni 2026"),
         "Att under rubriken ”Överenskommelse om trygghet mellan Björkviks kommun och lokalpolisområde Nordmark”, första stycket (sida 1, rad 4), ändra ”januari 2025” till ”juni 2026”."),
        (POLICY, "b13", ("två", "tre"),
         "Att i avsnitt 3.6.1, punkt b, första underpunkten, ändra ”två” till ”tre”."),
        (STATUTE, "b5", ("enskilda", "alla"), "Att i 1 kap. 2 § punkt 2 ändra ”enskilda” till ”alla”."),
        (STATUTE, "b11", ("sju", "tio"), "Att i 2 kap. 2 § andra stycket ändra ”sju” till ”tio”."),
        (STATUTE, "b12", ("får yttra", "ska få yttra"),
         "Att i 2 kap. 11 § ändra ”får yttra” till ”ska få yttra”."),
        (BYLAWS, "b12", ("gäller inte", "gäller även"), "Att i 14 § ändra ”inte” till ”även”."),
        (PLAN, "b1", ("2030", "2035"), "Att i inledningen, första stycket, ändra ”2030” till ”2035”."),
        (PLAN, "b8", ("", "Kommunstyrelsen"),
         "Att i tabellen under rubriken ”Mål”, rad 2, kolumn 2, ändra ”Tekniska nämnden” till ”Kommunstyrelsen”."),
        (PLAN, "b22", ("2 mnkr", "3 mnkr"),
         "Att i första tabellen under rubriken ”Kostnader”, rad 2, kolumn 2, ändra ”2 mnkr” till ”3 mnkr”."),
        (PLAN, "b36", ("skola", "förskola"),
         "Att under rubriken ”Åtgärder”, andra listan, andra punkten, ändra ”skola” till ”förskola”."),
        (ROUTINES, "b8", ("", "Uppgifter"),
         "Att ändra rubriken ”Ansvar” under rubriken ”Socialnämnden” till ”Uppgifter”."),
        (ROUTINES, "b16", ("kända", "väl kända"),
         "Att under den andra rubriken ”Övrigt”, första stycket, lägga till ”väl” efter ”vara”."),
        # words struck
        (LETTER, "b3", (", att turerna samordnas med tågen", ""),
         "Att i tredje stycket stryka ”, att turerna samordnas med tågen”."),
        (STATUTE, "b2", ("särskilt ", ""), "Att i 1 kap. 1 § stryka ”särskilt”."),
        # marks alone are shown with the word they stand at
        (LETTER, "b1", ("kvar.", "kvar!"), "Att i första stycket ändra ”kvar.” till ”kvar!”"),
    ],
)  # fmt: skip
def test_words(base: BaseDocument, block: str, change: Change, sats: str) -> None:
    assert changed(base, block, change) == (sats,)


@pytest.mark.parametrize(
    ("base", "block", "change", "sats"),
    [
        (AGREEMENT, "b5", ("mars.", "mars. Resultatet ska vara offentligt."),
         "Att under rubriken ”Bakgrund”, andra stycket (sida 1, rad 8), lägga till meningen ”Resultatet ska vara offentligt.” sist i stycket."),
        (LETTER, "b1", ("Nämnden", "Det är viktigt. Nämnden"),
         "Att i första stycket lägga till meningen ”Det är viktigt.” först i stycket."),
        (BYLAWS, "b9", ("torget. ", "torget. Katter får gå fritt. Fåglar får flyga. "),
         "Att i 13 § första stycket lägga till meningarna ”Katter får gå fritt. Fåglar får flyga.” efter meningen ”Hundar ska hållas kopplade på torget.”"),
        (LETTER, "b2", ("vårdcentralen. ", "vårdcentralen. Alla behöver den. "),
         "Att i andra stycket lägga till meningen ”Alla behöver den.” efter meningen ”Linjen används av äldre, skolungdomar och besökare till vårdcentralen.”"),
        (AGREEMENT, "b20", (" Vid mötena går man igenom lägesbild, åtgärder och kostnader.", ""),
         "Att under rubriken ”Uppföljning”, första stycket (sida 3, rad 1), stryka meningen ”Vid mötena går man igenom lägesbild, åtgärder och kostnader.”"),
        (POLICY, "b16", ("Den som gör inköpet ansvarar för att det sker.", "Sedan får den gallras."),
         "Att i avsnitt 3.6.1, andra stycket, ändra meningen ”Den som gör inköpet ansvarar för att det sker.” till ”Sedan får den gallras.”"),
        (PLAN, "b32", ("kökspersonalen.", "kökspersonalen. Kursen är obligatorisk."),
         "Att under rubriken ”Åtgärder”, första listan, andra punkten, lägga till meningen ”Kursen är obligatorisk.” sist i punkten."),
    ],
)  # fmt: skip
def test_sentences(base: BaseDocument, block: str, change: Change, sats: str) -> None:
    assert changed(base, block, change) == (sats,)


@pytest.mark.parametrize(
    ("base", "block", "new", "sats"),
    [
        (LETTER, "b1", "Bussen går.", "Att ersätta första stycket med följande: ”Bussen går.”"),
        (LETTER, "b4", "aldrig", "Att ersätta första punkten med följande: ”aldrig”."),
        (AGREEMENT, "b12", "Ingen ska känna oro.",
         "Att under rubriken ”Unga i riskzon” ersätta punkt 3 (sida 2, rad 4) med följande: ”Ingen ska känna oro.”"),
        (STATUTE, "b13", "12 a § Ingen justerar.",
         "Att ersätta 2 kap. 12 a § med följande: ”12 a § Ingen justerar.”"),
        (POLICY, "b14", "en till,",
         "Att i avsnitt 3.6.1, punkt b, ersätta andra underpunkten med följande: ”en till,”."),
        (ROUTINES, "b1", "Bildningsnämnden", "Att ändra rubriken ”Skolnämnden” till ”Bildningsnämnden”."),
    ],
)  # fmt: skip
def test_a_block_of_which_little_is_kept_is_replaced(
    base: BaseDocument, block: str, new: str, sats: str
) -> None:
    assert changed(base, block, ("", new)) == (sats,)


@pytest.mark.parametrize(
    ("base", "block", "new", "sats"),
    [
        (STATUTE, "b13", "Ingen justerar.", "Att i 2 kap. 12 a § ändra ”12 a § Protokollet justeras av ordföranden och en ledamot.” till ”Ingen justerar.”"),
        (BYLAWS, "b8", "Djur", "Att i rubriken ”13 §” ändra ”13 §” till ”Djur”."),
    ],
)  # fmt: skip
def test_a_number_that_goes_with_the_words_is_quoted_with_them(
    base: BaseDocument, block: str, new: str, sats: str
) -> None:
    assert changed(base, block, ("", new)) == (sats,)


def test_two_changes_that_would_quote_the_same_words_are_one() -> None:
    base = document("x.txt", "", [p("Råd ges. Stöd och råd ges i tid. Stöd och hjälp ges i tid.")])
    assert changed(base, "b1", ("Stöd och råd ges i", "Stöd eller råd lämnas i")) == (
        "Att i första stycket ändra ”och råd ges” till ”eller råd lämnas”.",
    )


def test_several_changes_of_a_block_are_a_sats_each() -> None:
    assert changed(LETTER, "b3", ("dagens", "nattens"), ("tågen", "båtarna"), ("lika", "rättvist")) == (
        "Att i tredje stycket ändra ”dagens” till ”nattens”.",
        "Att i tredje stycket ändra ”tågen” till ”båtarna”.",
        "Att i tredje stycket ändra ”lika” till ”rättvist”.",
    )


@pytest.mark.parametrize(
    ("text", "new", "sats"),
    [
        # an anchor that stands twice takes in words around it
        ("Rapport i mars och rapport i maj.", "Rapport i mars och rapport senast i maj.",
         "Att i första stycket lägga till ”senast” efter ”och rapport”."),
        # words of another word are no anchor
        ("Arbetsgruppen leder arbetet.", "Arbetsgruppen leder arbets arbetet.",
         "Att i första stycket lägga till ”arbets” efter ”leder”."),
        # nor are little words alone
        ("Skolan och hemmet.", "Skolan och alla hemmet.", "Att i första stycket lägga till ”alla” före ”hemmet”."),
        # where a whole sentence stands twice, its number tells
        ("Vi möts ofta. Vi ses. Vi möts ofta.", "Vi möts ofta. Vi ses. Vi möts sällan.",
         "Att i första stycket, tredje meningen, ändra ”ofta” till ”sällan”."),
        ("Vi möts ofta. Vi ses. Vi möts ofta.", "Vi ses. Vi möts ofta.",
         "Att i första stycket stryka första meningen."),
        # nested quotes
        ("Det kallas ”lagom”.", "Det kallas ”lagom” här.",
         "Att i första stycket lägga till ”här” efter »kallas ”lagom”«."),
        ("Det kallas så.", "Det kallas ”lagom” så.",
         "Att i första stycket lägga till »”lagom”« efter ”kallas”."),
        # words that stand there already are not put in again beside themselves
        ("Vi vill ha mer ljus.", "Vi vill ha mer mer ljus.",
         "Att i första stycket ändra ”mer” till ”mer mer”."),
        # nothing but a space
        ("Den 3 mars  går vi.", "Den 3 mars går vi.", "Att i första stycket ändra ”mars  går” till ”mars går”."),
    ],
)  # fmt: skip
def test_no_other_place_can_be_meant(text: str, new: str, sats: str) -> None:
    base = document("x.txt", "", [p(text), i("Annat.")])
    assert changed(base, "b1", ("", new)) == (sats,)
