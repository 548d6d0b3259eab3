"""The refusals of the meeting: who is there, what is decided, and what may be said of it.

Refusal (drafts/errors.py)
├── Javig                    somebody with jäv takes no part, and is not there (KL 6:28-30)
├── Absent                   not at the meeting, gone from it, or somebody serves in their place
├── HasVote                  who decides leaves no ersättaryttrande: they reserve
├── NoUttalande, NoAnteckning  the board's chair lets none be left
├── MeetingOver              the meeting is closed: nothing more is said of its decisions (KL 4:27)
├── ArendeDecided            the board has decided in the ärende
├── NotDecided               the board has not decided yet
├── Prevailed                one's own proposal won
├── AlreadyJoined            stands on the proposal, or has joined it
├── NotJoined                has not joined it
└── UnknownDecision          a decision that is none: of a draft that is not there, or with figures that lose
"""

from __future__ import annotations

from drafts.errors import Refusal


class Javig(Refusal): ...


class Absent(Refusal): ...


class HasVote(Refusal): ...


class NoUttalande(Refusal): ...


class NoAnteckning(Refusal): ...


class MeetingOver(Refusal): ...


class ArendeDecided(Refusal): ...


class NotDecided(Refusal): ...


class Prevailed(Refusal): ...


class AlreadyJoined(Refusal): ...


class NotJoined(Refusal): ...


class UnknownDecision(Refusal): ...
