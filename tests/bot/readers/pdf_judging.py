"""How much of a document a reader got right: its blocks against those it was printed from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafts.base.document import Block, Kind

Said = tuple[object, ...]


@dataclass(frozen=True)
class Verdict:
    """`wanted` blocks, of which `right` were found in order; `found` in all."""

    wanted: int
    found: int
    right: int
    missed: tuple[Said, ...]
    extra: tuple[Said, ...]

    @property
    def share(self) -> float:
        """Of what was wanted or found, whichever is more."""
        return self.right / max(self.wanted, self.found, 1)

    def __str__(self) -> str:
        return f"{self.right} of {self.wanted} right, {self.found} found"


def judge(wanted: Iterable[Block], found: Iterable[Block], *, headings: bool) -> Verdict:
    """Right is a heading with its text, number and level, and the rest with text, kind, number and cell."""
    one, other = (
        [_said(b) for b in blocks if (b.kind is Kind.HEADING) is headings] for blocks in (wanted, found)
    )
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    right = sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal")
    missed = tuple(said for tag, i1, i2, _, _ in codes if tag != "equal" for said in one[i1:i2])
    extra = tuple(said for tag, _, _, j1, j2 in codes if tag != "equal" for said in other[j1:j2])
    return Verdict(len(one), len(other), right, missed, extra)


def _said(block: Block) -> Said:
    return (block.kind, block.level, block.number, block.cell, block.text)
