"""Any verbs, by anybody, in any order: what holds after every one of them.

Beside the rules stands a second, naive book-keeping (books.py) of what each signer was shown.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from drafts import authors, drafting, sending, signing
from drafts import draft as drafts
from drafts.board import BoardChange, RegisterSet, ServingSet
from drafts.board import after as board_after
from drafts.composing import compose
from drafts.draft import Kind
from drafts.log import Entry
from drafts.text import TITLE, words_digest
from tests.drafts.books import Books, items_of, through_json
from tests.people import CAST, board, person, seat

WHO = st.sampled_from(["Lars", "Lars", "Karin", "Karin", "Erik", "Nora", "Mats", "Gun"])
PERSON = st.sampled_from(["Lars", "Karin", "Erik", "Nora"])
WORDS = st.sampled_from(["Att ett.", "Att två.", "Därutöver:", "  3. Att\u00a0tre. ", "", "\u200d"])
PIECES = st.lists(st.tuples(WORDS, st.booleans()), max_size=3).map(tuple)
NTH = st.integers(0, 6)


class Evening(RuleBasedStateMachine):
    """One draft, from the first word until somebody withdraws it, and then some."""

    @initialize(kind=st.sampled_from(Kind), noted=st.booleans(), reopens=st.booleans())
    def opens(self, kind: Kind, noted: bool, reopens: bool) -> None:
        on = board(ersattaryttrande=noted, motivation_reopens=reopens)
        self.books = Books(on)
        self.books.put("Lars", drafting.open_draft(seat("Lars", on), "23", kind))

    def tries(self, who: str, verb: Any, *told: Any, **more: Any) -> bool:
        return self.books.tries(who, verb, *told, **more)

    # The text.

    @rule(who=WHO, words=st.lists(WORDS, max_size=3).map(tuple))
    def adds_satser(self, who: str, words: tuple[str, ...]) -> None:
        self.tries(who, drafting.add_satser, words)

    @rule(who=WHO, pieces=PIECES, glued=st.booleans())
    def adds_motivation(self, who: str, pieces: tuple[tuple[str, bool], ...], glued: bool) -> None:
        self.tries(who, drafting.add_motivation, pieces, glued=glued)

    @rule(who=WHO, nth=NTH, words=WORDS, seen=st.booleans())
    def rewords(self, who: str, nth: int, words: str, seen: bool) -> None:
        item, now = self._piece(nth)
        took = self.tries(who, drafting.reword, item, words_digest(now if seen else "else"), words)
        assert seen or not took

    @rule(who=WHO, words=WORDS)
    def retitles(self, who: str, words: str) -> None:
        self.tries(who, drafting.reword, TITLE, words_digest(self.books.draft.text.title), words)

    @rule(who=WHO, nth=NTH, steps=st.integers(-3, 3))
    def moves(self, who: str, nth: int, steps: int) -> None:
        self.tries(who, drafting.move, self._piece(nth)[0], steps)

    @rule(who=WHO, nth=NTH)
    def removes(self, who: str, nth: int) -> None:
        item, now = self._piece(nth)
        self.tries(who, drafting.remove, item, words_digest(now))

    @rule(who=WHO, nth=NTH, heading=st.booleans())
    def sets_heading(self, who: str, nth: int, heading: bool) -> None:
        self.tries(who, drafting.set_heading, self._piece(nth)[0], heading=heading)

    @rule(who=WHO, back=st.integers(0, 2))
    def undoes(self, who: str, back: int) -> None:
        past = self.books.draft.past
        self.tries(who, drafting.undo, past[-1 - back].seq if len(past) > back else 1)

    # Who stands behind it.

    @rule(who=WHO)
    def joins(self, who: str) -> None:
        self.tries(who, authors.join)

    @rule(who=WHO)
    def leaves(self, who: str) -> None:
        self.tries(who, authors.leave)

    @rule(who=WHO)
    def invites(self, who: str) -> None:
        self.books.invites(who)

    @rule(who=WHO)
    def revokes(self, who: str) -> None:
        self.books.revokes(who)

    @rule(who=WHO, nth=NTH)
    def joins_by_link(self, who: str, nth: int) -> None:
        self.books.joins_by_link(who, f"s{nth}")

    # Signing and sending.

    @rule(who=WHO)
    def looks(self, who: str) -> None:
        self.books.looks(who)

    @rule(who=WHO)
    def signs_what_was_shown(self, who: str) -> None:
        self.books.signs(who)

    @rule()
    def everybody_looks_and_signs(self) -> None:
        for name in ("Lars", "Karin", "Erik", "Nora", "Mats"):
            self.books.looks(name)
            self.books.signs(name)

    @rule(who=WHO)
    def unsigns(self, who: str) -> None:
        if self.tries(who, signing.unsign):
            self.books.signed.pop(person(who).id, None)

    @rule(who=WHO)
    def sends_what_was_shown(self, who: str) -> None:
        self.books.sends(who)

    @rule(who=st.sampled_from(["Gun", "Gun", "Lars"]), version=st.integers(1, 2))
    def receives(self, who: str, version: int) -> None:
        self.tries(who, sending.receive, version)

    @rule(who=st.sampled_from(["Gun", "Gun", "Lars"]), version=st.integers(1, 2), words=WORDS)
    def sends_back(self, who: str, version: int, words: str) -> None:
        self.tries(who, sending.send_back, version, words)

    @rule(who=st.sampled_from(["Gun", "Erik", "Lars"]), certain=NTH)
    def withdraws(self, who: str, certain: int) -> None:
        if certain == 0:
            self.tries(who, sending.withdraw)

    # The board around it.

    @rule(who=PERSON, serves=st.booleans())
    def serving_is_set(self, who: str, serves: bool) -> None:
        self._board_changes(ServingSet("23", person(who).id, serves))

    @rule(gone=st.sets(PERSON, max_size=1))
    def register_is_set(self, gone: set[str]) -> None:
        self._board_changes(RegisterSet(tuple(p for p in CAST if p.first_name not in gone)))

    @rule(days=st.integers(1, 8))
    def days_pass(self, days: int) -> None:
        self.books.now += timedelta(days=days)

    # What holds after each.

    @invariant()
    def the_fold_of_the_log_is_the_state(self) -> None:
        assert drafts.fold("u1", self.books.log) == self.books.draft

    @invariant()
    def a_signature_fits_exactly_what_its_signer_saw(self) -> None:
        self.books.check_signatures()

    @invariant()
    def the_bilaga_carries_every_piece(self) -> None:
        lines = compose(self.books.draft, self.books.board, self.books.now).lines
        assert all(any(item.text in line for line in lines) for item in items_of(self.books.draft))

    def teardown(self) -> None:
        if hasattr(self, "books"):
            stored = [Entry(e.seq, e.at, e.by, through_json(e.change)) for e in self.books.log]
            assert drafts.fold("u1", stored) == self.books.draft

    def _board_changes(self, change: BoardChange) -> None:
        on = self.books.board
        self.books.board = board_after(on, Entry(on.seq + 1, self.books.now, "gun", change))

    def _piece(self, nth: int) -> tuple[str, str]:
        pieces = [(item.id, item.text) for item in items_of(self.books.draft)]
        return pieces[nth % len(pieces)] if pieces else ("s0.0", "")


TestEvening = Evening.TestCase
TestEvening.settings = settings(
    max_examples=100, stateful_step_count=35, deadline=None, suppress_health_check=[*HealthCheck]
)
