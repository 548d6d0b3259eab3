"""From draft to Bilaga: what stands in the finished attachment, in order."""

from __future__ import annotations

from datetime import UTC, datetime

from drafts.authors import head_names
from drafts.bilaga import Bilaga, Block, Heading, Item, Paragraph
from drafts.board import Board
from drafts.draft import Draft, Kind
from drafts.signing import titled, unsigned
from drafts.wording import DECISIONS, LABELS, MOTIVATION, opens_free_text


def compose(draft: Draft, board: Board, at: datetime) -> Bilaga:
    """The Bilaga of the draft as it stands, to be dated `at` in its metadata.

    Its version is the one it becomes if it is sent now.
    """
    arende = board.arende(draft.arende)
    return Bilaga(
        title=titled(draft, board).title,
        arende=arende.label,
        diarienummer=arende.diarienummer,
        names=head_names(draft, board),
        blocks=_body(draft),
        version=len(draft.versions) + 1,
        at=at,
    )


def dated(draft: Draft, board: Board) -> datetime:
    """When the draft became what it is: the last signature of a signed one, else its last change.

    So the file that is confirmed and the file that is sent are the same bytes.
    """
    signed = [a.signature.at for a in draft.authors if a.signature]
    if signed and not unsigned(draft, board):
        return max(signed)
    return draft.at or datetime.fromtimestamp(0, UTC)


def _body(draft: Draft) -> tuple[Block, ...]:
    items = tuple(Item(n, sats.text) for n, sats in enumerate(draft.text.satser, 1))
    if draft.kind is Kind.UTTALANDE:
        return (Heading(LABELS[draft.kind]), *items, *_free_text(draft, level=3))
    return (Heading(DECISIONS), *items, *_motivation(draft))


def _motivation(draft: Draft) -> tuple[Block, ...]:
    """Opened by the last att-sats where that ends in a colon, else by a heading of its own."""
    satser, text = draft.text.satser, draft.text.motivation
    if not text or (satser and opens_free_text(satser[-1].text)):
        return _free_text(draft, level=3)
    return (Heading(MOTIVATION), *_free_text(draft, level=3))


def _free_text(draft: Draft, level: int) -> tuple[Block, ...]:
    return tuple(Heading(b.text, level) if b.heading else Paragraph(b.text) for b in draft.text.motivation)
