"""Handing in: what is confirmed is what is sent, to the secretary, once."""

from __future__ import annotations

import pytest

from bot.local import Message
from bot.play.player import documents
from bot.play.stage import Stage
from bot.store.shelf import Shelf
from drafts.errors import AlreadySent, Closed, NotOnDraft, NotReady, NotSeen, Unprintable
from drafts.stages import Stage as DraftStage
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, the_draft, told

ONE = "Att nämnden avslår förslaget."


async def signed(stage: Stage, *more: str, text: str = ONE) -> list[Chatter]:
    """Lars's draft in the group, signed by him, and these people beside it."""
    people = await enter(stage, "Lars", *more, group="grupp")
    await open_draft(people[0])
    await people[0].says(f"/att {text}")
    await people[0].taps("Skriv under")
    return people


def shown_pdf(who: Chatter) -> Message:
    return next(m for m in reversed(who.messages) if m.document and m.document.name.endswith(".pdf"))


async def test_the_question_names_text_version_and_recipients(stage: Stage) -> None:
    (lars, _maria) = await signed(stage, "Maria")
    await lars.taps("Lämna in")
    question = lars.last.text
    assert question.startswith("Lämna in version 1?\nGemensamt förslag, ärende 23.")
    assert "Bakom förslaget: Lars Ekdahl (C)\n" in question
    assert "Till: Maria Kjellin\n" in question
    assert "inkommen handling" in question
    assert "har inte öppnat" not in question
    draft = await the_draft(stage)
    await lars.taps("Ja, lämna in")
    version = (await Shelf(stage.database).draft(draft.id)).version
    assert version
    assert f"kontrollsumma börjar på {version.pdf[:12]}." in question


async def test_the_file_confirmed_is_the_file_sent_byte_for_byte(stage: Stage) -> None:
    lars, maria = await signed(stage, "Maria")
    await lars.taps("Lämna in")
    confirmed = shown_pdf(lars).document
    await lars.taps("Ja, lämna in")
    files = documents(stage, stage.user("Maria"))
    assert confirmed
    assert files["Bilaga ärende 23 (C) version 1.pdf"] == confirmed.bytes
    assert set(files) == {"Bilaga ärende 23 (C) version 1.pdf", "Bilaga ärende 23 (C) version 1.docx"}
    note = maria.within("").message("Bilaga till ärende 23")
    assert labels(note)[:2] == ["Mottagen", "Begär rättelse"]


async def test_what_the_file_would_say_having_changed_nothing_is_sent(stage: Stage) -> None:
    """Here it is a name of an ersättare that the board lets the Bilaga carry no more."""
    lars, erik, maria = await signed(stage, "Erik", "Maria")
    await erik.taps("Jag är med")
    await erik.taps("Skriv under")
    await lars.taps("Lämna in")
    await forges(maria.within(""), f"set:{stage.board.id}:ey:0")
    before = await log_length(stage)
    assert await lars.taps("Ja, lämna in") == told(NotSeen())
    assert await log_length(stage) == before


async def test_what_was_changed_meanwhile_is_not_sent(stage: Stage) -> None:
    (lars,) = await signed(stage)
    await lars.taps("Lämna in")
    await lars.says("/att Att nämnden tackar.")
    assert await lars.taps("Ja, lämna in") == told(NotReady(("unsigned",)))
    await lars.taps("Skriv under")
    assert await lars.taps("Ja, lämna in") == told(NotSeen())
    assert (await the_draft(stage)).stage is DraftStage.UTKAST


async def test_two_taps_on_their_way_send_once(stage: Stage) -> None:
    lars, _maria = await signed(stage, "Maria")
    await lars.taps("Lämna in")
    question = lars.last
    lars.tap("Ja, lämna in", question)
    second = lars.tap("Ja, lämna in", question)
    await stage.settle()
    assert len((await the_draft(stage)).versions) == 1
    assert second.answer
    assert second.answer.text == told(AlreadySent())
    assert len(documents(stage, stage.user("Maria"))) == 2


async def test_not_to_send_after_all_changes_nothing(stage: Stage) -> None:
    lars, fatima = await signed(stage, "Fatima")
    await lars.taps("Lämna in")
    before = await log_length(stage)
    assert await fatima.taps("Avbryt") == told(NotOnDraft())
    await lars.taps("Avbryt")
    assert lars.sees("Inget lämnades in. Utkastet är som det var.")
    assert await log_length(stage) == before


@pytest.mark.parametrize(
    ("acts", "missing"),
    [
        ((), "text"),
        (("/att Därutöver anföra följande:",), "motivation"),
        ((f"/att {ONE}",), "unsigned"),
    ],
)
async def test_what_is_missing_is_said(stage: Stage, acts: tuple[str, ...], missing: str) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    for act in acts:
        await lars.says(act)
    assert (await lars.says("/skicka")).text == told(NotReady((missing,)))


async def test_characters_no_font_has_are_told_before_sending(stage: Stage) -> None:
    (lars,) = await signed(stage, text="Att nämnden planterar 🌲 och 🌳 i parken 🌲.")
    assert await lars.taps("Lämna in") == told(Unprintable(("🌲", "🌳")))
    await lars.says("/forhandsvisa")
    assert lars.last.text.startswith("Tecknen 🌲 🌳 går inte att skriva ut i bilagan.")
    assert (await the_draft(stage)).versions == ()


async def test_a_secretary_who_comes_late_gets_what_waits(stage: Stage) -> None:
    (lars,) = await signed(stage)
    await lars.taps("Lämna in")
    assert "Maria Kjellin har inte öppnat sin länk till Yrka än" in lars.last.text
    await lars.taps("Ja, lämna in")
    (maria,) = await enter(stage, "Maria")
    assert maria.sees("Bilaga till ärende 23")
    assert len(documents(stage, stage.user("Maria"))) == 2
    await maria.taps("Mottagen")
    assert "📬 Mottaget av sekreteraren" in lars.message("Bakom förslaget").text


async def test_what_is_withdrawn_is_told_the_secretary_and_done_with(stage: Stage) -> None:
    lars, maria = await signed(stage, "Maria")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    await lars.taps("Ta tillbaka")
    assert "Sekreteraren får veta det." in lars.last.text
    await lars.taps("Ja, ta tillbaka")
    assert maria.within("").sees("Lars Ekdahl (C) har tagit tillbaka Gemensamt förslag i ärende 23.")
    note = maria.within("").message("Bilaga till ärende 23")
    assert "Förslaget är återtaget. Bilagan gäller inte längre." in note.text
    assert not labels(note)
    assert labels(lars.message("Bakom förslaget")) == ["Historik", "Kopiera"]
    assert (await lars.says("/att Att ändå.")).text == told(Closed())


async def test_not_to_withdraw_after_all_changes_nothing(stage: Stage) -> None:
    (lars,) = await signed(stage)
    await lars.taps("Mer")
    await lars.taps("Ta tillbaka förslaget")
    assert "Sekreteraren får veta det" not in lars.last.text
    await lars.taps("Avbryt")
    assert lars.last.text == "Förslaget togs inte tillbaka. Det är som det var."
    assert (await the_draft(stage)).stage is DraftStage.UTKAST


async def test_nobody_is_asked_to_sign_again_what_is_sent(stage: Stage) -> None:
    """Not even where somebody comes to serve, which changes who the proposers are."""
    lars, erik, maria = await signed(stage, "Erik", "Maria")
    await erik.taps("Jag är med")
    await erik.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    last = lars.within("").last.id
    await forges(maria.within(""), f"serve:{stage.board.id}:23:{stage.person('Erik').id}:1")
    assert lars.within("").last.id == last
