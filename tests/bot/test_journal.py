"""The log tells what happened, and neither a secret nor what anybody wrote."""

from __future__ import annotations

import json
import logging

import pytest

from bot.journal import Discreet, Json

SECRET = "123:hemligheten"  # noqa: S105 — an example
WRITTEN = "Att bygga ett bibliotek"


def a_record() -> logging.LogRecord:
    """Of an error that quotes what somebody wrote, which led to one of the world's that tells our secret."""
    try:
        _breaks()
    except OSError as error:
        told = (type(error), error, error.__traceback__)
        return logging.LogRecord("yrka", logging.ERROR, "", 1, "it\nbroke", None, told)
    raise AssertionError


def _breaks() -> None:
    raise OSError(f"disk full at /{SECRET}/") from KeyError(WRITTEN)


@pytest.mark.parametrize("form", [Discreet, Json])
def test_an_error_is_told_without_what_was_written(form: type[Discreet]) -> None:
    line = form(SECRET).format(a_record())
    assert "KeyError" in line
    assert "disk full at /…/" in line
    assert WRITTEN not in line
    assert "hemligheten" not in line


def test_json_is_one_line_a_record() -> None:
    line = Json(SECRET).format(a_record())
    told = json.loads(line)
    assert "\n" not in line
    assert (told["level"], told["logger"], told["message"], told["error"]) == (
        "error",
        "yrka",
        "it\nbroke",
        "OSError",
    )
    assert "test_journal.py" in told["traceback"]
