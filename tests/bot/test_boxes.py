"""Which message numbers are known to be taken, and where Telegram counts them."""

from __future__ import annotations

import pytest

from bot.store.boxes import KEPT, box, forgotten, stands
from bot.store.database import Database

SUPERGROUP = -1001234567890123


@pytest.mark.parametrize(("chat", "numbered"), [(7, 0), (-7, 0), (SUPERGROUP, SUPERGROUP)])
def test_only_a_supergroup_numbers_its_own(chat: int, numbered: int) -> None:
    assert box(chat) == numbered


async def test_numbers_long_taken_are_forgotten_and_the_last_of_each_box_are_not(database: Database) -> None:
    await database.write([stands(7, 1), stands(-8, 2), stands(9, KEPT + 2), stands(SUPERGROUP, 1)])
    await database.write([stands(7, 2), forgotten()])
    rows = await database.rows("SELECT box, message FROM taken ORDER BY box, message")
    assert rows == [(SUPERGROUP, 1), (0, 2), (0, KEPT + 2)]
