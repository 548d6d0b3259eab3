"""What an instruction does to a document, each in the base document's own numbering."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.base.document import BaseDocument, Block


@dataclass(frozen=True, slots=True)
class Reword:
    """Characters `start` to `end` of a block become `words`. Spaces at the join are part of both."""

    block: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Add:
    """New blocks behind the block `after`, or at the head of the document for FIRST. They have no ids yet."""

    after: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Remove:
    block: str


@dataclass(frozen=True, slots=True)
class Move:
    """The blocks, in the order they stand, behind the block `after`."""

    blocks: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Renumber:
    """The number that stands before the text."""

    block: str
    number: str


@dataclass(frozen=True, slots=True)
class Become:
    """The whole document is another."""

    document: BaseDocument


@dataclass(frozen=True, slots=True)
class Shift:
    """The rows of a table from number `row` on stand `by` rows further down."""

    table: int
    row: int
    by: int


Edit = Reword | Add | Remove | Move | Renumber | Become | Shift
