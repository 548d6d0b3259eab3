"""Buttons with whatever arguments, when there is a meeting and a decision: nothing breaks.

What is well made, and in the wrong hands, is in permissions/.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bot.gestures import TAPS
from bot.local import User
from bot.play.stage import Stage, open_stage
from tests.chat import drafts, enter
from tests.handlers.acting import Stranger, check_peace, forge, log_length
from tests.handlers.deciding import decides, handed_in, other_draft
from tests.handlers.neighbours import other_board

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass
class Scene:
    stage: Stage
    names: dict[str, str]
    pieces: list[str]
    users: dict[str, User]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    """Ärende 23 is decided and lies on a meeting. Vera is the secretary of another board; Disa is nobody."""
    async with open_stage("example") as stage:
        lars, maria, amina = await handed_in(stage, "Amina")
        await other_draft(amina, "Tilläggsförslag")
        await decides(maria, "Enligt förvaltningens förslag")
        await lars.within("").taps("Reservera mig")
        await enter(stage, "Oskar")
        users = {who: stage.user(who) for who in ("Lars", "Amina", "Oskar", "Maria")}
        users["Disa"] = (await Stranger.enters(stage)).user
        users["Vera"] = await other_board(stage, tmp_path_factory.mktemp("annan"))
        there = await drafts(stage)
        ids = {who: stage.person(who).id for who in ("Lars", "Amina", "Oskar", "Maria", "Jonas")}
        names = {"b": stage.board.id, "l": ids["Lars"], "a": ids["Jonas"], "d": there[0].id}
        pieces = [
            stage.board.id,
            *ids.values(),
            *(draft.id for draft in there),
            "annan",
            "_1",
            "_9",
            "23",
            "24",
        ]
        pieces += [
            "99",
            "-1",
            "0",
            "1",
            "9" * 17,
            "9" * 30,
            "٣",
            "",
            "-",
            "r",
            "n",
            "forslag",
            "delvis",
            "å" * 9,
        ]
        yield Scene(stage, names, pieces, users)
        await stage.settle()
        check_peace(stage)


@pytest.mark.parametrize("act", TAPS)
async def test_whatever_the_arguments_nothing_breaks_and_strangers_change_nothing(
    scene: Scene, act: str
) -> None:
    """Lars, Oskar and Maria may do some of it: for them only that nothing breaks."""
    chance = random.Random(act)
    before = await log_length(scene.stage)
    for users in (("Vera", "Disa"), ("Lars", "Oskar", "Maria")):
        taps = [
            forge(scene.stage, scene.users[u], _made_up(scene, act, chance)) for u in users for _ in range(3)
        ]
        await scene.stage.settle()
        assert all(tap.answer for tap in taps)
        if "Vera" in users:
            assert await log_length(scene.stage) == before
    assert not await scene.stage.database.rows("SELECT error FROM done WHERE error != ''")


def _made_up(scene: Scene, act: str, chance: random.Random) -> str:
    first = chance.choice([scene.names["b"], scene.names["d"], chance.choice(scene.pieces)])
    args = [first, *chance.choices(scene.pieces, k=chance.randint(0, 4))]
    while len(":".join((act, *args)).encode()) > 64:
        args.pop()
    return ":".join((act, *args))
