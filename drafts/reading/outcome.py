"""What comes of reading an instruction: an amended document, a question, or a lack of words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.base.document import BaseDocument


class Doubt(StrEnum):
    BLOCK = "block"  # which paragraph, item, section or table
    HEADING = "heading"  # which of the headings that read so
    OCCURRENCE = "occurrence"  # which of the places where these words stand
    NOT_FOUND = "not found"  # the candidates are what comes nearest
    HOW_FAR = "how far"  # how much of what stands there
    UNCLEAR = "unclear"  # an instruction of no known kind
    CLASH = "clash"  # two instructions want different things with the same words


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters `start` to `end` of a block's text. The key, of at most 64 bytes, is the answer."""

    key: str
    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amended:
    """`blocks`: the ids of those reworded, added, removed or moved. None where it changes nothing."""

    document: BaseDocument
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`about` quotes what the doubt is of. Answered by reading again with a candidate's key chosen.

    `number` is the instruction's among those read together, from 1.
    """

    doubt: Doubt
    about: str
    candidates: tuple[Candidate, ...] = ()
    number: int = 1


@dataclass(frozen=True, slots=True)
class Unworded:
    """It says what to change and gives no words for it: a person has to write them. The places found."""

    about: str
    candidates: tuple[Candidate, ...] = ()
    number: int = 1


Reading = Amended | Question | Unworded


@dataclass(eq=False)
class Asked(Exception):
    """Within the package: the reading stops here, with this."""

    reading: Question | Unworded
