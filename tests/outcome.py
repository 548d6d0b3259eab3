"""How an evening ended, for whoever looks: what two evenings have to have in common, however they went."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.local import Chat, Message
from bot.local.texts import format_text
from bot.play.player import documents
from bot.play.stage import Stage
from bot.press import Press
from bot.store.shelf import Shelf
from drafts.bilaga import Printed
from drafts.composing import compose, dated
from drafts.draft import Draft
from handlers.faces import draw
from handlers.letters import Face, Spot, View
from tests.chat import drafts

CHANCE = (
    (re.compile(r"\d{1,2} [a-z]{3,4} \d\d\.\d\d"), "‹tid›"),
    (re.compile(r"datetime\.datetime\([^()]*(\([^()]*\))?[^()]*\)"), "‹tid›"),
    (re.compile(r"start=\S+"), "‹länk›"),
    (re.compile(r"\b[0-9a-f]{8,64}\b"), "‹kod›"),
)


def without_chance(text: str) -> str:
    """Leave out what no two evenings have in common: times, links and ids."""
    for pattern, word in CHANCE:
        text = pattern.sub(word, text)
    return text


@dataclass(frozen=True)
class Evening:
    """How it ended, for whoever looks."""

    board: str
    drafts: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]
    chats: dict[str, tuple[str, ...]]
    files: tuple[str, ...]


async def ended(stage: Stage) -> Evening:
    there, board = await drafts(stage), await Shelf(stage.database).board(stage.board.id)
    log = [
        row
        for stream in (board.id, *(draft.id for draft in there))
        for row in await stage.database.rows("SELECT kind, by FROM log WHERE stream = ? ORDER BY seq", stream)
    ]
    chats = {chat.name: _shown(chat) for chat in stage.telegram.world.chats.values()}
    met = (board.meetings, board.services, sorted(board.jav), board.decisions, board.statements)
    return Evening(
        without_chance(repr(met)),
        tuple(without_chance(repr(draft)) for draft in there),
        tuple((kind, by) for kind, by in log),
        chats,
        tuple(sorted(documents(stage, stage.user("Maria")))),
    )


def _shown(chat: Chat) -> tuple[str, ...]:
    """What the bot says in the chat, in order. A question that opens a reply field cannot be looked for."""
    shown = [_told(m) for m in chat.messages.values() if m.sender.is_bot and not m.force_reply]
    questions = {_told(m) for m in chat.messages.values() if m.sender.is_bot and m.force_reply}
    return (*shown, *sorted(questions))


def _told(message: Message) -> str:
    labels = "".join(f" [{button.label}]" for row in message.buttons for button in row)
    name = f" <{message.document.name}>" if message.document else ""
    return without_chance(message.text) + name + labels


async def check_the_secretary_has_what_was_sent(stage: Stage) -> None:
    """The bytes are those whose hashes were frozen, and those that the draft prints to."""
    (draft,) = await drafts(stage)
    sent, files = draft.versions[-1], documents(stage, stage.user("Maria"))
    names = [m.document.name for m in stage.telegram.world.messages(stage.user("Maria").chat) if m.document]
    assert Counter(names).most_common(1)[0][1] == 1
    by_ending = {name.rpartition(".")[2]: body for name, body in files.items()}
    assert {ending: sha256(body).hexdigest() for ending, body in by_ending.items()} == {
        "pdf": sent.pdf,
        "docx": sent.docx,
    }
    assert await _printed(stage, draft) == Printed(by_ending["pdf"], by_ending["docx"])


async def _printed(stage: Stage, draft: Draft) -> Printed:
    board = await Shelf(stage.database).board(draft.board)
    unsent = replace(draft, versions=draft.versions[:-1])
    return await Press().print(compose(unsent, board, dated(unsent, board)))


async def check_cards(stage: Stage) -> None:
    """Every face reads as its draft does."""
    shelf = Shelf(stage.database)
    for chat, message, thread, id_, view, person in await stage.database.rows(
        "SELECT chat, message, thread, draft, view, person FROM face"
    ):
        draft = await shelf.draft(id_)
        face = Face(Spot(chat, thread), id_, View(view), person)
        drawn = draw(face, draft, await shelf.board(draft.board), "yrka_lokal_bot", await drafts(stage))
        shown = stage.telegram.world.chats[chat].messages[message]
        assert shown.text == format_text(drawn.text, "HTML", None)[0]
        assert [[b.label for b in row] for row in shown.buttons] == [
            [b.label for b in row] for row in drawn.buttons if row
        ]


async def check_updates(stage: Stage) -> None:
    """Each update is done, once, without a fault; all it changed it changed at once."""
    assert await stage.database.rows("SELECT * FROM inbox") == []
    assert await stage.database.rows("SELECT * FROM outbox") == []
    assert await stage.database.rows("SELECT update_id FROM done WHERE error != ''") == []
    parts = await stage.database.rows(
        "SELECT update_id, count(*), max(part) FROM log WHERE update_id IS NOT NULL GROUP BY update_id"
    )
    assert all(count == last + 1 for _update, count, last in parts)
