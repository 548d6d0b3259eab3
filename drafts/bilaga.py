"""The Bilaga as an ordered document value: what PDF and DOCX are both printed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drafts.base.tracked import TrackedBlock
from drafts.comparing import Op

ADDED_SIGN, STRUCK_SIGN = "+", "−"  # before the words, for whoever sees neither colour nor line
_SIGNS = {Op.KEPT: "", Op.ADDED: ADDED_SIGN, Op.STRUCK: STRUCK_SIGN}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 stands under the document's title, level 3 under that."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered att-sats."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a document of the ärende, its changes marked; `place` is what it stands under there."""

    place: str
    blocks: tuple[TrackedBlock, ...]


Block = Heading | Item | Paragraph | Excerpt


@dataclass(frozen=True, slots=True)
class Bilaga:
    """A finished attachment, top to bottom. Two equal values print to the same bytes."""

    title: str
    arende: str  # "Ärende 23"
    diarienummer: str  # opaque; in the metadata only, as boards' bilagor do not carry it
    names: tuple[str, ...]  # "Lars Berg (C)", "Erik Ek (KD) e.y."
    blocks: tuple[Block, ...]
    version: int
    at: datetime  # when it was sent, or last changed; in the metadata only

    @property
    def lines(self) -> tuple[str, ...]:
        """The text as a reader meets it, a block a line."""
        body = (line for block in self.blocks for line in _lines(block))
        return (self.title, self.arende, *self.names, *body)


def _lines(block: Block) -> tuple[str, ...]:
    """An excerpt says what is kept, struck and added, a block of the document a line."""
    match block:
        case Item():
            return (f"{block.number}. {block.text}",)
        case Excerpt():
            return (block.place, *map(_signed, block.blocks))
        case _:
            return (block.text,)


def _signed(changed: TrackedBlock) -> str:
    return "".join(f"{_SIGNS[run.op]}{run.text}" for run in changed.runs)


@dataclass(frozen=True, slots=True)
class Printed:
    """A Bilaga as the secretary gets it: the same text twice, as PDF and as DOCX."""

    pdf: bytes
    docx: bytes


@dataclass(frozen=True, slots=True)
class Amended:
    """A document with its changes: as a Word file in which they are tracked, and as a PDF redline."""

    docx: bytes
    pdf: bytes
