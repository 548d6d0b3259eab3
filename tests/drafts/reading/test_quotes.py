"""Quotes of all makes, missing ones, and the canonical forms with what else stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.reading import Doubt, Question, read
from drafts.reading.quotes import quotes
from tests.drafts.reading.pages import amended, asked, page, shown

TEXT = "Hundar får vistas på torget i maj."
CHANGED = "Hundar får vistas på badet i maj."


@pytest.mark.parametrize(
    "said",
    [
        "ändra ”torget” till ”badet”",
        'ändra "torget" till "badet"',
        "ändra “torget” till “badet”",
        "ändra „torget“ till „badet“",
        "ändra ”torget“ till “badet„",
        "ändra ’torget’ till ’badet’",
        "ändra 'torget' till 'badet'",
        "ändra ``torget'' till ``badet''",
        "ändra »torget» till »badet»",
        "ändra »torget« till »badet«",
        "ändra «torget» till «badet»",
        "ändra ”torget till ”badet”",
        "ändra ”torget” till ”badet",
        'ändra ”torget" till "badet”',
        "ändra ordet torget till badet",
        "ändra torget till badet",
        "Ändra torget till badet.",
        "ändra från torget till badet",
        "ersätt torget med badet",
        "byt ut ”torget” mot ”badet”",
        "”torget” ersätts av ”badet”",
        "Orden ”torget” ska bytas ut mot ordet ”badet”",
        "ändra ”torget” till: ”badet”",
        "ÄNDRA ”torget” TILL ”badet”",
        "att byta ”torget” mot ”badet”",
    ],
)
def test_whatever_marks_are_at_hand(said: str) -> None:
    assert shown(amended(read(page(TEXT), said)).document) == [CHANGED]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ändra ”han sa ”hej” sedan” till ”x”", ["han sa ”hej” sedan", "x"]),
        ("stryk ”han sa ”hej””", ["han sa ”hej”"]),
        ("stryk »han sa ”hej” «", ["han sa ”hej”"]),
        ("nämndens ’kloka’ ord", ["kloka"]),
        ("M:s och S’ förslag", []),
        ("ett ” ensamt", ["ensamt"]),
        ("", []),
        ("”", []),
        ("””", [""]),
    ],
)
def test_quotes_within_quotes(text: str, found: list[str]) -> None:
    assert [quote.words for quote in quotes(text)] == found


@given(st.text("”\"»« '’ab,.:", max_size=60))
def test_quotes_stand_apart_and_in_order(text: str) -> None:
    found = quotes(text)
    edges = [edge for quote in found for edge in (quote.start, quote.end)]
    assert edges == sorted(edges)
    assert all(quote.words in text[quote.start : quote.end] for quote in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hundar\u00a0får vistas på\u2028torget i maj.", "stryk ”får vistas på torget”"),
        ("Den ”gamla” skolan", 'stryk »den "gamla"«'),
        ("e\u0301n skola", "stryk ”én”"),
        ("skol\u00adhus och hem", "stryk ”skolhus”"),
        ("IT\u2011stöd finns", "stryk ”IT-stöd”"),
    ],
)
def test_what_the_eye_does_not_see_makes_no_difference(text: str, said: str) -> None:
    base = page(text.replace("\n", " "))
    found = read(base, said)
    capital = isinstance(found, Question) and found.doubt is Doubt.NOT_FOUND
    assert (capital and "Den" in text) or amended(found).blocks == ("b1",)


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("stryk ”hundar får”", "Hundar får"),
        ("stryk ”Hundar far”", "Hundar får"),
        ("ändra ”vistats” till ”vara”", "vistas"),
        ("stryk meningen ”Hundar får vistas på torgen i maj.”", TEXT),
    ],
)
def test_what_differs_in_a_letter_is_asked_about(said: str, near: str) -> None:
    base = page(TEXT)
    found = read(base, said)
    assert isinstance(found, Question)
    assert (found.doubt, asked(base, found)[0]) == (Doubt.NOT_FOUND, near)
    assert amended(read(base, said, (found.candidates[0].key,))).blocks == ("b1",)


@pytest.mark.parametrize(
    ("text", "said", "after"),
    [
        ("Barn och barnen leker.", "ändra ”barn” till ”unga”", None),
        (
            "Nämnden och nämndens möten.",
            "ändra ”nämndens” till ”styrelsens”",
            "Nämnden och styrelsens möten.",
        ),
        ("Möten hålls 2 § och 12 § där.", "stryk ”2 §”", "Möten hålls och 12 § där."),
    ],
)
def test_only_whole_words_are_meant(text: str, said: str, after: str | None) -> None:
    found = read(page(text), said)
    assert isinstance(found, Question) if after is None else shown(amended(found).document) == [after]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Att bifalla förslaget.",
        "ändra",
        "ändra ”torget”",
        "flytta",
        "flytta första stycket",
        "stryka",
        "byter plats",
        "ändra torget till badet i första stycket",
        "i första hand stryka ”torget”, i andra hand ”maj”",
        "lägga till ”x” efter ”torget” och flytta första stycket till sist i dokumentet",
    ],
)
def test_what_cannot_be_read_is_never_guessed(said: str) -> None:
    assert not hasattr(read(page(TEXT), said), "document")
