"""Changing a document from the chat: found, answered with the new wording, shown, adopted, handed in."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from bot.store.shelf import Shelf
from drafts.errors import NoHandling, NotOnDraft, StaleButton
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import (
    check_peace,
    forges,
    label,
    labels,
    log_length,
    stored_board,
    the_draft,
    told,
)
from tests.handlers.filed import file_agreement

GOAL = "Antalet ledare under 25 år ökar varje år."


async def evening(stage: Stage, *names: str, group: str = "") -> list[Chatter]:
    """Lars's draft in ärende 23, whose document is filed; the others are on it."""
    await file_agreement(stage)
    chatters = await enter(stage, *(names or ("Lars",)), group=group)
    await open_draft(chatters[0])
    for other in chatters[1:]:
        await other.taps("Jag är med")
    return chatters


async def satser_of_amendments(stage: Stage) -> list[str]:
    return [sats for a in (await the_draft(stage)).text.amendments for sats in a.satser]


async def test_a_block_is_found_by_the_outline_and_answered_with_its_new_wording(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.taps("Ändra i en handling")
    await lars.taps(label(lars.last, "\u2003\u2003▪︎ Ledare som unga"))
    await lars.taps(
        label(lars.last, "• • Antalet") if "• • Antalet" in str(labels(lars.last)) else label(lars.last, "• ")
    )
    assert "Svara på det här meddelandet" in lars.last.text
    await lars.replies("Svara på det här meddelandet", "Antalet ledare under 25 år ökar varje kvartal.")
    assert "Föreslagen ändring" in lars.last.text
    assert labels(lars.last) == ["Anta", "Ändra lydelsen", "Ångra"]
    assert not (await the_draft(stage)).text.amendments
    await lars.taps("Anta")
    assert "Lars antog ändringen." in lars.last.text
    (sats,) = await satser_of_amendments(stage)
    assert sats.startswith("Att under rubriken ”Ledare som unga litar på”")
    assert "Ändringar i handlingarna" in lars.message("Bakom förslaget").text
    check_peace(stage)


async def test_a_word_is_searched_and_a_single_hit_is_laid_open(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra under 25 år")
    assert GOAL in lars.last.text
    await lars.says("/andra unga")
    assert "finns på" in lars.last.text
    assert len(labels(lars.last)) > 3
    await lars.says("/andra ”finns verkligen inte”")
    assert "finns varken i utkastet eller i ärendets handlingar" in lars.last.text


async def test_in_words(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says(
        "/andra att i rubriken ”Unga i utsatta lägen” lägga till ”och deras syskon” efter ”lägen”"
    )
    assert "Unga i utsatta lägen och deras syskon" in lars.last.text
    await lars.taps("Anta")
    assert await satser_of_amendments(stage) == [
        "Att i rubriken ”Unga i utsatta lägen” lägga till ”och deras syskon” efter ”lägen”."
    ]


async def test_an_unclear_place_is_asked_about_and_a_tap_answers(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra att ändra ”Mål för området” till ”Målen för området”")
    assert "flera ställen" in lars.last.text
    assert len(labels(lars.last)) == 3
    await lars.taps(labels(lars.last)[1])
    assert "Föreslagen ändring" in lars.last.text
    await lars.taps("Anta")
    document = (await the_draft(stage)).text.amendments[0]
    assert "Ledare som unga litar på" in document.text
    check_peace(stage)


async def test_an_instruction_without_wording_is_kept_and_given_one_later(stage: Stage) -> None:
    (lars,) = await evening(stage)
    words = "att syskon bör läggas till i rubriken ”Unga i utsatta lägen”"
    await lars.says(f"/andra {words}")
    assert "säger inte hur det ska lyda" in lars.last.text
    await lars.taps("Behåll som den är skriven")
    assert await satser_of_amendments(stage) == [words]
    await lars.taps("Ändringar (1)")
    await lars.taps(label(lars.last, "❔"))
    await lars.taps("Ge den en lydelse")
    await lars.taps(label(lars.last, "Skriv lydelsen"))
    await lars.replies("Svara på det här meddelandet", "Unga i utsatta lägen och deras syskon")
    await lars.taps("Anta")
    assert await satser_of_amendments(stage) == [
        "Att i rubriken ”Unga i utsatta lägen” lägga till ”och deras syskon” efter ”lägen”."
    ]
    check_peace(stage)


async def test_words_that_belong_nowhere_may_be_an_amendment(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("Att under rubriken ”Ledare som unga litar på” stryka första punkten.")
    await lars.taps("Ändring i en handling")
    assert "Föreslagen ändring" in lars.last.text


@pytest.mark.parametrize(
    ("button", "answer", "sats"),
    [
        ("Stryk", "", "stryka"),
        ("Lägg till efter", "Ledare får nycklar.", "lägga till följande punkt"),
    ],
)
async def test_a_block_is_struck_or_followed_by_another(
    stage: Stage, button: str, answer: str, sats: str
) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra under 25 år")
    await lars.taps(button)
    if answer:
        await lars.says(answer)
    assert sats in lars.last.text
    await lars.taps("Anta")
    assert sats in (await satser_of_amendments(stage))[0]


async def test_a_block_is_moved_behind_another(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra under 25 år")
    await lars.taps("Flytta")
    await lars.taps(label(lars.last, "Efter: Alla ledare får"))
    assert "flytta" in lars.last.text
    await lars.taps("Anta")
    assert "flytta" in (await satser_of_amendments(stage))[0]
    await lars.taps("Ångra", lars.last)
    assert not (await the_draft(stage)).text.amendments


async def test_another_wording_of_what_is_proposed(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra under 25 år")
    await lars.replies("Svara på det här", "Antalet ledare under 30 år ökar varje år.")
    await lars.taps("Ändra lydelsen")
    await lars.says("Antalet ledare under 28 år ökar varje år.")
    assert "28" in lars.last.text
    assert "30" not in lars.last.text
    await lars.taps("Anta", lars.last)
    assert "28" in (await satser_of_amendments(stage))[0]


async def test_what_is_not_adopted_changes_nothing(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra under 25 år")
    await lars.replies("Svara på det här", "Antalet ledare minskar.")
    before = await log_length(stage)
    await lars.taps("Ångra", lars.last)
    assert "avstod från ändringen" in lars.last.text
    assert await log_length(stage) == before


async def test_the_same_words_change_nothing(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/andra under 25 år")
    await lars.replies("Svara på det här", GOAL)
    assert lars.last.text == "Så lyder det redan."


async def test_two_who_change_the_same_place_overwrite_nothing(stage: Stage) -> None:
    lars, jonas = await evening(stage, "Lars", "Jonas", group="grupp")
    await lars.says("/andra under 25 år")
    first = await lars.replies("Svara på det här", "Antalet ledare ökar varje månad.")
    await lars.says("/andra under 25 år")
    await jonas.replies("Svara på det här", "Antalet ledare ökar varje vecka.")
    await jonas.taps("Anta", jonas.last)
    await lars.taps("Anta", first)
    assert "Inget är överskrivet" in lars.message("Inget är överskrivet").text
    assert "vecka" in " ".join(await satser_of_amendments(stage))
    assert "varje vecka" in lars.last.text
    check_peace(stage)


async def test_the_second_hand_on_a_place_goes_on_with_the_amendment(stage: Stage) -> None:
    lars, jonas = await evening(stage, "Lars", "Jonas", group="grupp")
    await lars.says("/andra under 25 år")
    await lars.replies("Svara på det här", "Antalet ledare under 30 år ökar varje år.")
    await lars.taps("Anta")
    await jonas.says("/andra under 30 år")
    await jonas.replies("Svara på det här", "Antalet ledare under 30 år ökar varje månad.")
    await jonas.taps("Anta")
    (amendment,) = (await the_draft(stage)).text.amendments
    assert len({step.by for step in amendment.steps}) == 2


async def test_those_not_on_the_draft_change_nothing(stage: Stage) -> None:
    (lars,) = await evening(stage, group="grupp")
    (fatima,) = await enter(stage, "Fatima", group="grupp")
    draft = await the_draft(stage)
    await lars.says("/andra under 25 år")
    block = lars.last
    await lars.replies("Svara på det här", "Antalet ledare ökar.")
    for data in ("agree", "refuse", "wording"):
        answer = await forges(fatima, f"{data}:{draft.id}", lars.last)
        assert answer in {told(NotOnDraft()), told(StaleButton())}, data
    handling = (await stored_board(stage)).handlingar[0].id
    for data in (
        "documents:{0}",
        "outline:{0}:{1}:0",
        "block:{0}:{1}:b2",
        "strike:{0}:{1}:b2",
        "insert:{0}:{1}:b2",
        "shift:{0}:{1}:b2:0",
        "place:{0}:{1}:b2:b3",
        "strikeall:{0}:{1}:b2",
        "shown:{0}:both",
        "carry:{0}:{1}",
    ):
        assert await forges(fatima, data.format(draft.id, handling), block) == told(NotOnDraft()), data
    assert await forges(fatima.within(""), f"amends:{draft.id}") == told(NotOnDraft())
    await fatima.replies("Svara på det här", "Fatimas ord.")
    assert fatima.last.text == told(NotOnDraft())
    assert not (await the_draft(stage)).text.amendments


async def test_without_a_document_it_is_said_how_to_bring_one(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    draft = await open_draft(lars)
    assert await forges(lars, f"documents:{draft.id}") == told(NoHandling())


async def test_the_bilaga_carries_them_as_chosen_and_the_secretary_gets_the_document(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await lars.says("/att Att delvis godkänna förvaltningens förslag till beslut.")
    await lars.says("/andra under 25 år")
    await lars.replies("Svara på det här", "Antalet ledare under 30 år ökar varje år.")
    await lars.taps("Anta")
    await lars.taps("Ändringar (1)")
    await lars.taps("Båda")
    await lars.says("/forhandsvisa")
    names = [m.document.name for m in lars.messages if m.document]
    assert any(name.endswith(".docx") and "ändringar i" in name for name in names)
    await lars.says("/utkast")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    draft = await the_draft(stage)
    assert draft.version is not None
    assert len(draft.version.attachments) == 2
    shelf = Shelf(stage.database)
    docx, pdf = [await shelf.file(file.sha256) for file in draft.version.attachments]
    assert docx[:2] == b"PK"
    assert pdf[:5] == b"%PDF-"
    maria = Chatter(stage, "Maria")
    delivered = [m.document.name for m in maria.messages if m.document and m.sender.is_bot]
    assert len(delivered) == 4
    check_peace(stage)


async def test_a_newer_version_is_told_and_the_amendments_carried_over_by_a_tap(stage: Stage) -> None:
    from tests.handlers.filed import AGREEMENT, sends  # noqa: PLC0415

    (lars,) = await evening(stage)
    for words, new in (
        ("under 25 år", "Antalet ledare under 30 år ökar varje år."),
        ("nyckl", "Lokaler och nycklar"),
    ):
        await lars.says(f"/andra {words}")
        await lars.replies("Svara på det här", new)
        await lars.taps("Anta")
    maria = Chatter(stage, "Maria")
    await maria.says("/arenden")
    await maria.taps("Ärende 23")
    await maria.taps(label(maria.last, "Ny version"))
    await sends(maria, _newer(AGREEMENT.read_bytes()), "overenskommelse.docx")
    await maria.taps("Använd")
    assert "Ny version av" in lars.last.text
    await lars.taps("För över ändringarna")
    assert "förde över 1 ändring" in lars.last.text
    assert "passar inte" in lars.last.text
    check_peace(stage)


def _newer(data: bytes) -> bytes:
    """The same file after the administration has been at it: one goal more, and another word in the table."""
    from io import BytesIO  # noqa: PLC0415

    from docx import Document  # noqa: PLC0415

    document = Document(BytesIO(data))
    goal = next(p for p in document.paragraphs if p.text == GOAL)
    goal.insert_paragraph_before("Alla ledare har ett avtal.", style="List Bullet")
    document.tables[0].cell(1, 1).text = "Alla lokaler"
    out = BytesIO()
    document.save(out)
    return out.getvalue()
