"""Every no: who is refused what, at which stage, in which words; and that nothing has changed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.local import Tap
from drafts.errors import (
    NoErsattaryttrande,
    NotOnRegister,
    Refusal,
)
from drafts.signing import fingerprint
from tests.chat import Chatter
from tests.handlers.acting import Stranger, forge, forges, log_length, stored_board, told
from tests.handlers.books import MEANING, ROLES, STAGES, VERBS
from tests.handlers.evening import Evening, data_of, play_evening

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def evening() -> AsyncIterator[Evening]:
    async with play_evening() as played:
        yield played


async def _unchanged(evening: Evening, taps: dict[Tap, Refusal]) -> None:
    before = await log_length(evening.stage)
    await evening.stage.settle()
    got = {f"{tap.user.first_name} {tap.button.data}": tap.answer and tap.answer.text for tap in taps}
    wanted = {f"{tap.user.first_name} {tap.button.data}": told(refusal) for tap, refusal in taps.items()}
    assert got == wanted
    assert await log_length(evening.stage) == before


@pytest.mark.parametrize("verb", VERBS)
async def test_who_may_not_is_told_why_and_changes_nothing(evening: Evening, verb: str) -> None:
    board = await stored_board(evening.stage)
    group = evening.stage.telegram.world.messages(evening.stage.rooms["grupp"][0])
    neutral = next(message for message in group if message.sender.is_bot) if verb == "join" else None
    taps = {}
    for n, mark in enumerate(VERBS[verb]):
        user, draft = evening.user(ROLES[n % len(ROLES)]), evening.drafts[STAGES[n // len(ROLES)]]
        if mark != "·":
            data = data_of(verb, draft, fingerprint(draft, board), user.id)
            taps[forge(evening.stage, user, data, neutral)] = MEANING[mark]
    await _unchanged(evening, taps)


COMMANDS = ["/nytt", "/utkast", "/arenden", "/att", "/motivering", "/andra", "/forhandsvisa"]
COMMANDS += ["/skicka", "/historik", "/angra", "/namnd", "/register"]


@pytest.mark.parametrize("command", COMMANDS)
async def test_who_is_on_no_register_is_told_how_to_get_a_link_whatever_they_say(
    evening: Evening, command: str
) -> None:
    stranger = Stranger(evening.stage, evening.disa)
    before = await log_length(evening.stage)
    assert await stranger.says(command) == told(NotOnRegister())
    assert await stranger.says(command, evening.stage.rooms["grupp"][0]) == told(NotOnRegister())
    assert await log_length(evening.stage) == before


@pytest.mark.parametrize("words", ["Hej", "Att nämnden avslår.", "123"])
async def test_a_stranger_who_just_writes_is_told_the_same(evening: Evening, words: str) -> None:
    stranger = Stranger(evening.stage, evening.disa)
    assert await stranger.says(words) == told(NotOnRegister())


ERIKS = ("add", "ready", "own", "motivate", "change", "item", "remove", "undo", "invite", "sign", "unsign")


async def test_where_the_board_lets_no_ersattare_be_noted_they_may_not_write(evening: Evening) -> None:
    """And may again when it does: the setting counts at once."""
    stage, draft = evening.stage, evening.drafts["utkast"]
    maria, erik = Chatter(stage, "Maria"), evening.user("Erik")
    await forges(maria, f"set:{stage.board.id}:ey:0")
    board = await stored_board(stage)
    acts = [data_of(verb, draft, fingerprint(draft, board), erik.id) for verb in ERIKS]
    await _unchanged(evening, {forge(stage, erik, data): NoErsattaryttrande() for data in acts})
    oskar = forge(
        stage,
        evening.user("Oskar"),
        f"join:{draft.id}",
        stage.telegram.world.messages(stage.rooms["grupp"][0])[-1],
    )
    await _unchanged(evening, {oskar: NoErsattaryttrande()})
    await forges(maria, f"set:{stage.board.id}:ey:1")
    await forges(Chatter(stage, "Erik"), f"change:{draft.id}")
    assert Chatter(stage, "Erik").last.text == "Vad vill du ändra?"
