"""Removing, erasing and sealing on each database there is: the rules are tried elsewhere, this is the SQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.play.stage import Stage
from bot.store.ledger import Ledger
from bot.store.resealing import check_keys, reseal
from bot.store.sealing import WrongKeyError, new_key, use_keys
from bot.store.shelf import Shelf
from drafts.board_changes import RegisterSet
from handlers.work import Work
from tests.chat import drafts, enter, open_draft
from tests.handlers.acting import stored_board
from tests.handlers.test_retiring import everything_stored, passes


@pytest.fixture(autouse=True)
def _no_keys() -> Iterator[None]:
    yield
    use_keys(())


async def test_what_has_gone_is_gone_and_what_stays_is_whole(stage: Stage) -> None:
    lars, johan = await enter(stage, "Lars", "Johan")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår sjöbodarna.")
    await lars.says("/forhandsvisa")
    await passes(stage, 24)
    await open_draft(johan)
    await johan.says("/att Att nämnden tackar kören.")
    await passes(stage, 8)
    (kept,) = await drafts(stage)
    assert kept.text.satser[0].text == "Att nämnden tackar kören."
    assert "sjöbodarna" not in await everything_stored(stage)
    for handling in (await stored_board(stage)).handlingar:
        assert await Shelf(stage.database).file(handling.original)


async def test_who_has_left_and_wished_it_is_nowhere_named(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await lars.says("/integritet")
    await lars.taps("Radera mina uppgifter")
    await lars.taps("Ja, radera")
    board, work = await stored_board(stage), Work()
    work.put_board(board, RegisterSet(tuple(p for p in board.people if p.first_name != "Lars")), "")
    await Ledger(stage.database).commit(work)
    await passes(stage, 1)
    await passes(stage, 1)
    assert "Ekdahl" not in repr(await stage.database.rows("SELECT * FROM log"))


async def test_what_is_there_is_sealed_and_opened_again(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår sjöbodarna.")
    (before,) = await drafts(stage)
    use_keys([new_key()])
    assert await reseal(stage.database) > 0
    assert "sjöbodarna" not in await everything_stored(stage)
    assert await drafts(stage) == (before,)
    await lars.says("/att Att nämnden tackar.")
    assert len((await drafts(stage))[0].text.satser) == 2
    await reseal(stage.database, off=True)
    assert "sjöbodarna" in await everything_stored(stage)
    await reseal(stage.database)
    use_keys(())
    with pytest.raises(WrongKeyError):
        await check_keys(stage.database)
    use_keys([new_key()])
    with pytest.raises(WrongKeyError):
        await reseal(stage.database)
