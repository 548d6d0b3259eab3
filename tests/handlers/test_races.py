"""Two do at once what cannot both be: what a rule was asked of still holds when its change is stored."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.local import Tap
from bot.play.player import documents
from bot.play.stage import Stage
from bot.store.ledger import Ledger
from drafts.changes import Anslot, Sent, Withdrawn
from drafts.decision_changes import DecisionEntered, StatementMade
from drafts.errors import Closed
from drafts.meeting_errors import ArendeDecided, MeetingOver, Prevailed, UnknownDecision
from drafts.stages import Stage as DraftStage
from handlers.work import Work
from tests.chat import Chatter, drafts, enter
from tests.handlers.acting import labels, stored, stored_board, the_draft, told
from tests.handlers.deciding import handed_in, meets
from tests.handlers.test_stating import LOST, WON, WORDS, lost, statements
from tests.handlers.test_uniting import collided, private


def beaten(monkeypatch: pytest.MonkeyPatch, change: type, who: Chatter, label: str) -> list[Tap]:
    """When the first such change is about to be stored, somebody's tap has its whole effect before it."""
    commit, taps = Ledger.commit, list[Tap]()

    async def second(ledger: Ledger, work: Work, *rest: Any, **more: Any) -> None:
        if not taps and any(isinstance(entry.change, change) for _stream, entry in work.entries):
            taps.append(who.tap(label))
            async with asyncio.timeout(10):
                while taps[0].answer is None:  # noqa: ASYNC110 — the world has no bell for it
                    await asyncio.sleep(0.005)
        await commit(ledger, work, *rest, **more)

    monkeypatch.setattr(Ledger, "commit", second)
    return taps


async def confirming(maria: Chatter, label: str) -> None:
    """Maria has what was decided before her, and the button that enters it."""
    await maria.says("/beslut")
    await maria.taps(next(name for name in labels(maria.last) if "Ärende 23" in name))
    await maria.taps(label)


@pytest.mark.parametrize("first", ["Lars", "Maria"])
async def test_a_proposal_is_withdrawn_or_followed_and_not_both(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    lars, maria = await handed_in(stage)
    lars = lars.within("grupp")
    await confirming(maria, WON)
    await lars.taps("Ta tillbaka")
    if first == "Lars":
        beaten(monkeypatch, DecisionEntered, lars, "Ja, ta tillbaka")
        assert await maria.taps("Ja, för in beslutet") == told(UnknownDecision("draft"))
    else:
        beaten(monkeypatch, Withdrawn, maria, "Ja, för in beslutet")
        assert await lars.taps("Ja, ta tillbaka") == told(Closed())
    withdrawn = (await the_draft(stage)).stage is DraftStage.ATERTAGET
    decided = (await stored_board(stage)).decision("23") is not None
    assert (withdrawn, decided) == (first == "Lars", first == "Maria")


async def test_nothing_is_handed_in_to_a_meeting_that_is_closed_meanwhile(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lars, maria = await enter(stage, "Lars", "Maria")
    await meets(stage)
    await lars.says("/nytt")
    await lars.taps(next(name for name in labels(lars.last) if "Ärende 23" in name))
    await lars.taps("Eget förslag")
    await lars.says("/att Att nämnden avslår.")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await closing(maria)
    beaten(monkeypatch, Sent, maria, "Ja, avsluta")
    assert await lars.taps("Ja, lämna in") == told(MeetingOver())
    assert (await the_draft(stage)).stage is DraftStage.UTKAST
    assert not maria.sees("Bilaga till")


async def closing(maria: Chatter) -> None:
    await maria.says("/kallelse")
    await maria.taps(labels(maria.last)[0])
    await maria.taps("Avsluta sammanträdet")


async def test_nobody_joins_what_is_decided_meanwhile(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    _lars, maria = await handed_in(stage)
    (jonas,) = await enter(stage, "Jonas", group="grupp")
    await confirming(maria, LOST)
    beaten(monkeypatch, Anslot, maria, "Ja, för in beslutet")
    assert await jonas.taps("Jag ansluter mig") == told(ArendeDecided())
    assert (await the_draft(stage)).joined == ()


async def test_nobody_reserves_against_their_own_victory(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lars, maria = await lost(stage)
    await confirming(maria, WON)
    beaten(monkeypatch, StatementMade, maria, "Ja, för in beslutet")
    assert await lars.taps("Reservera mig") == told(Prevailed())
    assert await statements(stage) == ()
    assert "Du behöver inte längre svara" in lars.last.text


async def test_own_words_confirmed_as_the_meeting_closes_are_too_late(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lars, maria = await lost(stage)
    await lars.taps("Med egna ord")
    await lars.says(WORDS)
    await closing(maria)
    beaten(monkeypatch, StatementMade, maria, "Ja, avsluta")
    assert await lars.taps("Ja, lämna in") == told(MeetingOver())
    assert await statements(stage) == ()
    assert not documents(stage, stage.user("Maria")).keys() & {"Reservation ärende 23 Lars Ekdahl.pdf"}


async def test_of_many_answers_at_once_each_counts(stage: Stage) -> None:
    lars, maria, *others = await lost(stage, "Johan", "Erik", "Amina")
    taps = [lars.tap("Reservera mig"), *(who.tap("Nej, inget") for who in others)]
    taps += [lars.tap("Särskilt uttalande"), maria.tap("Uppdatera")]
    await stage.settle()
    assert all(tap.answer for tap in taps)
    assert len(await statements(stage)) == 4


async def test_of_two_offers_that_cross_one_merges_and_the_other_is_told(stage: Stage) -> None:
    lars, amina, first, second = await collided(stage)
    for who in (lars, amina):
        await private(who).taps("Föreslå att slå ihop")
    taps = [private(who).tap("Slå ihop") for who in (lars, amina)]
    await stage.settle()
    assert all(tap.answer for tap in taps)
    (merged,) = [draft for draft in await drafts(stage) if draft.id not in {first.id, second.id}]
    assert {(await stored(stage, draft)).went_into for draft in (first, second)} == {merged.id}
    assert sum(bool(tap.answer and tap.answer.text == told(Closed())) for tap in taps) == 1
