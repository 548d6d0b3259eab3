"""Every refusal the rules can give. They carry facts, never sentences; handlers/refusals.py says them.

Those of the meeting are in drafts/meeting_errors.py.

Refusal
├── NotOnRegister            the account is nobody on any board
├── NotOnDraft               the person does not stand on this draft
├── NotServing               an ersättare who does not serve in the ärende
├── NoErsattaryttrande       the board does not let ersättare leave one
├── NotForSecretary          the secretary receives, and does not draft
├── OnlySecretary            only the secretary does this
├── MayNotInvite             neither secretary nor gruppledare of that party
├── MayNotSetServing         neither secretary, chair nor gruppledare of that party
├── UnknownArende, UnknownPerson, UnknownDraft (RemovedDraft), UnknownHandling, UnknownMeeting
├── NoSecretary              a register that would leave the board without one
├── WrongStage               the lifecycle does not allow it from here
│   ├── AlreadySent
│   ├── AlreadyReceived
│   ├── NotSent
│   └── Closed               withdrawn or decided
├── Moved                    something changed underneath; nothing was overwritten
│   ├── StaleDraft           another change came first (a lost race)
│   ├── TextMoved            the text that was edited is another by now
│   ├── DocumentMoved        the place in the document that was amended is another by now
│   ├── NotSeen              signing or sending another text than the one shown
│   └── GoneItem             the att-sats or paragraph is no longer there
├── EmptyText, TextTooLong, TooMany
├── AlreadyAuthor, AlreadySigned, NotSigned, LastAuthor
├── AlreadyFiled             the ärende has this very document
├── NoHandling               there is no document to amend
├── NothingChanged           an amendment that changes nothing
├── NotReady                 what is missing before it can be sent
├── HoldsPersonnummer        the text has personnummer that the sender has not said are to stand
├── NothingToUndo, TooFast
├── LinkRefused              a link that lets nobody in (drafts/link_errors.py)
├── AccountTaken             the account is already another person of the board
├── StaleButton              a button that says nothing any more
├── NoDraftHere              no draft lives in this chat
├── UnclearReply             a reply to a message that asks for nothing
├── UnknownCommand           a command that the bot has not got
├── NoDecision               an att-sats with no word of what is to be decided
├── NotWords                 a picture, a voice or a file where words were asked for
└── BadFile                  a file that cannot be read here
"""

from __future__ import annotations

from dataclasses import dataclass


class Refusal(Exception):
    """The rules say no; nothing has changed."""


class NotOnRegister(Refusal): ...


class NotOnDraft(Refusal): ...


class NotServing(Refusal): ...


class NoErsattaryttrande(Refusal): ...


class NotForSecretary(Refusal): ...


class OnlySecretary(Refusal): ...


class MayNotInvite(Refusal): ...


class MayNotSetServing(Refusal): ...


class UnknownArende(Refusal): ...


class UnknownPerson(Refusal): ...


class UnknownDraft(Refusal): ...


class RemovedDraft(UnknownDraft): ...


class UnknownHandling(Refusal): ...


class UnknownMeeting(Refusal): ...


class AlreadyFiled(Refusal): ...


class NoHandling(Refusal): ...


class NothingChanged(Refusal): ...


class NoSecretary(Refusal): ...


class WrongStage(Refusal): ...


class AlreadySent(WrongStage): ...


class AlreadyReceived(WrongStage): ...


class NotSent(WrongStage): ...


class Closed(WrongStage): ...


class Moved(Refusal): ...


class StaleDraft(Moved): ...


@dataclass(eq=False)
class TextMoved(Moved):
    """`item` now reads `now`; the writer wanted `wanted`."""

    item: str
    now: str
    wanted: str


@dataclass
class DocumentMoved(Moved):
    blocks: tuple[str, ...]  # the ids of those that someone else has changed


class NotSeen(Moved): ...


class GoneItem(Moved): ...


class EmptyText(Refusal): ...


@dataclass(eq=False)
class TextTooLong(Refusal):
    """Lengths in characters."""

    length: int
    limit: int


@dataclass(eq=False)
class TooMany(Refusal):
    limit: int


class AlreadyAuthor(Refusal): ...


class AlreadySigned(Refusal): ...


class NotSigned(Refusal): ...


class LastAuthor(Refusal): ...


@dataclass(eq=False)
class NotReady(Refusal):
    """`missing` as drafts.sending.missing gives it."""

    missing: tuple[str, ...]


@dataclass(eq=False)
class HoldsPersonnummer(Refusal):
    """Masked (19850101-XXXX), each with the id of the piece or amendment that has it."""

    places: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class Unprintable(Refusal):
    """Each character once, in the order they stand."""

    characters: tuple[str, ...]


class NothingToUndo(Refusal): ...


@dataclass(eq=False)
class TooFast(Refusal):
    seconds: int


class AccountTaken(Refusal): ...


class StaleButton(Refusal): ...


class NoDraftHere(Refusal): ...


class UnclearReply(Refusal): ...


class UnknownCommand(Refusal): ...


class NoDecision(Refusal): ...


class NotWords(Refusal): ...


@dataclass(eq=False)
class BadFile(Refusal):
    """`why` names the fault: kind, size, encoding, header."""

    why: str
