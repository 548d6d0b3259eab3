"""The secretary's inbox: what has come in, received with one tap and fetched as one archive."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

import bot.press
from bot.local import Message
from bot.play.player import documents
from bot.play.stage import Stage
from bot.press.archive import pack_archive
from bot.store.ledger import Ledger
from drafts.arende import Arende
from drafts.decision import Decision, Outcome
from drafts.decision_changes import DecisionEntered, StatementMade
from drafts.draft import Anslutning, Kind, Version
from drafts.errors import AlreadyReceived, OnlySecretary, StaleButton, UnknownDraft, UnknownMeeting
from drafts.inbox import Case, Fate, Incoming, Submission
from drafts.meeting_changes import ArendeSet, MeetingSet
from drafts.stages import Stage as DraftStage
from drafts.statement import Stance, Statement
from handlers.drawn import fits
from handlers.inbox import PAGE, _shown
from handlers.work import Work
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, stored, stored_board, told
from tests.handlers.test_receiving import WORDS, hand_in
from tests.people import called, seat

NOW = datetime.now(UTC)
BOARD, MEETING = "example", "_1"


async def meets(stage: Stage, *, stop: timedelta = timedelta(days=1)) -> None:
    """All ärenden are on a meeting in two days, with so long until its stop."""
    work, board = Work(), await stored_board(stage)
    board = work.put_board(board, MeetingSet(MEETING, NOW + timedelta(days=2), "Folkets hus", NOW + stop), "")
    for id_ in ("9 A", "23", "24"):
        board = work.put_board(board, ArendeSet(replace(board.arende(id_), meeting=MEETING)), "")
    await Ledger(stage.database).commit(work)


async def hands_in(who: Chatter, arende: str = "Ärende 24", words: str = "Att nämnden avslår.") -> None:
    """Alone, in the private chat."""
    await open_draft(who, arende, "Eget förslag")
    await who.says(f"/att {words}")
    for label in ("Skriv under", "Lämna in", "Ja, lämna in"):
        await who.taps(label)


async def ready(stage: Stage, *, stop: timedelta = timedelta(days=1)) -> tuple[Chatter, Chatter]:
    """Lars has handed in a proposal for the meeting, and Maria has it."""
    await meets(stage, stop=stop)
    lars, maria = await enter(stage, "Lars", "Maria")
    await hand_in(lars)
    return lars, maria


def inbox_of(who: Chatter) -> Message:
    return who.message("Inkorg för")


async def fetched(maria: Chatter) -> dict[str, bytes]:
    """What is in the archive she gets."""
    await maria.taps("Hämta allt (zip)")
    (name,) = [n for n in documents(maria.stage, maria.stage.user("Maria")) if n.endswith(".zip")]
    return unzipped(documents(maria.stage, maria.stage.user("Maria"))[name])


def unzipped(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


async def test_it_tells_what_has_come_in_each_arende(stage: Stage) -> None:
    await meets(stage)
    lars, maria = await enter(stage, "Lars", "Maria")
    await hand_in(lars)
    said = (await maria.says("/inkorg")).text
    assert "Inkorg för Västra Almhamns stadsdelsnämnd" in said
    assert "Folkets hus" in said
    assert "1 handling har kommit in, 1 väntar på att du tar emot den." in said
    assert said.count("Inget har kommit in.") == 2
    assert "🆕 Gemensamt förslag 1: Lars Ekdahl (C), " in said
    assert said.index("Ärende 23.") < said.index("🆕") < said.index("Ärende 24.")
    assert labels(inbox_of(maria)) == [
        "23: Gemensamt förslag 1",
        "Ta emot allt",
        "Hämta allt (zip)",
        "Tillbaka",
    ]


async def test_an_unsent_draft_leaves_no_trace(stage: Stage) -> None:
    await meets(stage)
    lars, maria = await enter(stage, "Lars", "Maria")
    draft = await open_draft(lars)
    await lars.says("/att Att nämnden avslår.")
    said = await maria.says("/inkorg")
    assert "Inget har kommit in." in said.text
    assert "tar emot" not in said.text
    assert "Lars" not in said.text
    assert labels(said) == ["Tillbaka"]
    assert await forges(maria, f"inboxnote:{draft.id}") == told(UnknownDraft())
    assert await forges(maria, f"inboxall:{BOARD}:{MEETING}") == told(StaleButton())
    assert await forges(maria, f"inboxreceive:{BOARD}:{MEETING}:000000000000") == told(AlreadyReceived())


async def test_in_a_group_it_is_answered_in_private(stage: Stage) -> None:
    _lars, maria = await ready(stage)
    before = len(maria.within("grupp").messages)
    maria.stage.user("Maria").says("/inkorg", chat=maria.within("grupp").place[0])
    await stage.settle()
    assert len(maria.within("grupp").messages) == before + 1  # hers
    assert inbox_of(maria)


async def test_all_is_received_with_one_tap_and_each_card_says_so(stage: Stage) -> None:
    await meets(stage)
    lars, jonas, maria = await enter(stage, "Lars", "Jonas", "Maria")
    await hand_in(lars)
    await hands_in(jonas)
    await maria.says("/inkorg")
    before = await log_length(stage)
    assert await maria.taps("Ta emot allt") == "2 mottagna. Alla som står bakom ser att du har tagit emot."
    assert await log_length(stage) == before + 2
    assert {draft.stage for draft in await drafts(stage)} == {DraftStage.MOTTAGET}
    assert "📬 Mottaget av sekreteraren" in lars.within("grupp").message("Bakom förslaget").text
    assert inbox_of(maria).text.count("✅ ") == 3  # two of them, and the key to the signs
    assert "Ta emot allt" not in labels(inbox_of(maria))


async def test_two_taps_on_their_way_receive_each_once(stage: Stage) -> None:
    _lars, maria = await ready(stage)
    shown = await maria.says("/inkorg")
    before = await log_length(stage)
    taps = [maria.tap("Ta emot allt", shown) for _ in range(2)]
    await stage.settle()
    assert await log_length(stage) == before + 1
    assert {tap.answer.text for tap in taps if tap.answer} == {
        "Mottaget. Alla som står bakom ser att du har tagit emot.",
        told(AlreadyReceived()),
    }


async def test_nothing_is_received_that_came_after_she_looked(stage: Stage) -> None:
    await meets(stage)
    lars, jonas, maria = await enter(stage, "Lars", "Jonas", "Maria")
    await hand_in(lars)
    shown = await maria.says("/inkorg")
    await hands_in(jonas)
    before = await log_length(stage)
    assert (await maria.taps("Ta emot allt", shown)).startswith("Inget är mottaget än")
    assert await log_length(stage) == before
    assert "2 väntar på att du tar emot dem" in inbox_of(maria).text
    await maria.taps("Ta emot allt", inbox_of(maria))
    assert {draft.stage for draft in await drafts(stage)} == {DraftStage.MOTTAGET}


async def test_what_comes_after_the_stop_is_marked_and_not_refused(stage: Stage) -> None:
    _lars, maria = await ready(stage, stop=timedelta(hours=-1))
    assert "🆕 ⏰ Gemensamt förslag 1" in (await maria.says("/inkorg")).text
    (row, *_) = read(await fetched(maria))
    assert row["Efter stopptiden"] == "Ja"


async def test_a_line_opens_the_note_and_its_files_again(stage: Stage) -> None:
    _lars, maria = await ready(stage)
    await maria.says("/inkorg")
    before = len(maria.messages)
    await maria.taps("23: Gemensamt förslag 1")
    note, *files = maria.messages[before:]
    assert "Bilaga till ärende 23" in note.text
    assert labels(note)[:2] == ["Mottagen", "Begär rättelse"]
    assert [file.document.name for file in files if file.document] == [
        "Bilaga ärende 23 (C) version 1.pdf",
        "Bilaga ärende 23 (C) version 1.docx",
    ]


async def test_arenden_of_no_meeting_have_an_inbox_too(stage: Stage) -> None:
    lars, maria = await enter(stage, "Lars", "Maria")
    await hand_in(lars)
    assert "Ärenden utan sammanträde" in (await maria.says("/inkorg")).text
    assert any(name.startswith("Arende-23_VAH-2026-118_") for name in await fetched(maria))


async def test_one_goes_from_one_inbox_to_another(stage: Stage) -> None:
    _lars, maria = await ready(stage)
    work, board = Work(), await stored_board(stage)
    work.put_board(board, ArendeSet(Arende("31", "Ett ärende utan dag", id="31")), "")
    await Ledger(stage.database).commit(work)
    await maria.says("/inkorg")
    await maria.taps("Andra inkorgar")
    loose, held = labels(maria.message("Vilken inkorg"))
    assert loose == "Ärenden utan sammanträde"
    assert held.startswith("Sammanträdet ")
    await maria.taps(loose)
    assert "Inget har kommit in." in inbox_of(maria).text
    await maria.taps("Andra inkorgar")
    await maria.taps(held)
    assert "1 handling har kommit in" in inbox_of(maria).text
    await maria.taps("Tillbaka")
    await maria.taps("Inkorg")
    assert "1 handling har kommit in" in inbox_of(maria).text


def read(there: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(there["index.csv"].decode("utf-8-sig")), delimiter=";"))


async def test_the_archive_holds_what_was_delivered_byte_for_byte(stage: Stage) -> None:
    """The first version, the one that replaces it, and one that was withdrawn."""
    lars, maria = await ready(stage)
    await maria.taps("Begär rättelse")
    await maria.says(WORDS)
    group = lars.within("grupp")
    await group.replies("Att-sats 1 är tillagd", "Att nämnden avslår förslaget i § 14.")
    for label in ("Anta", "Skriv under", "Lämna in", "Ja, lämna in"):
        await group.taps(label)
    (jonas,) = await enter(stage, "Jonas")
    await hands_in(jonas, "Ärende 23")
    await jonas.taps("Ta tillbaka")
    await jonas.taps("Ja, ta tillbaka")
    got = documents(stage, stage.user("Maria"))
    await maria.says("/inkorg")
    there = await fetched(maria)
    papers = {name: data for name, data in there.items() if "/" in name}
    assert len(papers) == 6
    of_all = {hashlib.sha256(data).hexdigest() for data in papers.values()}
    versions = [version for draft in await drafts(stage) for version in draft.versions]
    assert of_all == {sha256 for version in versions for sha256 in (version.pdf, version.docx)}
    assert of_all >= {hashlib.sha256(data).hexdigest() for data in got.values()}
    aside = sorted(name.rpartition("/")[2] for name in papers if "/Ersatta-och-atertagna/" in name)
    wanted = ("*_Eget-forslag-2_M_v1_ATERTAGET.*", "*_Gemensamt-forslag-1_C_v1_ERSATT.*")
    assert [any(fnmatch(name, pattern) for name in aside) for pattern in wanted] == [True, True]
    assert len(aside) == 4
    assert {row["Fil"]: row["SHA-256"] for row in read(there)} == {
        name: hashlib.sha256(data).hexdigest() for name, data in papers.items()
    }
    assert {row["Status"] for row in read(there)} == {"Ersatt", "Inte mottagen", "Återtagen"}
    assert "inkomna handlingar (2 kap. 9 § tryckfrihetsförordningen)" in maria.message("📦").text


async def test_the_same_inbox_is_the_same_archive(stage: Stage) -> None:
    _lars, maria = await ready(stage)
    await maria.says("/inkorg")
    for _ in range(2):
        await maria.taps("Hämta allt (zip)")
    one, two = [m.document.bytes for m in maria.messages if m.document and m.document.name.endswith(".zip")]
    assert one == two


async def test_a_large_archive_comes_in_parts_and_it_is_said(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await meets(stage)
    lars, jonas, maria = await enter(stage, "Lars", "Jonas", "Maria")
    await hand_in(lars)
    await hands_in(jonas)
    await maria.says("/inkorg")
    size = sum(len(data) for data in documents(stage, stage.user("Maria")).values())
    limit = size - 1  # of the two, each fits
    monkeypatch.setattr(bot.press, "pack_archive", lambda whole, files: pack_archive(whole, files, limit))
    await maria.taps("Hämta allt (zip)")
    zips = {n: d for n, d in documents(stage, stage.user("Maria")).items() if n.endswith(".zip")}
    assert [name.rpartition("_")[2] for name in zips] == ["del-1-av-2.zip", "del-2-av-2.zip"]
    assert "Därför kommer arkivet i 2 delar." in maria.message("📦").text
    assert [len({n.split("/")[0] for n in unzipped(d) if "/" in n}) for d in zips.values()] == [1, 1]


async def test_words_of_ones_own_are_there_with_their_bilaga(stage: Stage) -> None:
    _lars, maria = await ready(stage)
    work, board = Work(), await stored_board(stage)
    pdf, docx = work.keep(b"%PDF ord"), work.keep(b"PK ord")
    board = work.put_board(board, DecisionEntered("23", Decision(Outcome.FORVALTNINGEN, NOW)), "")
    lars = stage.person("Lars").id
    said = Statement("23", lars, Stance.RESERVATION, NOW, lars, "", "Vi ville mer.", pdf=pdf, docx=docx)
    work.put_board(board, StatementMade(said), "")
    await Ledger(stage.database).commit(work)
    assert "✍️ Reservation: Lars Ekdahl (C), " in (await maria.says("/inkorg")).text
    assert "Ta emot allt" not in labels(inbox_of(maria))
    await maria.taps("23: Reservation Lars Ekdahl")
    got = documents(stage, stage.user("Maria"))
    assert got["Reservation ärende 23 Lars Ekdahl.pdf"] == b"%PDF ord"
    assert got["Reservation ärende 23 Lars Ekdahl.docx"] == b"PK ord"
    there = await fetched(maria)
    assert {b"%PDF ord", b"PK ord"} <= set(there.values())
    assert any(name.endswith("_Reservation_C-Lars-Ekdahl.pdf") for name in there)


async def test_a_page_of_the_longest_lines_fits_in_a_message() -> None:
    names, title = tuple(f"{'Å' * 60} ({n})" for n in range(9)), "Ö" * 300
    version = Version(99, NOW, "lars", title, names, "f", "p", "d")
    late = Incoming(version, Kind.GEMENSAMT, Fate.WITHDRAWN, late=True)
    joined = tuple(Anslutning(f"p{n}", NOW, "f") for n in range(9))
    came = Submission("u1", 99, (late,), joined, NOW, waits=False)
    arenden = tuple(Arende(f"{n} A", title, "D" * 200, id=str(n)) for n in range(PAGE + 1))
    on = called(arenden=arenden, place="P" * 300)
    text, _ = _shown(seat("Gun", on), "_1", tuple(Case(arende, (came,)) for arende in arenden), 0)
    assert fits(text)


async def test_many_proposals_are_turned_page_by_page(stage: Stage) -> None:
    _lars, maria = await ready(stage)
    for n in range(13):
        work, board = Work(), await stored_board(stage)
        arende = replace(board.arende("23"), number=str(100 + n), id=str(100 + n), meeting=MEETING)
        work.put_board(board, ArendeSet(arende), "")
        await Ledger(stage.database).commit(work)
    await maria.says("/inkorg")
    assert "Ärende 112" not in inbox_of(maria).text
    await maria.taps("Fler ›")
    assert "Ärende 112" in inbox_of(maria).text
    assert "Ta emot allt" in labels(inbox_of(maria))


@pytest.mark.parametrize("act", ["inbox", "inboxes", "inboxreceive", "inboxall", "inboxsaid", "inboxnote"])
async def test_nobody_but_the_secretary_has_an_inbox(stage: Stage, act: str) -> None:
    lars, _maria = await ready(stage)
    (draft,) = await drafts(stage)
    named = {
        "inboxes": f"{BOARD}:0",
        "inboxsaid": f"{BOARD}:23:000000000000",
        "inboxnote": draft.id,
    }.get(act, f"{BOARD}:{MEETING}:0")
    before, seen = await log_length(stage), len(lars.messages)
    assert await forges(lars, f"{act}:{named}") == told(OnlySecretary())
    await lars.says("/inkorg")
    assert lars.last.text == told(OnlySecretary())
    assert await log_length(stage) == before
    assert len(lars.messages) == seen + 2
    assert (await stored(stage, draft)).stage is DraftStage.INLAMNAT


@pytest.mark.parametrize("data", ["inbox", "inboxall", "inboxreceive"])
async def test_a_made_up_meeting_has_no_inbox(stage: Stage, data: str) -> None:
    _lars, maria = await ready(stage)
    assert await forges(maria, f"{data}:{BOARD}:_77:0") == told(UnknownMeeting())
