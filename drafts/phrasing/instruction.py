"""The instruction, and what its Swedish is put together of: quotes, rows of things, the stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_PAIRS = (("”", "”", '”“„"'), ("»", "«", "»«"), ("›", "‹", "›‹"))
_STOPS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Instruction:
    """One att-sats, and the ids of the blocks it changes, adds, removes or moves."""

    text: str
    blocks: tuple[str, ...]


def quoted(words: str) -> str:
    """Between ”…”, or »…« where the words hold such quotes."""
    for opening, closing, marks in _PAIRS:
        if not any(mark in words for mark in marks):
            return f"{opening}{words}{closing}"
    return f"”{words}”"


def listed(things: Sequence[str]) -> str:
    """A, B och C."""
    *first, last = things
    return f"{', '.join(first)} och {last}" if first else last


def sats(text: str) -> str:
    """With the opening Att and one stop: that of an abbreviation or within a closing quote does for both."""
    closing = any(text.endswith(pair[1]) for pair in _PAIRS)
    stopped = text.endswith(".") or (closing and text[:-1].endswith(_STOPS))
    return f"Att {text}" if stopped else f"Att {text}."
