"""The verdict has no hole: whatever is lost, doubled or out of order is found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from random import Random

import pytest

from bench.soak.promise import broken
from bench.soak.record import Record
from bench.soak.verdict import judge
from bot.local import Message
from bot.play.stage import Stage
from tests.chat import Chatter, enter, open_draft


@dataclass
class Evening:
    stage: Stage
    record: Record
    lars: Chatter

    async def broken(self) -> str:
        promises = await judge(
            self.record, self.stage.telegram.world, self.stage.database, {self.stage.user("Maria")}
        )
        return broken(promises)

    @property
    def files(self) -> list[Message]:
        return [m for m in Chatter(self.stage, "Maria").messages if m.document]


@pytest.fixture
async def evening(stage: Stage) -> Evening:
    """Written, handed in, received; every update comes twice."""
    record = Record(Random(1))
    stage.telegram.world.listen(record.hear)
    stage.telegram.world.updates.comes = lambda update: record.note(update) and 2
    lars, maria = await enter(stage, "Lars", "Maria")
    there = lars.within("grupp")
    await open_draft(there)
    for number in (1, 2):
        await there.says(f"/att Att nämnden utreder fråga {number}.")
    for label in ("Skriv under", "Lämna in", "Ja, lämna in"):
        await there.taps(label)
    await maria.taps("Mottagen")
    return Evening(stage, record, there)


async def test_an_evening_without_a_fault_is_one(evening: Evening) -> None:
    assert not await evening.broken()


async def _lost(evening: Evening) -> None:
    evening.record.said.append(replace(evening.record.said[-1], update=17))


async def _answered_twice(evening: Evening) -> None:
    evening.record.replies[next(iter(evening.record.replies))] += 1


async def _not_answered(evening: Evening) -> None:
    evening.record.replies.clear()


async def _tap_not_answered(evening: Evening) -> None:
    taps = evening.stage.telegram.world.taps
    next(iter(taps.values())).answer = None


async def _logged_twice(evening: Evening) -> None:
    sql = (
        "INSERT INTO log SELECT stream, seq + 100, at, by, update_id, part + 1, kind, data "
        "FROM log WHERE kind = 'SatserAdded'"
    )
    await evening.stage.database.write([(sql, ())])


async def _not_logged(evening: Evening) -> None:
    await evening.stage.database.write([("DELETE FROM log WHERE kind = 'SatserAdded' AND seq = 2", ())])


async def _out_of_order(evening: Evening) -> None:
    evening.record.said.reverse()


async def _posted_twice(evening: Evening) -> None:
    evening.record.posted[evening.lars.place[0].id] += 1


async def _not_delivered(evening: Evening) -> None:
    evening.stage.telegram.world.remove(evening.files[0])


async def _delivered_twice(evening: Evening) -> None:
    chat = evening.files[0].chat
    evening.stage.telegram.world.post(replace(evening.files[0], id=chat.next_id()))


async def _card_not_drawn(evening: Evening) -> None:
    evening.stage.telegram.world.change(evening.lars.message("Bakom förslaget"), text="Ett annat utkast")


async def _waiting(evening: Evening) -> None:
    await evening.stage.database.write(
        [("INSERT INTO outbox (lane, kind, data) VALUES (0, 'Message', '')", ())]
    )


@pytest.mark.parametrize(
    ("breach", "found"),
    [
        (_lost, "was lost"),
        (_waiting, "1 in the outbox"),
        (_answered_twice, "2 answers to"),
        (_not_answered, "had no answer"),
        (_tap_not_answered, "was never answered"),
        (_logged_twice, "is in the log 2 times"),
        (_not_logged, "was told to be there, and isn't"),
        (_out_of_order, "in their order"),
        (_posted_twice, "messages in"),
        (_not_delivered, "is there 0 times"),
        (_delivered_twice, "is there 2 times"),
        (_card_not_drawn, "Ett annat utkast"),
    ],
)
async def test_what_is_broken_is_found(
    evening: Evening, breach: Callable[[Evening], Awaitable[None]], found: str
) -> None:
    await breach(evening)
    assert found in await evening.broken()
