"""What a board may decide on, vote about and be told, as the templates of a house style read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.minutes.facts import Member
from drafts.minutes.naming import has_party, same
from drafts.wording import opens_free_text


class Matter(StrEnum):
    """What a board can say yes or no to: a proposal, or what is put against one."""

    FORVALTNINGEN = "förvaltningen"  # the administration's proposal
    FORSLAG = "förslag"
    TILLAGG = "tillägg"
    AVSLAG = "avslag"  # of what the administration proposes
    ATERREMISS = "återremiss"
    IDAG = "idag"  # that the ärende is decided at this meeting, against a formal proposal
    INTE = "inte"  # that a tilläggsförslag is refused


class By(StrEnum):
    """What tells a proposal from the others: its parties, the names of its movers, or even its Bilaga."""

    PARTY = "parti"
    NAME = "namn"
    BILAGA = "bilaga"


@dataclass(frozen=True, slots=True)
class Motion:
    """`number` from 1, or 0 for what nobody moved. `owners` are its movers and those who joined it."""

    matter: Matter
    movers: tuple[Member, ...] = ()
    joiners: tuple[Member, ...] = ()
    decisions: tuple[str, ...] = ()
    bilaga: str = ""
    by: By = By.PARTY
    number: int = 0
    own: bool = False  # one person's from the beginning

    @property
    def joint(self) -> bool:
        """Was it moved by several?"""
        return len(self.movers) > 1

    @property
    def goes_on(self) -> bool:
        """Does its last decision open the free text of its Bilaga (*Därutöver anföra följande:*)?"""
        return bool(self.decisions) and opens_free_text(self.decisions[-1])

    @property
    def owners(self) -> tuple[Member, ...]:
        return (*self.movers, *self.joiners)


@dataclass(frozen=True, slots=True)
class Ballot:
    """An omröstning. `ja_for` and `nej_for` are None where it isn't known what they stood for."""

    on: Matter  # ATERREMISS, TILLAGG, or FORSLAG for the proposals on the matter
    ja: int
    nej: int
    avstar: int
    ja_for: Motion | None
    nej_for: Motion | None
    utslagsrost: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """Said, with the motion it is in favour of; `bilaga` as Said has it."""

    members: tuple[Member, ...]
    motion: Motion | None
    words: str
    bilaga: str | None

    @property
    def many(self) -> bool:
        """Do they speak as several?"""
        return len(self.members) > 1 or any(member.group for member in self.members)

    @property
    def sole(self) -> bool:
        """In favour of what is the speaker's alone (*eget förslag*)."""
        return self._theirs and len(self.members) == 1 and self._owners == 1

    @property
    def shared(self) -> bool:
        """In favour of what the speakers own together (*sitt gemensamma förslag*)."""
        return self._theirs and len(self.members) > 1

    @property
    def _owners(self) -> int:
        return len(self.motion.owners) if self.motion else 0

    @property
    def _theirs(self) -> bool:
        owners = self.motion.owners if self.motion else ()
        return bool(owners) and all(any(_within(owner, one) for owner in owners) for one in self.members)


def _within(owner: Member, member: Member) -> bool:
    """Is it the same person, or another of those whom *m.fl.* holds?"""
    return same(owner, member) or (owner.group and owner.party == member.party and has_party(member))
