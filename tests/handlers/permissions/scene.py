"""One stage with somebody in every relation to a draft, and drafts with secret words to try them on.

Jonas is an author; so is Erik, an ersättare who does not serve. So are Per-Olof, who has jäv; Birgit, who
is away; and Roger, who has left the register and the group. Johan is an author whose phone is new: the old
one is in other hands. Linnéa is one whose account was taken back, and is Oskar's now. Fatima, Lars, who
leads C, and Anders, who chairs, stand beside the drafts. Maria is the secretary, Vera that of another board
in the same bot, and Disa is nobody.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.local import Chat, User
from bot.local.calls import Call
from bot.play.stage import Stage, open_stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from bot.store.where import Server
from drafts import amending, drafting, sending, signing
from drafts.arende import Arende
from drafts.base.document import BaseDocument
from drafts.board import Board
from drafts.board_changes import BoardChange, RegisterSet
from drafts.changes import DraftChange, Joined
from drafts.decision import Decision, Outcome
from drafts.decision_changes import DecisionEntered
from drafts.draft import Draft, Kind
from drafts.gone import Why
from drafts.handlingar import Handling
from drafts.meeting_changes import ArendeSet, JavSet, MeetingSet, PresenceSet
from drafts.rights import Seat
from drafts.signing import fingerprint
from handlers.work import Work, fresh_id
from tests.chat import Chatter, enter
from tests.handlers.acting import Stranger, forges, stored_board
from tests.handlers.neighbours import other_board
from tests.handlers.plans import file_plan

SECRETS = ("Hemligsats", "Hemligskäl", "Hemligstycke")
AUTHORS = ("Jonas", "Erik", "Per-Olof", "Birgit", "Roger", "Johan", "Linnéa")
SIGNING = ("Jonas", "Erik", "Johan", "Linnéa")  # the authors whose names the Bilaga has
RELATIONS = (
    "author",
    "e.y.",
    "ledamot",
    "jäv",
    "away",
    "gruppledare",
    "chair",
    "secretary",
    "other board",
    "nobody",
    "left",
    "old phone",
    "rebound",
)
PLAN = "# Plan\n\n## Mål\n\nFörsta stycket om mål.\n\nAndra stycket.\n\n## Ansvar\n\nNämnden ansvarar.\n"
IN_MEETING, FREE, DECIDED = "23", "9 A", "24"  # ärenden


@dataclass
class Scene:
    """`users` by relation, as RELATIONS names them."""

    stage: Stage
    users: dict[str, User]
    group: Chat
    handling: Handling
    decided: str = ""  # the draft that lost

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.stage.database)  # which remembers what it has read

    @property
    def calls(self) -> list[Call]:
        return self.stage.telegram.calls

    async def board(self) -> Board:
        return await self.shelf.board(self.stage.board.id)

    async def commit(self, work: Work) -> None:
        await Ledger(self.stage.database).commit(work)

    async def write(self, state: str, arende: str = IN_MEETING, kind: Kind = Kind.GEMENSAMT) -> Draft:
        """A draft of all the authors, full of secret words: open, signed by all who can, or handed in."""
        board, work, by = await self.board(), Work(), "Jonas"
        draft = Draft(fresh_id())

        def put(who: str, change: DraftChange) -> None:
            nonlocal draft
            draft = work.put(draft, change, self.stage.person(who).id)

        def seat(who: str) -> Seat:
            return Seat(board, self.stage.person(who))

        put(by, drafting.open_draft(seat(by), arende, kind))
        for who in AUTHORS:
            if who != by:
                put(who, Joined())
        put(by, drafting.add_satser(draft, seat(by), (f"Att {SECRETS[0]} bygga", "Att riva.")))
        if state == "exposed":
            put(by, drafting.add_satser(draft, seat(by), ("Att ge 19811218-9876 ett svar.",)))
        put(by, drafting.add_motivation(draft, seat(by), ((f"{SECRETS[1]} är stora.", False),)))
        if state == "unworded":
            put(
                by,
                amending.keep_unworded(
                    draft, seat(by), self.handling.document, f"att skriva om {SECRETS[2]}"
                ),
            )
        elif arende == IN_MEETING:
            put(by, await self._amendment(draft, seat(by)))
        for who in SIGNING if state in {"signed", "exposed", "sent"} else ():
            put(who, signing.sign(draft, seat(who), fingerprint(draft, board)))
        if state == "sent":
            pdf, docx = work.keep(b"%PDF " + draft.id.encode()), work.keep(b"PK " + draft.id.encode())
            put(by, sending.send(draft, seat(by), fingerprint(draft, board), pdf, docx))
        await self.commit(work)
        return draft

    async def _amendment(self, draft: Draft, seat: Seat) -> DraftChange:
        base = await self.base()
        return amending.amend(draft, seat, base, base.document, await self.reworded())

    async def base(self) -> amending.Base:
        name = self.handling.document
        return amending.Base(name, await self.shelf.document(name))

    async def reworded(self, words: str = SECRETS[2]) -> BaseDocument:
        document = (await self.base()).document
        block = next(b for b in document.blocks if b.text.startswith("Första stycket"))
        return document.reworded(block.id, f"Första stycket om {words}.")

    async def hang(self, draft: Draft) -> None:
        """Its card in the group, where Jonas wants it."""
        message = next(m for m in self.stage.telegram.world.messages(self.group) if m.sender.is_bot)
        await forges(Chatter(self.stage, "Jonas"), f"card:{draft.id}", message)

    async def clear(self) -> None:
        """Put away every draft but the one that lost: a board with few is quick."""
        board, work = await self.board(), Work()
        for draft in await self.shelf.drafts_of(board.id):
            if draft.id != self.decided:
                board = work.remove(draft, board, Why.ERASED, self.stage.person("Maria").id)
        await self.commit(work)

    async def rows(self) -> list[tuple[object, ...]]:
        """What is stored, but for updates, letters and how cards are drawn."""
        log = await self.stage.database.rows("SELECT stream, seq, by, kind FROM log ORDER BY stream, seq")
        found = await self.stage.database.rows("SELECT key, stream FROM found ORDER BY key, stream")
        faces = await self.stage.database.rows(
            "SELECT chat, message, draft, view, person FROM face ORDER BY 1, 2"
        )
        return [tuple(row) for row in (*log, *found, *faces)]

    async def kinds(self) -> list[str]:
        """Of all changes that came of updates, in their order."""
        sql = "SELECT kind FROM log WHERE update_id IS NOT NULL ORDER BY update_id, part"
        return [kind for (kind,) in await self.stage.database.rows(sql)]


@asynccontextmanager
async def played(where: Path | Server | None, elsewhere: Path) -> AsyncIterator[Scene]:
    async with open_stage("example", where=where) as stage:
        names = (
            "Jonas",
            "Erik",
            "Fatima",
            "Per-Olof",
            "Birgit",
            "Lars",
            "Anders",
            "Roger",
            "Johan",
            "Linnéa",
        )
        await enter(stage, *names, "Ingrid")
        maria = await file_plan(stage, PLAN, "plan.md")
        users = dict(
            zip(
                ("author", "e.y.", "ledamot", "jäv", "away", "gruppledare", "chair", "left"),
                map(stage.user, names[:8]),
                strict=True,
            )
        )
        users |= {"secretary": stage.user("Maria"), "other board": await other_board(stage, elsewhere)}
        users["nobody"] = (await Stranger.enters(stage)).user
        users["old phone"] = stage.user("Johan")
        users["rebound"] = stage.user("Linnéa")
        await _new_hands(stage, maria)
        await _happens(stage)
        group, _ = stage.room(stage.user("Jonas"), "grupp")
        stage.user("Jonas").says("/hjalp", chat=group)
        for who, user in users.items():
            if who not in {"author", "left"}:
                user.joins(group)
        await stage.settle()
        scene = Scene(
            stage, {who: users[who] for who in RELATIONS}, group, (await stored_board(stage)).handlingar[-1]
        )
        scene.decided = (await _decided(scene)).id
        yield scene


async def _new_hands(stage: Stage, maria: Chatter) -> None:
    """Johan opens a link on a new phone; Linnéa's account is taken back, and becomes Oskar's."""
    board = stage.board.id
    await forges(maria, f"link:{board}:{stage.person('Johan').id}")
    stage.telegram.world.user("Johan").opens(stage.telegram.world.links()[-1].url)
    await stage.settle()
    await forges(maria, f"unlink:{board}:{stage.person('Linnéa').id}")
    await forges(maria, f"link:{board}:{stage.person('Oskar').id}")
    stage.user("Linnéa").opens(stage.telegram.world.links()[-1].url)
    await stage.settle()


async def _happens(stage: Stage) -> None:
    board, work, now = await stored_board(stage), Work(), datetime.now(UTC)
    without = tuple(p for p in board.people if p.first_name != "Roger")
    changes: list[BoardChange] = [
        MeetingSet("_1", now + timedelta(days=20), "Folkets hus", now + timedelta(days=19)),
        MeetingSet("_2", now + timedelta(days=40), "Folkets hus"),
        *(ArendeSet(replace(board.arende(id_), meeting="_1")) for id_ in (IN_MEETING, DECIDED)),
        *(JavSet(id_, stage.person("Per-Olof").id, jav=True) for id_ in (IN_MEETING, DECIDED)),
        PresenceSet("_1", stage.person("Birgit").id, present=False),
        ArendeSet(Arende("41", "På nästa möte", "", id="41", meeting="_2")),
        *(ArendeSet(Arende(id_, "På inget möte", "", id=id_)) for id_ in ("43", "44")),
        RegisterSet(without),
    ]
    for change in changes:
        board = work.put_board(board, change, stage.person("Maria").id)
    await Ledger(stage.database).commit(work)


async def _decided(scene: Scene) -> Draft:
    draft = await scene.write("sent", arende=DECIDED)
    work = Work()
    decision = Decision(Outcome.FORVALTNINGEN, datetime.now(UTC))
    work.put_board(await scene.board(), DecisionEntered(DECIDED, decision), scene.stage.person("Maria").id)
    await scene.commit(work)
    return draft
