"""A Bilaga made ready for setting: NFC, nothing invisible, nothing that the font lacks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from bot.press.glyphs import find_missing, split_units
from drafts.bilaga import Bilaga, Block, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = "□"
LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NO_BREAK_SPACES = "\u00a0\u2007\u202f"
SPACES = re.compile(" +")
VARIATION_SELECTOR = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def prepare(bilaga: Bilaga) -> Bilaga:
    """Clean every text, drop what is left empty, and let no heading skip a level."""
    missing = frozenset(find_unprintable(bilaga))

    def clean(text: str) -> str:
        return _swap(tidy(text), missing)

    def clean_line(text: str) -> str:
        return clean(text).replace("\n", " ")

    blocks = (
        replace(block, text=clean_line(block.text) if isinstance(block, Heading) else clean(block.text))
        for block in bilaga.blocks
    )
    return replace(
        bilaga,
        title=clean_line(bilaga.title) or "Bilaga",  # both formats demand a title
        arende=clean_line(bilaga.arende),
        diarienummer=clean_line(bilaga.diarienummer),
        names=tuple(name for name in map(clean_line, bilaga.names) if name),
        blocks=tuple(_level(block for block in blocks if block.text)),
    )


def find_unprintable(bilaga: Bilaga) -> tuple[str, ...]:
    head = (bilaga.title, bilaga.arende, bilaga.diarienummer, *bilaga.names)
    return find_missing("\n".join(tidy(text) for text in (*head, *(block.text for block in bilaga.blocks))))


def list_keywords(bilaga: Bilaga) -> tuple[str, ...]:
    return tuple(filter(None, (bilaga.arende, bilaga.diarienummer, f"version {bilaga.version}")))


def tidy(text: str) -> str:
    """Compose the letters, drop what is invisible, and let one space be one space."""
    lines = LINE_END.sub("\n", text).split("\n")
    return "\n".join(map(_tidy_line, lines)).strip("\n")


def _tidy_line(line: str) -> str:
    shown = VARIATION_SELECTOR.sub("", line)
    if not shown.isprintable():  # nearly every line is, and need not be looked at letter by letter
        shown = "".join(map(_tidy_character, shown))
    return SPACES.sub(" ", normalize("NFC", shown)).strip(" ")


def _tidy_character(character: str) -> str:
    kind = category(character)
    if character == "\t" or (kind == "Zs" and character not in NO_BREAK_SPACES):
        return " "
    return "" if kind in {"Cc", "Cf"} else character


def _swap(text: str, missing: frozenset[str]) -> str:
    if not missing:
        return text
    return "".join(MISSING if unit in missing else unit for unit in split_units(text))


def _level(blocks: Iterator[Block]) -> Iterator[Block]:
    """PDF/UA lets no heading stand more than one level below the one before it."""
    deepest = 2
    for block in blocks:
        if isinstance(block, Heading):
            level = max(2, min(block.level, deepest))
            deepest = level + 1
            yield replace(block, level=level)
        else:
            yield block
