"""What a person's wish to be erased does at once, and what it can't touch (drafts/retention.py has the rest).

- At once: the account and every open link; drafts never handed in that nobody else stands on; their place on
  drafts that others stand on too and that are not handed in. What they wrote there belongs to the others as
  well, and stays, under the person's id, as long as the draft does.
- Not by Yrka: what has been handed in is the board's (an incoming record, TF 2:9; what is not withdrawn is in
  the minutes, KL 5:67 through 6:35). Here it goes when its time is out. To withdraw it is another thing than
  to erase it, and the person's own to do.
- Not at once: the row in the register is the secretary's to take away, since it says who sits on the board.
  The secretary is told of the wish. When the row is gone and nothing holds the id any more, the name goes
  from the board's log too, with the number of the account: the id points to nobody then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafts.authors import leave
from drafts.board import Board
from drafts.board_changes import AccountUnbound, LinkRevoked
from drafts.changes import Left
from drafts.draft import Draft
from drafts.errors import Refusal
from drafts.identity import open_links
from drafts.removal_changes import ErasureWished, NameStruck
from drafts.rights import Seat


class Stays(StrEnum):
    """Why a draft is not erased."""

    HANDED_IN = "handed_in"
    SHARED = "shared"  # closed, with others on it: there is no leaving it


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to become of each draft that the person stands on."""

    removed: tuple[Draft, ...]
    left: tuple[Draft, ...]
    stays: tuple[tuple[Draft, Stays], ...]

    def leaving(self, draft: Draft) -> Left:
        """What it takes to leave one of `left`."""
        assert draft in self.left  # noqa: S101 — the rule for leaving was asked when it was put there
        return Left()


def erasure(seat: Seat, drafts: Iterable[Draft]) -> Erasure:
    own = [draft for draft in drafts if draft.has(seat.person.id)]
    alone = [draft for draft in own if not draft.versions and len(draft.authors) == 1]
    left = [draft for draft in own if not draft.versions and draft not in alone and _may_leave(draft, seat)]
    stays = [draft for draft in own if draft not in alone and draft not in left]
    why = [(draft, Stays.HANDED_IN if draft.versions else Stays.SHARED) for draft in stays]
    return Erasure(tuple(alone), tuple(left), tuple(why))


def leave_board(seat: Seat) -> tuple[LinkRevoked | AccountUnbound | ErasureWished, ...]:
    """Whatever opens Yrka for the person opens nothing any more; the wish to leave the register is noted."""
    links = [LinkRevoked(link.digest) for link in open_links(seat.board, seat.person.id)]
    return (*links, ErasureWished(seat.person.id), AccountUnbound(seat.person.id))


def to_strike(board: Board, drafts: Iterable[Draft]) -> Iterator[NameStruck]:
    """Those who wished it, have left the register, and are held by nothing any more."""
    held = {said.person for said in board.statements} | {said.by for said in board.statements}
    for draft in drafts:
        held |= {author.person for author in draft.authors} | {joined.person for joined in draft.joined}
        held |= {version.by for version in draft.versions} | {draft.by, draft.withdrawn_by}
    gone = {person.id for person in board.former}
    bound = {person for _account, person in board.accounts}
    yield from (NameStruck(person) for person in sorted((board.leaving & gone) - held - bound))


def _may_leave(draft: Draft, seat: Seat) -> bool:
    try:
        leave(draft, seat)
    except Refusal:
        return False
    return True
