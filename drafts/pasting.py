"""From a pasted text to paragraphs and headings.

In a chat a line end is a new paragraph, but text pasted from a PDF is broken at every line of print;
and a message of more than 4096 characters arrives in several, cut by the client.
"""

from __future__ import annotations

import re

from drafts.errors import EmptyText, TextTooLong
from drafts.words import BLOCK_LIMIT, NUMBER, tidy

HEADING_LIMIT = 90
SPLIT_NEAR = 3_000  # a client that cuts a long text leaves pieces longer than this
PRINTED_LINE = (55, 110)  # characters in a line of print

Piece = tuple[str, bool]  # (text, is it a heading)

_MARK = re.compile(r"^(?:#{1,6} )+(?=\S)")  # `## Rubrik`; a `#hashtag` is a word


def pieces(text: str) -> tuple[Piece, ...]:
    """The paragraphs and headings of a text; EmptyText, or TextTooLong for one beyond reason."""
    chunks = [chunk.strip("\n").split("\n") for chunk in tidy(text).split("\n\n") if chunk.strip()]
    found = [piece for n, lines in enumerate(chunks) for piece in _chunk(lines, last=n == len(chunks) - 1)]
    if not found:
        raise EmptyText
    for words, _heading in found:
        if len(words) > BLOCK_LIMIT:
            raise TextTooLong(len(words), BLOCK_LIMIT)
    return tuple(found)


def goes_on(before: str) -> bool:
    """Is a message this long likely to have been cut by the client, with more to come?"""
    return len(before) >= SPLIT_NEAR


def cut_in_sentence(before: str) -> bool:
    """Did the cut fall inside a paragraph: does what came before end without closing its sentence?"""
    return before.rstrip()[-1:] not in '.!?:”"»'


def _chunk(lines: list[str], *, last: bool) -> list[Piece]:
    if _MARK.match(lines[0]) or (
        _is_heading(lines) if len(lines) > 1 else _could_head(lines[0]) and not last
    ):
        return [(_unmarked(lines[0]), True), *_body(lines[1:])]
    return _body(lines)


def _body(lines: list[str]) -> list[Piece]:
    if not lines:
        return []
    if _printed(lines):
        return [(" ".join(lines), False)]
    return [(_unmarked(line), bool(_MARK.match(line))) for line in lines]


def _unmarked(line: str) -> str:
    return tidy(_MARK.sub("", line)) or line


def _could_head(line: str) -> bool:
    return len(line) <= HEADING_LIMIT and line[-1] not in '.!?:;,”"' and line[0].isupper()


def _is_heading(lines: list[str]) -> bool:
    """In running text the next word would not have fitted on the line; after a heading it would."""
    first, following = lines[0], lines[1]
    fits = len(first) + 1 + len(following.split()[0]) <= max(map(len, lines[1:]))
    return _could_head(first) and fits and not following[0].islower()


def _printed(lines: list[str]) -> bool:
    """Lines of print: all but the last of about the same length, most of them ending in mid-sentence."""
    full = lines[:-1]
    if not full or _listed(lines):
        return False
    low, high = PRINTED_LINE
    return all(low <= len(line) <= high for line in full) and sum(
        line[-1] not in ".!?" for line in full
    ) * 2 > len(full)


def _listed(lines: list[str]) -> bool:
    """A list, most of its lines with a number or a dash; or marked headings among the lines."""
    numbered = sum(bool(NUMBER.match(line)) for line in lines)
    return numbered * 2 > len(lines) or any(_MARK.match(line) for line in lines)
