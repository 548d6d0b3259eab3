"""What has to hold when the bot has come to rest, whatever it went through: each gives what doesn't."""

from __future__ import annotations

from bot.local import Message, World
from bot.local.texts import format_text
from bot.store.database import Database
from bot.store.shelf import Shelf
from handlers.drawn import Drawn, Ways
from handlers.faces import draw
from handlers.letters import Face, Spot, View


async def wrong_faces(database: Database, world: World, pages: str = "") -> list[str]:
    """Every face reads as its draft does. `pages`: the address of the bot's pages."""
    shelf, wrong, ways = Shelf(database), [], Ways(world.bot.username or "", pages)
    rows = await database.rows("SELECT chat, message, thread, draft, view, person FROM face")
    for chat, message, thread, id_, view, person in rows:
        draft = await shelf.draft(id_)
        face = Face(Spot(chat, thread), id_, View(view), person)
        others = await shelf.drafts_of(draft.board) if face.view is View.QUESTION else ()
        drawn = draw(face, draft, await shelf.board(draft.board), ways, others)
        shown = world.chats[chat].messages.get(message)
        if shown is None or _looks(shown) != _meant(drawn):
            wrong.append(f"{face} as message {message} reads {shown and _looks(shown)}, not {_meant(drawn)}")
    return wrong


def _looks(message: Message) -> tuple[str, list[list[str]]]:
    return message.text, [[button.label for button in row] for row in message.buttons]


def _meant(drawn: Drawn) -> tuple[str, list[list[str]]]:
    text, _entities = format_text(drawn.text, "HTML", None)
    return text, [[button.label for button in row] for row in drawn.buttons if row]


async def undone(database: Database) -> list[str]:
    """Nothing waits; each update that is done had no fault, and all it changed it changed at once."""
    waiting = [
        f"{count} in the {table}"
        for table in ("inbox", "outbox")
        for (count,) in await database.rows(f"SELECT count(*) FROM {table}")  # noqa: S608 — one of two
        if count
    ]
    faults = [
        f"update {id_} ended in {error}"
        for id_, error in await database.rows("SELECT update_id, error FROM done WHERE error != ''")
    ]
    parts = await database.rows(
        "SELECT update_id, count(*), max(part) FROM log WHERE update_id IS NOT NULL GROUP BY update_id"
    )
    halves = [f"update {id_} changed {n} of {last + 1}" for id_, n, last in parts if n != last + 1]
    return waiting + faults + halves
