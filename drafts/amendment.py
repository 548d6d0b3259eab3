"""An amendment: what a draft changes in a document of its ärende."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Shown(StrEnum):
    """How the Bilaga carries the amendments."""

    INSTRUCTIONS = "instructions"  # as att-satser
    EXCERPTS = "excerpts"  # as the passages with their changes marked
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Step:
    """Someone's hand in it. `patch` is the whole amendment as it stood from then, against the document."""

    by: str
    at: datetime
    patch: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """`document` names the text it is made to: the SHA-256 of the document as stored.

    Without steps it is an instruction that gives no wording yet, kept in its own words. All amendments of a
    draft are made to the document as it was filed, and no two touch the same block.
    """

    id: str
    document: str
    satser: tuple[str, ...]
    steps: tuple[Step, ...] = ()

    @property
    def text(self) -> str:
        """What it says, an att-sats a line."""
        return "\n".join(self.satser)

    @property
    def patch(self) -> str:
        """Empty where there is no wording yet."""
        return self.steps[-1].patch if self.steps else ""
