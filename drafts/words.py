"""What people type, made fit to keep: NFC, no invisible characters, within bounds."""

from __future__ import annotations

import re
import unicodedata

from drafts.errors import EmptyText, NoDecision, TextTooLong

SATS_LIMIT = 2_000
BLOCK_LIMIT = 10_000
TITLE_LIMIT = 300
SATSER_LIMIT = 100
MOTIVATION_LIMIT = 100_000

NUMBER = re.compile(r"^\s*(?:(?:\d{1,3}[.)]|[-–—•*])\s+)+(?=\S)")
JOINER = "\u200d"  # holds an emoji of several parts together

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_ATT = re.compile(r"att\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")


def tidy(text: str) -> str:
    """NFC, one kind of line end, single spaces; soft hyphens, control and format characters gone."""
    lines = _LINE_ENDS.sub("\n", text)
    kept = unicodedata.normalize("NFC", "".join(c for c in lines if not _invisible(c)))
    return "\n".join(_tidy_line(line) for line in kept.split("\n")).strip()


def one_line(text: str, limit: int) -> str:
    """The text as one line; EmptyText where nothing is left, TextTooLong beyond `limit` characters."""
    line = " ".join(tidy(text).split())
    if not line:
        raise EmptyText
    if len(line) > limit:
        raise TextTooLong(len(line), limit)
    return line


def one_sats(text: str) -> str:
    """The same for an att-sats; NoDecision where it has no word but *Att*."""
    line = one_line(text, SATS_LIMIT)
    if not _WORD.search(_ATT.sub("", line, count=1)):
        raise NoDecision
    return line


def satser(text: str) -> tuple[str, ...]:
    """The att-satser of a message: one, or several where each line is numbered, dashed or opens with Att.

    In a list pasted from print, a line without a number goes on where the one above stopped. Typed
    numbers and dashes are dropped: numbers are given when shown.
    """
    lines = [line for line in tidy(text).split("\n") if line]
    if not lines:
        raise EmptyText
    return tuple(one_sats(unnumbered(sats)) for sats in _several(lines))


def unnumbered(text: str) -> str:
    """Without the number or dash it was typed or copied with."""
    return NUMBER.sub("", tidy(text))


def _several(lines: list[str]) -> list[str]:
    if all(NUMBER.match(line) or _ATT.match(line) for line in lines):
        return lines
    if not NUMBER.match(lines[0]):
        return [" ".join(lines)]
    starts = [n for n, line in enumerate(lines) if NUMBER.match(line)]
    return [" ".join(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _tidy_line(line: str) -> str:
    """Single spaces; nothing at all where only joiners and marks without a letter are left."""
    bare = _SPACES.sub(" ", line).strip()
    return bare if any(unicodedata.category(c)[0] not in "MZ" and c != JOINER for c in bare) else ""


def _invisible(char: str) -> bool:
    """White space is seen to elsewhere; an emoji younger than this Python is no less an emoji."""
    if char.isspace() or char == JOINER:
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"} or _no_character(ord(char))


def _no_character(code: int) -> bool:
    """Unicode's noncharacters, which no document may carry."""
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE  # noqa: PLR2004 — as Unicode names them
