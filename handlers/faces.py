"""A draft's faces in Telegram: each is made from draft and board alone, so that losing one costs nothing."""

from __future__ import annotations

from drafts.board import Board
from drafts.draft import Draft
from handlers import cards, notes, slips, stating
from handlers.drawn import Drawn, Ways
from handlers.letters import Face, View
from handlers.templates import say


def draw(face: Face, draft: Draft, board: Board, ways: Ways, others: tuple[Draft, ...] = ()) -> Drawn:
    """`others`: for a QUESTION, all the board's drafts."""
    if face.spot.private and not _is_for(face, draft, board):
        return Drawn(say("card.not_yours", arende=board.arende(draft.arende)))
    match face.view:
        case View.CARD:
            return cards.card(draft, board, face.spot, ways)
        case View.MOVED:
            return Drawn(say("card.moved"))
        case _:
            return _for_one(face, draft, board, ways, others)


def _for_one(face: Face, draft: Draft, board: Board, ways: Ways, others: tuple[Draft, ...]) -> Drawn:
    """What one person alone is shown."""
    match face.view:
        case View.SINCE:
            return notes.since(draft, board, face.person)
        case View.NOTE:
            return notes.delivered(draft, board, ways.reading(draft.id, face.spot))
        case View.ANSLUTNING:
            return slips.slip(draft, board, face.person)
        case _:
            return stating.question(draft, board, others, face.person)


def _is_for(face: Face, draft: Draft, board: Board) -> bool:
    """Whoever has left the draft, or lost the account, sees no more of it in their private chat."""
    person = board.person_of(face.spot.chat)
    return person is not None and (person.id == face.person or (not face.person and draft.has(person.id)))
