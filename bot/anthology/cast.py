"""The invented board, draft and meeting that the examples speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.boards.folder import load_board
from drafts.amendment import Amendment, Step
from drafts.attendance import Away
from drafts.base.document import Block as BaseBlock
from drafts.base.document import Kind as BlockKind
from drafts.board import Board
from drafts.comparing import compare
from drafts.decision import Decision, Outcome, Votering
from drafts.draft import Anslutning, Attachment, Author, Draft, Version
from drafts.handlingar import Handling
from drafts.meeting import Meeting
from drafts.stages import Stage
from drafts.statement import Stance, Statement
from drafts.text import AttSats, Block, Text
from handlers.around import Around, Gone
from handlers.cards import Standing
from handlers.decisions import Told, Vote

# Facts to choose among, by their names; and those by the message, or the file of messages, that they are for.
Choices = Mapping[str, tuple[Any, ...]]
Examples = Mapping[str, Choices]
TOGETHER = ""  # in place of a name: facts that only say something side by side

NOW = datetime(2026, 11, 24, 18, 5, tzinfo=UTC)
SUM = "9f2c41d7a0be" + "5" * 52
WORDS = "Att nämnden utreder hur lokalerna kan hållas öppna på lov."
NEWER = "Att nämnden utreder hur lokalerna kan hållas öppna på kvällar och lov."
LONG = "Det här stycket är för långt för att visas helt. " * 3

folder = load_board("example")
people = {person.first_name: person for person in folder.register.people}
LARS, JOHAN, ERIK, JONAS = (people[name] for name in ("Lars", "Johan", "Erik", "Jonas"))
INGRID, MARIA = people["Ingrid"], people["Maria"]

MEETING = Meeting("_1", NOW + timedelta(days=2), "Folkets hus", NOW + timedelta(hours=17))
ARENDE = replace(folder.agenda.arenden[1], id="23", meeting="_1", paragraph="41")
BARE = replace(ARENDE, diarienummer="", paragraph="", proposal="", meeting="")
HANDLING = Handling("h1", "23", "Överenskommelse om samverkan", "overenskommelse.docx", 2, SUM, SUM)
BOARD = Board(
    folder.id,
    name=folder.name,
    settings=replace(folder.settings, controller="Västra Almhamns stadsdelsnämnd, namnden@almhamn.example"),
    people=folder.register.people,
    meetings=(MEETING,),
    arenden=(ARENDE,),
    handlingar=(HANDLING,),
)

SPANS = compare(WORDS, NEWER)
TEXT = Text(
    "",
    (AttSats("s1", WORDS), AttSats("s2", "Att återrapportera senast i april 2027.")),
    (Block("b1", "Ungas fritid", heading=True), Block("b2", "Vi vill att fler ska ha någonstans att gå.")),
    (
        Amendment("a1", SUM, ("Att under rubriken ”Mål” stryka andra punkten.",), (Step(LARS.id, NOW, "-"),)),
        Amendment("a2", SUM, ("Att förtydliga avsnittet om ansvar.",)),
    ),
)
FILES = (Attachment("Överenskommelse med ändringar.docx", SUM),)
VERSION = Version(
    2, NOW, LARS.id, ARENDE.title, (LARS.titled, f"{ERIK.titled} e.y."), "f" * 64, SUM, SUM, FILES, NOW
)
DRAFT = Draft(
    "d1",
    3,
    NOW,
    LARS.id,
    BOARD.id,
    "23",
    text=TEXT,
    stage=Stage.UTKAST,
    authors=(Author(LARS.id), Author(ERIK.id)),
    versions=(replace(VERSION, number=1, received=None), VERSION),
    joined=(Anslutning(JONAS.id, NOW, "f" * 64),),
    withdrawn=NOW,
    withdrawn_by=LARS.id,
)

BLOCK = BaseBlock("b7", BlockKind.PARAGRAPH, "Parterna möts en gång om året.")
STANDINGS = (
    Standing(LARS, supports=False, signed=True, named=True),
    Standing(ERIK, supports=True, signed=False, named=True),
    Standing(JOHAN, supports=False, signed=True, named=True, gone=Gone(Away.LAMNAT)),
    Standing(JONAS, supports=False, signed=False, named=False, gone=Gone(Away.ERSATT, INGRID)),
    Standing(INGRID, supports=False, signed=False, named=False),
)
PROPOSAL = f"det gemensamma förslaget från {LARS.titled} och {JOHAN.titled}"
VOTE = Vote(6, 6, 1, PROPOSAL, "förvaltningens förslag", utslagsrost=True)
TOLD = Told(Outcome.FORSLAG, PROPOSAL, VOTE, "Nämnden beslutar så.", ("tilläggsförslaget",))
TOLDS = tuple(replace(TOLD, outcome=outcome) for outcome in Outcome)
SAID = Statement("23", LARS.id, Stance.RESERVATION, NOW, LARS.id, "d1", "Vi ville mer.")
AROUND = Around(
    starts=MEETING.starts,
    stop=MEETING.stop,
    late=True,
    over=False,
    decision=None,
    own=True,
    joined=(JONAS.named(group=True),),
    apart=(INGRID.titled,),
    again=(JOHAN.titled,),
)
DECISIONS = tuple(
    Decision(outcome, NOW, "d1", Votering(6, 6, 1, "d1", "", utslagsrost=True)) for outcome in Outcome
)
