"""Changes of a draft's amendments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from drafts.amendment import Amendment, Shown, Step
from drafts.edits import TextChange
from drafts.log import Entry
from drafts.text import Text


@dataclass(frozen=True, slots=True)
class AmendmentSet(TextChange):
    """A new amendment, or what becomes of those in `takes`: the first of them goes on, the others end in it.

    `steps` are the hands it has passed through before; with an empty `patch` it is an instruction without
    wording, in the words of `satser`.
    """

    document: str
    patch: str
    satser: tuple[str, ...]
    takes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    def edit(self, text: Text, entry: Entry[Any]) -> Text:
        steps = (*self.steps, Step(entry.by, entry.at, self.patch)) if self.patch else ()
        id_ = self.takes[0] if self.takes else f"a{entry.seq}"
        new = Amendment(id_, self.document, self.satser, steps)
        kept = tuple(new if old.id == id_ else old for old in text.amendments if old.id not in self.takes[1:])
        return replace(text, amendments=kept if self.takes else (*kept, new))


@dataclass(frozen=True, slots=True)
class AmendmentDropped(TextChange):
    amendment: str

    def edit(self, text: Text, _entry: Entry[Any]) -> Text:
        return replace(text, amendments=tuple(a for a in text.amendments if a.id != self.amendment))


@dataclass(frozen=True, slots=True)
class AmendmentsCarried(TextChange):
    """Amendments made to an older version of a document are made to the newer one from now on."""

    document: str
    carried: tuple[Amendment, ...]

    def edit(self, text: Text, _entry: Entry[Any]) -> Text:
        by_id = {amendment.id: amendment for amendment in self.carried}
        return replace(text, amendments=tuple(by_id.get(a.id, a) for a in text.amendments))


@dataclass(frozen=True, slots=True)
class ShownSet(TextChange):
    """How the Bilaga carries the amendments from now on."""

    shown: Shown

    def edit(self, text: Text, _entry: Entry[Any]) -> Text:
        return replace(text, shown=self.shown)


AmendmentEdit = AmendmentSet | AmendmentDropped | AmendmentsCarried | ShownSet
