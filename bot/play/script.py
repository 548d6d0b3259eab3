"""Scenario files, as the README describes them: read whole, with every fault told by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.boards.yaml_file import line
from handlers.telling import SWEDEN

SHIPPED = Path(__file__).parent.parent / "scenarios"

ACTS = ("says", "taps", "replies", "sends", "opens")
CLOCK = "clock"
WHERE = {"who", "chat"}
DEPTH_LIMIT = 20
LOOKS = {"who", "chat", "contains", "absent", "buttons", "file"}
_WHAT = {"replies": "text", "taps": "button"}  # beside `to`


class BadScript(Exception):
    """What is wrong with a scenario file, and where."""


@dataclass(frozen=True, slots=True)
class Act:
    """Someone does something. `chat` is empty for their private chat with the bot."""

    line: int
    who: str
    chat: str
    verb: str
    what: str
    to: str = ""  # words of the message replied to, or of the one that has the button


@dataclass(frozen=True, slots=True)
class Look:
    """What should be seen. Without `chat` it is looked for in `who`'s private chat."""

    line: int
    who: str = ""
    chat: str = ""
    contains: str = ""
    absent: str = ""
    buttons: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Strike:
    """The bot's clock is set forward, to a Swedish time."""

    line: int
    to: datetime
    who: str = ""
    chat: str = ""


Step = Act | Look | Strike


@dataclass(frozen=True, slots=True)
class Script:
    path: Path
    board: str
    steps: tuple[Step, ...]
    unbound: tuple[str, ...] = ()  # people who have not opened their personal link
    audience: tuple[str, ...] = ()  # people who are there and do nothing

    @property
    def cast(self) -> tuple[str, ...]:
        """Everyone who appears, in order."""
        return tuple(dict.fromkeys([step.who for step in self.steps if step.who] + list(self.audience)))


def read_script(path: Path) -> Script:
    """BadScript where the file is not a scenario."""
    try:
        text = path.read_text(encoding="utf-8")
        _check_depth(path, text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        whole = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise BadScript(f"{path}: går inte att läsa: {error}") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("steps"), list):
        raise BadScript(f"{path}: ett scenario har board: och steps: med en lista av steg")
    if unknown := set(whole) - {"board", "steps", "unbound", "audience"}:
        raise BadScript(f"{path}: okända ord: {', '.join(sorted(map(str, unknown)))}")
    lines = _lines(node)
    if len(lines) != len(whole["steps"]):
        raise BadScript(f"{path}: steps: står flera gånger")
    steps = tuple(_step(path, line, step) for line, step in zip(lines, whole["steps"], strict=True))
    unbound, audience = _texts(whole.get("unbound", ())), _texts(whole.get("audience", ()))
    return Script(path, _board(path, str(whole.get("board", "example"))), steps, unbound, audience)


def _check_depth(path: Path, text: str) -> None:
    """Before anything is built: a short text can stand for one that is endless."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_LIMIT or isinstance(event, yaml.AliasEvent):
            raise BadScript(f"{path}, rad {line(event)}: så skrivs inget scenario")


def _board(path: Path, board: str) -> str:
    """A path is meant from the scenario file."""
    return str(path.parent / board) if board.startswith(".") else board


def _lines(node: yaml.Node | None) -> list[int]:
    if not isinstance(node, yaml.MappingNode):
        return []
    steps = next(value for name, value in node.value if name.value == "steps")
    return [item.start_mark.line + 1 for item in steps.value]


def _step(path: Path, line: int, step: Any) -> Step:  # noqa: ANN401 — whatever YAML held
    if not isinstance(step, dict):
        raise BadScript(f"{path}, rad {line}: ett steg är who: med says:, taps: …, eller expect:")
    if CLOCK in step:
        return _strike(path, line, step)
    if "expect" in step:
        return _look(path, line, step["expect"])
    verbs = [verb for verb in ACTS if verb in step]
    if len(verbs) != 1 or "who" not in step or set(step) - WHERE - set(verbs):
        raise BadScript(f"{path}, rad {line}: ett steg har who: och ett av {', '.join(ACTS)}")
    verb, value, to = verbs[0], step[verbs[0]], ""
    if verb == "replies" or (verb == "taps" and isinstance(value, dict)):
        what = _WHAT[verb]
        if not isinstance(value, dict) or set(value) != {"to", what}:
            raise BadScript(f"{path}, rad {line}: {verb}: har to: och {what}:")
        to, value = str(value["to"]), value[what]
    return Act(line, str(step["who"]), str(step.get("chat", "")), verb, str(value), to)


def _strike(path: Path, line: int, step: dict[Any, Any]) -> Strike:
    try:
        to = datetime.strptime(str(step[CLOCK]), "%Y-%m-%d %H.%M").replace(tzinfo=SWEDEN)
    except ValueError as error:
        raise BadScript(f"{path}, rad {line}: clock: är en tid, till exempel 2030-11-25 18.30") from error
    if set(step) != {CLOCK}:
        raise BadScript(f"{path}, rad {line}: clock: står för sig självt")
    return Strike(line, to)


def _look(path: Path, line: int, look: Any) -> Look:  # noqa: ANN401 — whatever YAML held
    if not isinstance(look, dict) or set(look) - LOOKS or not set(look) & WHERE:
        raise BadScript(
            f"{path}, rad {line}: expect: har chat: eller who:, och {', '.join(sorted(LOOKS - WHERE))}"
        )
    if not set(look) - WHERE:
        raise BadScript(f"{path}, rad {line}: expect: säger inte vad som ska synas")
    plain = {name: str(look.get(name, "")) for name in LOOKS - {"buttons"}}
    return Look(line, buttons=_texts(look.get("buttons", ())), **plain)


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401 — whatever YAML held
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
