"""How far an instruction is read, and what has been understood of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafts.reading.clause import Clause, Part
from drafts.reading.cues import Role
from drafts.reading.steps import Level, Row, Step
from drafts.reading.verbs import Verb


@dataclass(slots=True)
class State:
    row: Row
    role: Role = Role.OBJECT
    verbs: list[Verb] = field(default_factory=list)
    weak: list[Verb] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    pairs: tuple[tuple[str, str], ...] = ()
    everywhere: bool = False
    whole: bool = False
    loose: bool = False
    murky: bool = False  # words that may be the new text or a place
    cued: int = -1  # the token of a cue that follows right behind a place
    inside: bool = False  # "i" came last, rather than "under"
    roles: set[Role] = field(default_factory=set)
    joined: bool = False  # "och" stands right behind a place
    read: int = 0  # the tokens before this one are understood

    def put(self, *found: Step, role: Role | None = None) -> None:
        here = role or self.role
        joined = self.joined and bool(self.parts) and self.parts[-1].role is here
        self.parts += [Part(here, step, joined and n == 0) for n, step in enumerate(found)]
        self.joined = False

    @property
    def verb(self) -> Verb | None:
        """What the verbs agree on; to strike and put something else there is to replace."""
        said = set(self.verbs) or set(self.weak[:1])
        if said == {Verb.STRIKE, Verb.REPLACE}:
            return Verb.REPLACE
        return said.pop() if len(said) == 1 and not self.murky else None

    @property
    def pending(self) -> Level:
        """What a quote that now comes is said to be: "följande mening: ”A”"."""
        last = self.parts[-1] if self.parts else None
        open_ = last and not last.step.names and (last.step.fresh or last.role is Role.OBJECT)
        return last.step.level if last and open_ and self.role in {Role.OBJECT, Role.NEW} else Level.WORDS

    @property
    def clause(self) -> Clause:
        return Clause(
            self.row.instruction,
            self.verb,
            tuple(self.parts),
            self.pairs,
            everywhere=self.everywhere,
            whole=self.whole,
            loose=self.loose,
            noun=not self.verbs,
            roles=frozenset(self.roles),
        )
