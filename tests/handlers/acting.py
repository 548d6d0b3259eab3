"""What the tests of the conversation do beyond ordinary chatting: forge buttons, and count what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from bot.local import Button, Chat, Message, Tap, User, wire
from bot.play.stage import Stage
from bot.store.shelf import Shelf
from drafts.board import Board
from drafts.draft import Draft
from drafts.errors import Refusal
from handlers.drawn import plain
from handlers.refusals import sentence
from handlers.templates import say
from tests.chat import Chatter

APOLOGY = plain(say("refusals.broken"))


@dataclass(frozen=True)
class Stranger:
    """Somebody who is on no register."""

    stage: Stage
    user: User

    @classmethod
    async def enters(cls, stage: Stage, first_name: str = "Disa") -> Stranger:
        user = stage.telegram.world.user(first_name)
        user.starts()
        await stage.settle()
        return cls(stage, user)

    async def says(self, text: str, chat: Chat | None = None) -> str:
        where = chat or self.user.chat
        self.user.says(text, chat=where)
        await self.stage.settle()
        return [m.text for m in self.stage.telegram.world.messages(where) if m.sender.is_bot][-1]


def forge(stage: Stage, user: User, data: str, message: Message | None = None) -> Tap:
    """A tap on a button no message ever had; on our oldest message to the person, unless one is named."""
    world = stage.telegram.world
    shown = message or next(m for m in world.messages(user.chat) if m.sender.is_bot)
    tap = Tap(uuid4().hex[:18], user, shown, Button("?", data), world.clock())
    world.taps[tap.id] = tap
    world.updates.put("callback_query", wire.write_tap(tap, world.users), f"taps {user.id}")
    return tap


async def forges(who: Chatter, data: str, message: Message | None = None) -> str:
    """What the forged tap was answered with."""
    tap = forge(who.stage, who.stage.user(who.name), data, message)
    await who.stage.settle()
    return tap.answer.text if tap.answer else ""


def arrive(stage: Stage, user: User, **body: Any) -> None:
    """A private message such as people of the local Telegram don't write: a sticker, a voice…"""
    written = {
        "chat": wire.write_chat(user.chat),
        "from": wire.write_user(user),
        "date": stage.telegram.world.clock(),
    }
    message = {"message_id": user.chat.next_id(), **written, **body}
    stage.telegram.world.updates.put("message", message, f"chat {user.id}")


async def log_length(stage: Stage) -> int:
    """How many changes there are, of the board and all its drafts."""
    return len(await stage.database.rows("SELECT 1 FROM log"))


async def stored(stage: Stage, draft: Draft) -> Draft:
    return await Shelf(stage.database).draft(draft.id)


async def stored_board(stage: Stage) -> Board:
    return await Shelf(stage.database).board(stage.board.id)


def told(refusal: Refusal) -> str:
    """The sentence a refusal is told with, as it is read."""
    return plain(sentence(refusal))


def account(who: Chatter) -> int:
    return who.stage.user(who.name).id


def everything_said(stage: Stage) -> list[str]:
    """Every text the bot has shown anywhere, answers to taps among them."""
    world = stage.telegram.world
    said = [str(call.params.get("text", "")) for call in stage.telegram.calls]
    return said + [tap.answer.text for tap in world.taps.values() if tap.answer]


def check_peace(stage: Stage) -> None:
    """Nothing went wrong inside, and Telegram took everything that was said."""
    assert not [text for text in everything_said(stage) if APOLOGY in plain(text)]
    refused = [call for call in stage.telegram.calls if call.status >= 400]
    assert not [(c.method, c.params, c.body) for c in refused if "not modified" not in str(c.body)]


async def the_draft(stage: Stage) -> Draft:
    """The only draft there is."""
    (draft,) = await Shelf(stage.database).drafts_of(stage.board.id)
    return draft


async def satser(stage: Stage) -> list[str]:
    return [sats.text for sats in (await the_draft(stage)).text.satser]


async def motivation(stage: Stage) -> list[tuple[str, bool]]:
    return [(block.text, block.heading) for block in (await the_draft(stage)).text.motivation]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


def label(message: Message, beginning: str) -> str:
    """The first button of the message that begins so."""
    return next(name for name in labels(message) if name.startswith(beginning))


async def pass_days(stage: Stage, days: int) -> None:
    """For the bot it is so many days later."""
    assert stage.clock
    stage.clock.set(stage.clock.now() + timedelta(days=days))
    await stage.settle()
