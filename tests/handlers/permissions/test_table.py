"""The table is whole: whoever adds an act, a verb or something to answer writes down who may do it."""

from __future__ import annotations

from bot.gestures import COMMANDS, TAPS
from drafts.mandates import Verb
from handlers.letters import Topic
from tests.handlers.permissions import table
from tests.handlers.permissions.scene import RELATIONS

TAPPED, SAID, ANSWERED = map(table.rows, (table.TAPS, table.COMMANDS, table.REPLIES))


def test_every_act_has_a_row() -> None:
    assert {row.name for row in TAPPED} == {*TAPS}
    assert {row.name for row in SAID} == {*COMMANDS}
    assert {row.name for row in ANSWERED} == {*Topic}


def test_every_verb_of_the_rules_has_an_act() -> None:
    assert {row.section for row in TAPPED} - {"own", "board", "secretary"} == {verb.name for verb in Verb}


def test_every_row_has_an_answer_for_every_relation() -> None:
    for row in (*TAPPED, *SAID, *ANSWERED):
        assert len(row.marks) == len(RELATIONS)
        assert {*row.marks} <= {"·", *table.MEANING}
