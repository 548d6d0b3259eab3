"""A house style: how one board words its minutes, as templates over the facts of an ärende.

bot/styles/ holds those that ship, and reads and checks a folder of templates into a Style.
"""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment

from drafts.minutes.facts import ArendeFacts
from drafts.minutes.passage import Passage


@dataclass(frozen=True, slots=True)
class Style:
    """`name` is the folder's, `title` what people call it; `headings` are (passage, heading), in order."""

    name: str
    title: str
    headings: tuple[tuple[str, str], ...]
    templates: Environment


def passages(facts: ArendeFacts, style: Style) -> tuple[Passage, ...]:
    """What the minutes say of the ärende, in the style's order; a passage with nothing to say is left out."""
    worded = (
        Passage(heading, _paragraphs(style.templates.get_template(f"{passage}.j2").render(facts=facts)))
        for passage, heading in style.headings
    )
    return tuple(passage for passage in worded if passage.paragraphs)


def _paragraphs(text: str) -> tuple[str, ...]:
    """An empty line parts them; within one, any white space is a space."""
    squeezed = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return tuple(paragraph for paragraph in squeezed if paragraph)
