"""Links and sessions: nobody makes one, each opens one draft for one account, and only for a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.pages.keys import LINK, SESSION, Keys, Session, ShutError

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
KEYS = Keys("110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
LARS, EVA = 1001, 1002


def test_a_link_opens_its_draft_for_its_account_until_its_time_is_out() -> None:
    link = KEYS.link("u1", LARS, NOW)
    passed = KEYS.passed("u1", link, NOW + LINK - timedelta(seconds=1))
    assert (passed.account, passed.until) == (LARS, NOW + LINK)
    with pytest.raises(ShutError):
        KEYS.passed("u1", link, NOW + LINK)
    with pytest.raises(ShutError):
        KEYS.passed("u2", link, NOW)


def test_no_two_links_are_the_same() -> None:
    assert KEYS.link("u1", LARS, NOW) != KEYS.link("u1", LARS, NOW)


def test_a_session_holds_for_its_draft_until_its_time_is_out() -> None:
    cookie = KEYS.session("u1", Session(LARS, "dark"), NOW)
    assert KEYS.held("u1", cookie, NOW + SESSION - timedelta(seconds=1)) == Session(LARS, "dark")
    for draft, at in (("u1", NOW + SESSION), ("u2", NOW)):
        with pytest.raises(ShutError):
            KEYS.held(draft, cookie, at)


def test_a_link_is_no_session_and_a_session_no_link() -> None:
    with pytest.raises(ShutError):
        KEYS.held("u1", KEYS.link("u1", LARS, NOW), NOW)
    with pytest.raises(ShutError):
        KEYS.passed("u1", KEYS.session("u1", Session(LARS), NOW), NOW)


def test_another_bot_makes_none_of_ours() -> None:
    with pytest.raises(ShutError):
        KEYS.passed("u1", Keys("2:annan").link("u1", LARS, NOW), NOW)


@given(st.text(max_size=80))
def test_whatever_is_made_up_opens_nothing(words: str) -> None:
    for read in (KEYS.passed, KEYS.held):
        with pytest.raises(ShutError):
            read("u1", words, NOW)


@given(st.integers(0, 95), st.characters())
@example(0, "\ud800")
@example(32, "\ud800")
def test_whatever_is_changed_in_one_opens_nothing(at: int, char: str) -> None:
    link = KEYS.link("u1", LARS, NOW)
    assume(char != link[at])
    with pytest.raises(ShutError):
        KEYS.passed("u1", link[:at] + char + link[at + 1 :], NOW)


def test_somebody_elses_number_opens_nothing() -> None:
    with pytest.raises(ShutError):
        KEYS.passed("u1", KEYS.link("u1", LARS, NOW).replace(str(LARS), str(EVA), 1), NOW)
