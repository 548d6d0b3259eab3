"""The register and the accounts change while a draft is open: what counts is who somebody is now."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.play.stage import Stage
from drafts.board_changes import RegisterSet
from drafts.errors import NoDraftHere, NotOnDraft, NotOnRegister
from drafts.signing import stage as stage_of
from drafts.stages import Stage as DraftStage
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, log_length, stored_board, the_draft, told
from tests.handlers.deciding import happens
from tests.outcome import check_cards

HIDDEN = "Hemligsats"


@dataclass(frozen=True)
class Pair:
    """Lars and Johan stand behind a draft; each has its card in private, and Johan is asked for words."""

    stage: Stage
    lars: Chatter
    johan: Chatter
    maria: Chatter

    async def leaves_the_register(self, name: str) -> None:
        board = await stored_board(self.stage)
        await happens(self.stage, RegisterSet(tuple(p for p in board.people if p.first_name != name)))
        await self.maria.says("/start")  # whatever happens next, the cards are drawn again


@pytest.fixture
async def pair(stage: Stage) -> AsyncIterator[Pair]:
    lars, johan, maria = await enter(stage, "Lars", "Johan", "Maria")
    await open_draft(lars.within("grupp"))
    await johan.within("grupp").taps("Jag är med")
    await lars.within("grupp").says(f"/att Att {HIDDEN}.")
    for who in (lars, johan):
        await who.says("/utkast")
    await johan.taps("Skriv motivering")
    yield Pair(stage, lars, johan, maria)
    await stage.settle()
    await check_cards(stage)


async def test_who_leaves_the_register_in_mid_draft_reads_and_writes_no_more(pair: Pair) -> None:
    assert any(HIDDEN in message.text for message in pair.johan.messages)
    await pair.leaves_the_register("Johan")
    before = await log_length(pair.stage)
    assert not any("Bakom förslaget" in message.text for message in pair.johan.messages)
    assert (await pair.johan.says("Skälen, som svar på frågan.")).text == told(NotOnRegister())
    assert (await pair.johan.says("/utkast")).text == told(NotOnRegister())
    assert await log_length(pair.stage) == before
    assert "Johan" not in pair.lars.message("Bakom förslaget").text


async def test_the_others_go_on_without_whoever_has_left(pair: Pair) -> None:
    """Nobody waits for a signature that cannot be given; and those who come back stand where they stood."""
    board = await stored_board(pair.stage)
    await pair.lars.within("grupp").taps("Skriv under")
    await pair.leaves_the_register("Johan")
    await pair.lars.taps("Skriv under")
    assert stage_of(await the_draft(pair.stage), await stored_board(pair.stage)) is DraftStage.UNDERTECKNAT
    await happens(pair.stage, RegisterSet(board.people))
    assert "Bakom förslaget" in (await pair.johan.says("/utkast")).text


async def test_an_account_taken_back_or_given_to_another_shows_nothing_of_the_first(pair: Pair) -> None:
    board = pair.stage.board.id
    await forges(pair.maria, f"unlink:{board}:{pair.stage.person('Johan').id}")
    assert not any("Bakom förslaget" in message.text for message in pair.johan.messages)
    await forges(pair.maria, f"link:{board}:{pair.stage.person('Fatima').id}")
    await pair.johan.opens(pair.stage.telegram.world.links()[-1].url)
    before = await log_length(pair.stage)
    assert (await pair.johan.says("/utkast")).text == told(NoDraftHere())
    draft = await the_draft(pair.stage)
    for act in ("card", "read", "history", "change", "add"):
        assert await forges(pair.johan, f"{act}:{draft.id}") == told(NotOnDraft())
    question = pair.johan.message("motivering")
    assert (await pair.johan.says("Skälen.", reply_to=question)).text == told(NotOnDraft())
    assert await log_length(pair.stage) == before


async def test_a_new_phone_has_what_the_old_one_had(pair: Pair) -> None:
    board = pair.stage.board.id
    await forges(pair.maria, f"link:{board}:{pair.stage.person('Johan').id}")
    phone = pair.stage.telegram.world.user("Johan")
    phone.opens(pair.stage.telegram.world.links()[-1].url)
    await pair.stage.settle()
    phone.says("/utkast")
    await pair.stage.settle()
    assert any(HIDDEN in message.text for message in pair.stage.telegram.world.messages(phone.chat))
    assert not any("Bakom förslaget" in message.text for message in pair.johan.messages)
