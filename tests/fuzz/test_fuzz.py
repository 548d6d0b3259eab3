"""Some seconds of anything at all; `python -m bench.fuzz` goes on for as long as it is told to."""

from __future__ import annotations

import logging

import pytest

from bench.fuzz.arriving import fuzz_updates
from bench.fuzz.finding import Findings, Listener
from bench.fuzz.reading import fuzz_files
from bench.fuzz.sheets import fuzz_sheets

SEED = 4


@pytest.fixture
def findings() -> Findings:
    return Findings()


@pytest.mark.filterwarnings("ignore:Deprecated since version 21.4")  # of a payment: nobody can make one
async def test_updates_at_random_change_what_they_may_and_break_nothing(findings: Findings) -> None:
    await fuzz_updates(500, SEED, findings)
    assert not findings.faults, findings.told()
    assert findings.counts["changes"] > 1
    assert findings.counts["refused"] > 100


async def test_hostile_files_are_read_or_refused(findings: Findings) -> None:
    await fuzz_files(25, SEED, findings)
    assert not findings.faults, findings.told()
    assert findings.counts["files refused"] > 10


def test_what_is_written_by_hand_is_read_or_refused(findings: Findings) -> None:
    fuzz_sheets(150, SEED, findings)
    assert not findings.faults, findings.told()


def test_an_error_in_the_log_is_found(findings: Findings) -> None:
    """The net has no hole where it matters most."""
    logger = logging.getLogger("bot.fuzzed")
    logger.addHandler(Listener(findings))
    logger.warning("so it goes")
    assert not findings.faults
    logger.error("an update failed")
    assert findings.faults
