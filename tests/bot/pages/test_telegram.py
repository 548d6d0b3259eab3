"""What Telegram says of who opened the page (initData), with aiogram's own check as the judge."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from init_data_py import sign

from bot.pages.keys import ShutError
from bot.pages.telegram import FRESH, passed

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 — the one in Telegram's handbook
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
USER = {"id": 1001, "first_name": "Åsa <b>", "last_name": "Öberg & Co", "language_code": "sv"}


def said(user: dict[str, Any] | None = USER, at: datetime = NOW, token: str = TOKEN) -> str:
    fields = {"query_id": "AAHd", "chat_type": "sender", "signature": "x" * 86}
    return sign(fields | ({"user": json.dumps(user)} if user else {}), token, auth_date=at)


@cache
def judge() -> Any:
    from aiogram.utils.web_app import check_webapp_signature  # noqa: PLC0415 — seconds to import

    return check_webapp_signature


def test_what_telegram_signed_tells_who_it_is() -> None:
    assert judge()(TOKEN, said())
    pass_ = passed(said(), TOKEN, NOW + timedelta(seconds=3))
    assert (pass_.account, pass_.until) == (USER["id"], NOW + FRESH)


def test_what_is_old_is_refused_and_what_is_to_come() -> None:
    for at in (NOW + FRESH + timedelta(seconds=1), NOW - FRESH - timedelta(seconds=1)):
        with pytest.raises(ShutError):
            passed(said(), TOKEN, at)


def test_another_bots_word_is_nothing_here() -> None:
    with pytest.raises(ShutError):
        passed(said(token="2:annan"), TOKEN, NOW)  # noqa: S106 — a made up one


def test_whoever_is_nobody_is_not_let_in() -> None:
    with pytest.raises(ShutError):
        passed(said(user=None), TOKEN, NOW)


def test_a_field_that_comes_twice_is_refused() -> None:
    """Which of the two was signed is not for us to guess."""
    with pytest.raises(ShutError):
        passed(said() + "&" + urlencode({"user": json.dumps({**USER, "id": 1002})}), TOKEN, NOW)


@given(st.data())
def test_whatever_is_changed_is_refused_as_the_judge_refuses_it(data: st.DataObject) -> None:
    pairs = parse_qsl(said())
    at = data.draw(st.integers(0, len(pairs) - 1))
    name, value = pairs[at]
    other = data.draw(st.text(st.characters(max_codepoint=127)).filter(lambda words: words != value))
    forged = urlencode([*pairs[:at], (name, other), *pairs[at + 1 :]])
    assert not judge()(TOKEN, forged)
    with pytest.raises(ShutError):
        passed(forged, TOKEN, NOW)


@given(st.text(max_size=200))
def test_whatever_is_made_up_is_refused(words: str) -> None:
    with pytest.raises(ShutError):
        passed(words, TOKEN, NOW)
