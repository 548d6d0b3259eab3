"""What the bot says: each message is said somewhere with the facts it takes, and each no fits an alert."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from textwrap import wrap

import pytest

import bot
import handlers
from drafts import errors, faults, link_errors, meeting_errors
from drafts.advice import RULES
from drafts.changes import DraftChange
from drafts.errors import (
    BadFile,
    DocumentMoved,
    HoldsPersonnummer,
    NotReady,
    Refusal,
    TextMoved,
    TextTooLong,
    TooFast,
    TooMany,
    Unprintable,
)
from drafts.faults import What, Why
from drafts.meeting_errors import StopAfterStart, UnknownDecision, WrongWeekday
from handlers import meetings
from handlers.drawn import ALERT_LIMIT, plain
from handlers.refusals import sentence
from handlers.templates import messages, say, takes
from handlers.writing_arende import STEPS

TEMPLATES = Path(handlers.__file__).parent / "templates"

# Names that are put together where they are said.
COMPOSED = {
    "refusals": {
        cls.__name__
        for kin in (errors, link_errors, meeting_errors)
        for cls in vars(kin).values()
        if inspect.isclass(cls)
    },
    "history": {cls.__name__ for cls in DraftChange.__args__},
    "agenda": {f"{word}_{step}" for word in ("ask", "asks") for step in STEPS}
    | {what.value for what in What},
    "meetings": {f"{word}_{step}" for word in ("ask", "asks") for step in meetings.STEPS},
    "deciding": {f"{word}_{what}" for word in ("ask", "asks") for what in ("figures", "words")},
    "uploading": {"ask_register", "ask_agenda"},
    "faults": set(What) | {f"file_{why}" for why in Why},
    "card": {"card", "overview"},
    "sending": {"cancelled", "not_withdrawn"},
    "pieces": {"sats", "block"},
    "advice": set(RULES),
    "authority": set(RULES),
    "instructing": {"block", "heading", "occurrence", "not_found", "how_far", "unclear", "clash"},
}

# Refusals that others are kinds of: only those are raised.
FAMILIES = {"Refusal", "WrongStage", "Moved", "LinkRefused"}

EXAMPLES: dict[str, Refusal] = {
    "TextMoved": TextMoved("s1.0", "Att a." * 900, "Att b." * 900),
    "TextTooLong": TextTooLong(123_456, 100_000),
    "TooMany": TooMany(100),
    "TooFast": TooFast(60),
    "Unprintable": Unprintable(tuple("🌲🏫🚌🛝🏊⚽🎭📚🎨🧒👶🏽🧑")),
    "BadFile": BadFile(Why.KIND),
    "HoldsPersonnummer": HoldsPersonnummer((("titel", "19121212-XXXX"),)),
    "DocumentMoved": DocumentMoved(("b1",)),
    "UnknownDecision": UnknownDecision("too_many"),
    "WrongWeekday": WrongWeekday("torsdag"),
    "StopAfterStart": StopAfterStart(datetime(2026, 11, 26, 17, 30, tzinfo=UTC)),
}
MISSING = ("text", "motivation", "proposer", "unsigned", "secretary")


def _refusals() -> Iterator[type[Refusal]]:
    found = {**vars(errors), **vars(link_errors), **vars(meeting_errors)}
    for cls in found.values():
        if inspect.isclass(cls) and issubclass(cls, Refusal) and cls.__name__ not in FAMILIES:
            yield cls


@cache
def _trees() -> dict[Path, ast.Module]:
    roots = [Path(module.__file__ or "").parent for module in (handlers, bot)]
    return {path: ast.parse(path.read_text()) for root in roots for path in root.rglob("*.py")}


def _said() -> Iterator[tuple[str, ast.Call]]:
    """Every `say("file.macro", …)` whose name stands there whole."""
    for tree in _trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value), node


def _called_in_templates() -> set[str]:
    """Macros that other macros call."""
    words = {(path.name.partition(".")[0], word) for path in TEMPLATES.iterdir() for word in _calls(path)}
    imported = {"difference.told", "signing.told"}
    return {f"{file}.{word}" for file, word in words} | imported


def _calls(path: Path) -> list[str]:
    inside = re.sub(r"{% macro .*?%}", "", path.read_text())
    return re.findall(r"(\w+)\(", inside)


@pytest.mark.parametrize("cls", list(_refusals()))
def test_every_refusal_has_a_sentence_that_an_alert_can_show(cls: type[Refusal]) -> None:
    examples = [NotReady((what,)) for what in MISSING] if cls is NotReady else [EXAMPLES.get(cls.__name__)]
    for refusal in examples:
        told = plain(sentence(refusal or cls()))
        assert 10 < len(told) <= ALERT_LIMIT
        assert told[-1] in ".?)"
        assert "\n" not in told


@pytest.mark.parametrize(
    "told", [say("helping.politician", leads=True, serving=True), say("helping.secretary")]
)
def test_the_help_fits_the_screen_of_a_phone(told: str) -> None:
    """Some 38 characters a line, and 26 lines between the title and the field one writes in."""
    lines = [row for line in plain(told).split("\n") for row in wrap(line, 38) or [""]]
    assert len(lines) <= 26


def test_every_refusal_there_is_can_be_raised() -> None:
    roots = [Path(module.__file__ or "").parent for module in (handlers, bot, faults)]
    code = "\n".join(
        path.read_text()
        for root in roots
        for path in root.rglob("*.py")
        if not path.name.endswith("errors.py")
    )
    used = {cls.__name__ for cls in _refusals() if re.search(rf"\b{cls.__name__}\b", code)}
    assert {cls.__name__ for cls in _refusals()} == used


def test_no_sentence_is_left_without_its_refusal() -> None:
    said = {name.removeprefix("refusals.") for name in messages() if name.startswith("refusals.")}
    assert said - {cls.__name__ for cls in _refusals()} == {"broken", "lacks"}


def test_what_is_said_is_a_message_there_is() -> None:
    assert {name for name, _call in _said()} <= set(messages())


def test_what_is_said_has_the_facts_that_the_message_takes() -> None:
    for name, call in _said():
        wanted = set(takes(name))
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        whole = all(keyword.arg for keyword in call.keywords)
        assert given == wanted if whole else given <= wanted, f"{name}: given {given}, takes {wanted}"


def test_every_message_is_said_somewhere() -> None:
    composed = {f"{file}.{macro}" for file, macros in COMPOSED.items() for macro in macros}
    said = {name for name, _call in _said()} | composed | _called_in_templates()
    assert not set(messages()) - said


def test_names_put_together_are_all_messages() -> None:
    wanted = {f"history.{name}" for name in COMPOSED["history"]}
    wanted |= {f"agenda.{word}_{step}" for word in ("ask", "asks") for step in STEPS}
    wanted |= {"uploading.ask_register", "uploading.ask_agenda"}
    assert wanted <= set(messages())


@pytest.mark.parametrize("path", sorted(TEMPLATES.iterdir()), ids=lambda path: path.name)
def test_only_marks_that_telegram_knows_are_used(path: Path) -> None:
    tags = set(re.findall(r"</?([a-z]+)[ >]", path.read_text()))
    assert tags <= {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
