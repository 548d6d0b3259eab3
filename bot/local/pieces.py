"""How a client divides a text too long for one message: at a line end, at a space, or where it must."""

from __future__ import annotations

from bot.local.entities import count_units

LONGEST_TEXT = 4096


def split_text(text: str) -> list[str]:
    pieces = []
    rest = text.strip()
    while count_units(rest) > LONGEST_TEXT:
        limit = _characters_within(rest)
        cut = (
            max(rest.rfind("\n", limit // 2, limit), 0) or max(rest.rfind(" ", limit // 2, limit), 0) or limit
        )
        pieces.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [piece for piece in [*pieces, rest] if piece]


def _characters_within(text: str) -> int:
    """Count the characters that fit; an emoji outside the first plane takes two units."""
    taken = 0
    for position, character in enumerate(text):
        taken += 1 + (character > "\uffff")
        if taken > LONGEST_TEXT:
            return position
    return len(text)
