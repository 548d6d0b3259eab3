"""Any verbs, by anybody, in any order: what holds after every one of them.

Beside the rules stands a second, naive book-keeping (books.py) of what each signer was shown.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from drafts import authors, drafting, sending, signing
from drafts import draft as drafts
from drafts.board import after as board_after
from drafts.board_changes import BoardChange, RegisterSet
from drafts.composing import compose
from drafts.draft import Kind
from drafts.log import Entry
from drafts.meeting_changes import ServingSet
from drafts.text import TITLE, words_digest
from tests.drafts.books import Books, items_of, through_json
from tests.people import CAST, board, person, seat

WHO = st.integers(0, 11)  # most often one who stands on the draft: see Evening.tries
NEWCOMER = st.sampled_from(["Karin", "Erik", "Nora", "Mats", "Gun"])
GOOD_WORDS = st.sampled_from(["Att ett.", "Att två.", "Därutöver:", "  3. Att\u00a0tre. ", "Att å\u0301."])
WORDS = st.integers(0, 7).flatmap(lambda n: GOOD_WORDS if n else st.sampled_from(["", "\u200d"]))
SATSER = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
PIECES = st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=3).map(tuple)
RECEIVER = st.sampled_from(["Gun", "Gun", "Gun", "Lars"])
NTH = st.integers(0, 6)
MOSTLY = st.integers(0, 5).map(bool)


class Evening(RuleBasedStateMachine):
    """One draft, from the first word until somebody withdraws it, and then some."""

    @initialize(kind=st.sampled_from(Kind), noted=MOSTLY, reopens=st.booleans(), together=MOSTLY)
    def opens(self, kind: Kind, noted: bool, reopens: bool, together: bool) -> None:
        on = board(ersattaryttrande=noted, motivation_reopens=reopens)
        self.books = Books(on)
        self.books.put("Lars", drafting.open_draft(seat("Lars", on), "23", kind))
        if together:
            self.books.tries("Karin", authors.join)
            self.books.tries("Erik", authors.join)
            self.books.tries("Lars", drafting.add_satser, ("Att noll.", "Därutöver:"))
            self.books.tries("Lars", drafting.add_motivation, (("Ljus", True), ("Vi vill.", False)))

    def who(self, nth: int) -> str:
        """Eight times of twelve somebody who stands on the draft, else one who may not."""
        return self._here(nth) if nth < 8 else ["Erik", "Nora", "Mats", "Gun"][nth - 8]

    def tries(self, who: int, verb: Any, *told: Any, **more: Any) -> bool:
        return self.books.tries(self.who(who), verb, *told, **more)

    @rule(who=WHO, words=SATSER)
    def adds_satser(self, who: int, words: tuple[str, ...]) -> None:
        self.tries(who, drafting.add_satser, words)

    @rule(who=WHO, pieces=PIECES, glued=st.booleans())
    def adds_motivation(self, who: int, pieces: tuple[tuple[str, bool], ...], glued: bool) -> None:
        self.tries(who, drafting.add_motivation, pieces, glued=glued)

    @rule(who=WHO, nth=NTH, words=WORDS, seen=MOSTLY)
    def rewords(self, who: int, nth: int, words: str, seen: bool) -> None:
        item, now = self._piece(nth)
        took = self.tries(who, drafting.reword, item, words_digest(now if seen else "else"), words)
        assert seen or not took

    @rule(who=WHO, nth=NTH, by=st.integers(-3, 3))
    def moves_or_removes(self, who: int, nth: int, by: int) -> None:
        item, now = self._piece(nth)
        if by:
            self.tries(who, drafting.move, item, by)
        else:
            self.tries(who, drafting.remove, item, words_digest(now))

    @rule(who=WHO, nth=NTH, heading=st.booleans())
    def sets_heading(self, who: int, nth: int, heading: bool) -> None:
        self.tries(who, drafting.set_heading, self._piece(nth)[0], heading=heading)

    @rule(who=WHO, back=st.integers(0, 5))
    def undoes(self, who: int, back: int) -> None:
        past = self.books.draft.past
        self.tries(who, drafting.undo, past[-1 - back // 5].seq if len(past) > back // 5 else 1)

    @rule(who=NEWCOMER)
    def joins(self, who: str) -> None:
        self.books.tries(who, authors.join)

    @rule(who=WHO)
    def leaves(self, who: int) -> None:
        self.tries(who, authors.leave)

    @rule(who=WHO, revoking=NTH)
    def invites(self, who: int, revoking: int) -> None:
        (self.books.invites if revoking else self.books.revokes)(self.who(who))

    @rule(who=NEWCOMER, nth=st.integers(0, 2))
    def joins_by_link(self, who: str, nth: int) -> None:
        self.books.joins_by_link(who, f"s{nth}")

    @rule(who=WHO)
    def looks(self, who: int) -> None:
        self.books.looks(self.who(who))

    @rule(who=WHO)
    def signs_what_was_shown(self, who: int) -> None:
        self.books.signs(self.who(who))

    @rule()
    def everybody_looks_and_signs(self) -> None:
        for nth in range(len(self.books.draft.authors)):
            self.books.looks(self._here(nth))
            self.books.signs(self._here(nth))

    @rule(who=WHO)
    def unsigns(self, who: int) -> None:
        if self.tries(who, signing.unsign):
            self.books.signed.pop(person(self.who(who)).id, None)

    @rule(who=WHO)
    def sends_what_was_shown(self, who: int) -> None:
        self.books.sends(self.who(who))

    @rule()
    def everybody_signs_and_one_sends(self) -> None:
        self.everybody_looks_and_signs()
        for name in ("Lars", "Karin", "Erik"):
            self.books.looks(name)
            self.books.sends(name)

    @rule(who=RECEIVER, stale=st.integers(0, 3), takes=NTH, words=WORDS)
    def answers(self, who: str, stale: int, takes: int, words: str) -> None:
        version = len(self.books.draft.versions) - stale // 3
        if takes:
            self.books.tries(who, sending.send_back, version, words)
        else:
            self.books.tries(who, sending.receive, version)

    @precondition(lambda self: len(self.books.log) > 20)
    @rule(who=WHO, certain=st.integers(0, 3))
    def withdraws(self, who: int, certain: int) -> None:
        if certain == 3:
            self.tries(who, sending.withdraw)

    @rule(who=st.sampled_from(["Erik", "Nora"]), serves=st.booleans())
    def serving_is_set(self, who: str, serves: bool) -> None:
        self._board_changes(ServingSet("23", person(who).id, serves))

    @rule(gone=st.sampled_from(["", "", "Karin", "Erik", "Lars"]))
    def register_is_set(self, gone: str) -> None:
        self._board_changes(RegisterSet(tuple(p for p in CAST if p.first_name != gone)))

    @rule(days=st.sampled_from([1, 6, 7]))
    def days_pass(self, days: int) -> None:
        self.books.now += timedelta(days=days)

    @invariant()
    def a_signature_fits_exactly_what_its_signer_saw(self) -> None:
        self.books.check_signatures()

    def teardown(self) -> None:
        """The log folds to what was carried step by step, also as it is stored; the Bilaga has it all."""
        if not hasattr(self, "books"):
            return
        draft, log = self.books.draft, self.books.log
        assert drafts.fold("u1", log) == draft
        stored = [Entry(e.seq, e.at, e.by, through_json(e.change)) for e in log]
        assert drafts.fold("u1", stored) == draft
        lines = compose(draft, self.books.board, self.books.now).lines
        assert all(any(item.text in line for line in lines) for item in items_of(draft))

    def _here(self, nth: int) -> str:
        ids = [author.person for author in self.books.draft.authors]
        return next(p.first_name for p in CAST if p.id == ids[nth % len(ids)])

    def _board_changes(self, change: BoardChange) -> None:
        on = self.books.board
        self.books.board = board_after(on, Entry(on.seq + 1, self.books.now, "gun", change))

    def _piece(self, nth: int) -> tuple[str, str]:
        """The id and the words of a piece, now and then of the title."""
        pieces = [(item.id, item.text) for item in items_of(self.books.draft)]
        return [*pieces, (TITLE, self.books.draft.text.title)][nth % (len(pieces) + 1)]


TestEvening = Evening.TestCase
TestEvening.settings = settings(
    max_examples=140, stateful_step_count=45, deadline=None, suppress_health_check=[*HealthCheck]
)
