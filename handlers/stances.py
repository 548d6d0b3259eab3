"""What one person may say of a decision, and has said: the message and its buttons."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from drafts import stating
from drafts.arende import Arende
from drafts.board import Board
from drafts.draft import Draft, Kind
from drafts.moved import handed_in
from drafts.people import Person, listed
from drafts.statement import Stance, Statement
from drafts.statement_bilaga import TITLES
from handlers.decisions import noun, parties_of, proposal_name, told
from handlers.drawn import Drawn
from handlers.letters import Button, Rows, tap
from handlers.telling import shortened
from handlers.templates import say

CODES = {stance.value[0]: stance for stance in Stance}  # as buttons carry them

_ONE_TAP = {Stance.RESERVATION: "Reservera mig", Stance.ERSATTARYTTRANDE: "Ersättaryttrande"}


@dataclass(frozen=True, slots=True)
class Scene:
    """One person in one ärende, with all the board's drafts; `by_secretary`, who enters what was said."""

    board: Board
    drafts: tuple[Draft, ...]
    arende: Arende
    person: Person
    by_secretary: bool = False

    def may(self, stance: Stance, draft: str = "") -> bool:
        decision = self.board.decision(self.arende.id)
        if decision is None:
            return False
        said = Statement(self.arende.id, self.person.id, stance, decision.at, self.person.id, draft)
        return stating.may(self.board, self.drafts, said)

    @property
    def is_over(self) -> bool:
        meeting = self.board.meeting_of(self.arende.id)
        return bool(meeting and meeting.closed)

    @property
    def is_open(self) -> bool:
        return bool(self.board.decision(self.arende.id)) and not self.is_over

    def button(self, label: str, act: str, *args: object) -> Button:
        """Names whom it is for only where that is not whoever taps."""
        for_whom = (self.person.id,) if self.by_secretary else ()
        return tap(label, act, self.board.id, self.arende.id, *args, *for_whom)


def view(of: Scene, *, asks: bool = False) -> Drawn:
    decision = of.board.decision(of.arende.id)
    mine = [s for s in of.board.statements_in(of.arende.id) if s.person == of.person.id]
    grounds = stating.grounds(of.board, of.drafts, of.arende.id, of.person.id)
    is_asked = of.person.id in stating.asked(of.board, of.drafts, of.arende.id)
    text = say(
        "stating.view",
        arende=of.arende,
        decision=decision and told(decision, of.board, of.drafts),
        over=of.is_over,
        asked=is_asked,
        asks=asks,
        whom=of.person if of.by_secretary else None,
        proposals=[proposal_name(draft, of.board) for draft in grounds],
        mine=[(said, TITLES.get(said.stance, ""), _in_favour(of, said)) for said in mine],
        support=_support(of, grounds),
        name=of.person.titled,
    )
    shown = _buttons(of, grounds, mine, asks=asks) if is_asked or not asks or mine else ()
    return Drawn(text, shown)


def _in_favour(of: Scene, said: Statement) -> str:
    own = (d for d in handed_in(of.board, of.drafts, of.arende.id) if d.id == said.draft)
    return next((proposal_name(draft, of.board) for draft in own), "")


def _support(of: Scene, grounds: tuple[Draft, ...]) -> list[str]:
    """What an ersättare stands behind in one tap: `det gemensamma förslaget från (C) och (L)`."""
    if not of.may(Stance.ERSATTARYTTRANDE):
        return []
    lost = (draft for draft in grounds if draft.kind is not Kind.UTTALANDE)
    return [f"{noun(draft)} från {listed(parties_of(draft, of.board))}" for draft in lost]


def _buttons(of: Scene, grounds: tuple[Draft, ...], mine: list[Statement], *, asks: bool) -> Rows:
    """What may be said and is not said yet; then what may be taken back."""
    said = {(statement.stance, statement.draft) for statement in mine}
    lost = [draft.id for draft in grounds if draft.kind is not Kind.UTTALANDE]
    found: list[tuple[Button, ...]] = []
    for stance, draft in product(_ONE_TAP, lost or [""]):
        of_several = _short(of, draft) if len(lost) > 1 else ""
        if of.may(stance, draft):
            found.append(_saying(of, stance, draft, of_several, is_said=(stance, draft) in said))
    found.extend(_uttalanden(of, grounds, said))
    if not asks and of.may(Stance.ANTECKNING):
        found.append((of.button("Protokollsanteckning", "statewords", "a", ""),))
    if not mine and of.may(Stance.NONE):
        found.append((of.button("Nej, inget", "stated", "n", ""),))
    if of.is_open:
        found.extend((_taking_back(of, statement),) for statement in mine)
    if of.by_secretary:
        found.append((tap("Tillbaka", "stateof", of.board.id, of.arende.id, 0),))
    return tuple(found)


def _saying(of: Scene, stance: Stance, draft: str, of_several: str, *, is_said: bool) -> tuple[Button, ...]:
    """In one tap, and in own words; an ersättare with no proposal to stand behind has only those."""
    code, name = stance.value[0], TITLES[stance] if of.by_secretary else _ONE_TAP[stance]
    if not draft and stance is Stance.ERSATTARYTTRANDE:
        return (of.button(f"{name} med egna ord", "statewords", code, draft),)
    words = of.button("Med egna ord", "statewords", code, draft)
    one_tap = of.button(f"{name}: {of_several}" if of_several else name, "stated", code, draft)
    return (words,) if is_said else (one_tap, words)


def _uttalanden(of: Scene, grounds: tuple[Draft, ...], said: set[tuple[Stance, str]]) -> Rows:
    """The draft of that kind where there is one, else in words."""
    handed = [draft.id for draft in grounds if draft.kind is Kind.UTTALANDE]
    ready = [draft for draft in handed if of.may(Stance.UTTALANDE, draft)]
    if ready:
        left = (draft for draft in ready if (Stance.UTTALANDE, draft) not in said)
        return tuple((of.button("Särskilt uttalande", "stated", "u", draft),) for draft in left)
    if of.may(Stance.UTTALANDE):
        lost = next((draft.id for draft in grounds if draft.kind is not Kind.UTTALANDE), "")
        return ((of.button("Särskilt uttalande", "statewords", "u", lost),),)
    return ()


def _taking_back(of: Scene, said: Statement) -> Button:
    label = "Ändra svaret" if said.stance is Stance.NONE else f"Ta tillbaka: {TITLES[said.stance].lower()}"
    return of.button(label, "unstate", said.stance.value[0])


def _short(of: Scene, draft: str) -> str:
    found = next(d for d in of.drafts if d.id == draft)
    return shortened(proposal_name(found, of.board), 40)
