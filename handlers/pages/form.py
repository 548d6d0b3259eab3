"""The form a text is written in: first it shows the change that it makes, and then it can be adopted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from drafts.comparing import Span
from drafts.errors import Refusal
from handlers.drawn import plain
from handlers.pages.visit import Reader, Sheet, Visit, sheet
from handlers.passages import Passage
from handlers.refusals import sentence


@dataclass(frozen=True, slots=True)
class Form:
    """`back` is where the reader came from; `now` what stands there, and `seen` its digest.

    `spans` or `passages` are what adopting the words would change. `moved`: it stands otherwise by now than
    the writer saw, `by` whom is known perhaps. `same`: it says so already. `wrong`: why it can't be so.
    """

    name: str
    help: str
    back: str
    now: str
    seen: str
    words: str = ""
    spans: tuple[Span, ...] = ()
    passages: tuple[Passage, ...] = ()
    satser: tuple[str, ...] = ()
    hints: tuple[Markup, ...] = ()
    moved: bool = False
    by: str = ""
    same: bool = False
    wrong: str = ""

    @property
    def changes(self) -> bool:
        return bool(self.spans or self.passages)

    def refused(self, refusal: Refusal) -> Form:
        return replace(self, wrong=plain(sentence(refusal)))


def writing(visit: Visit) -> str:
    """The proposal's page, with what can be changed in it."""
    return f"{visit.frame.root}?andra=1"


def adopts(visit: Visit) -> bool:
    """Else the change is only to be shown."""
    return visit.says("gor") == "anta"


def form_sheet(visit: Visit, reader: Reader, form: Form) -> Sheet:
    return sheet(visit, reader, "writing", here="andra", form=form)
