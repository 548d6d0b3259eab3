"""The refusals of the meeting: who is there, what is decided, and what may be said of it.

Refusal (drafts/errors.py)
├── Javig                    somebody with jäv takes no part, and is not there (KL 6:28-30)
├── Absent                   not at the meeting, gone from it, or somebody serves in their place
├── Undeciding               the secretary takes no part in decisions: never absent, never with jäv
├── HasVote                  who decides leaves no ersättaryttrande: they reserve
├── NoUttalande, NoAnteckning  the board's chair lets none be left
├── MeetingOver              the meeting is closed: nothing more is said of its decisions (KL 4:27)
├── ArendeDecided            the board has decided in the ärende
├── NotDecided               the board has not decided yet
├── Prevailed                one's own proposal won
├── AlreadyJoined            stands on the proposal, or has joined it
├── NotJoined                has not joined it
├── NotGruppledare           only who leads a group joins for it
├── AlreadyAnnounced         moved at the meeting already
├── NobodyMoves              none of those who stand behind it is there to move it
├── NoProposal               a särskilt uttalande proposes nothing to join or move
├── UnclearTime              no date and time can be read in it
│   ├── NoSuchTime           a date or an hour there is not
│   └── WrongWeekday         the date is another day of the week
├── PastMeeting              a meeting made for a time that has been
├── MeetingThere             the board meets at that very time already
├── StopAfterStart           proposals would be taken after the meeting has begun
├── DraftsGone               what was handed in for the decision has been removed since
├── MeetingOpen              the meeting is not closed
├── LongClosed               closed too long ago to go on
├── MayNotSetJav             neither the person themselves, the secretary nor the chair
├── NotErsattare             only ersättare are called in
├── ErsattareAway            the ersättare is not there, or has jäv
├── NotInPlace               nobody's place that an ersättare could take: a ledamot's is
├── PlaceTaken               somebody else serves in that place
└── UnknownDecision          a decision that is none: of a draft that is not there, or with figures that lose
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from drafts.errors import Refusal


class Javig(Refusal): ...


class Absent(Refusal): ...


class Undeciding(Refusal): ...


class HasVote(Refusal): ...


class NoUttalande(Refusal): ...


class NoAnteckning(Refusal): ...


class MeetingOver(Refusal): ...


class ArendeDecided(Refusal): ...


class NotDecided(Refusal): ...


class Prevailed(Refusal): ...


class AlreadyJoined(Refusal): ...


class NotJoined(Refusal): ...


class NotGruppledare(Refusal): ...


class AlreadyAnnounced(Refusal): ...


class NobodyMoves(Refusal): ...


class NoProposal(Refusal): ...


@dataclass(eq=False)
class UnknownDecision(Refusal):
    """`why`: draft, no_draft, added, unread, figures, tie, too_many, sides or loser (drafts/deciding.py)."""

    why: str


class UnclearTime(Refusal): ...


class NoSuchTime(UnclearTime): ...


@dataclass(eq=False)
class WrongWeekday(UnclearTime):
    weekday: str  # which it is


class PastMeeting(Refusal): ...


class MeetingThere(Refusal): ...


@dataclass(eq=False)
class StopAfterStart(Refusal):
    starts: datetime


class MeetingOpen(Refusal): ...


class LongClosed(Refusal): ...


class MayNotSetJav(Refusal): ...


class NotErsattare(Refusal): ...


class ErsattareAway(Refusal): ...


class NotInPlace(Refusal): ...


class PlaceTaken(Refusal): ...


class DraftsGone(Refusal): ...
