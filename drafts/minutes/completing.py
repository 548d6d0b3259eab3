"""What the minutes need and no draft knows: the secretary writes it, also after the meeting is closed."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from drafts.agenda import PROPOSAL_LIMIT, SHORT_LIMIT
from drafts.arende import Arende
from drafts.board import Board
from drafts.deciding import in_words
from drafts.decision_changes import DecisionEntered
from drafts.errors import NothingChanged, TextTooLong
from drafts.meeting_changes import ArendeSet
from drafts.meeting_errors import NotDecided
from drafts.rights import Seat, check_secretary
from drafts.words import one_line, tidy

SUMMARY_LIMIT = 10_000


class Field(StrEnum):
    PARAGRAPH = "paragraph"
    SUMMARY = "summary"
    PROPOSAL = "proposal"  # the administration's
    WORDS = "words"  # the decision's own


def written(board: Board, arende: str, field: Field) -> str:
    """What stands there now; empty where nothing does."""
    if field is Field.WORDS:
        decision = board.decision(arende)
        return decision.words if decision else ""
    text: str = getattr(board.arende(arende), field)
    return text


def check_complete(seat: Seat, arende: str, field: Field) -> None:
    """OnlySecretary, UnknownArende; NotDecided where there is no decision to give words to."""
    check_secretary(seat)
    seat.board.arende(arende)
    if field is Field.WORDS and seat.board.decision(arende) is None:
        raise NotDecided


def complete(seat: Seat, arende: str, field: Field, text: str) -> ArendeSet | DecisionEntered:
    """The field as it is to read, or emptied; NothingChanged, TextTooLong.

    Words change no outcome: what has been said of the decision stands.
    """
    check_complete(seat, arende, field)
    item, decision = seat.board.arende(arende), seat.board.decision(arende)
    if field is Field.WORDS and decision:
        new = replace(decision, words=in_words(text) if text.strip() else "")
        if new == decision:
            raise NothingChanged
        return DecisionEntered(arende, new)
    return ArendeSet(_filled(item, field, text))


def _filled(arende: Arende, field: Field, text: str) -> Arende:
    match field:
        case Field.PARAGRAPH:
            bare = text.strip().removeprefix("§").strip()
            new = replace(arende, paragraph=one_line(bare, SHORT_LIMIT) if bare else "")
        case Field.SUMMARY:
            new = replace(arende, summary=_within(text, SUMMARY_LIMIT))
        case _:
            new = replace(arende, proposal=_within(text, PROPOSAL_LIMIT))
    if new == arende:
        raise NothingChanged
    return new


def _within(text: str, limit: int) -> str:
    whole = tidy(text)
    if len(whole) > limit:
        raise TextTooLong(len(whole), limit)
    return whole
