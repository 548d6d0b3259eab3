"""Advice on single words and marks: each with what puts it right, where that is safe."""

from __future__ import annotations

import pytest

from tests.drafts.advice.asking import a_text, asked, fixed, in_motivation, in_sats

FIXES = [
    ("skall", "Nämnden skall besluta. Skall vi?", "Nämnden ska besluta. Ska vi?"),
    ("abbreviation", "Bänkar, lampor m fl", "Bänkar, lampor m.fl."),
    (
        "abbreviation",
        "T ex bänkar, bl.a i parken p g a mörkret",
        "T.ex. bänkar, bl.a. i parken p.g.a. mörkret",
    ),
    (
        "abbreviation",
        "fr. o. m. maj t o m juni, mfl. och t.ex bänkar",
        "fr.o.m. maj t.o.m. juni, m.fl. och t.ex. bänkar",
    ),
    (
        "million",
        "Det kostar 5 mkr, högst 2 Milj. kr av 1 mdr kr.",
        "Det kostar 5 mnkr, högst 2 mnkr av 1 mdkr.",
    ),
    ("party", "Yrkande från Anna Holm (s).", "Yrkande från Anna Holm (S)."),
    ("party", "Yrkande från Eneström(S) och Bo Ek ( kd ).", "Yrkande från Eneström (S) och Bo Ek (KD)."),
    ("party", "Yrkande från Jonas Ek m.fl. (m).", "Yrkande från Jonas Ek m.fl. (M)."),
    ("plain_word", "Suppleanter skall erhålla kallelse.", "Ersättare skall få kallelse."),
    ("plain_word", "Att lämna motionen om fler träd utan bifall.", "Att avslå motionen om fler träd."),
    (
        "plain_word",
        "Vi vill tillse att erforderliga medel finns.",
        "Vi vill se till att nödvändiga medel finns.",
    ),
    ("doubled", "Vi vill att att nämnden och och staden agerar.", "Vi vill att nämnden och staden agerar."),
    ("quotes", 'Ändra ”varje år" till "varje kvartal”.', "Ändra ”varje år” till ”varje kvartal”."),
    ("quotes", "Målet “fler träd” stryks.", "Målet ”fler träd” stryks."),
]


@pytest.mark.parametrize(("rule", "words", "right"), FIXES)
def test_it_is_put_right_all_at_once(rule: str, words: str, right: str) -> None:
    assert fixed(rule, words) == right


@pytest.mark.parametrize(
    ("rule", "words", "stop"),
    [
        ("doubled", "Fullmäktige ska besluta avger följande yttrande.", "ska besluta avger"),
        ("doubled", "Nämnden beslutar att besluta om planen.", "beslutar att besluta"),
        ("quotes", "Ändra ”varje år till varje kvartal.", "”"),
        ("quotes", "Ändra »varje år till varje kvartal.", "»"),
    ],
)
def test_where_only_a_person_can_tell_it_is_only_said(rule: str, words: str, stop: str) -> None:
    assert in_motivation(rule, words) == [stop]
    assert fixed(rule, words) is None


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("skall", "Lagen säger ”skall”, och hundskall stör."),
        ("skall", "Det är ett skall-krav."),
        ("abbreviation", "Det gäller bl.a. parken m.m., dvs. det mesta osv."),
        ("abbreviation", "Gången är 2 m bred."),
        ("million", "Det kostar 5 mnkr, eller 800 tkr."),
        ("party", "Anna Holm (S), Bo Ek m.fl. (M) och (C) är eniga."),
        ("party", "Längd (m) och volym (l) anges för varje barn(s) plats."),
        ("party", "Alternativ (C) är bäst, alternativ (c) sämst."),
        ("plain_word", "Yrkandet bifalls, och omröstning begärs."),
        ("plain_word", "Vi lämnar remissen därhän. Utan bifall blir det inget."),
        ("doubled", "Det innebär att att-satsen stryks."),
        ("doubled", "Den den 1 maj antagna planen har har ändrats."),
        ("quotes", "Målet ”fler träd” och »fler bänkar« består."),
        ("quotes", 'Skärmen är 27" och heter "Storskärm".'),
    ],
)
def test_nothing_is_said_of_what_is_right(rule: str, words: str) -> None:
    assert in_motivation(rule, words) == []
    assert in_sats(rule, words) == []


WORDS_30 = " ".join(["Ord", *["ord"] * 29])


def test_more_than_thirty_words_are_many() -> None:
    assert in_motivation("long_sentence", f"Kort. {WORDS_30} slut. Kort.") == [f"{WORDS_30} slut."]
    assert in_motivation("long_sentence", f"{WORDS_30}. {WORDS_30}!") == []


def test_quoted_words_are_not_counted_and_headings_not_judged() -> None:
    assert in_sats("long_sentence", f"Att lägga till meningen ”{WORDS_30}”.") == []
    assert asked("long_sentence", a_text(motivation=[f"# {WORDS_30} slut"])) == []
