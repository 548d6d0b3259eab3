"""The life of a draft, every step from every stage."""

from __future__ import annotations

import re
from itertools import product

import pytest

from drafts.errors import AlreadySent, Closed, NotSent, WrongStage
from drafts.stages import CLOSED, SENT, TABLE, Stage, Step, diagram, step

LEGAL = {
    ("UTKAST", "EDIT"): "UTKAST",
    ("UTKAST", "SIGN"): "UNDERTECKNAT",
    ("UTKAST", "WITHDRAW"): "ATERTAGET",
    ("UNDERTECKNAT", "EDIT"): "UTKAST",
    ("UNDERTECKNAT", "SEND"): "INLAMNAT",
    ("UNDERTECKNAT", "WITHDRAW"): "ATERTAGET",
    ("INLAMNAT", "RECEIVE"): "MOTTAGET",
    ("INLAMNAT", "RETURN"): "UTKAST",
    ("INLAMNAT", "ANNOUNCE"): "ANMALT",
    ("INLAMNAT", "DECIDE"): "AVGJORT",
    ("INLAMNAT", "WITHDRAW"): "ATERTAGET",
    ("MOTTAGET", "RETURN"): "UTKAST",
    ("MOTTAGET", "ANNOUNCE"): "ANMALT",
    ("MOTTAGET", "DECIDE"): "AVGJORT",
    ("MOTTAGET", "WITHDRAW"): "ATERTAGET",
    ("ANMALT", "DECIDE"): "AVGJORT",
    ("ANMALT", "WITHDRAW"): "ATERTAGET",
}
REFUSED: dict[str, type[WrongStage]] = {
    "UTKAST": NotSent,
    "UNDERTECKNAT": NotSent,
    "INLAMNAT": AlreadySent,
    "MOTTAGET": AlreadySent,
    "ANMALT": AlreadySent,
    "AVGJORT": Closed,
    "ATERTAGET": Closed,
}


@pytest.mark.parametrize(("stage", "what"), [*product(Stage, Step)])
def test_every_step_from_every_stage(stage: Stage, what: Step) -> None:
    leads = LEGAL.get((stage.name, what.name))
    if leads:
        assert step(stage, what) is Stage[leads]
    else:
        with pytest.raises(WrongStage) as caught:
            step(stage, what)
        assert type(caught.value) is REFUSED[stage.name]


def test_a_proposal_may_be_withdrawn_until_it_is_decided() -> None:
    """KL 5:67: the minutes carry all proposals that were not withdrawn."""
    assert {stage for stage in Stage if Step.WITHDRAW in TABLE[stage]} == set(Stage) - CLOSED


def test_what_has_been_sent_is_not_edited() -> None:
    assert not any(Step.EDIT in TABLE[stage] for stage in SENT | CLOSED)


def test_only_a_signed_draft_is_sent() -> None:
    assert [stage for stage in Stage if Step.SEND in TABLE[stage]] == [Stage.UNDERTECKNAT]


def test_every_stage_is_reached_and_can_end() -> None:
    leads = {stage: set(TABLE[stage].values()) for stage in Stage}
    assert _reached(Stage.UTKAST, leads) == set(Stage)
    assert all(_reached(stage, leads) & CLOSED for stage in Stage)


def test_the_diagram_is_the_table() -> None:
    arrows = re.findall(r"^ {4}(\w+) --> (\w+): (.+)$", diagram(), re.MULTILINE)
    drawn = {(Stage[a], Step(label)): Stage[b] for a, b, label in arrows}
    table = {(a, what): b for a, row in TABLE.items() for what, b in row.items() if a is not b}
    assert drawn == table
    assert len(arrows) == len(table)


def test_the_diagram_begins_with_a_draft_and_ends_where_nothing_follows() -> None:
    lines = [line.strip() for line in diagram().splitlines()]
    assert lines[0] == "stateDiagram-v2"
    assert [line for line in lines if line.startswith("[*]")] == ["[*] --> UTKAST"]
    assert [line for line in lines if line.endswith("[*]")] == ["AVGJORT --> [*]", "ATERTAGET --> [*]"]
    assert {line for line in lines if line.startswith("state ")} == {
        f'state "{stage.value}" as {stage.name}' for stage in Stage
    }


def _reached(start: Stage, leads: dict[Stage, set[Stage]]) -> set[Stage]:
    found, waiting = {start}, [start]
    while waiting:
        new = leads[waiting.pop()] - found
        found |= new
        waiting += new
    return found
