"""The secretary's screens of the minutes: which meeting, its ärenden, one of them, its proposals' order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafts.arende import Arende
from drafts.board import Board
from drafts.draft import Draft
from drafts.meetings import newest_first
from drafts.minutes.completing import Field
from drafts.minutes.facts import ArendeFacts
from drafts.minutes.order import order_of
from drafts.minutes.passage import Passage
from handlers.decisions import proposal_name
from handlers.drawn import Drawn, fits
from handlers.house_style import Style
from handlers.letters import Button, Rows, tap
from handlers.meeting_view import PAGE, ROW, dated
from handlers.paging import paged
from handlers.telling import shortened
from handlers.templates import say

MEETINGS = 12  # a message
LABEL = 48  # characters on a button
DATA = 64  # bytes a button carries
ROOM = (1_000, 200, 100, 50, 20)  # characters of each proposal's name in the order: as many as fit a message

FIELDS = {
    Field.PARAGRAPH: "Paragraf",
    Field.SUMMARY: "Sammanfattning",
    Field.PROPOSAL: "Förvaltningens förslag",
    Field.WORDS: "Beslutets lydelse",
}


def scopes(board: Board) -> tuple[str, ...]:
    """The meetings' ids, the latest first; an empty one for the ärenden of none, where there are such."""
    held = tuple(meeting.id for meeting in newest_first(board))
    return (*held, "") if board.agenda("") or not held else held


def scope_name(board: Board, scope: str) -> str:
    return say("minutes.meeting", when=dated(board.meeting(scope)) if scope else "")


def which(board: Board, page: int) -> Drawn:
    shown, turning = paged(scopes(board), page, MEETINGS, "minutesof", board.id)
    rows = tuple((tap(scope_name(board, id_), "minutes", board.id, id_, 0),) for id_ in shown)
    return Drawn(say("minutes.which", board=board), (*rows, *turning))


def whole(board: Board, scope: str, page: int) -> Drawn:
    """A meeting, or the ärenden of none where `scope` is empty."""
    shown, turning = paged(board.agenda(scope), page, PAGE, "minutes", board.id, scope)
    buttons = [tap(_short(board, arende), "minutesin", board.id, arende.id) for arende in shown]
    rows = tuple(tuple(buttons[n : n + ROW]) for n in range(0, len(buttons), ROW))
    both = (tap("Allt som text", "minutestext", board.id, scope), _file(board, scope)) if shown else ()
    styling = (tap("Husstil", "minutesstyle", board.id, scope),)
    back = (*styling, tap("Tillbaka", "minutesof", board.id, 0)) if len(scopes(board)) > 1 else styling
    decided = {arende.id for arende in shown if board.decision(arende.id)}
    text = say("minutes.whole", board=board, scope=scope_name(board, scope), shown=shown, decided=decided)
    return Drawn(text, (*rows, *turning, both, back))


def styling(board: Board, scope: str, styles: Mapping[str, Style]) -> Drawn:
    """The house styles to choose among; one whose name no button can carry is set in the board's folder."""
    buttons = {name: tap(style.title, "minutesset", board.id, scope, name) for name, style in styles.items()}
    rows = tuple((button,) for button in buttons.values() if len(button.data.encode()) <= DATA)
    now = styles.get(board.settings.style)
    text = say("minutes.styles", board=board, now=now.title if now else "")
    return Drawn(text, (*rows, (tap("Tillbaka", "minutes", board.id, scope, 0),)))


def one(
    board: Board, arende: Arende, facts: ArendeFacts, style: Style, passages: tuple[Passage, ...]
) -> Drawn:
    text = say(
        "minutes.one",
        arende=arende,
        facts=facts,
        decided=board.decision(arende.id) is not None,
        many=_many(facts),
        confirmed=bool(facts.order),
        headings=[passage.heading for passage in passages],
        style=style,
        wanted=board.settings.style,
    )
    here = (board.id, arende.id)
    known = [field for field in FIELDS if field is not Field.WORDS or board.decision(arende.id)]
    fields = [tap(FIELDS[field], "minutesask", *here, field.value) for field in known]
    ordering = (tap("Propositionsordning", "order", *here),) if _many(facts) else ()
    rows: Rows = (
        (tap("Text att kopiera", "passages", *here), _file(board, arende.id)),
        tuple(fields[:2]),
        tuple(fields[2:]),
        ordering,
        (tap("Tillbaka", "minutes", board.id, arende.meeting, 0),),
    )
    return Drawn(text, rows)


def order(board: Board, arende: Arende, facts: ArendeFacts, proposals: tuple[Draft, ...]) -> Drawn:
    """`proposals` as they are numbered in the facts."""
    found, here = order_of(facts), (board.id, arende.id)
    ids = ("", *(draft.id for draft in proposals))
    names = ("förvaltningens förslag", *(proposal_name(draft, board) for draft in proposals))
    groups = {"formal": found.formal, "main": found.main, "additions": found.additions}
    firsts = tuple(
        (tap(shortened(f"Först: {names[n]}", LABEL), "orderfirst", *here, ids[n]),)
        for group in groups.values()
        for n in group[1:]
    )
    settled = tap("Ångra bekräftelsen", "orderset", *here, 0) if facts.order else None
    settling = settled or tap("Ordföranden bekräftar", "orderset", *here, 1)
    back = tap("Tillbaka", "minutesin", *here)
    texts = (
        say("minutes.order", arende=arende, confirmed=bool(facts.order), **_named(groups, names, room))
        for room in ROOM
    )
    return Drawn(next(text for text in texts if fits(text)), (*firsts, (settling, back)))


def _named(groups: Mapping[str, tuple[int, ...]], names: Sequence[str], room: int) -> dict[str, list[str]]:
    return {what: [shortened(names[n], room) for n in group] for what, group in groups.items()}


def _many(facts: ArendeFacts) -> bool:
    """Three or more, the administration's among them: the order is the chair's to choose."""
    moved = [proposal for proposal in facts.proposals if proposal.movers]
    return len(moved) > 1


def _short(board: Board, arende: Arende) -> str:
    return f"{'✅ ' if board.decision(arende.id) else ''}{arende.label}"


def _file(board: Board, scope: str) -> Button:
    return tap("Word-fil", "minutesfile", board.id, scope)
