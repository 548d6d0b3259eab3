"""A house style: how one board words its minutes, as templates over what happened in an ärende.

bot/styles/ holds those that ship, and reads and checks a folder of templates into a Style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, NoReturn

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafts.minutes.account import Account, account
from drafts.minutes.facts import ArendeFacts, Member
from drafts.minutes.motion import Ballot, Motion, Speech
from drafts.minutes.naming import bare, open_parties, opening, owned, parties, titled
from drafts.minutes.organ import Organ
from drafts.minutes.passage import Passage
from drafts.people import listed
from drafts.words import unnumbered

LENGTH_LIMIT = 1_000_000  # characters of one passage; a motivation in full is a tenth of it

FACTS = frozenset(field.name for field in fields(Account))
READ = (Member, Motion, Ballot, Speech, Organ)
PARTS = frozenset(name for kind in READ for name in dir(kind) if not name.startswith("_")) | {
    "first",
    "last",
    "index",
    "length",
}  # of a loop

_BREAK = "\x1e"  # the separator of records: no text that people write has it (drafts.words.tidy)
_TAG = re.compile(r"\{[{%#]|[}%#]\}")
_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def lines(text: str) -> str:
    """Somebody's own words: every line of theirs is a paragraph."""
    return _BREAK.join(text.splitlines())


def numbered(satser: Iterable[str]) -> tuple[str, ...]:
    """Att-satser, with numbers where there are several."""
    plain = tuple(unnumbered(sats) for sats in satser)
    return plain if len(plain) < 2 else tuple(f"{n}. {sats}" for n, sats in enumerate(plain, 1))  # noqa: PLR2004 — one


def counted(number: int) -> str:
    """`två`; figures from thirteen."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


FILTERS = {
    "bare": bare,
    "counted": counted,
    "lines": lines,
    "listed": listed,
    "numbered": numbered,
    "open_parties": open_parties,
    "opening": opening,
    "owned": owned,
    "parties": parties,
    "titled": titled,
}
_JINJA_FILTERS = ("length", "first", "last", "list", "join", "selectattr", "rejectattr")
_JINJA_TESTS = ("none", "defined", "in", "eq", "==", "ne", "!=", "gt", ">", "lt", "<")


class _Paragraphs(Extension):
    """An empty line of the template parts paragraphs; one that an unused tag leaves behind does not."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 — Jinja's signature
        lines, is_open = [], False
        for line in source.split("\n"):
            lines.append(line if line.strip() or is_open else _BREAK)
            tags = _TAG.findall(line)
            is_open = tags[-1].startswith("{") if tags else is_open
        return "\n".join(lines)


class Templates(ImmutableSandboxedEnvironment):
    """A style's folder: templates that know the facts and FILTERS, and nothing of Python's."""

    intercepted_binops = frozenset({"*", "**", "%"})  # a short one may make a text that fills the memory

    def __init__(self, files: Mapping[str, str]) -> None:
        super().__init__(
            loader=FunctionLoader(lambda name: (files[name], name, None) if name in files else None),
            undefined=StrictUndefined,
            extensions=(_Paragraphs,),
        )
        self.globals = {}
        self.filters = {name: self.filters[name] for name in _JINJA_FILTERS} | FILTERS
        self.tests = {name: self.tests[name] for name in _JINJA_TESTS}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        return attr in PARTS and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> NoReturn:  # noqa: ANN401, ARG002 — Jinja's signature
        raise SecurityError(f"{operator} får inte användas")


@dataclass(frozen=True, slots=True)
class Style:
    """`name` is the folder's, `title` what people call it; `headings` are (passage, heading), in order."""

    name: str
    title: str
    headings: tuple[tuple[str, str], ...]
    templates: Templates


class TooLongPassage(Exception):
    """A template that says more than minutes hold."""


def passages(facts: ArendeFacts, style: Style) -> tuple[Passage, ...]:
    """What the minutes say of the ärende, in the style's order; a passage with nothing to say is left out."""
    told = account(facts)
    known = {name: getattr(told, name) for name in FACTS}
    worded = (
        Passage(heading, _paragraphs(_rendered(style, passage, known))) for passage, heading in style.headings
    )
    return tuple(passage for passage in worded if passage.paragraphs)


def _rendered(style: Style, passage: str, known: Mapping[str, object]) -> str:
    """TooLongPassage where it goes on and on."""
    text = ""
    for piece in style.templates.get_template(f"{passage}.j2").generate(known):
        text += piece
        if len(text) > LENGTH_LIMIT:
            raise TooLongPassage(passage)
    return text


def _paragraphs(text: str) -> tuple[str, ...]:
    """Within a paragraph any white space is a space."""
    squeezed = (" ".join(paragraph.split()) for paragraph in text.split(_BREAK))
    return tuple(paragraph for paragraph in squeezed if paragraph)
