"""A document comes in as a file, is shown as it was read, mended, and filed with its ärende."""

from __future__ import annotations

import pytest

from bot.local import Fault, bad_request
from bot.play.stage import Stage
from bot.store.shelf import Shelf
from drafts.base.document import BaseDocument, Kind
from drafts.errors import AlreadyFiled, BadFile, NotServing, StaleButton
from drafts.faults import Why
from drafts.handlingar import newest
from handlers.drawn import plain
from handlers.faults import tell_bad_file
from tests.chat import Chatter, enter
from tests.handlers.acting import check_peace, forges, labels, log_length, stored_board, told
from tests.handlers.filed import AGREEMENT, file_agreement, sends

PLAN = "# Lekparker\n\nAlla lekparker rustas upp.\n\n- Gungor byts.\n- Sand byts.\n"


async def held(who: Chatter) -> BaseDocument:
    """The document the newest message holds."""
    shelf = Shelf(who.stage.database)
    about = await shelf.about(who.place[0].id, who.last.id)
    assert about is not None
    return await shelf.document(about.fields["document"])


async def test_a_file_out_of_the_blue_is_asked_about_read_and_filed(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    asked = await sends(maria, AGREEMENT)
    assert "overenskommelse.docx" in asked.text
    await maria.taps("Ärende 23")
    assert "6 rubriker" in maria.last.text
    assert "Unga i utsatta lägen" in maria.last.text
    assert labels(maria.last) == ["Använd", "Rätta läsningen", "Använd inte"]
    await maria.taps("Använd")
    (handling,) = newest((await stored_board(stage)).handlingar, "23")
    assert (handling.name, handling.version) == ("overenskommelse.docx", 1)
    shelf = Shelf(stage.database)
    assert await shelf.file(handling.original) == AGREEMENT.read_bytes()
    assert any(b.kind is Kind.CELL for b in (await shelf.document(handling.document)).blocks)
    check_peace(stage)


async def test_nothing_is_filed_before_somebody_says_so(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    before = await log_length(stage)
    await sends(maria, AGREEMENT)
    await maria.taps("Ärende 23")
    await maria.taps("Använd inte")
    assert "används inte" in maria.last.text
    assert await log_length(stage) == before


@pytest.mark.parametrize("method", ["getFile", "sendChatAction"])
async def test_a_file_that_telegram_does_not_hand_out_is_asked_for_again(stage: Stage, method: str) -> None:
    """And that the chat can't show somebody at work stops nobody's work."""
    (maria,) = await enter(stage, "Maria")
    stage.telegram.faults.add(Fault(method, refuse=bad_request("file is temporarily unavailable")))
    await sends(maria, AGREEMENT)
    if method == "getFile":
        assert maria.last.text == plain(tell_bad_file(BadFile(Why.NOT_FETCHED)))
        await sends(maria, AGREEMENT)
    await maria.taps("Ärende 23")
    assert "6 rubriker" in maria.last.text
    stage.telegram.calls.clear()  # the one that was refused


async def test_the_same_document_is_not_filed_twice(stage: Stage) -> None:
    await file_agreement(stage)
    (maria,) = await enter(stage, "Maria")
    await sends(maria, AGREEMENT)
    await maria.taps("Ärende 23")
    assert await maria.taps("Använd") == told(AlreadyFiled())


async def test_a_politician_brings_the_document_and_begins_at_once(stage: Stage) -> None:
    await file_agreement(stage, "Lars")
    lars = Chatter(stage, "Lars")
    await lars.taps("Nytt utkast")
    await lars.taps("Gemensamt förslag")
    assert "Ändra i en handling" in labels(lars.message("Bakom förslaget"))


async def test_an_ersattare_who_does_not_serve_files_nothing(stage: Stage) -> None:
    (erik,) = await enter(stage, "Erik")
    await sends(erik, AGREEMENT)
    assert await erik.taps("Ärende 23") == told(NotServing())
    assert await forges(erik, f"file:{stage.board.id}:23") == told(NotServing())


async def test_the_arende_offers_to_add_replace_and_take_away(stage: Stage) -> None:
    handling = await file_agreement(stage)
    (maria,) = await enter(stage, "Maria")
    await maria.says("/arenden")
    await maria.taps("Ärende 23")
    assert handling.title in maria.last.text
    newer = next(label for label in labels(maria.last) if label.startswith("Ny version"))
    await maria.taps(newer)
    assert "Skicka den nya versionen" in maria.last.text
    await sends(maria, PLAN.encode(), "overenskommelse.md")
    await maria.taps("Använd")
    assert "(version 2)" in maria.last.text
    (now,) = newest((await stored_board(stage)).handlingar, "23")
    assert (now.id, now.version) == (handling.id, 2)
    await maria.says("/arenden")
    await maria.taps("Ärende 23")
    await maria.taps("Ta bort")
    assert newest((await stored_board(stage)).handlingar, "23") == ()
    check_peace(stage)


async def test_what_a_tjansteutlatande_says_of_its_arende_is_filled_in(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/arenden")
    await maria.taps("Nytt ärende")
    for answer in ("31", "Upprustning av lekparker", "-", "-", "-"):
        await maria.says(answer)
    text = (
        "# Upprustning av lekparker\n\nDnr VAH 2026/311\n\n## Förslag till beslut\n\n"
        "1. Stadsdelsnämnden godkänner planen.\n2. Planen följs upp i maj.\n\n"
        "## Sammanfattning\n\nLekparkerna är slitna.\n"
    )
    await sends(maria, text.encode(), "tjansteutlatande.md")
    await maria.taps("Ärende 31")
    assert "VAH 2026/311" in maria.last.text
    await maria.taps("Använd och fyll i ärendet")
    arende = (await stored_board(stage)).arende("31")
    assert arende.diarienummer == "VAH 2026/311"
    assert "godkänner planen" in arende.proposal
    check_peace(stage)


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"%PDF-1.7 trasig", "plan.pdf", Why.DAMAGED),
        (b"PK\x03\x04 trasig", "plan.docx", Why.DAMAGED),
        (b" \n", "plan.txt", Why.EMPTY),
    ],
)
async def test_a_file_that_cannot_be_read_says_why_and_another_may_be_sent(
    stage: Stage, data: bytes, name: str, why: Why
) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/arenden")
    await maria.taps("Ärende 23")
    await maria.taps("Lägg till handling")
    await sends(maria, data, name)
    assert maria.last.text == plain(tell_bad_file(BadFile(why)))
    await sends(maria, PLAN.encode(), "plan.md")
    assert "1 rubrik, 1 stycke, 2 punkter" in maria.last.text


async def test_the_reading_is_mended_before_it_is_used(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await sends(maria, b"Lekparker\n\nAlla lekparker rustas\n\nupp i ar. Sand byts.\n", "plan.txt")
    await maria.taps("Ärende 23")
    await maria.taps("Rätta läsningen")
    first, second, _ = labels(maria.last)[:3]
    await maria.taps(second)
    await maria.taps("Slå ihop med nästa")
    assert "Alla lekparker rustas upp i ar. Sand byts." in maria.last.text
    await maria.taps("Dela")
    await maria.says("Sand byts")
    assert [b.text for b in (await held(maria)).blocks][1:] == [
        "Alla lekparker rustas upp i ar.",
        "Sand byts.",
    ]
    await maria.taps(first if first in labels(maria.last) else labels(maria.last)[0])
    if "Rubrik 1" in labels(maria.last):
        await maria.taps("Rubrik 1")
    await maria.taps("Tillbaka")
    await maria.taps("Klart")
    await maria.taps("Använd")
    board = await stored_board(stage)
    document = await Shelf(stage.database).document(newest(board.handlingar, "23")[0].document)
    assert [b.text for b in document.blocks] == ["Lekparker", "Alla lekparker rustas upp i ar.", "Sand byts."]
    assert document.blocks[0].kind is Kind.HEADING
    check_peace(stage)


async def test_only_the_one_who_sent_the_file_decides_over_it(stage: Stage) -> None:
    maria, lars = await enter(stage, "Maria", "Lars")
    await sends(maria, AGREEMENT)
    await maria.taps("Ärende 23")
    for data in ("filed:{}:only", "mend:{}:0", "unused:{}", "mendjoin:{}:b1", "mendsplit:{}:b1"):
        assert await forges(lars, data.format(stage.board.id), maria.last) == told(StaleButton())
    assert not (await stored_board(stage)).handlingar


async def test_in_a_group_a_file_between_people_is_theirs(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    await lars.says("/hjalp")
    count = len(lars.messages)
    chat, topic = lars.place
    stage.user("Lars").sends(AGREEMENT, chat=chat, topic=topic)
    await stage.settle()
    assert len(lars.messages) == count + 1
