"""An instruction as a row of tokens: words, marks, and quotes as one token each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from drafts.reading.quotes import quotes

_PIECE = re.compile(r"\w+(?:[.:/‑\-]\w+)*|[^\w\s]")


class Sort(StrEnum):
    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is a word or mark without capitals, or what stands between a quote's marks as it stands."""

    sort: Sort
    text: str
    start: int
    end: int
    closed: bool = True  # a quote that has its closing mark


def tokens(instruction: str) -> tuple[Token, ...]:
    found: list[Token] = []
    at = 0
    for quote in quotes(instruction):
        found += _pieces(instruction, at, quote.start)
        found.append(Token(Sort.QUOTE, quote.words, quote.start, quote.end, quote.closed))
        at = quote.end
    return (*found, *_pieces(instruction, at, len(instruction)))


def _pieces(instruction: str, start: int, end: int) -> list[Token]:
    found = []
    for piece in _PIECE.finditer(instruction, start, end):
        text = piece.group()
        sort = Sort.WORD if text[0].isalnum() or text[0] == "_" else Sort.MARK
        found.append(Token(sort, text.casefold(), piece.start(), piece.end()))
    return found
