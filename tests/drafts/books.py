"""Naive books beside the rules: who was shown what, which links are open, what stood before each change.

They share no code with what they check: what a signer stands for is written down as plain words.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from drafts import authors, sending, signing
from drafts import draft as drafts
from drafts.board import Board
from drafts.changes import DraftChange, Joined, Left, Opened
from drafts.draft import Draft
from drafts.edits import TextChange, Undone
from drafts.errors import Refusal
from drafts.links import LIFETIME
from drafts.log import Entry
from drafts.people import Role
from drafts.signing import fingerprint, has_signed
from drafts.stages import TABLE, Stage
from drafts.text import Item, Text
from tests.people import DOCX, EVENING, PDF, person, seat

View = tuple[tuple[Any, ...], tuple[Any, ...]]  # (the decisions and who moves them, the motivation)


class Books:
    def __init__(self, board: Board) -> None:
        self.board = board
        self.draft = Draft("u1")
        self.now = EVENING
        self.log: list[Entry[DraftChange]] = []
        self.shown: dict[str, tuple[str, View]] = {}  # what each was last shown
        self.signed: dict[str, View] = {}  # what each was shown when they signed
        self.before: list[Text] = []  # what undo should bring back, the latest last
        self.ids: set[str] = set()  # every id a piece has ever had
        self.links: dict[str, Any] = {}  # open invitations: secret and when it closes
        self.secrets = 0

    def tries(self, who: str, verb: Any, *told: Any, **more: Any) -> bool:
        """Did the rules allow it? A refusal has changed nothing."""
        draft, looked = self.draft, self._looks()
        try:
            change = verb(self.draft, seat(who, self.board), *told, **more)
        except Refusal:
            assert self.draft is draft
            assert self._looks() == looked
            return False
        assert self.board.find(person(who).id)
        self.put(who, change)
        return True

    def put(self, who: str, change: DraftChange) -> None:
        self.now += timedelta(minutes=1)
        before = self.draft
        stage = signing.stage(before, self.board) if self.log else before.stage
        self.log.append(Entry(len(self.log) + 1, self.now, person(who).id, change))
        self.draft = drafts.after(before, self.log[-1])
        assert self.draft.stage is before.stage or self.draft.stage in TABLE[stage].values()
        assert before.stage is Stage.UTKAST or self.draft.text == before.text
        assert [v.number for v in self.draft.versions] == [*range(1, len(self.draft.versions) + 1)]
        self._check_text(before.text, change)
        self._check_authors([a.person for a in before.authors], person(who).id, change)
        for gone in {a.person for a in before.authors if not self.draft.has(a.person)}:
            self.signed.pop(gone, None)

    def _check_authors(self, before: list[str], who: str, change: DraftChange) -> None:
        joined = isinstance(change, Joined | Opened)
        left = isinstance(change, Left)
        expected = [*before, who] if joined else [id_ for id_ in before if not (left and id_ == who)]
        assert [a.person for a in self.draft.authors] == expected

    def _check_text(self, before: Text, change: DraftChange) -> None:
        ids = [item.id for item in items_of(self.draft)]
        assert len(ids) == len(set(ids))
        if isinstance(change, Undone):
            assert self.draft.text == self.before.pop()
        elif isinstance(change, TextChange):
            self.before.append(before)
            fresh = {*ids} - {piece.id for piece in before.items}
            assert not fresh & self.ids
            self.ids |= fresh
        else:
            assert self.draft.text == before

    def _looks(self) -> int:
        draft = self.draft
        return hash((draft.seq, draft.stage, draft.text, draft.authors, draft.versions, len(draft.past)))

    def looks(self, who: str) -> None:
        self.shown[person(who).id] = fingerprint(self.draft, self.board), self.view()

    def signs(self, who: str) -> bool:
        seen, view = self.shown.get(person(who).id, ("", ((), ())))
        if not self.tries(who, signing.sign, seen[:16]):
            return False
        assert view == self.view()
        self.signed[person(who).id] = view
        return True

    def sends(self, who: str) -> bool:
        seen, view = self.shown.get(person(who).id, ("", ((), ())))
        if not self.tries(who, sending.send, seen[:16], PDF, DOCX):
            return False
        assert view == self.view()
        assert all(self._same(self.signed[id_]) for id_ in self._asked())
        assert person(who).id in view[0][-1]
        return True

    def invites(self, who: str) -> None:
        secret = f"s{self.secrets}"
        if self.tries(who, authors.invite, secret, self.now):
            self.links[secret] = self.log[-1].at + LIFETIME
            self.secrets += 1

    def revokes(self, who: str) -> None:
        if self.tries(who, authors.revoke_invites):
            self.links.clear()

    def joins_by_link(self, who: str, secret: str) -> None:
        now = self.now
        if self.tries(who, authors.join_by_link, secret, now):
            assert now < self.links.pop(secret)

    def view(self) -> View:
        """What a reader of the card stands for, in plain words."""
        text = self.draft.text
        decided = (text.title, *(s.text for s in text.satser), tuple(self._proposers()))
        return decided, tuple((b.text, b.heading) for b in text.motivation)

    def check_signatures(self) -> None:
        """Never on words unseen, and never off words that were."""
        for author in self.draft.authors:
            mine = self.signed.get(author.person)
            fits = mine is not None and self._same(mine)
            assert has_signed(self.draft, self.board, author.person) is fits

    def _same(self, seen: View) -> bool:
        now = self.view()
        return seen[0] == now[0] and (not self.board.settings.motivation_reopens or seen[1] == now[1])

    def _asked(self) -> list[str]:
        """Proposers sign, and ersättare where the board lets them be noted."""
        noted = self.board.settings.ersattaryttrande
        here = {p.id for p in self.board.people if noted or p.role is not Role.ERSATTARE}
        may = {a.person for a in self.draft.authors} & here
        return sorted(may | set(self._proposers()))

    def _proposers(self) -> list[str]:
        """In no order of their own: who left and came back stands last, and moves the same."""
        roles = {p.id: p.role for p in self.board.people}
        serving = {
            service.person for service in self.board.services if service.scope == "23" and service.serves
        }
        ids = [a.person for a in self.draft.authors if a.person in roles]
        return sorted(id_ for id_ in ids if roles[id_] is not Role.ERSATTARE or id_ in serving)


def items_of(draft: Draft) -> tuple[Item, ...]:
    return (*draft.text.satser, *draft.text.motivation)


def through_json(change: Any) -> Any:
    stored = msgspec.json.encode(msgspec.to_builtins(change))
    return msgspec.convert(msgspec.json.decode(stored), type=type(change))
