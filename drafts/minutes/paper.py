"""The minutes, or a part of them, as an ordered document value: what the DOCX is printed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drafts.minutes.passage import Passage


@dataclass(frozen=True, slots=True)
class Section:
    """One ärende: `§ 23 Remiss av …`, the lines under that, and its passages."""

    heading: str
    lines: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """Two equal values print to the same bytes. `at` is in the metadata only."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    at: datetime
