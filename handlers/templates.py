"""Every word the bot says stands in `templates/`: a file a gesture, a macro a message.

    say("satser.added", number=2, text="Att …")

renders macro `added` of `templates/satser.html.j2`, with everything escaped for Telegram's HTML.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.environment import TemplateModule

from drafts.people import genitive, listed
from drafts.wording import LABELS
from handlers.telling import clock, glimpsed, marked, shortened

_GAP = re.compile(r"\n{3,}")  # where a template leaves something out, its blank lines meet

_environment = Environment(
    loader=PackageLoader("handlers"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters |= {
    "listed": listed,
    "genitive": genitive,
    "clock": clock,
    "marked": marked,
    "glimpsed": glimpsed,
    "shortened": shortened,
}
_environment.globals |= {"LABELS": LABELS}


@cache
def _module(name: str) -> TemplateModule:
    return _environment.get_template(f"{name}.html.j2").make_module()


def say(message: str, **facts: Any) -> str:  # noqa: ANN401 — a template takes any fact
    """The message in Telegram's HTML, with every fact escaped."""
    file, macro = message.split(".")
    return _GAP.sub("\n\n", str(getattr(_module(file), macro)(**facts)).strip())


def messages() -> list[str]:
    """The name of every message there is."""
    files = sorted(name.removesuffix(".html.j2") for name in _environment.list_templates())
    return [f"{file}.{macro}" for file in files for macro in dir(_module(file)) if not macro.startswith("_")]
