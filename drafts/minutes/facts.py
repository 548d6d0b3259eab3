"""What the minutes say of one ärende, as facts. Nothing here is worded: the house styles word it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.decision import Outcome
from drafts.draft import Kind


class Title(StrEnum):
    """What stands before a name (*Ordföranden Anna Holm (S)*)."""

    NONE = ""
    ORDFORANDE = "ordförande"
    VICE_ORDFORANDE = "vice ordförande"
    TJANSTGORANDE = "tjänstgörande ersättare"


@dataclass(frozen=True, slots=True)
class Member:
    """With `group`, others of the party too: `Jonas Nilsson m.fl. (M)`."""

    name: str
    party: str
    title: Title = Title.NONE
    group: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that was moved and not withdrawn. `movers` are those of it who may propose.

    A draft of kind UTTALANDE proposes nothing: it is Said, and no Proposal. `bilaga` is its sign where there
    are several bilagor (`A`, `B`…), else empty: `(Bilaga)`.
    """

    movers: tuple[Member, ...]
    joiners: tuple[Member, ...] = ()
    kind: Kind = Kind.GEMENSAMT
    decisions: tuple[str, ...] = ()  # the att-satser, as they stand in the Bilaga
    bilaga: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """`ja_for`, `nej_for`: a proposal's number from 1, or 0 for the administration's."""

    ja: int
    nej: int
    avstar: int = 0
    ja_for: int = 0
    nej_for: int = 1
    utslagsrost: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What one or more say together: in favour of a proposal, in words of their own, or both.

    `proposal` counts as Vote does, and is None where it is in favour of none. `bilaga` is the sign of the
    Bilaga that holds the words (empty where there is only one), None where there is none.
    """

    members: tuple[Member, ...]
    proposal: int | None = None
    words: str = ""
    bilaga: str | None = None


@dataclass(frozen=True, slots=True)
class ArendeFacts:
    """`won` as Vote counts. `added` are tilläggsförslag adopted beside what won.

    `order` is the chair's, as drafts.minutes.order gives and reads it; empty where nothing was said of it.
    """

    board: str  # "Södermalms stadsdelsnämnd"
    number: str
    title: str
    paragraph: str = ""
    diarienummer: str = ""
    chair: Member | None = None
    administration: tuple[str, ...] = ()  # what the administration proposed, a decision a line
    proposals: tuple[Proposal, ...] = ()
    order: tuple[int, ...] = ()
    outcome: Outcome | None = None
    won: int = 0
    added: tuple[int, ...] = ()
    vote: Vote | None = None
    words: str = ""  # the decision in the secretary's own words
    reservations: tuple[Said, ...] = ()
    uttalanden: tuple[Said, ...] = ()
    ersattaryttranden: tuple[Said, ...] = ()
    anteckningar: tuple[Said, ...] = ()
    javiga: tuple[Member, ...] = ()
    serving: tuple[tuple[Member, Member | None], ...] = ()  # (serving ersättare, whose place it is)
    summary: str = ""
    handlingar: tuple[str, ...] = ()
