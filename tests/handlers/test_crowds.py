"""A full council: 121 people with long names, 60 ärenden, 300 drafts, 30 of them in one ärende.

Every screen still fits what Telegram takes, and the rules do not grow with the square of it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.play.stage import Stage, open_stage
from bot.store.ledger import Ledger
from drafts import anslutning, authors, deciding, drafting, sending, signing, stating
from drafts.decision import Decision, Outcome
from drafts.draft import Draft, Kind
from drafts.meeting_changes import ArendeSet, MeetingSet
from drafts.people import Role
from drafts.rights import Seat
from drafts.signing import fingerprint
from handlers import decision_views, stances
from handlers.work import Work
from tests.chat import Chatter, drafts
from tests.handlers.acting import check_peace, forges, labels, stored_board

pytestmark = pytest.mark.asyncio(loop_scope="module")

PARTIES = ("S", "M", "SD", "C", "V", "KD", "L", "MP")
KINDS = (Kind.GEMENSAMT, Kind.TILLAGG, Kind.GEMENSAMT, Kind.ATERREMISS)
FILES = (b"%PDF-1.7", b"PK")
SEATS, ALL, ARENDEN, IN_ONE, DRAFTS, UNSENT = 81, 121, 60, 30, 300, 40
SECRETARY = "Maria Kjellin"


def name(n: int) -> str:
    return f"Karl-Gustav {chr(65 + n % 26)}{chr(97 + n // 26)} Oxenstierna-Lindö af Eka och Åkerström"


@dataclass
class Council:
    stage: Stage
    drafts: tuple[Draft, ...]

    def person(self, n: int) -> str:
        return self.stage.person(name(n)).id


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def council(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Council]:
    folder = tmp_path_factory.mktemp("council")
    _write(folder)
    async with open_stage(str(folder)) as stage:
        await _fill(stage)
        for who in (SECRETARY, name(2), name(90)):
            await stage.bind(who)
        yield Council(stage, await drafts(stage))
        await stage.settle()
        check_peace(stage)


def _write(folder: Path) -> None:
    (folder / "namnd.yaml").write_text(
        "namn: 'Fullmäktige i <Almhamns> & Ekeby storkommun'\n", encoding="utf-8"
    )
    roles = ["ordförande", "vice ordförande", *["ledamot"] * (SEATS - 2), *["ersättare"] * (ALL - SEATS)]
    people = [f"{name(n)};{PARTIES[n % 8]};{role};;" for n, role in enumerate(roles)]
    register = ["namn;parti;roll;e-post;gruppledare", *people, f"{SECRETARY};;sekreterare;;"]
    (folder / "register.csv").write_text("\n".join(register), encoding="utf-8")
    title, proposal = ("Remiss <om> samverkan & fritid " * 9)[:290], "Vi godkänner förslaget. " * 30
    agenda = (f"- ärende: {n}\n  titel: '{title}'\n  förslag: '{proposal}'" for n in range(1, ARENDEN + 1))
    (folder / "arenden.yaml").write_text("\n".join(agenda), encoding="utf-8")


async def _fill(stage: Stage) -> None:
    """By the rules, and without the chat."""
    board, work = await stored_board(stage), Work()
    starts = datetime.now(UTC) + timedelta(days=2)
    board = work.put_board(board, MeetingSet("_1", starts, "Stora sessionssalen & <kammaren> " * 6), "")
    for arende in board.arenden:
        board = work.put_board(board, ArendeSet(replace(arende, meeting="_1")), "")
    for body in FILES:
        work.keep(body)
    seats = [Seat(board, person) for person in board.people if person.role is Role.LEDAMOT]
    for n in range(DRAFTS):
        group = [seats[(n * 7 + k) % len(seats)] for k in range(6)]
        draft = _drafted(work, n, group)
        if n == 0:
            for seat in (seat for seat in seats if not draft.has(seat.person.id)):
                seen = draft.versions[-1].fingerprint
                draft = work.put(draft, anslutning.anslut(draft, seat, seen, work.now), seat.person.id)
    await Ledger(stage.database).commit(work)


def _drafted(work: Work, n: int, group: list[Seat]) -> Draft:
    first, arende = group[0], "1" if n < IN_ONE else str(2 + n % (ARENDEN - 1))
    opened = drafting.open_draft(first, arende, KINDS[n % len(KINDS)])
    draft = work.put(Draft(f"utkast{n:03}"), opened, first.person.id)
    satser = (f"Att nämnden {n} beslutar. " + "Ord & <ord> " * 30, "Att två.")
    draft = work.put(draft, drafting.add_satser(draft, first, satser), first.person.id)
    for seat in group[1:]:
        draft = work.put(draft, authors.join(draft, seat), seat.person.id)
    for seat in group:
        draft = work.put(draft, signing.sign(draft, seat, fingerprint(draft, seat.board)), seat.person.id)
    if n >= DRAFTS - UNSENT:
        return draft
    pdf, docx = (hashlib.sha256(body).hexdigest() for body in FILES)
    sent = sending.send(draft, first, fingerprint(draft, first.board), pdf, docx)
    return work.put(draft, sent, first.person.id)


COMMANDS = (
    "/arenden",
    "/kallelse",
    "/beslut",
    "/inkorg",
    "/protokoll",
    "/register",
    "/namnd",
    "/nytt",
    "/utkast",
)


@pytest.mark.parametrize("who", [SECRETARY, name(2), name(90)])
async def test_every_command_is_answered_in_what_telegram_takes(council: Council, who: str) -> None:
    chatter = Chatter(council.stage, who)
    for command in COMMANDS:
        await chatter.says(command)
    check_peace(council.stage)


SCREENS = """
meeting {b} _1|meeting {b} _1 1|roll {b} _1 0|roll {b} _1 4|parts {b} _1 0|serving {b} _1|serving {b} 1
instead {b} _1 {e}|jav {b} 1 0|inbox {b} _1 0|inbox {b} _1 9|closemeet {b} _1|minutes {b} _1 0
minutesin {b} 1|passages {b} 1|order {b} 1|orderfirst {b} 1 {d}|orderset {b} 1 1|decide {b} 1
outcome {b} 1 forslag|outcome {b} 1 delvis|outcome {b} 1 aterremiss|outcome {b} 1 forvaltningen|matter {b} 1
people {b} 0|people {b} 4|attend {b} _1 {p}|leaving {b} _1 {p} 0|left {b} _1 {p} 30|fill {b} _1 {e} {p}
javset {b} 1 {p} 1|anslutin {d} 1|anslutin {d} 1 1|inboxnote {d}
"""


async def test_every_screen_of_the_secretarys_is(council: Council) -> None:
    maria = Chatter(council.stage, SECRETARY)
    named = {"b": council.stage.board.id, "d": "utkast005", "e": council.person(90), "p": council.person(4)}
    for screen in SCREENS.replace("\n", "|").split("|"):
        if screen:
            assert await forges(maria, screen.format(**named).replace(" ", ":")) == "", screen
            check_peace(council.stage)


async def test_of_thirty_proposals_all_that_were_added_are_told(council: Council) -> None:
    stage, maria, board = council.stage, Chatter(council.stage, SECRETARY), council.stage.board.id
    await forges(maria, f"outcome:{board}:1:forvaltningen")
    shown = next(m for m in reversed(maria.messages) if "Ja, för in beslutet" in labels(m))
    while unticked := [label for label in labels(shown) if label.startswith("▫️")]:
        await maria.taps(unticked[0], shown)
        shown = next(m for m in maria.messages if m.id == shown.id)
    await maria.taps("Ja, för in beslutet", shown)
    added = {draft.id for draft in council.drafts if draft.arende == "1" and draft.kind is Kind.TILLAGG}
    decision = (await stored_board(stage)).decision("1")
    assert decision
    assert {*decision.added} == added
    lars = Chatter(stage, name(2))
    for data in (f"state:{board}:1", f"matter:{board}:1"):
        await forges(lars, data)
    for data in (f"decide:{board}:1", f"stateof:{board}:1:3", f"minutesin:{board}:1", f"passages:{board}:1"):
        assert await forges(maria, data) == ""
    assert await forges(maria, f"undecided:{board}:1") == ""


async def test_who_is_asked_is_found_at_once(council: Council) -> None:
    """It took over a second, when each was asked about by itself."""
    board, now = await stored_board(council.stage), datetime.now(UTC)
    secretary, person = board.secretaries[0], board.people[2]
    for change in deciding.enter(
        Seat(board, secretary), council.drafts, "1", Decision(Outcome.FORVALTNINGEN, now)
    ):
        board = change.apply(board, now)
    began = time.process_time()
    assert len(stating.asked(board, council.drafts, "1")) > SEATS - 5
    stances.view(stances.Scene(board, council.drafts, board.arende("1"), person), asks=True)
    decision_views.view(board, council.drafts, "1")
    assert time.process_time() - began < 0.5
