"""A document with its changes marked: who struck what, who added what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from drafts.base.document import Block
from drafts.comparing import Op


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose change it is; `number` is the change's own in the list of changes, from 1."""

    author: str
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text. `mark` is None where it is kept."""

    op: Op
    text: str
    mark: Mark | None = None


class Fate(StrEnum):
    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TrackedBlock:
    """One block of the old document, the new one, or both.

    A kept block may have runs of all kinds. An added block has only added runs, a removed one only struck
    runs, and `mark` says who added or removed it. A moved block stands twice, removed and added, with one
    id and `moved` set on both.
    """

    block: Block
    runs: tuple[Run, ...]
    fate: Fate = Fate.KEPT
    mark: Mark | None = None
    moved: bool = False

    @property
    def old(self) -> str:
        return "".join(run.text for run in self.runs if run.op is not Op.ADDED)

    @property
    def new(self) -> str:
        return "".join(run.text for run in self.runs if run.op is not Op.STRUCK)


@dataclass(frozen=True, slots=True)
class TrackedDocument:
    """Blocks in reading order, removed ones where they stood. Each change has one mark number."""

    name: str
    title: str
    blocks: tuple[TrackedBlock, ...]

    @property
    def old(self) -> tuple[str, ...]:
        """The texts of the old document's blocks."""
        return tuple(b.old for b in self.blocks if b.fate is not Fate.ADDED)

    @property
    def new(self) -> tuple[str, ...]:
        return tuple(b.new for b in self.blocks if b.fate is not Fate.REMOVED)
