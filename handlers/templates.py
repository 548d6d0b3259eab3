"""Every word the bot says stands in `templates/`: a file a gesture, a macro a message.

    say("satser.added", number=2, text="Att …")

renders macro `added` of `templates/satser.html.j2`, with everything escaped for Telegram's HTML. What goes
by mail is plain text (`write`, from `templates/mail.txt.j2`), and a web page (`page`) a whole template of
`pages/`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.environment import TemplateModule

from drafts.people import genitive, listed
from drafts.wording import LABELS
from handlers.telling import clock, dated_clock, glimpsed, marked, shortened

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
        "glimpsed": glimpsed,
        "shortened": shortened,
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
    file, macro = message.split(".")
    return _GAP.sub("\n\n", str(getattr(_module(file), macro)(**facts)).strip())


def write(message: str, **facts: Any) -> str:  # noqa: ANN401 — a template takes any fact
    """What is read as plain text, with nothing escaped: a mail, a person's own data."""
    file, macro = message.split(".")
    return _GAP.sub("\n\n", str(getattr(_plain_module(file), macro)(**facts)).strip())


def page(name: str, **facts: Any) -> str:  # noqa: ANN401 — a template takes any fact
    """A whole web page, with every fact escaped."""
    return _pages.get_template(f"{name}.html.j2").render(**facts)


def messages() -> list[str]:
    """The name of every message there is in the chat."""
    files = sorted(
        name.removesuffix(".html.j2") for name in _chat.list_templates() if name.endswith(".html.j2")
    )
    return [f"{file}.{macro}" for file in files for macro in dir(_module(file)) if not macro.startswith("_")]
