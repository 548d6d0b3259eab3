"""Buttons of a meeting, well made and in the wrong hands: nothing changes, and each is told why."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.boards.folder import load_board
from bot.filing import file_board, link_for
from bot.gestures import TAPS
from bot.local import User
from bot.play.stage import Stage, open_stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.errors import NotOnRegister, OnlySecretary
from tests.chat import drafts, enter
from tests.handlers.acting import Stranger, check_peace, forge, log_length, told
from tests.handlers.deciding import decides, handed_in, other_draft

pytestmark = pytest.mark.asyncio(loop_scope="module")

# What is the secretary's alone, with arguments that are right: {b}oard, {l}ars, {d}raft.
SECRETARYS = """
newmeet {b}|setmeet {b} _1 starts|closemeet {b} _1|endmeet {b} _1|reopenmeet {b} _1
roll {b} _1 0|parts {b} _1 0|present {b} _1 {l} 0|attend {b} _1 {l}|coming {b} _1 {l} 0|came {b} _1 {l} 23
decisions {b} 0|decide {b} 23|outcome {b} 23 forvaltningen|undecide {b} 23|undecided {b} 23|stateof {b} 23 0
stated {b} 23 r  {a}|unstate {b} 23 r {a}|statewords {b} 23 r  {a}|state {b} 23 {a}
inbox {b} _1|inbox {b} _1 0|inboxes {b} 0|inboxnote {d}|inboxsaid {b} 23 abcdefabcdef
inboxreceive {b} _1 0|inboxall {b} _1
minutes {b} _1|minutesof {b} 0|minutesin {b} 23|minutestext {b} _1|minutesfile {b} 23|minutesask {b} 23 words
minutesstyle {b} _1|minutesset {b} _1 goteborg|passages {b} 23|order {b} 23
orderfirst {b} 23 {d}|orderset {b} 23 1
"""


@dataclass
class Scene:
    stage: Stage
    names: dict[str, str]
    pieces: list[str]
    users: dict[str, User]

    def buttons(self) -> list[str]:
        texts = [text for line in SECRETARYS.strip().splitlines() for text in line.split("|")]
        return [text.replace(" ", ":").format(**self.names) for text in texts]


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
        users["Vera"] = await _vera(stage, tmp_path_factory.mktemp("annan"))
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


async def _vera(stage: Stage, parent: Path) -> User:
    """With a board of her own, which the same bot keeps."""
    folder = parent / "annan"
    folder.mkdir()
    (folder / "namnd.yaml").write_text("namn: Annans nämnd\n", encoding="utf-8")
    (folder / "register.csv").write_text("namn;parti;roll\nVera Alm;;sekreterare\n", encoding="utf-8")
    (folder / "arenden.yaml").write_text("- ärende: 23\n  titel: Annat\n", encoding="utf-8")
    loaded, shelf, ledger = load_board(str(folder)), Shelf(stage.database), Ledger(stage.database)
    board = await file_board(loaded, shelf, ledger)
    user = stage.telegram.world.user("Vera")
    user.starts(payload=await link_for(board, board.people[0], shelf, ledger))
    await stage.settle()
    return user


@pytest.mark.parametrize(
    ("who", "why"),
    [("Lars", OnlySecretary), ("Oskar", OnlySecretary), ("Vera", NotOnRegister), ("Disa", NotOnRegister)],
)
async def test_what_is_the_secretarys_is_nobody_elses(
    scene: Scene, who: str, why: type[OnlySecretary | NotOnRegister]
) -> None:
    before = await log_length(scene.stage)
    taps = {data: forge(scene.stage, scene.users[who], data) for data in scene.buttons()}
    await scene.stage.settle()
    answers = {data: tap.answer.text if tap.answer else None for data, tap in taps.items()}
    assert answers == dict.fromkeys(answers, told(why()))
    assert await log_length(scene.stage) == before


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
