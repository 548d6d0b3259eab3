"""What a kallelse changes of a meeting's agenda: every ärende keeps its id, and all that hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from drafts.agenda import same_number
from drafts.arende import Arende
from drafts.board import Board
from drafts.draft import Draft
from drafts.meeting_changes import ArendeRemoved, ArendeSet
from drafts.meetings import open_meeting
from drafts.placing import placed
from drafts.rights import Seat, check_secretary
from drafts.upload import line_of

T = TypeVar("T")

Said = tuple[str, ...]
Way = Callable[[Arende], Said]


@dataclass(frozen=True, slots=True)
class Convening:
    """The agenda as the kallelse has it, beside the one there is.

    `missing` stand on the agenda and not in the kallelse; `held` are those of them that drafts, handlingar or
    decisions hang on, which stay whatever is said.
    """

    arenden: tuple[Arende, ...] = ()  # in the kallelse's order
    added: tuple[Arende, ...] = ()
    changed: tuple[tuple[Arende, Arende], ...] = ()  # as it was, as it is
    unchanged: tuple[Arende, ...] = ()
    missing: tuple[Arende, ...] = ()
    held: tuple[Arende, ...] = ()

    @property
    def removable(self) -> tuple[Arende, ...]:
        return tuple(arende for arende in self.missing if arende not in self.held)


def compared(board: Board, meeting: str, read: Collection[Arende], drafts: Iterable[Draft] = ()) -> Convening:
    """`drafts` are the board's. What the kallelse is silent about stays as it was.

    An ärende that was on no meeting's agenda, with this number or diarienummer and this title, comes along.
    """
    there = board.agenda(meeting)
    matches = _matches(there, read, _WAYS)
    if meeting:
        waiting = [a for a in board.agenda("") if board.decision(a.id) is None]
        matches = _matches(waiting, read, _SURE) | matches
    renewed = {n: replace(_renewed(old, wanted), meeting=meeting) for n, (old, wanted) in matches.items()}
    found = tuple(renewed.get(n, arende) for n, arende in enumerate(read))
    kept = {arende.id for arende in renewed.values()}
    others = tuple(a for a in board.arenden if a.meeting != meeting or a.id in kept)
    moved = replace(board, arenden=_with(others, [a for a in found if a.id]))
    arenden: list[Arende] = []
    for arende in found:
        here = arende if arende.id else placed(moved, arende, meeting)
        moved = replace(moved, given=moved.given | {here.id})
        arenden.append(here)
    before = {arende.id: arende for arende in there}
    missing = tuple(arende for arende in there if arende.id not in {a.id for a in arenden})
    hanging = _hanging(board, drafts)
    return Convening(
        arenden=tuple(arenden),
        added=tuple(a for a in arenden if a.id not in before),
        changed=tuple((before[a.id], a) for a in arenden if a.id in before and before[a.id] != a),
        unchanged=tuple(a for a in arenden if before.get(a.id) == a),
        missing=missing,
        held=tuple(arende for arende in missing if arende.id in hanging),
    )


def convene(
    seat: Seat, meeting: str, read: Collection[Arende], drafts: Iterable[Draft], *, remove: bool = False
) -> tuple[ArendeSet | ArendeRemoved, ...]:
    """The changes that make the agenda the kallelse's; `remove` what it lacks and nothing hangs on.

    MeetingOver where the meeting is closed.
    """
    check_secretary(seat)
    if meeting:
        open_meeting(seat.board, meeting)
    convening = compared(seat.board, meeting, read, drafts)
    gone = convening.removable if remove else ()
    stays = [a.id for a in seat.board.agenda(meeting) if a not in gone]
    wanted = [a.id for a in convening.arenden]
    late = _out_of_order([id_ for id_ in stays if id_ in wanted], wanted)
    changed = {new.id for _, new in convening.changed} | {a.id for a in convening.added} | late
    there = {arende.id for arende in seat.board.arenden}
    moved = (id_ for id_ in wanted if id_ in there and (id_ in late or id_ not in stays))
    taken = [*(a.id for a in gone), *moved]
    return (
        *(ArendeRemoved(id_) for id_ in taken),
        *(ArendeSet(arende) for arende in convening.arenden if arende.id in changed),
    )


def _matches(
    there: Collection[Arende], read: Collection[Arende], ways: Iterable[Way]
) -> dict[int, tuple[Arende, Arende]]:
    """Which ärende of the agenda each one read is: by what it is about, and only then by its number.

    Numbers move when an ärende is put in between; what hangs on an ärende does not move with them.
    """
    found: dict[int, tuple[Arende, Arende]] = {}
    for way in ways:
        taken = {old.id for old, _ in found.values()}
        old = _alone((way(a), a) for a in there if a.id not in taken)
        new = _alone((way(a), (n, a)) for n, a in enumerate(read) if n not in found)
        both = ((n, old[said], wanted) for said, (n, wanted) in new.items() if said in old)
        found |= {n: (was, wanted) for n, was, wanted in both if not _another(was, wanted)}
    return found


def _another(old: Arende, new: Arende) -> bool:
    """Another number in the diary and another title: another ärende has taken its place."""
    numbers = {old.diarienummer, new.diarienummer} - {""}
    return len(numbers) > 1 and _said(old.title) != _said(new.title)


def _said(title: str) -> str:
    return line_of(title).casefold()


_SURE: tuple[Way, ...] = (
    lambda a: (same_number(a.number), _said(a.title)),
    lambda a: (a.diarienummer, _said(a.title)) if a.diarienummer else (),
)
_WAYS: tuple[Way, ...] = (
    *_SURE,
    lambda a: (_said(a.title),),
    lambda a: (same_number(a.number), a.diarienummer) if a.diarienummer else (),
    lambda a: (a.diarienummer,) if a.diarienummer else (),
    lambda a: (same_number(a.number),),
)


def _alone(pairs: Iterable[tuple[Said, T]]) -> dict[Said, T]:
    """What is said of one alone; of nothing said, nothing."""
    found: dict[Said, list[T]] = {}
    for said, it in pairs:
        found.setdefault(said, []).append(it)
    return {said: its[0] for said, its in found.items() if said and len(its) == 1}


def _renewed(old: Arende, new: Arende) -> Arende:
    return replace(
        old,
        number=new.number,
        title=new.title,
        diarienummer=new.diarienummer or old.diarienummer,
        paragraph=new.paragraph or old.paragraph,
        proposal=new.proposal or old.proposal,
        summary=new.summary or old.summary,
    )


def _with(arenden: Iterable[Arende], changed: Iterable[Arende]) -> tuple[Arende, ...]:
    now = {arende.id: arende for arende in changed}
    return tuple(now.get(arende.id, arende) for arende in arenden)


def _hanging(board: Board, drafts: Iterable[Draft]) -> set[str]:
    return {
        *(draft.arende for draft in drafts),
        *(handling.arende for handling in board.handlingar if not handling.removed),
        *(arende for arende, _ in board.decisions),
        *(statement.arende for statement in board.statements),
    }


def _out_of_order(stays: list[str], wanted: list[str]) -> set[str]:
    """Those that have to be put last anew for the agenda to be in the kallelse's order."""
    same = 0
    while same < min(len(stays), len(wanted)) and stays[same] == wanted[same]:
        same += 1
    return set(wanted[same:]) if same < len(stays) else set()
