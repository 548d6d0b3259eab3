"""From draft to Bilaga: what stands in the finished attachment, in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from drafts.amendment import Shown
from drafts.authors import head_names
from drafts.base.tracked import TrackedDocument
from drafts.bilaga import Bilaga, Block, Heading, Item, Paragraph
from drafts.board import Board
from drafts.draft import Draft, Kind
from drafts.redlining import excerpts
from drafts.signing import titled, unsigned
from drafts.text import Text
from drafts.wording import DECISIONS, LABELS, MOTIVATION, amended_below, changes_in, opens_free_text


def compose(draft: Draft, board: Board, at: datetime, redlines: tuple[TrackedDocument, ...] = ()) -> Bilaga:
    """The Bilaga of the draft as it stands, to be dated `at` in its metadata.

    `redlines` are the documents the draft amends, as drafts.redlining has them; asked for where the Bilaga is
    to carry excerpts.

    Its version is the one it becomes if it is sent now.
    """
    arende = board.arende(draft.arende)
    return Bilaga(
        title=titled(draft, board).title,
        arende=arende.label,
        diarienummer=arende.diarienummer,
        names=head_names(draft, board),
        blocks=(*_body(draft, board), *_excerpts(draft, redlines)),
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


def decisions(draft: Draft, board: Board) -> tuple[str, ...]:
    """The att-satser as the Bilaga has them: those of the amendments under the draft's own.

    What opens the free text (`Därutöver anföra följande:`) still stands last.
    """
    own = [sats.text for sats in draft.text.satser]
    last = own[-1:] if own and opens_free_text(own[-1]) else []
    return (*own[: len(own) - len(last)], *_amending(draft.text, board), *last)


def _amending(text: Text, board: Board) -> list[str]:
    """One att-sats a document where its changes are shown as excerpts, else each change in words.

    An instruction that gives no wording is always carried in words, as no excerpt could show it.
    """
    if text.shown is not Shown.EXCERPTS:
        return [sats for amendment in text.amendments for sats in amendment.satser]
    documents = dict.fromkeys(a.document for a in text.amendments if a.patch)
    shown = [amended_below(board.handling_of(document).title) for document in documents]
    return shown + [sats for a in text.amendments if not a.patch for sats in a.satser]


def _body(draft: Draft, board: Board) -> tuple[Block, ...]:
    items = tuple(Item(n, words) for n, words in enumerate(decisions(draft, board), 1))
    if draft.kind is Kind.UTTALANDE:
        return (Heading(LABELS[draft.kind]), *items, *_free_text(draft, level=3))
    return (Heading(DECISIONS), *items, *_motivation(draft))


def _excerpts(draft: Draft, redlines: tuple[TrackedDocument, ...]) -> Iterator[Block]:
    """Every passage that changes, last in the Bilaga, under its document's title."""
    for line in redlines if draft.text.shown is not Shown.INSTRUCTIONS else ():
        yield Heading(changes_in(line.title))
        yield from excerpts(line)


def _motivation(draft: Draft) -> tuple[Block, ...]:
    """Opened by the last att-sats where that ends in a colon, else by a heading of its own."""
    satser, text = draft.text.satser, draft.text.motivation
    if not text or (satser and opens_free_text(satser[-1].text)):
        return _free_text(draft, level=3)
    return (Heading(MOTIVATION), *_free_text(draft, level=3))


def _free_text(draft: Draft, level: int) -> tuple[Block, ...]:
    return tuple(Heading(b.text, level) if b.heading else Paragraph(b.text) for b in draft.text.motivation)
