"""A meeting at random: attendance, calls, jäv, proposals, decisions and what is said of them, by anybody.

Beside the rules stand naive books (board_books.py) of who sat there. Whatever was allowed, these hold.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from drafts import announcing, anslutning, attendance, deciding, meetings, presence, sending, serving, stating
from drafts import board as boards
from drafts import draft as drafts
from drafts.arende import Arende
from drafts.board import Board
from drafts.board_changes import BoardChange
from drafts.changes import DraftChange
from drafts.decision import Decision, Outcome, Votering
from drafts.draft import Draft, Kind
from drafts.errors import Refusal
from drafts.log import Entry
from drafts.meeting_changes import MeetingClosed
from drafts.minutes.facts import ArendeFacts, Member
from drafts.minutes.gathering import facts_of
from drafts.people import Role
from drafts.stages import SENT
from drafts.statement import Stance, Statement
from tests.drafts.board_books import AGENDA, MEETING, Attendance
from tests.drafts.books import through_json
from tests.people import (
    CAST,
    EVENING,
    PARK,
    REMISS,
    a_draft,
    board,
    called,
    does,
    person,
    seat,
    sends,
)

NAMES = [p.first_name for p in CAST]
POLITICIANS = [p.first_name for p in CAST if p.role is not Role.SEKRETERARE]
ERSATTARE = [p.first_name for p in CAST if p.role is Role.ERSATTARE]
WHO = st.sampled_from(NAMES)
# The secretary may most: half of what is tried is tried by her.
BY = st.one_of(st.just("Gun"), WHO)
ARENDE = st.one_of(st.just("23"), st.sampled_from(AGENDA))
NTH = st.integers(0, 4)
DRAFT = st.integers(-1, 4)
FOLLOWED = st.tuples(DRAFT, NTH)  # the proposal, and, one time of five, the tilläggsförslag with it
VOTE = st.tuples(NTH, st.sampled_from([(5, 2), (2, 5), (3, 3)]))  # one time of five there is one
SAYING = st.tuples(st.sampled_from(Stance), DRAFT, st.sampled_from(["", "Ord."]))
MOSTLY = st.integers(0, 3).map(bool)


class Meeting(RuleBasedStateMachine):
    """Four proposals and an uttalande in ärende 23, one in 24 A; a meeting that is on."""

    @initialize(noted=st.booleans(), notes=st.booleans())
    def convenes(self, noted: bool, notes: bool) -> None:
        third = Arende("25", "Cykelväg", id="25")
        on = called(board(ersattaryttrande=True), arenden=(REMISS, PARK, third))
        on = replace(on, settings=replace(on.settings, ersattaryttrande=noted, ersattare_antecknar=notes))
        self.first = self.board = on
        self.now = EVENING + timedelta(hours=3)
        self.log: list[Entry[BoardChange]] = []
        self.sat = Attendance()
        with_ = ("Karin", "Erik") if noted else ("Karin",)
        self.drafts = [
            self._sent(a_draft("Att ett.", with_=with_, signed=("Lars", *with_), on=on), "d1"),
            self._sent(a_draft("Att två.", by="Mats", signed=("Mats",), on=on, kind=Kind.EGET), "d2"),
            self._sent(a_draft("Att tre.", by="Ylva", signed=("Ylva",), on=on, kind=Kind.TILLAGG), "d3"),
            self._sent(a_draft("Att fyra.", by="Sten", signed=("Sten",), on=on, kind=Kind.ATERREMISS), "d4"),
            self._sent(self._uttalande(on), "d5"),
        ]
        self.frozen: tuple[ArendeFacts, ...] | None = None

    def _uttalande(self, on: Board) -> Draft:
        words = (("Vi vill säga något.", False),)
        return a_draft(by="Karin", kind=Kind.UTTALANDE, motivation=words, signed=("Karin",), on=on)

    def _sent(self, draft: Draft, id_: str) -> Draft:
        by = next(p.first_name for p in CAST if p.id == draft.authors[0].person)
        return replace(does(draft, by, sends, on=self.first), id=id_)

    def tries(self, who: str, verb: Any, *told: Any, **more: Any) -> bool:
        """Did the rules allow it? A refusal has changed nothing; of a closed meeting, nothing is allowed."""
        before = self.board
        try:
            change = verb(seat(who, self.board), *told, **more)
        except Refusal:
            assert self.board is before
            return False
        changes: tuple[BoardChange, ...] = change if isinstance(change, tuple) else (change,)
        opens = isinstance(changes[0], MeetingClosed) and changes[0].again
        assert opens == (before.meetings[0].closed is not None)
        for one in changes:
            self.now += timedelta(seconds=10)
            self.log.append(Entry(len(self.log) + 1, self.now, person(who).id, one))
            self.board = boards.after(self.board, self.log[-1])
        return True

    def tries_on(self, nth: int, who: str, verb: Any, *told: Any, **more: Any) -> bool:
        """On a draft."""
        draft = self.drafts[nth % 5]
        try:
            change: DraftChange = verb(draft, seat(who, self.board), *told, **more)
        except Refusal:
            return False
        assert self.board.decision(draft.arende) is None
        self.now += timedelta(seconds=10)
        self.drafts[nth % 5] = drafts.after(
            draft, Entry(draft.seq + 1, self.now, person(who).id, through_json(change))
        )
        return True

    @rule(
        by=BY,
        who=st.sampled_from(POLITICIANS),
        nth=st.integers(0, 2),
        how=st.integers(0, 3),
        own=st.booleans(),
    )
    def says_who_is_there(self, by: str, who: str, nth: int, how: int, own: bool) -> None:
        by, id_ = (who if own else by), person(who).id
        if how == 0 and self.tries(by, presence.be_absent, MEETING, id_):
            self.sat.says_absent(who)
        if how == 1 and self.tries(by, presence.be_present, MEETING, id_):
            self.sat.says_there(who)
        if how == 2 and self.tries(by, presence.leave_before, MEETING, id_, AGENDA[nth]):
            self.sat.leaves_before(who, nth)
        if how == 3 and self.tries(by, presence.come_before, MEETING, id_, AGENDA[nth]):
            self.sat.comes_before(who, nth)

    @rule(by=BY, who=WHO, arende=ARENDE, jav=st.booleans(), own=st.booleans())
    def declares_jav(self, by: str, who: str, arende: str, jav: bool, own: bool) -> None:
        if self.tries(who if own else by, presence.set_jav, arende, person(who).id, jav=jav):
            (self.sat.jav.add if jav else self.sat.jav.discard)((arende, who))

    @rule(
        by=BY, who=st.sampled_from(ERSATTARE), scope=st.sampled_from([MEETING, *AGENDA]), place=WHO, named=NTH
    )
    def calls_in(self, by: str, who: str, scope: str, place: str, named: int) -> None:
        place = place if named else ""
        if self.tries(by, serving.call_in, scope, person(who).id, person(place).id if place else ""):
            assert person(who).role is Role.ERSATTARE
            self.sat.calls(scope, who, place)

    @rule(by=BY, who=st.sampled_from(ERSATTARE), scope=st.sampled_from([MEETING, *AGENDA]))
    def sends_home(self, by: str, who: str, scope: str) -> None:
        if self.tries(by, serving.stand_down, scope, person(who).id):
            self.sat.calls(scope, who, "hem")

    @rule(who=WHO, nth=NTH, party=st.booleans())
    def joins(self, who: str, nth: int, party: bool) -> None:
        draft = self.drafts[nth]
        seen = draft.version.fingerprint if draft.version else ""
        if self.tries_on(nth, who, anslutning.anslut, seen, self.now, party=party):
            assert self.sat.decides(who, draft.arende)
            assert self.board.meetings[0].closed is None

    @rule(who=BY, nth=NTH, certain=st.integers(0, 5))
    def changes_a_draft(self, who: str, nth: int, certain: int) -> None:
        if certain == 5:
            self.tries_on(nth, who, sending.withdraw)
        elif certain > 2:
            self.tries_on(nth, who, announcing.announce, 1)
        elif certain:
            self.tries_on(nth, who, sending.receive, 1)
        else:
            self.tries_on(nth, who, anslutning.leave)

    @rule(by=BY, arende=ARENDE, outcome=st.sampled_from(Outcome), followed=FOLLOWED, vote=VOTE)
    def decides(
        self,
        by: str,
        arende: str,
        outcome: Outcome,
        followed: tuple[int, int],
        vote: tuple[int, tuple[int, int]],
    ) -> None:
        (nth, added), (asked, figures) = followed, vote
        won = self.drafts[nth].id if nth >= 0 else ""
        lost = "" if won else "d1"
        figured = Votering(*figures, 0, won, lost, utslagsrost=figures[0] == figures[1])
        votering = None if asked else figured
        tillagg = ("d3",) if not added else ()
        decision = Decision(outcome, self.now, won, votering, added=tillagg)
        if self.tries(by, deciding.enter, self.drafts, arende, decision):
            behind = [d for d in self.drafts if d.id in {won, *tillagg}]
            assert by == "Gun"
            assert all(
                d.stage in SENT and d.arende == arende and d.kind is not Kind.UTTALANDE for d in behind
            )

    @precondition(lambda self: self.board.decision("23"))
    @rule(by=BY, arende=ARENDE)
    def takes_the_decision_back(self, by: str, arende: str) -> None:
        if self.tries(by, deciding.take_back, arende):
            assert not self.board.statements_in(arende)

    @rule(who=WHO, by=BY, own=MOSTLY, arende=ARENDE, saying=SAYING)
    def says(self, who: str, by: str, own: bool, arende: str, saying: tuple[Stance, int, str]) -> None:
        by, (stance, nth, words) = who if own else by, saying
        draft = self.drafts[nth].id if nth >= 0 else ""
        said = Statement(
            arende, person(who).id, stance, self.now, person(by).id, draft, "Ord." if words else ""
        )
        if self.tries(by, stating.make, self.drafts, said):
            assert by in {who, "Gun"}
            assert self.board.decision(arende)

    @rule()
    def everybody_asked_answers(self) -> None:
        """With the first they are offered: it is never refused."""
        for id_, stances in stating.asked(self.board, self.drafts, "23").items():
            name = next(p.first_name for p in CAST if p.id == id_)
            draft = stating.grounds(self.board, self.drafts, "23", id_)[0]
            said = Statement("23", id_, stances[0], self.now, id_, draft.id, "Ord.")
            assert self.tries(name, stating.make, self.drafts, said)

    @rule(by=BY, who=WHO, arende=ARENDE, stance=st.sampled_from(Stance))
    def unsays(self, by: str, who: str, arende: str, stance: Stance) -> None:
        self.tries(by, stating.take_back, arende, person(who).id, stance)

    @rule(by=BY, certain=NTH)
    def closes(self, by: str, certain: int) -> None:
        if certain == 4 and self.tries(by, meetings.close_meeting, MEETING):
            self.frozen = self._facts()

    @precondition(lambda self: self.frozen is not None)
    @rule(by=BY)
    def reopens(self, by: str) -> None:
        if self.tries(by, meetings.reopen_meeting, MEETING, self.now):
            self.frozen = None

    @invariant()
    def those_who_take_part_are_those_who_sit_there(self) -> None:
        for arende in AGENDA:
            rules = {p.first_name for p in CAST if attendance.takes_part(self.board, p, arende)}
            assert rules == {name for name in NAMES if self.sat.decides(name, arende)}

    @invariant()
    def who_won_is_not_asked_and_who_is_asked_may(self) -> None:
        decision = self.board.decision("23")
        asked = stating.asked(self.board, self.drafts, "23")
        if decision is None or self.frozen is not None:
            assert not asked
            return
        whole = decision.outcome is not Outcome.DELVIS
        winners = {decision.draft if whole else "", *decision.added}
        people = [id_ for d in self.drafts if d.id in winners for id_ in self._behind(d)]
        assert not asked.keys() & set(people)
        for id_, stances in asked.items():
            name = next(p.first_name for p in CAST if p.id == id_)
            took_part = self.sat.decides(name, "23")
            assert self.sat.in_room(name, "23")
            assert (Stance.ERSATTARYTTRANDE in stances) is not took_part
            assert took_part or (person(name).role is Role.ERSATTARE and self.board.settings.ersattaryttrande)

    def _behind(self, draft: Draft) -> list[str]:
        joined = [a.person for a in draft.joined]
        here = [id_ for id_ in joined if self.sat.decides(self._name(id_), draft.arende)]
        return [*(a.person for a in draft.authors), *here]

    def _name(self, id_: str) -> str:
        return next(p.first_name for p in CAST if p.id == id_)

    @invariant()
    def of_each_stance_a_person_says_one_thing_and_nothing_of_nothing(self) -> None:
        said = [(s.arende, s.person, s.stance) for s in self.board.statements]
        assert len(said) == len({*said})
        assert all(self.board.decision(arende) for arende, _person, _stance in said)
        silent = {(arende, who) for arende, who, stance in said if stance is Stance.NONE}
        assert all((arende, who) not in silent or stance is Stance.NONE for arende, who, stance in said)

    @invariant()
    def the_minutes_name_nobody_twice_and_nobody_who_was_not_there(self) -> None:
        for arende, facts in zip(AGENDA, self._facts(), strict=True):
            self._check(arende, [m for said in facts.reservations for m in said.members], decides=True)
            for said in facts.uttalanden:  # one's own words may stand beside a draft of that kind
                self._check(arende, [*said.members], decides=True)
            self._check(arende, [m for said in facts.ersattaryttranden for m in said.members], decides=False)
            for proposal in facts.proposals:
                self._check(arende, [*proposal.movers, *proposal.joiners], decides=True)

    def _check(self, arende: str, members: list[Member], *, decides: bool) -> None:
        names = [member.name.split()[0] for member in members]
        assert not [name for name, count in Counter(names).items() if count > 1]
        for name in names:
            assert self.sat.in_room(name, arende)
            assert self.sat.decides(name, arende) is decides

    @invariant()
    def a_closed_meeting_stays_as_it_was(self) -> None:
        assert self.frozen in {None, self._facts()}

    def _facts(self) -> tuple[ArendeFacts, ...]:
        return tuple(facts_of(self.board, self.drafts, arende) for arende in AGENDA)

    def teardown(self) -> None:
        """The log folds to what was carried step by step, also as it is stored."""
        if hasattr(self, "log"):
            stored = [Entry(e.seq, e.at, e.by, through_json(e.change)) for e in self.log]
            folded = self.first
            for entry in stored:
                folded = boards.after(folded, entry)
            assert folded == self.board


TestMeeting = Meeting.TestCase
TestMeeting.settings = settings(
    max_examples=150, stateful_step_count=40, deadline=None, suppress_health_check=[*HealthCheck]
)
