"""Every act that a tap, a command or an answer can carry, for everyone, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.handlers.acting import check_peace
from tests.handlers.permissions import table, trying
from tests.handlers.permissions.scene import Scene, played
from tests.handlers.permissions.table import Row
from tests.servers import a_server

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["sqlite", "postgres"])
async def scene(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    if request.param == "sqlite":
        async with played(None, elsewhere) as made:
            yield made
            check_peace(made.stage)
    else:
        async with a_server() as server, played(server, elsewhere) as made:
            yield made
            check_peace(made.stage)


@pytest.mark.parametrize("row", table.rows(table.TAPS), ids=str)
async def test_a_button_does_for_each_what_the_table_says(scene: Scene, row: Row) -> None:
    await trying.check(scene, row, trying.tap)


@pytest.mark.parametrize("row", table.rows(table.COMMANDS), ids=str)
async def test_a_command_does_for_each_what_the_table_says(scene: Scene, row: Row) -> None:
    await trying.check(scene, row, trying.command)


@pytest.mark.parametrize("row", table.rows(table.REPLIES), ids=str)
async def test_an_answer_does_for_each_what_the_table_says(scene: Scene, row: Row) -> None:
    await trying.check(scene, row, trying.reply)


HELD = ("fileas", "filed", "unused", "mend", "mendone", "mended", "mendjoin", "mendhead", "mendsplit")
OF_ONE = (*HELD, "figures", "voteside", "decisionwords", "decided", "statekeep", "statedrop")


@pytest.mark.parametrize("act", OF_ONE)
async def test_what_a_message_holds_for_one_person_is_nobody_elses(scene: Scene, act: str) -> None:
    await trying.check_others(scene, act, "author", ("e.y.", "ledamot", "gruppledare", "chair", "secretary"))


@pytest.mark.parametrize("act", ["discard", "refuse"])
async def test_only_an_author_or_its_writer_lets_a_proposal_go(scene: Scene, act: str) -> None:
    await trying.check_others(scene, act, "author", ("ledamot", "gruppledare", "chair", "secretary"))
