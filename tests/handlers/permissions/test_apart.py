"""Links that are another's, and boards in the same bot: nothing of one reaches into the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.filing import link_for
from bot.gestures import COMMANDS
from bot.local import User
from bot.play.stage import Stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.board import Board
from drafts.draft import Draft
from drafts.errors import NotForSecretary, NotOnDraft, NotOnRegister, OnlySecretary
from drafts.link_errors import UnknownLink
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import forge, log_length, told
from tests.handlers.neighbours import other_board
from tests.handlers.test_receiving import hand_in

HIDDEN = "Hemligsats"


@dataclass(frozen=True)
class Both:
    """Lars is a ledamot of the one board, and Vera on the other one is he too: the same account."""

    stage: Stage
    lars: Chatter
    user: User
    draft: Draft
    other: Board
    theirs: Draft  # of the other board

    async def presses(self, data: str) -> str:
        tap = forge(self.stage, self.user, data)
        await self.stage.settle()
        return tap.answer.text if tap.answer else ""


@pytest.fixture
async def both(stage: Stage, tmp_path: Path) -> Both:
    """On the other board Tove writes in secret, of which Vera, its secretary, has not heard yet."""
    (lars,) = await enter(stage, "Lars")
    draft = await open_draft(lars)
    await other_board(stage, tmp_path)
    shelf, ledger = Shelf(stage.database), Ledger(stage.database)
    other = await shelf.board("annan")
    links = {p.first_name: await link_for(await shelf.board("annan"), p, shelf, ledger) for p in other.people}
    stage.user("Lars").starts(payload=links["Vera"])
    tove = stage.telegram.world.user("Tove")
    tove.starts(payload=links["Tove"])
    await stage.settle()
    tove.says("/nytt")
    for label in ("Ärende 23", "Eget förslag"):
        await stage.settle()
        tove.taps(stage.telegram.world.messages(tove.chat)[-1], label)
    await stage.settle()
    tove.says(f"/att Att {HIDDEN}.")
    await stage.settle()
    (theirs,) = await shelf.drafts_of("annan")
    return Both(stage, lars, stage.user("Lars"), draft, await shelf.board("annan"), theirs)


def seen(both: Both) -> str:
    """All that Lars was ever shown in his own chat, answers to his taps among it."""
    world = both.stage.telegram.world
    taps = [tap.answer.text for tap in world.taps.values() if tap.user is both.user and tap.answer]
    calls = [str(c.params) for c in both.stage.telegram.calls if c.params.get("chat_id") == str(both.user.id)]
    return "\n".join((*taps, *calls))


async def test_a_secretary_of_one_board_is_none_of_the_other(both: Both) -> None:
    here, before = both.stage.board.id, await log_length(both.stage)
    for data in (f"settings:{here}", f"set:{here}:ey:0", f"inboxes:{here}:0", f"decide:{here}:23"):
        assert await both.presses(data) == told(OnlySecretary())
    assert await both.presses(f"receive:{both.draft.id}:1") == told(OnlySecretary())
    assert await log_length(both.stage) == before
    assert await both.presses(f"set:{both.other.id}:ey:0") == ""
    assert await log_length(both.stage) == before + 1


@pytest.mark.parametrize("act", ["card", "read", "history", "preview", "more", "copy", "change", "amends"])
async def test_a_draft_of_another_board_is_as_closed_as_any(both: Both, act: str) -> None:
    assert await both.presses(f"{act}:{both.theirs.id}") in {told(NotOnDraft()), told(NotForSecretary())}
    assert HIDDEN not in seen(both)


@pytest.mark.parametrize("act", ["unite", "ununite", "united", "notunited"])
async def test_drafts_of_two_boards_are_never_merged(both: Both, act: str) -> None:
    before = await log_length(both.stage)
    mine, theirs = both.draft.id, both.theirs.id
    for pair in (f"{mine}:{theirs}", f"{theirs}:{mine}"):
        assert await both.presses(f"{act}:{pair}")
    assert await log_length(both.stage) == before
    assert HIDDEN not in seen(both)


async def test_no_command_shows_what_the_other_board_has_not_handed_in(both: Both) -> None:
    for command in COMMANDS:
        await both.lars.says(f"/{command}")
    assert "Annans nämnd" in seen(both)
    assert HIDDEN not in seen(both)


async def test_a_personal_link_is_of_one_board(both: Both) -> None:
    shelf, ledger = Shelf(both.stage.database), Ledger(both.stage.database)
    board = await shelf.board(both.stage.board.id)
    payload = await link_for(board, both.stage.person("Fatima"), shelf, ledger)
    purpose, _, rest = payload.partition("-")
    secret = rest.removeprefix(f"{board.id}-")
    fatima = both.stage.user("Fatima")
    fatima.starts(payload=f"{purpose}-{both.other.id}-{secret}")
    await both.stage.settle()
    assert Chatter(both.stage, "Fatima").last.text == told(UnknownLink())
    fatima.starts(payload=payload)
    await both.stage.settle()
    assert "Nu vet jag att du är Fatima" in Chatter(both.stage, "Fatima").last.text


async def test_an_invitation_opens_no_other_draft_and_guesses_open_none(stage: Stage) -> None:
    lars, johan = await enter(stage, "Lars", "Johan")
    mine = await open_draft(lars)
    await lars.taps("Bjud in")
    secret = stage.telegram.world.links()[-1].url.rpartition(f"{mine.id}-")[2]
    await open_draft(lars, "Ärende 24")
    other = next(draft for draft in await drafts(stage) if draft.id != mine.id)
    await lars.says(f"/att Att {HIDDEN}.")
    before = await log_length(stage)
    for payload in (
        f"med-{other.id}-{secret}",
        f"med-{other.id}-{'a' * 16}",
        f"med-{other.id}-",
        f"anslut-{other.id}-{secret}",
        f"jag-{stage.board.id}-{secret}",
    ):
        stage.user("Johan").starts(payload=payload)
        await stage.settle()
        assert johan.last.text == told(UnknownLink())
    stage.user("Johan").starts(payload=f"las-{other.id}")
    await stage.settle()
    assert johan.last.text == told(NotOnDraft())
    assert not johan.sees(HIDDEN)
    assert await log_length(stage) == before


async def test_the_link_to_read_is_for_who_stands_on_the_draft_and_lets_nobody_in(both: Both) -> None:
    disa = both.stage.telegram.world.user("Disa")
    for user, why in ((disa, NotOnRegister()), (both.user, None)):
        user.starts(payload=f"las-{both.theirs.id}")
        await both.stage.settle()
        ours = [m.text for m in both.stage.telegram.world.messages(user.chat) if m.sender.is_bot]
        assert why is None or ours[-1] == told(why)
        assert not any(HIDDEN in text for text in ours)


async def test_a_link_to_join_what_was_handed_in_is_of_that_version_alone(stage: Stage) -> None:
    """And of the board's own people: used again it is the same, by others it opens nothing."""
    lars, johan = await enter(stage, "Lars", "Johan")
    await hand_in(lars)
    await lars.within("grupp").taps("Be fler ansluta sig")
    url = stage.telegram.world.links()[-1].url
    for _ in range(2):
        assert "Ärende 23" in (await johan.opens(url)).text or johan.sees("ärende 23")
    disa = stage.telegram.world.user("Disa")
    disa.opens(url)
    await stage.settle()
    assert [m.text for m in stage.telegram.world.messages(disa.chat) if m.sender.is_bot][-1] == told(
        NotOnRegister()
    )
