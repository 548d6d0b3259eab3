"""The Bilaga as an ordered document value: what PDF and DOCX are both printed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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


Block = Heading | Item | Paragraph


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
        body = (f"{b.number}. {b.text}" if isinstance(b, Item) else b.text for b in self.blocks)
        return (self.title, self.arende, *self.names, *body)


@dataclass(frozen=True, slots=True)
class Printed:
    """A Bilaga as the secretary gets it: the same text twice, as PDF and as DOCX."""

    pdf: bytes
    docx: bytes
