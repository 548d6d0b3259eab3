"""How an evening ended, for whoever looks: what two evenings have to have in common, however they went."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256

from bench.endings import undone, wrong_faces
from bot.local import Chat, Message
from bot.play.player import documents
from bot.play.stage import Stage
from bot.press import Press
from bot.settings import Webhook
from bot.store.shelf import Shelf
from drafts.bilaga import Printed
from drafts.composing import compose, dated
from drafts.draft import Draft
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


async def check_cards(stage: Stage, webhook: Webhook | None = None) -> None:
    """Every face reads as its draft does. `webhook`: the bot's, where the stage knows of none."""
    pages = replace(stage.settings, webhook=webhook or stage.settings.webhook).pages
    wrong = await wrong_faces(stage.database, stage.telegram.world, pages)
    assert wrong == [], wrong


async def check_updates(stage: Stage) -> None:
    """Each update is done, once, without a fault; all it changed it changed at once."""
    assert await undone(stage.database) == []
