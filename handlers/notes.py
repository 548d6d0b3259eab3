"""Faces for one person: what changed since they signed, and what the secretary was sent."""

from __future__ import annotations

from drafts.board import Board
from drafts.draft import Draft, Kind, Version
from drafts.errors import NotSent
from drafts.rights import proposers
from drafts.signing import has_signed, stage, unsigned
from drafts.since import newcomers, since_signed
from drafts.stages import Stage
from handlers.around import around
from handlers.cards import label, names, seen
from handlers.drawn import Drawn, fits
from handlers.letters import Button, Rows, chief, tap
from handlers.templates import say


def since(draft: Draft, board: Board, person: str) -> Drawn:
    """Exactly what changed since this person signed, and a button that signs just that text."""
    arende = board.arende(draft.arende)
    signature = draft.author(person).signature if draft.has(person) else None
    if signature is None or draft.stage is not Stage.UTKAST:
        return Drawn(say("signing.no_longer_asked", arende=arende))
    if has_signed(draft, board, person):
        return Drawn(say("signing.signed_again", arende=arende))
    if person not in unsigned(draft, board):  # away, or jävig
        return Drawn(say("signing.no_longer_asked", arende=arende))
    came, went = newcomers(signature, proposers(draft, board))
    facts = {"arende": arende, "came": names(board, came), "went": names(board, went)}
    told = say("signing.since", differences=since_signed(draft, board, person), **facts)
    if fits(told):
        return Drawn(told, ((chief(tap("Skriv under igen", "sign", draft.id, seen(draft, board))),),))
    return Drawn(
        say("signing.much_since", arende=arende), ((chief(tap("Läs och skriv under", "read", draft.id)),),)
    )


def delivered(draft: Draft, board: Board, reading: tuple[Button, ...] = ()) -> Drawn:
    """The secretary's note: what came, frozen, and how it stands. NotSent where nothing has come.

    `reading` is the button that opens it on a page.
    """
    version = draft.version
    if version is None:
        raise NotSent
    arende, sender = board.arende(draft.arende), board.find(version.by)
    facts = {"version": version, "arende": arende, "label": label(draft), "sender": sender}
    now, about = stage(draft, board), around(draft, board)
    noted = say("anslutning.noted", stage=now, around=about)
    text = "\n\n".join(filter(None, (say("sending.note", stage=now, **facts), noted)))
    return Drawn(text, (*(() if about.over else _answers(draft, version, now)), reading))


def _answers(draft: Draft, version: Version, now: Stage) -> Rows:
    """What the secretary can still do with what has come; nothing when the ärende is over."""
    named, meeting = (draft.id, version.number), _at_meeting(draft, version, now)
    received, correct = chief(tap("Mottagen", "receive", *named)), tap("Begär rättelse", "correct", *named)
    match now:
        case Stage.INLAMNAT:
            return (received, correct), meeting
        case Stage.MOTTAGET:
            return (correct,), meeting
        case Stage.ANMALT:
            return (meeting,)
        case _:
            return ()


def _at_meeting(draft: Draft, version: Version, now: Stage) -> tuple[Button, ...]:
    """Who joins, and that it was moved; a särskilt uttalande is neither joined nor moved."""
    if draft.kind is Kind.UTTALANDE:
        return ()
    anslutning = tap("För in anslutning", "anslutin", draft.id, version.number)
    if now is Stage.ANMALT:
        return (anslutning,)
    return anslutning, tap("Anmäl på sammanträdet", "anmal", draft.id, version.number)
