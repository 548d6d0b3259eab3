"""An amended plain file with its own marks and blank lines: only what is amended is written anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from drafts.base.document import LINE_BREAK, BaseDocument, Block, Kind

PARAGRAPHS = "\n\n"  # between two blocks that did not stand next to each other
ITEMS = "\n"  # and between two items of a list


@dataclass(frozen=True, slots=True)
class Piece:
    """A block's place in the file's text: its mark begins at `start`, its own words at `words`."""

    block: Block
    start: int
    words: int
    end: int


def rewritten(text: str, old: BaseDocument, new: BaseDocument) -> str:
    """The text of the file that `old` was read from, as `new` has it.

    A block a paragraph where the file can't be followed.
    """
    pieces = _pieces(text, old)
    if pieces is None or not pieces:
        return PARAGRAPHS.join(block.text for block in new.blocks)
    known = {piece.block.id: piece for piece in pieces}
    gaps = {(a.block.id, b.block.id): text[a.end : b.start] for a, b in pairwise(pieces)}
    written = text[: pieces[0].start]
    before: Block | None = None
    filed = ""  # the last block that was there already: what followed it still stands as far from it
    for block in new.blocks:
        written += gaps.get((filed, block.id), _gap(before, block)) + _written(text, block, known)
        before, filed = block, block.id if block.id in known else filed
    return written + text[pieces[-1].end :]


def _pieces(text: str, document: BaseDocument) -> list[Piece] | None:
    """None where the words of some block are not in the text as they were read."""
    pieces: list[Piece] = []
    at = 0
    for block in document.blocks:
        found = _found(text, block.text, at)
        if found is None:
            return None
        words, at = found
        line = text.rfind("\n", 0, words) + 1
        start = max(line, pieces[-1].end if pieces else 0)
        pieces.append(Piece(block, start, words, at))
    return pieces


def _found(text: str, words: str, at: int) -> tuple[int, int] | None:
    """Where the words stand from `at` on, whatever line ends and marks the file has among them."""
    letters = "".join(words.split())
    if not letters:
        return at, at
    first = text.find(letters[0], at)
    while first >= 0:
        end = _followed(text, letters, first)
        if end is not None:
            return first, end
        first = text.find(letters[0], first + 1)
    return None


def _followed(text: str, letters: str, at: int) -> int | None:
    """Where the letters end, if they stand from `at` on with nothing but white space and marks between."""
    for letter in letters:
        while at < len(text) and text[at] != letter:
            if not (text[at].isspace() or text[at] in "*_`\\-\u00ad"):
                return None
            at += 1
        if at == len(text):
            return None
        at += 1
    return at


def _written(text: str, block: Block, known: Mapping[str, Piece]) -> str:
    piece = known.get(block.id)
    if piece and piece.block == block:
        return text[piece.start : piece.end]
    lead = text[piece.start : piece.words] if piece else _lead(text, block, known)
    return lead + block.text.replace(LINE_BREAK, "\n")


def _lead(text: str, block: Block, known: Mapping[str, Piece]) -> str:
    """What stands before the words of others of its kind: a list's dash, a heading's hashes."""
    for piece in known.values():
        if block.kind is not Kind.PARAGRAPH and (piece.block.kind, piece.block.level) == (
            block.kind,
            block.level,
        ):
            return text[piece.start : piece.words]
    return ""


def _gap(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    return ITEMS if before.kind is Kind.ITEM and block.kind is Kind.ITEM else PARAGRAPHS
