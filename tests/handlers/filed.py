"""A board with a document in ärende 23, as the evening of an amendment begins."""

from __future__ import annotations

from pathlib import Path

from bot.boards.folder import SHIPPED
from bot.local import Message
from bot.play.stage import Stage
from drafts.handlingar import Handling
from tests.chat import Chatter, enter
from tests.handlers.acting import stored_board

AGREEMENT = SHIPPED / "example/handlingar/overenskommelse.docx"


async def sends(who: Chatter, file: Path | bytes, name: str | None = None) -> Message:
    """The bot's newest message after the file has come."""
    who.stage.user(who.name).sends(file, name=name)
    await who.stage.settle()
    return who.last


async def file_agreement(stage: Stage, who: str = "Maria") -> Handling:
    """Sent in by the secretary, or by the person named, and filed as it was read."""
    (chatter,) = await enter(stage, who)
    await sends(chatter, AGREEMENT)
    await chatter.taps("Ärende 23")
    await chatter.taps("Använd")
    return (await stored_board(stage)).handlingar[-1]
