"""Every word the bot says stands in `templates/`: a file a gesture, a macro a message.

    say("satser.added", number=2, text="Att …")

renders macro `added` of `templates/satser.html.j2`, with everything escaped for Telegram's HTML. What goes
by mail is plain text (`write`, from `templates/mail.txt.j2`), and a web page (`page`) a whole template of
`pages/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.environment import TemplateModule

from drafts.people import genitive, listed
from drafts.wording import LABELS
from handlers.telling import clock, dated_clock, edited, glimpsed, marked, shortened, uncapital

Facts = Mapping[str, Any]
Hearer = Callable[[str, Facts, str], None]

_hearers: list[Hearer] = []
_GAP = re.compile(r"\n{3,}")  # where a template leaves something out, its blank lines meet


def _environment(folder: str, *, escaped: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("handlers", folder),
        autoescape=escaped,  # noqa: S701 — a mail is plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "listed": listed,
        "genitive": genitive,
        "clock": clock,
        "dated_clock": dated_clock,
        "marked": marked,
        "edited": edited,
        "glimpsed": glimpsed,
        "shortened": shortened,
        "uncapital": uncapital,
    }
    environment.globals |= {"LABELS": LABELS}
    return environment


_chat = _environment("templates", escaped=True)
_letters = _environment("templates", escaped=False)
_pages = _environment("pages", escaped=True)


@cache
def _module(name: str) -> TemplateModule:
    return _chat.get_template(f"{name}.html.j2").make_module()


@cache
def _plain_module(name: str) -> TemplateModule:
    return _letters.get_template(f"{name}.txt.j2").make_module()


def say(message: str, **facts: Any) -> str:  # noqa: ANN401 — a template takes any fact
    """The message in Telegram's HTML, with every fact escaped."""
    return _told(_module, message, facts)


def write(message: str, **facts: Any) -> str:  # noqa: ANN401 — a template takes any fact
    """What is read as plain text, with nothing escaped: a mail, a person's own data."""
    return _told(_plain_module, message, facts)


def _told(modules: Callable[[str], TemplateModule], message: str, facts: Facts) -> str:
    file, macro = message.split(".")
    told = _GAP.sub("\n\n", str(getattr(modules(file), macro)(**facts)).strip())
    for hear in _hearers:
        hear(message, facts, told)
    return told


@contextmanager
def overheard(hear: Hearer) -> Iterator[None]:
    """While the block runs, `hear` is told of every message: its name, its facts, and how it reads."""
    _hearers.append(hear)
    try:
        yield
    finally:
        _hearers.remove(hear)


def page(name: str, **facts: Any) -> str:  # noqa: ANN401 — a template takes any fact
    """A whole web page, with every fact escaped."""
    return _pages.get_template(f"{name}.html.j2").render(**facts)


def messages() -> list[str]:
    """The name of every message there is in the chat."""
    return _names(_chat, ".html.j2", _module)


def letters() -> list[str]:
    """The name of every message that is plain text."""
    return _names(_letters, ".txt.j2", _plain_module)


def takes(message: str) -> tuple[str, ...]:
    """The names of the facts that a message, or a letter, is said with."""
    file, macro = message.split(".")
    modules = _module if message in messages() else _plain_module
    return tuple(getattr(modules(file), macro).arguments)


def _names(environment: Environment, ending: str, modules: Callable[[str], TemplateModule]) -> list[str]:
    names = environment.list_templates(filter_func=lambda name: name.endswith(ending))
    files = sorted(name.removesuffix(ending) for name in names)
    return [f"{file}.{macro}" for file in files for macro in dir(modules(file)) if not macro.startswith("_")]
