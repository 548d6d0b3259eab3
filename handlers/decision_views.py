"""The secretary's screens of a decision: which ärende, how it stands, which draft, and what will stand."""

from __future__ import annotations

from drafts import deciding, stating
from drafts.arende import Arende
from drafts.board import Board
from drafts.decision import Decision, Outcome
from drafts.decision_changes import DecisionEntered
from drafts.draft import Draft, Kind
from drafts.meetings import ahead
from drafts.moved import Drafts, proposals
from drafts.rights import Seat
from drafts.statement_bilaga import TITLES
from handlers.decisions import proposal_name, told
from handlers.drawn import Drawn, fits
from handlers.letters import Button, Rows, chief, grave, tap
from handlers.paging import paged
from handlers.telling import day, shortened
from handlers.templates import say

ROW = 3  # ärenden a row of buttons
PAGE = 18  # ärenden a message
_ROOM = (60, 30, 12, 3)  # proposals and answers told in one message, as many as fit
WITHOUT_DRAFT = "-"  # an återremiss or bordläggning that no draft asked for

_AMONG_PROPOSALS = frozenset({Outcome.FORVALTNINGEN, Outcome.FORSLAG, Outcome.DELVIS})


def which_arende(seat: Seat, page: int) -> Drawn:
    """Those of the meetings that go on, the next one first, and of none."""
    board = seat.board
    there = [a for meeting in ahead(board) for a in board.agenda(meeting.id)] + list(board.agenda(""))
    shown, turning = paged(there, page, PAGE, "decisions", board.id)
    apart = len({arende.meeting for arende in there}) > 1
    buttons = [tap(_marked(board, arende, apart=apart), "decide", board.id, arende.id) for arende in shown]
    rows = tuple(tuple(buttons[n : n + ROW]) for n in range(0, len(buttons), ROW))
    decided = [arende.id for arende in shown if board.decision(arende.id)]
    text = say("deciding.which_arende", board=board, shown=shown, decided=decided)
    return Drawn(text, (*rows, *turning))


def _marked(board: Board, arende: Arende, *, apart: bool) -> str:
    """With a mark where it is decided, and the day where another meeting may have one of that number."""
    meeting = board.meeting_of(arende.id) if apart else None
    called = f"{arende.label}, {day(meeting.starts)}" if meeting else arende.label
    return f"✅ {called}" if board.decision(arende.id) else called


def view(board: Board, drafts: tuple[Draft, ...], arende: str) -> Drawn:
    decision, meeting = board.decision(arende), board.meeting_of(arende)
    over = bool(meeting and meeting.closed)
    silent = [board.person(id_) for id_ in stating.silent(board, drafts, arende)]
    said = [
        (person.named(group=s.party), TITLES.get(s.stance, ""), bool(s.pdf), stating.may(board, drafts, s))
        for s in board.statements_in(arende)
        if (person := next((p for p in board.everyone if p.id == s.person), None))
    ]
    facts = {
        "arende": board.arende(arende),
        "proposals": [proposal_name(draft, board) for draft in proposals(board, drafts, arende)],
        "decision": decision and told(decision, board, drafts),
        "silent": [person.titled for person in silent if board.account_of(person.id) is not None],
        "unreachable": [person.titled for person in silent if board.account_of(person.id) is None],
    }
    texts = (say("deciding.view", over=over, said=said, room=room, **facts) for room in _ROOM)
    text = next(text for text in texts if fits(text))
    return Drawn(text, () if over else _rows(board, drafts, arende))


def _rows(board: Board, drafts: Drafts, arende: str) -> Rows:
    def outcome(label: str, of: Outcome) -> Button:
        return tap(label, "outcome", board.id, arende, of.value)

    followed = (
        (outcome("Enligt ett annat förslag", Outcome.FORSLAG),),
        (outcome("Delvis enligt ett förslag", Outcome.DELVIS),),
    )
    settled = (
        (
            tap("För in åt någon", "stateof", board.id, arende, 0),
            tap("Uppdatera", "decide", board.id, arende),
        ),
        (grave(tap("Ta tillbaka beslutet", "undecide", board.id, arende)),),
    )
    return (
        *(settled if board.decision(arende) else ()),
        (outcome("Enligt förvaltningens förslag", Outcome.FORVALTNINGEN),),
        *(followed if proposals(board, drafts, arende) else ()),
        (outcome("Återremiss", Outcome.ATERREMISS), outcome("Bordläggning", Outcome.BORDLAGGNING)),
        (tap("Alla ärenden", "decisions", board.id, 0),),
    )


def which_draft(board: Board, drafts: Drafts, arende: str, outcome: Outcome) -> Drawn:
    drafts = proposals(board, drafts, arende)
    rows: Rows = tuple(
        (tap(shortened(name(draft, board), 60), "outcome", board.id, arende, outcome.value, draft.id),)
        for draft in drafts
    )
    if outcome not in deciding.NEEDS_DRAFT:
        rows = (*rows, (tap("Yrkades muntligt", "outcome", board.id, arende, outcome.value, WITHOUT_DRAFT),))
    back = (tap("Avbryt", "decide", board.id, arende),)
    text = say("deciding.which_draft", arende=board.arende(arende), outcome=outcome)
    return Drawn(text, (*rows, back))


def name(draft: Draft, board: Board) -> str:
    """A button's: begins with a capital."""
    told_ = proposal_name(draft, board)
    return told_[:1].upper() + told_[1:]


def confirmation(
    board: Board, drafts: tuple[Draft, ...], fields: dict[str, str], decision: Decision
) -> Drawn:
    arende = board.arende(fields["arende"])
    after = DecisionEntered(arende.id, decision).apply(board, decision.at)
    asked = [board.person(id_) for id_ in stating.asked(after, drafts, arende.id)]
    text = say(
        "deciding.confirm",
        arende=arende,
        decision=told(decision, board, drafts),
        asked=[person.titled for person in asked],
        replaces=board.decision(arende.id) is not None,
    )
    sides = bool(proposals(board, drafts, arende.id)) and (
        decision.outcome in _AMONG_PROPOSALS or decision.draft
    )
    vote = (tap("Ändra omröstningen" if decision.votering else "Omröstning", "figures"),) if sides else ()
    own = tap("Beslutet med egna ord", "decisionwords")
    rows = (
        (chief(tap("Ja, för in beslutet", "decided")),),
        *_adding(board, drafts, arende.id, decision),
        (*vote, own),
        (tap("Avbryt", "decide", board.id, arende.id),),
    )
    return Drawn(text, rows)


def _adding(board: Board, drafts: Drafts, arende: str, decision: Decision) -> Rows:
    """A tap for each tilläggsförslag that may have been carried beside what won."""
    if decision.outcome not in _AMONG_PROPOSALS:
        return ()
    there = [d for d in proposals(board, drafts, arende) if d.kind is Kind.TILLAGG and d.id != decision.draft]
    marked = [("✅" if draft.id in decision.added else "▫️", draft) for draft in there]
    return tuple(
        (tap(f"{mark} {shortened(name(draft, board), 50)}", "decisionadd", draft.id),)
        for mark, draft in marked
    )
