"""What people type, made fit to keep: NFC, no invisible characters, within bounds."""

from __future__ import annotations

import re
import unicodedata

from drafts.errors import EmptyText, TextTooLong

SATS_LIMIT = 2_000
BLOCK_LIMIT = 10_000
TITLE_LIMIT = 300
SATSER_LIMIT = 100
MOTIVATION_LIMIT = 100_000

_NUMBER = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–—•*])\s+(?=\S)")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_ATT = re.compile(r"att\b", re.IGNORECASE)


def tidy(text: str) -> str:
    """NFC, one kind of line end, single spaces; soft hyphens, control and format characters gone."""
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    kept = "".join(c for c in lines if c == "\n" or not _invisible(c))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in kept.split("\n")).strip()


def one_line(text: str, limit: int) -> str:
    """The text as one line; EmptyText where nothing is left, TextTooLong beyond `limit` characters."""
    line = " ".join(tidy(text).split())
    if not line:
        raise EmptyText
    if len(line) > limit:
        raise TextTooLong(len(line), limit)
    return line


def satser(text: str) -> tuple[str, ...]:
    """The att-satser of a message: one, or several where each line is numbered, dashed or opens with Att.

    Typed numbers and dashes are dropped: numbers are given when shown.
    """
    lines = [line for line in tidy(text).split("\n") if line]
    several = all(_NUMBER.match(line) or _ATT.match(line) for line in lines)
    pieces = lines if several else [" ".join(lines)]
    return tuple(one_line(_NUMBER.sub("", piece), SATS_LIMIT) for piece in pieces) or _nothing()


def _nothing() -> tuple[str, ...]:
    raise EmptyText


def _invisible(char: str) -> bool:
    """Tabs and their like are spaces, and a zero-width joiner holds an emoji together."""
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn"} and char not in "\t\v\f\u200d"
