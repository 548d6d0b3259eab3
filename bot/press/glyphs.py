"""Which characters the font can show. The typesetter itself is asked, so the answer is its own."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

import typst

from bot.press.typesetter import set_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

# Printable beyond doubt (a test sees to it), so that an ordinary text need not be asked about.
SURE = {*map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180))), *"\n–—‘’‚“”„†‡•…′″€−"}
NOBODYS = {"Cs", "Co", "Cn"}  # halves, private and unassigned: no reader would know them
REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
SKIN_TONES = range(0x1F3FB, 0x1F400)


def find_missing(text: str) -> tuple[str, ...]:
    """List the letters, each with its marks, that cannot be printed; each once, in order of appearance."""
    unsure = frozenset(text) - SURE
    missing = {character for character in unsure if category(character) in NOBODYS}
    missing |= _find_refused(unsure - missing)
    units = dict.fromkeys(split_units(text)) if missing else ()
    return tuple(unit for unit in units if not missing.isdisjoint(unit))


def split_units(text: str) -> Iterator[str]:
    """Cut between letters, never between a letter and the marks set on it."""
    unit = ""
    for character in text:
        if unit and (unit == "\n" or not _is_mark(character)):
            yield unit
            unit = ""
        unit += character
    if unit:
        yield unit


def _is_mark(character: str) -> bool:
    return category(character).startswith("M") or ord(character) in SKIN_TONES


@lru_cache(maxsize=64)
def _find_refused(characters: frozenset[str]) -> frozenset[str]:
    """Try them on a proof sheet; the typesetter names all that it has no glyph for."""
    if not characters:
        return frozenset()
    try:
        set_pdf("proof.typ", {"characters": json.dumps(sorted(characters))}, datetime.fromtimestamp(0, UTC))
    except typst.TypstError as error:
        refused = frozenset(map(_unescape, REFUSED.findall(error.diagnostic)))
        if not refused:
            raise
        return refused
    return frozenset()


def _unescape(text: str) -> str:
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
