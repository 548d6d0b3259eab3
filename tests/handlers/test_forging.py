"""Buttons nobody was shown: whatever their data says, they are refused kindly and change nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bot.gestures import TAPS
from bot.local import User
from bot.play.stage import Stage, open_stage
from drafts.draft import Draft
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import Stranger, check_peace, forge, forges, log_length

pytestmark = pytest.mark.asyncio(loop_scope="module")

# What the act does, rightly, with nothing but a draft or a board to do it to: forging adds nothing.
WITH_ID_ALONE = {"invite", "revoke", "withdrawn"}
LIMIT = 64  # bytes Telegram lets a button carry

STRANGE = (
    "{act}",
    "{act}:nejnejne",
    "{act}:{board}",
    "{act}:{draft}",
    "{act}:{draft}:99999999999999999999999999999999",
    "{act}:{draft}:--5",
    "{act}:{draft}:٣",
    "{act}:{draft}:{sats}:x",
    "{act}:{draft}:{others}:{board}:1:1:1:1",
    "{act}:{draft}:titel:1",
    "{act}:{draft}:which:99999",
    "{act}:{board}:23:p999:1",
    "{act}:{board}:ey:2",
    "{act}:{board}:-1:-1:-1",
    "{act}:lappri:23:1:eget",
    "{act}x:{draft}",
)


@dataclass
class Scene:
    stage: Stage
    draft: Draft
    other: Draft
    users: tuple[User, ...]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene() -> AsyncIterator[Scene]:
    """Lars and Karin write a draft each; Maria is the secretary, and Disa nobody."""
    async with open_stage("example") as stage:
        lars, karin, _maria = await enter(stage, "Lars", "Karin", "Maria")
        draft = await open_draft(lars)
        await lars.says("/att Att nämnden avslår.")
        await karin.says("/nytt")
        await karin.taps("Ärende 24")
        await karin.taps("Eget förslag")
        await karin.says("/att Att nämnden bifaller.")
        other = next(d for d in await drafts(stage) if d.id != draft.id)
        draft = next(d for d in await drafts(stage) if d.id == draft.id)
        disa = (await Stranger.enters(stage)).user
        yield Scene(stage, draft, other, (*(stage.user(n) for n in ("Lars", "Karin", "Maria")), disa))
        await stage.settle()
        check_peace(stage)


@pytest.mark.parametrize("act", [*TAPS, "okänd"])
async def test_a_made_up_button_changes_nothing(scene: Scene, act: str) -> None:
    names = {
        "act": act,
        "board": scene.stage.board.id,
        "draft": scene.draft.id,
        "sats": scene.draft.text.satser[0].id,
        "others": scene.other.text.satser[0].id,
    }
    strange = [text.format(**names) for text in STRANGE if len(text.format(**names).encode()) <= LIMIT]
    if act in WITH_ID_ALONE:
        strange = [text for text in strange if not text.startswith(f"{act}:{scene.draft.id}")]
    before = await log_length(scene.stage)
    lars, _karin, maria, _disa = scene.users
    taps = [forge(scene.stage, user, text) for text in strange for user in (lars, maria)]
    taps += [forge(scene.stage, user, text) for text in strange[1:4] for user in scene.users]
    await scene.stage.settle()
    assert await log_length(scene.stage) == before
    assert all(tap.answer for tap in taps)


@pytest.mark.parametrize("act", ["move", "remove", "heading", "item"])
async def test_another_drafts_piece_is_out_of_reach(scene: Scene, act: str) -> None:
    item = scene.other.text.satser[0].id.replace("s", "s9")
    answer = await forges(Chatter(scene.stage, "Lars"), f"{act}:{scene.draft.id}:{item}:1")
    assert answer.startswith("Det stycket finns inte längre i utkastet.")
