"""A document of forty pages in ärende 23, and a draft with sixty amendments of it by several hands."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bench.documents import document, noun
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.amending import Base, amend, amended
from drafts.base.document import Block, Kind
from drafts.draft import Draft
from drafts.rights import Seat
from handlers.work import Work
from tests.bot.pages.scene import Scene, open_scene
from tests.chat import enter, open_draft
from tests.handlers.acting import stored, stored_board
from tests.handlers.filed import sends

PAGES, AMENDMENTS = 40, 60


@dataclass
class Long:
    scene: Scene
    draft: Draft
    path: str  # of the document's page, below the draft's


@asynccontextmanager
async def open_long() -> AsyncIterator[Long]:
    async with open_scene() as scene:
        lars, jonas, maria = await enter(scene.stage, "Lars", "Jonas", "Maria")
        blocks = [f"## {text}" if n % 5 == 0 else text for n, text in enumerate(document(PAGES))]
        await sends(maria, ("# Överenskommelse\n\n" + "\n\n".join(blocks)).encode(), "avtal.md")
        await maria.taps("Ärende 23")
        await maria.taps("Använd")
        draft = await open_draft(group := lars.within("grupp"))
        await jonas.within("grupp").taps("Jag är med")
        await group.says("/att Därutöver anföra följande:")
        await group.says("/motivering Avtalet är för otydligt om vem som gör vad.")
        handling = (await stored_board(scene.stage)).handlingar[-1]
        yield Long(scene, await _amended(scene, draft), f"handling/{handling.id}")


async def _amended(scene: Scene, draft: Draft) -> Draft:
    """Every other one Lars's, every other Jonas's; all in one transaction."""
    board, work = await stored_board(scene.stage), Work(now=scene.clock.now())
    handling = board.handlingar[-1]
    base = Base(handling.document, await Shelf(scene.stage.database).document(handling.document))
    draft, dice = await stored(scene.stage, draft), random.Random(1)
    paragraphs = [block for block in base.document.blocks if block.kind is Kind.PARAGRAPH]
    for n, block in enumerate(dice.sample(paragraphs, AMENDMENTS)):
        seat = Seat(board, board.person(scene.stage.person(("Lars", "Jonas")[n % 2]).id))
        now = amended(base, draft.text.amendments)
        wanted = now.reworded(block.id, _reworded(block, dice))
        draft = work.put(draft, amend(draft, seat, base, now, wanted), seat.person.id)
    await Ledger(scene.stage.database).commit(work)
    return draft


def _reworded(block: Block, dice: random.Random) -> str:
    words = block.text.split(" ")
    at = dice.randrange(1, len(words) - 2)
    return " ".join([*words[:at], f"{noun(dice)}ens", *words[at + 2 :]])
