"""Faces for one person: what changed since they signed, and what the secretary was sent."""

from __future__ import annotations

from drafts.authors import head_names
from drafts.board import Board
from drafts.draft import Draft
from drafts.rights import proposers
from drafts.signing import has_signed
from drafts.since import newcomers, since_signed
from drafts.stages import Stage
from handlers.cards import label, names, seen
from handlers.drawn import Drawn, fits
from handlers.letters import tap
from handlers.templates import say


def since(draft: Draft, board: Board, person: str) -> Drawn:
    """Exactly what changed since this person signed, and a button that signs just that text."""
    arende = board.arende(draft.arende)
    signature = draft.author(person).signature if draft.has(person) else None
    if signature is None or draft.stage is not Stage.UTKAST:
        return Drawn(say("signing.no_longer_asked", arende=arende))
    if has_signed(draft, board, person):
        return Drawn(say("signing.signed_again", arende=arende))
    came, went = newcomers(signature, proposers(draft, board))
    facts = {"arende": arende, "came": names(board, came), "went": names(board, went)}
    told = say("signing.since", differences=since_signed(draft, board, person), **facts)
    if fits(told):
        return Drawn(told, ((tap("Skriv under igen", "sign", draft.id, seen(draft, board)),),))
    return Drawn(say("signing.much_since", arende=arende), ((tap("Läs och skriv under", "read", draft.id),),))


def delivered(draft: Draft, board: Board) -> Drawn:
    """The secretary's note: what came, and how it stands."""
    version = draft.version
    text = say(
        "sending.note",
        draft=draft,
        version=version,
        arende=board.arende(draft.arende),
        label=label(draft),
        authors=head_names(draft, board),
        sender=board.find(version.by) if version else None,
        stage=draft.stage,
    )
    if version is None or draft.stage not in {Stage.INLAMNAT, Stage.MOTTAGET}:
        return Drawn(text)
    correct = tap("Begär rättelse", "correct", draft.id, version.number)
    if draft.stage is Stage.MOTTAGET:
        return Drawn(text, ((correct,),))
    return Drawn(text, ((tap("Mottagen", "receive", draft.id, version.number), correct),))
