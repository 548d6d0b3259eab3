"""What changed between two states of a draft's text, piece by piece: for those who have signed one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.amendment import Amendment
from drafts.base.order import strayed
from drafts.board import Board
from drafts.comparing import Span, compare
from drafts.draft import Draft, Signature
from drafts.signing import titled
from drafts.text import Item, Text

Piece = Item | Amendment


class What(StrEnum):
    TITLE = "title"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    HEADING = "heading"  # became one
    PLAIN = "plain"  # is one no longer
    SHOWN = "shown"  # the Bilaga carries the amendments in another way


class Part(StrEnum):
    TITLE = "title"
    SATS = "sats"
    BLOCK = "block"
    AMENDMENT = "amendment"


@dataclass(frozen=True, slots=True)
class Difference:
    """`number` is the piece's in the new text, or in the old one where it was removed."""

    what: What
    part: Part
    number: int
    spans: tuple[Span, ...]


def differences(old: Text, new: Text) -> tuple[Difference, ...]:
    """Every difference, in the order of the new text; what was removed comes last in its part."""
    return (
        *_of_title(old.title, new.title),
        *_of_row(Part.SATS, old.satser, new.satser),
        *_of_row(Part.AMENDMENT, old.amendments, new.amendments),
        *_of_shown(old, new),
        *_of_row(Part.BLOCK, old.motivation, new.motivation),
    )


def _of_title(old: str, new: str) -> list[Difference]:
    return [Difference(What.TITLE, Part.TITLE, 0, compare(old, new))] if old != new else []


def _of_shown(old: Text, new: Text) -> list[Difference]:
    """Only where there is something to carry."""
    same = old.shown is new.shown or not new.amendments
    return [] if same else [Difference(What.SHOWN, Part.AMENDMENT, 0, ())]


def newcomers(signature: Signature, now: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who has become a proposer since the signature, and who no longer is: two tuples of ids."""
    return (
        tuple(p for p in now if p not in signature.proposers),
        tuple(p for p in signature.proposers if p not in now),
    )


def since_signed(draft: Draft, board: Board, person: str) -> tuple[Difference, ...]:
    """What changed in the text and its title since the person signed; nothing where they have not."""
    signature = draft.author(person).signature
    return differences(signature.text, titled(draft, board)) if signature else ()


def _of_row(part: Part, old: tuple[Piece, ...], new: tuple[Piece, ...]) -> list[Difference]:
    before = {item.id: item for item in old}
    after = dict.fromkeys(item.id for item in new)
    moved = strayed(tuple(before), tuple(after))
    found: list[Difference] = []
    for number, item in enumerate(new, 1):
        happened = _happened(before.get(item.id), item, moved=item.id in moved)
        found += [Difference(what, part, number, compare(was, item.text)) for what, was in happened]
    gone = ((n, item) for n, item in enumerate(old, 1) if item.id not in after)
    return [*found, *(Difference(What.REMOVED, part, n, compare(item.text, "")) for n, item in gone)]


def _happened(was: Piece | None, now: Piece, *, moved: bool) -> list[tuple[What, str]]:
    """All that happened to a piece, each with the words to compare it with."""
    if was is None:
        return [(What.ADDED, "")]
    reworded = was.text != now.text
    heading = getattr(now, "heading", False)
    turned = getattr(was, "heading", False) != heading
    return [
        *([(What.REWORDED, was.text)] if reworded else []),
        *([(What.HEADING if heading else What.PLAIN, now.text)] if turned else []),
        *([(What.MOVED, now.text)] if moved else []),
    ]
