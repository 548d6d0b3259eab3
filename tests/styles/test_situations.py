"""Situations, and what each style makes of them.

The facts are in <situation>.yaml, the text in <situation>.<style>.txt.

After a deliberate change of a style, write the texts anew and read every line that git diff shows:

    YRKA_REWRITE=1 uv run pytest tests/styles -n 0
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import msgspec
import pytest
import yaml

from bot.styles.folder import load_styles, style_names
from drafts.minutes.facts import ArendeFacts
from drafts.minutes.passage import Passage
from handlers.house_style import passages

HERE = Path(__file__).parent
SITUATIONS = sorted(path.stem for path in HERE.glob("*.yaml"))
STYLES = sorted(style_names())


def facts_in(situation: str) -> ArendeFacts:
    written = yaml.safe_load((HERE / f"{situation}.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(written, ArendeFacts)


def told(worded: tuple[Passage, ...]) -> str:
    """The passages as one reads them: headings in capitals, an empty line between paragraphs."""
    return "\n".join("\n\n".join((passage.heading.upper(), *passage.paragraphs)) + "\n" for passage in worded)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_is_told_as_it_was_read_and_approved(situation: str, style: str) -> None:
    file = HERE / f"{situation}.{style}.txt"
    now = told(passages(facts_in(situation), load_styles()[style]))
    if os.environ.get("YRKA_REWRITE"):
        file.write_text(now, encoding="utf-8")
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    diff = "\n".join(unified_diff(before.splitlines(), now.splitlines(), file.name, "now", lineterm=""))
    assert not diff, f"\n{diff}"


def test_every_text_has_its_situation() -> None:
    """And there are as many situations as promised."""
    texts = {path.name for path in HERE.glob("*.txt")}
    assert texts == {f"{situation}.{style}.txt" for situation in SITUATIONS for style in STYLES}
    assert len(SITUATIONS) >= 40
