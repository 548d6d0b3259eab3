"""What the board decided in an ärende, as its secretary enters it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    FORVALTNINGEN = "forvaltningen"  # as the administration proposed
    FORSLAG = "forslag"  # as one of the drafts proposed
    DELVIS = "delvis"  # in part as one of the drafts proposed
    ATERREMISS = "aterremiss"
    BORDLAGGNING = "bordlaggning"


@dataclass(frozen=True, slots=True)
class Votering:
    """An open vote (*omröstning*), by simple majority; with equal figures the chair's decides (KL 5:54-55).

    `ja_for` and `nej_for`: a draft's id, or empty for the administration's proposal. Ja is not always "for".
    """

    ja: int
    nej: int
    avstar: int = 0
    ja_for: str = ""
    nej_for: str = ""
    utslagsrost: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """`draft` is the one that won, wholly or in part, or that asked for the återremiss.

    `added` are the tilläggsförslag that were carried beside what won.
    """

    outcome: Outcome
    at: datetime
    draft: str = ""
    votering: Votering | None = None
    words: str = ""  # the decision in the secretary's own words, where the proposals' do not hold it
    added: tuple[str, ...] = ()
