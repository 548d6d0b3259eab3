"""One stage with a draft at every stage of its life, and the buttons to press on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.local import User
from bot.play.stage import Stage, open_stage
from drafts.draft import Draft
from drafts.signing import fingerprint
from drafts.text import words_digest
from tests.chat import Chatter, drafts, enter
from tests.handlers.acting import Stranger, check_peace, forges, stored, stored_board
from tests.handlers.books import STAGES


@dataclass
class Evening:
    """One stage, with a draft at every stage of its life in one group."""

    stage: Stage
    drafts: dict[str, Draft]
    disa: User

    def user(self, name: str) -> User:
        return self.disa if name == "Disa" else self.stage.user(name)


@asynccontextmanager
async def play_evening() -> AsyncIterator[Evening]:
    async with open_stage("example") as stage:
        yield await played(stage)
        await stage.settle()
        check_peace(stage)


async def played(stage: Stage) -> Evening:
    names = ("Lars", "Jonas", "Erik", "Ingrid", "Fatima", "Oskar", "Johan", "Anders", "Maria")
    lars, jonas, erik, ingrid, *_, maria = await enter(stage, *names, group="grupp")
    disa = (await Stranger.enters(stage)).user
    ingrid_id = stage.person("Ingrid").id
    await forges(maria, f"serve:{stage.board.id}:23:{ingrid_id}:1")
    made = {}
    for name in STAGES:
        made[name] = await _draft(lars, jonas, erik, ingrid, sent=name != "utkast")
    await forges(maria, f"receive:{made['mottaget'].id}:1")
    await forges(lars, f"withdrawn:{made['återtaget'].id}")
    disa.joins(stage.rooms["grupp"][0])
    await stage.settle()
    return Evening(stage, {name: await stored(stage, draft) for name, draft in made.items()}, disa)


async def _draft(lars: Chatter, *others: Chatter, sent: bool) -> Draft:
    before = {draft.id for draft in await drafts(lars.stage)}
    await lars.says("/nytt")
    await lars.taps("Ärende 23")
    await lars.taps("Gemensamt förslag")
    (draft,) = [draft for draft in await drafts(lars.stage) if draft.id not in before]
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att godkänna förvaltningens förslag till beslut.")
    for other in others:
        await other.taps("Jag är med")
    draft, board = await stored(lars.stage, draft), await stored_board(lars.stage)
    for signer in (lars, *others) if sent else ():
        await forges(signer, f"sign:{draft.id}:{fingerprint(draft, board)}"[:64])
    if sent:
        await lars.taps("Lämna in")
        await lars.taps("Ja, lämna in")
    return await stored(lars.stage, draft)


def data_of(verb: str, draft: Draft, board_text: str, account: int) -> str:
    sats = draft.text.satser[0]
    args: dict[str, tuple[object, ...]] = {
        "ready": ("avsla",),
        "turn": (0,),
        "item": (sats.id,),
        "move": (sats.id, 1),
        "heading": (sats.id, 1),
        "remove": (sats.id, words_digest(sats.text)),
        "undo": (draft.past[-1].seq,),
        "advicepage": (0,),
        "heed": (sats.id, "full_stop", words_digest(sats.text), 0),
        "letbe": (sats.id, "full_stop", words_digest(sats.text), 0),
        "anyway": (board_text[:12],),
        "leave": (account,),
        "unsign": (account,),
        "sign": (board_text[:12],),
        "send": (board_text[:12],),
        "confirm": (board_text[:12], "0" * 12),
        "cancel": ("send",),
        "receive": (1,),
        "correct": (1,),
        "past": (0,),
        "anslut": (draft.version.fingerprint[:12] if draft.version else "0" * 12,),
        "anslutin": (1,),
        "anslutfor": (1, draft.authors[1].person, 1),
        "anmal": (1,),
        "anmald": (1,),
    }
    return ":".join(map(str, (verb, draft.id, *args.get(verb, ()))))
