"""An instruction taken apart: what is to be done, and each place and quote with the part it plays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from drafts.reading.cues import Role
from drafts.reading.steps import Level, Step, each
from drafts.reading.verbs import Verb


@dataclass(frozen=True, slots=True)
class Part:
    role: Role
    step: Step
    joined: bool = False  # by "och" to the one before


@dataclass(frozen=True, slots=True)
class Clause:
    """`pairs`: the ways to part old words from new where neither is quoted, the likeliest first."""

    text: str
    verb: Verb | None
    parts: tuple[Part, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    everywhere: bool = False  # "samtliga förekomster"
    whole: bool = False  # "i sin helhet"
    loose: bool = False  # "bör": says what is wanted rather than how it is to read
    noun: bool = False  # "med följande ändring": no verb says it
    roles: frozenset[Role] = frozenset()  # that were announced, with or without a place

    def of(self, *roles: Role) -> tuple[Step, ...]:
        return tuple(part.step for part in self.parts if part.role in roles)

    def places(self, *roles: Role) -> tuple[Step, ...]:
        """The steps of these roles that lead somewhere: of the document, not of the new text."""
        return tuple(step for step in self.of(*roles) if not step.fresh)

    def beside(self, texts: Iterable[Step | None], *roles: Role) -> tuple[Step, ...]:
        """The places of these roles but for the very steps that carry the texts."""
        taken = {id(text) for text in texts}
        return tuple(step for step in self.places(*roles) if id(step) not in taken)

    def words(self, *roles: Role) -> tuple[Step, ...]:
        """The steps that carry words, in these roles."""
        return tuple(step for step in self.of(*roles) if step.words)

    def each(self) -> tuple[Clause, ...]:
        """One for each place, where it names several of a kind: "i punkterna 2 och 3"."""
        for n, part in enumerate(self.parts):
            ways = each((part.step,)) if part.role in {Role.WHERE, Role.OBJECT} else ()
            if len(ways) > 1:
                rows = ((*self.parts[:n], replace(part, step=way), *self.parts[n + 1 :]) for (way,) in ways)
                return tuple(replace(self, parts=row) for row in rows)
        return (self,)

    @property
    def fresh(self) -> Level | None:
        """What the new text is said to be."""
        levels = [part.step.level for part in self.parts if part.step.fresh]
        return next((level for level in levels if level is not Level.WORDS), levels[0] if levels else None)
