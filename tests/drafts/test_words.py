"""What people type, made fit to keep."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given

from drafts.errors import EmptyText, NoDecision, TextTooLong
from drafts.words import SATS_LIMIT, one_line, satser, tidy, unnumbered
from tests.drafts.texts import DECOMPOSED, FAMILY, any_text, letters


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (DECOMPOSED, "å ä ö é"),
        ("5\u00a0000\u202fkr", "5 000 kr"),
        ("samverkans\u00adöverenskommelsen", "samverkansöverenskommelsen"),
        ("a\u00ad\u030a", "å"),
        ("\ufeffAtt\u200b bifalla\x00.\u202e", "Att bifalla."),
        ("Att\tbifalla\v nu", "Att bifalla nu"),
        ("ett\x85två\u2028tre\rfyra\r\nfem", "ett\ntvå\ntre\nfyra\nfem"),
        ("  ett  \n   två ", "ett\ntvå"),
        ("ett\n\n\n\ntvå", "ett\n\n\n\ntvå"),
        ("ord\x1cord", "ord ord"),
    ],
)
def test_tidy_keeps_the_words_and_drops_what_does_not_show(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize("emoji", [FAMILY, "👍🏽", "❤️", "❤️‍🔥", "🇸🇪", "1️⃣", "\U0001fae9", "\U0001fae8"])
def test_an_emoji_is_kept_whole(emoji: str) -> None:
    """Also one that Unicode knows and this Python does not yet."""
    assert tidy(f"Bra {emoji}!") == f"Bra {emoji}!"
    assert one_line(emoji, 20) == emoji


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "\u00ad", "\u200d", "\ufe0f\u200d", "\u030a", "\uffff"])
def test_what_does_not_show_is_empty(nothing: str) -> None:
    assert tidy(nothing) == ""
    with pytest.raises(EmptyText):
        one_line(nothing, 10)
    with pytest.raises(EmptyText):
        satser(nothing)


def test_what_no_document_may_carry_is_dropped() -> None:
    """Noncharacters, half characters and control characters break DOCX and PDF alike."""
    assert tidy("a\ufffe\ufdd0\U0001ffff\ud800\x0bb\x00") == "a b"


def test_one_line_is_one_line() -> None:
    assert one_line("Att\n\nbifalla\n  motionen.", 100) == "Att bifalla motionen."


def test_the_limit_is_of_the_tidied_text() -> None:
    assert one_line(" \u00ad" * 50 + "x" * 10, 10) == "x" * 10
    with pytest.raises(TextTooLong) as caught:
        one_line("x" * 11, 10)
    assert (caught.value.length, caught.value.limit) == (11, 10)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Att bifalla.", ("Att bifalla.",)),
        ("1. Att bifalla.", ("Att bifalla.",)),
        ("- Att bifalla.", ("Att bifalla.",)),
        ("• 1. Att bifalla.", ("Att bifalla.",)),
        ("Att bifalla\nmotionen nu.", ("Att bifalla motionen nu.",)),
        ("Att ett.\nAtt två.", ("Att ett.", "Att två.")),
        ("Att ett.\n\natt två.", ("Att ett.", "att två.")),
        ("1. Att ett.\n2. Att två.\n10) Anföra:", ("Att ett.", "Att två.", "Anföra:")),
        ("1. Att ett.\nAtt två.", ("Att ett.", "Att två.")),
        ("- ett\n– två\n• tre", ("ett", "två", "tre")),
        ("Attitydmätning görs.\nSedan mer.", ("Attitydmätning görs. Sedan mer.",)),
        ("2026 års budget antas.", ("2026 års budget antas.",)),
        ("3 mnkr avsätts.", ("3 mnkr avsätts.",)),
        ("1.5 mnkr avsätts.", ("1.5 mnkr avsätts.",)),
        ("-10 procent", ("-10 procent",)),
    ],
)
def test_a_message_is_one_att_sats_or_several(typed: str, expected: tuple[str, ...]) -> None:
    assert satser(typed) == expected


def test_a_list_pasted_from_print_keeps_its_items_whole() -> None:
    pasted = """
        1. Att delvis godkänna förvaltningens förslag till beslut.
        2. Att samverkansöverenskommelsen kompletteras i enlighet med vad som
           anförs nedan.
        3. Därutöver anföra följande:
    """
    assert satser(pasted) == (
        "Att delvis godkänna förvaltningens förslag till beslut.",
        "Att samverkansöverenskommelsen kompletteras i enlighet med vad som anförs nedan.",
        "Därutöver anföra följande:",
    )


@pytest.mark.parametrize("typed", ["Att", "att …", ".", "🎉", "1. Att ett.\n2. Att", "___"])
def test_what_decides_nothing_is_no_att_sats(typed: str) -> None:
    with pytest.raises(NoDecision):
        satser(typed)


def test_each_att_sats_of_a_message_has_the_limit() -> None:
    with pytest.raises(TextTooLong):
        satser("1. Att ett.\n2. " + "x" * (SATS_LIMIT + 1))


@given(any_text)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(any_text)
def test_tidying_loses_nothing_that_shows(text: str) -> None:
    assert letters(tidy(text)) == letters(text)


NUMBERS = "[0-9.)*•–—-]*"


@given(any_text)
def test_att_satser_lose_nothing_but_their_numbers(text: str) -> None:
    try:
        found = satser(text)
    except (EmptyText, NoDecision):
        return
    kept = "".join(f"{NUMBERS}{re.escape(letters(sats))}" for sats in found)
    assert re.fullmatch(kept, letters(text), re.DOTALL)


@given(any_text)
def test_an_att_sats_read_again_is_itself(text: str) -> None:
    try:
        found = satser(text)
    except (EmptyText, NoDecision):
        return
    assert [satser(sats) for sats in found] == [(sats,) for sats in found]
    assert [unnumbered(sats) for sats in found] == [*found]
