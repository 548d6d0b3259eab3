"""Texts to copy: nothing is lost where they are parted, and every part is taken by Telegram."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.clippings import BETWEEN, COPIED, clippings, packed
from handlers.drawn import fits, plain
from handlers.letters import Spot
from handlers.telling import size

PARAGRAPHS = st.lists(st.text("abc åäö<&🏫", min_size=1, max_size=60).filter(str.strip), min_size=1)


@given(PARAGRAPHS, st.integers(20, 80))
def test_no_part_is_too_long_and_no_word_is_lost(paragraphs: list[str], room: int) -> None:
    parts = packed(paragraphs, room)
    assert all(size(part) <= room for part in parts)
    assert "".join("".join(parts).split()) == "".join("".join(paragraphs).split())


@given(PARAGRAPHS)
def test_paragraphs_that_fit_are_whole(paragraphs: list[str]) -> None:
    parts = packed(paragraphs, 60 * 2)
    assert [p for part in parts for p in part.split(BETWEEN)] == paragraphs


@settings(deadline=None)  # the first reads the templates
@given(PARAGRAPHS, st.text(min_size=1, max_size=400).filter(str.strip))
def test_telegram_takes_each_and_a_button_copies_what_it_can_hold(
    paragraphs: list[str], heading: str
) -> None:
    for message in clippings(Spot(1), heading, BETWEEN.join(paragraphs * 40)):
        assert fits(message.text)
        for row in message.buttons:
            assert size(row[0].copy) <= COPIED
            assert row[0].copy in plain(message.text)


def test_a_word_longer_than_any_message_is_broken() -> None:
    (first, *rest) = packed(["o" * 10_000])
    assert len(first) == 3_800
    assert first + "".join(rest) == "o" * 10_000
