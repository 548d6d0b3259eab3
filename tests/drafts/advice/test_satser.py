"""Advice on what an att-sats is: one decision, by somebody, at some time, answerable ja or nej."""

from __future__ import annotations

import pytest

from drafts.wording import READY
from tests.drafts.advice.asking import a_text, asked, fixed, in_motivation, in_sats, stops_at


@pytest.mark.parametrize(
    ("sats", "stop"),
    [
        ("Att bygga en lekplats vid torget?", "?"),
        ("Att antingen behålla biblioteket eller flytta det till skolan.", "antingen"),
        ("Att avslå ärendet alternativt återremittera det.", "alternativt"),
        ("Att i första hand avslå och i andra hand återremittera ärendet.", "i första hand"),
        ("Att nämnden hoppas på fler träd.", "nämnden hoppas"),
    ],
)
def test_a_question_a_choice_or_a_wish_cannot_be_answered_ja_or_nej(sats: str, stop: str) -> None:
    assert in_sats("yes_or_no", sats) == [stop]


@pytest.mark.parametrize(
    "sats",
    [
        "Att lokalerna i första hand hyrs ut till föreningar.",
        "Att alternativt boende erbjuds under ombyggnaden.",
        "Att som svar på remissen anföra att staden antingen köper eller hyr.",
        "Att frågan ”Vad kostar det?” stryks ur enkäten.",
    ],
)
def test_what_only_looks_like_a_choice_is_let_be(sats: str) -> None:
    assert in_sats("yes_or_no", sats) == []


@pytest.mark.parametrize(
    ("sats", "stop"),
    [
        ("Att avslå förslaget och att bordlägga budgeten.", " och att"),
        ("Att avslå förslaget samt uppdra åt förvaltningen att återkomma.", " samt uppdra"),
        ("Att godkänna planen, samt att upphäva den gamla.", ", samt att"),
        ("Nämnden avslår förslaget och antar planen.", " och antar"),
    ],
)
def test_two_decisions_in_one(sats: str, stop: str) -> None:
    assert in_sats("two_decisions", sats) == [stop]


@pytest.mark.parametrize(
    "sats",
    [
        "Att godkänna och överlämna förvaltningens tjänsteutlåtande som svar på remissen.",
        "Att ge förvaltningen i uppdrag att utreda frågan och att återkomma i maj.",
        "Att ge förvaltningen i uppdrag att ta fram en plan och föreslå åtgärder senast i juni.",
        "Att bänkar och lampor byts ut.",
        "Att godkänna förslaget och därutöver anföra följande:",
    ],
)
def test_one_decision_may_have_an_och_in_it(sats: str) -> None:
    assert in_sats("two_decisions", sats) == []


@pytest.mark.parametrize(
    ("sats", "stop"),
    [
        ("Att avslå förslaget eftersom det är för dyrt.", "eftersom"),
        ("Att behålla hållplatsen, då många äldre bor i kvarteret.", "då"),
        ("Att gatan stängs för biltrafik, för att barnen ska kunna leka.", "för att"),
        ("Att med tanke på att budgeten krymper avslå förslaget.", "med tanke på att"),
    ],
)
def test_reasons_stand_in_the_motivation(sats: str, stop: str) -> None:
    assert in_sats("motive", sats) == [stop]
    assert in_motivation("motive", sats) == []


@pytest.mark.parametrize(
    "sats",
    [
        "Att ta fram en plan för att minska nedskräpningen.",
        "Att mottagningen har öppet de dagar då skolan är stängd.",
        "Att anföra att planen är bra, eftersom den ger fler träd.",
    ],
)
def test_a_purpose_or_a_time_is_no_reason(sats: str) -> None:
    assert in_sats("motive", sats) == []


@pytest.mark.parametrize(
    ("sats", "stop"),
    [
        ("Att behovet av fler bänkar utreds.", "utreds"),
        ("Att öppettiderna ses över.", "ses över"),
        ("Att utreda om torget kan få fler bänkar.", "Att utreda"),
        ("Att man sätter upp fler lampor.", "man"),
    ],
)
def test_somebody_is_to_do_it(sats: str, stop: str) -> None:
    assert in_sats("no_actor", sats) == [stop]


@pytest.mark.parametrize(
    "sats",
    [
        "Att förvaltningen utreder behovet av fler bänkar.",
        "Att behovet av fler bänkar utreds av trafikkontoret.",
        "Att planen kompletteras med två mål.",
        "Att föreslå kommunstyrelsen att avtalet följs upp varje år.",
    ],
)
def test_what_the_decision_itself_does_needs_nobody(sats: str) -> None:
    assert in_sats("no_actor", sats) == []


def test_an_assignment_says_when() -> None:
    assert in_sats("no_deadline", "Att ge förvaltningen i uppdrag att utreda frågan.") == ["i uppdrag"]
    assert in_sats("no_deadline", "Att uppdra åt förvaltningen att ta fram en plan.") == ["uppdra"]


@pytest.mark.parametrize(
    "sats",
    [
        "Att ge förvaltningen i uppdrag att utreda frågan till sammanträdet i maj.",
        "Att uppdra åt förvaltningen att redovisa antalet besök varje kvartal.",
        "Att ge förvaltningen i uppdrag att teckna avtalet.",
        "Att planen antas.",
    ],
)
def test_any_word_of_time_will_do_and_not_every_assignment_needs_one(sats: str) -> None:
    assert in_sats("no_deadline", sats) == []


def test_an_att_sats_decides_and_the_motivation_thinks() -> None:
    assert in_sats("should", "Att parken bör få en damm.") == ["bör"]
    assert fixed("should", "Att parken borde få en damm och bör få bänkar.") == (
        "Att parken ska få en damm och ska få bänkar."
    )
    assert in_motivation("should", "Parken bör få en damm.") == []
    assert in_sats("should", "Att som svar på remissen anföra att staden bör bygga.") == []
    assert in_sats("should", "Att ändra ”bör” till ”ska” i tredje stycket.") == []


SEEDLIKE = (
    "Att delvis godkänna förvaltningens förslag till beslut.",
    "Att planen kompletteras i enlighet med vad som anförs nedan.",
    "Därutöver anföra följande:",
)


@pytest.mark.parametrize(
    "satser",
    [
        SEEDLIKE,
        ("att avslå förslaget.", "att nämnden tackar."),
        ("Nämnden avslår förslaget.", "Förvaltningen får i uppdrag att utreda frågan till maj."),
        ("Avslå förslaget.",),
        (),
    ],
)
def test_each_house_has_its_form(satser: tuple[str, ...]) -> None:
    assert stops_at("mixed_form", a_text(*satser)) == []


@pytest.mark.parametrize(
    ("satser", "odd", "fix"),
    [
        ((*SEEDLIKE, "Avslå tilläggsförslaget."), "Avslå", "Att avslå tilläggsförslaget."),
        (("Att avslå A.", "Nämnden bordlägger B."), "Nämnden", None),
        (("Att avslå A.", "Att bordlägga B.", "att anta C."), "att", "Att anta C."),
        (("att avslå A.", "att bordlägga B.", "Anta C."), "Anta", "att anta C."),
        (("Nämnden avslår A.", "Nämnden antar B.", "Att utreda C."), "Att", None),
    ],
)
def test_one_that_opens_otherwise_than_the_rest(satser: tuple[str, ...], odd: str, fix: str | None) -> None:
    text = a_text(*satser)
    assert stops_at("mixed_form", text) == [odd]
    assert [remark.fix for remark in asked("mixed_form", text)] == [fix]


@pytest.mark.parametrize(
    ("sats", "fix"),
    [
        ("Att avslå förslaget", "Att avslå förslaget."),
        ("Att avslå förslaget,", "Att avslå förslaget."),
        ("Att avslå förslaget; samt", "Att avslå förslaget."),
        ("Att ändra ”A” till ”B”", "Att ändra ”A” till ”B”."),
        ("Att avslå förslaget (bilaga 2)", "Att avslå förslaget (bilaga 2)."),
    ],
)
def test_a_full_stop_ends_an_att_sats(sats: str, fix: str) -> None:
    assert fixed("full_stop", sats) == fix


@pytest.mark.parametrize(
    "sats", ["Att avslå.", "Därutöver:", "Att lägga till ”Allt ingår.”", "Att vänta …", "–"]
)
def test_what_is_ended_is_ended(sats: str) -> None:
    assert in_sats("full_stop", sats) == []
    assert in_motivation("full_stop", "En rubrik") == []


def test_the_ready_lines_are_never_remarked_upon() -> None:
    text = a_text(*READY.values())
    assert asked("mixed_form", text) == []
    assert [r.rule for words in READY.values() for r in asked("full_stop", a_text(words))] == []
