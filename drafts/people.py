"""Who sits on the board."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A person's place in the register. An ersättare serves or not per ärende."""

    ORDFORANDE = "ordförande"
    VICE_ORDFORANDE = "vice ordförande"
    LEDAMOT = "ledamot"
    ERSATTARE = "ersättare"
    SEKRETERARE = "sekreterare"


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    party: str  # "C"; empty for a secretary, "-" for partilös
    role: Role
    email: str = ""
    gruppledare: bool = False

    @property
    def titled(self) -> str:
        """`Lars Berg (C)`, as minutes and Bilaga write it."""
        return f"{self.name} ({self.party})" if self.party else self.name

    def named(self, *, group: bool) -> str:
        """As `titled`; with the party's group `Lars Berg m.fl. (C)`: the party stands after *m.fl.*"""
        return f"{self.name} m.fl. ({self.party})" if group else self.titled

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


def listed(names: tuple[str, ...] | list[str]) -> str:
    """`A, B och C`: no comma before *och*."""
    if len(names) < 2:  # noqa: PLR2004 — a list of one has no och
        return "".join(names)
    return f"{', '.join(names[:-1])} och {names[-1]}"


def genitive(name: str) -> str:
    """`Annas`, but names in -s, -x and -z stand unchanged."""
    return name if name[-1:].lower() in "sxz" else f"{name}s"
