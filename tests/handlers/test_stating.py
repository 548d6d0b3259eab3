"""Those who may speak of the decision: asked in private, answering in a tap or in words of their own."""

from __future__ import annotations

import hashlib

import pypdfium2

from bot.play.player import documents
from bot.play.stage import Stage
from drafts.errors import (
    NotOnDraft,
    NotOnRegister,
    NotServing,
    OnlySecretary,
    StaleButton,
    TextMoved,
    UnclearReply,
    Unprintable,
)
from drafts.meeting_changes import JavSet, MeetingClosed
from drafts.meeting_errors import HasVote, Javig, MeetingOver, NotDecided, Prevailed
from drafts.statement import Stance, Statement
from tests.chat import Chatter, drafts
from tests.handlers.acting import Stranger, forge, forges, labels, log_length, stored_board, the_draft, told
from tests.handlers.deciding import decides, handed_in, happens, other_draft

LOST, WON = "Enligt förvaltningens förslag", "Enligt ett annat förslag"
WORDS = "Trygghet\n\nVi hade velat att fler vuxna fanns på plats om kvällarna."


async def lost(stage: Stage, *more: str) -> list[Chatter]:
    """Lars in private, Maria, and the others of his proposal; it has lost."""
    lars, maria, *others = await handed_in(stage, *more)
    await decides(maria, LOST)
    return [lars.within(""), maria, *others]


async def statements(stage: Stage) -> tuple[Statement, ...]:
    return (await stored_board(stage)).statements


async def the_statement(stage: Stage) -> Statement:
    (statement,) = await statements(stage)
    return statement


async def test_who_lost_reserves_in_one_tap_and_the_message_says_so(stage: Stage) -> None:
    lars, maria = await lost(stage)
    question = lars.last
    assert labels(question) == ["Reservera mig", "Med egna ord", "Särskilt uttalande", "Nej, inget"]
    assert "Du står bakom det gemensamma förslaget från Lars Ekdahl (C)." in question.text
    await lars.taps("Reservera mig")
    assert lars.last.id == question.id
    assert "✅ Du har lämnat: reservation till förmån för det gemensamma förslaget" in lars.last.text
    made = await the_statement(stage)
    assert (made.stance, made.draft, made.words) == (Stance.RESERVATION, (await the_draft(stage)).id, "")
    await maria.taps("Uppdatera")
    assert "Lars Ekdahl (C): reservation" in maria.last.text
    assert "Har inte svarat" not in maria.last.text


async def test_an_ersattare_stands_behind_the_proposal_in_one_tap(stage: Stage) -> None:
    _lars, _maria, erik = await lost(stage, "Erik")
    assert labels(erik.last) == ["Ersättaryttrande", "Med egna ord", "Nej, inget"]
    assert "Erik Lindman (KD) ställer sig bakom det gemensamma förslaget från (C)." in erik.last.text
    await erik.taps("Ersättaryttrande")
    made = await the_statement(stage)
    assert (made.stance, made.words) == (Stance.ERSATTARYTTRANDE, "")
    assert await forges(erik, f"stated:{stage.board.id}:23:r:{made.draft}") == told(NotServing())


async def test_nothing_to_say_is_an_answer_and_can_be_changed(stage: Stage) -> None:
    lars, maria = await lost(stage)
    await lars.taps("Nej, inget")
    assert "☑️ Du har svarat: inget att tillägga" in lars.last.text
    await maria.taps("Uppdatera")
    assert "Lars Ekdahl (C): inget att tillägga" in maria.last.text
    await lars.taps("Reservera mig")
    assert (await the_statement(stage)).stance is Stance.RESERVATION
    await lars.taps("Ta tillbaka: reservation")
    assert await statements(stage) == ()
    assert "Nej, inget" in labels(lars.last)


async def test_nobody_of_the_winning_proposal_is_asked_or_may_reserve(stage: Stage) -> None:
    lars, maria, erik = await handed_in(stage, "Erik")
    await decides(maria, WON)
    for who in (lars.within(""), erik):
        assert not who.sees("Nämnden beslutade")
    assert await forges(lars, f"stated:{stage.board.id}:23:r:") == told(Prevailed())
    assert await statements(stage) == ()


async def test_who_was_not_asked_reserves_from_the_arende(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await decides(maria, WON)
    await stage.bind("Jonas")
    jonas = Chatter(stage, "Jonas")
    await forges(jonas, f"state:{stage.board.id}:23")
    await jonas.taps("Reservera mig")
    assert jonas.sees("✅ Du har lämnat: reservation")
    assert (await the_statement(stage)).draft == ""


async def test_in_a_group_one_is_answered_in_private(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    await decides(maria, LOST)
    card = lars.within("grupp").message("Bakom förslaget")
    answer = await forges(lars, f"state:{stage.board.id}:23", card)
    assert answer == "Jag har skrivit till dig i vår privata chatt."
    assert "Reservera mig" in labels(lars.within("").last)


async def test_own_words_are_shown_then_handed_in_as_a_bilaga(stage: Stage) -> None:
    lars, maria = await lost(stage)
    await lars.taps("Med egna ord")
    await lars.says(WORDS)
    assert lars.messages[-2].photo
    assert "Så här blir bilagan. Lämna in den?" in lars.last.text
    assert await statements(stage) == ()
    await lars.taps("Ja, lämna in")
    made = await the_statement(stage)
    assert made.words == WORDS
    files = documents(stage, stage.user("Maria"))
    pdf, docx = (files[f"Reservation ärende 23 Lars Ekdahl.{ending}"] for ending in ("pdf", "docx"))
    assert [hashlib.sha256(body).hexdigest() for body in (pdf, docx)] == [made.pdf, made.docx]
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    text = " ".join(page.split())
    assert "Reservation Ärende 23 Lars Ekdahl (C)" in text
    assert "Trygghet Vi hade velat att fler vuxna fanns på plats om kvällarna." in text
    assert made.pdf in maria.message("Kontrollsummor").text


async def test_words_not_confirmed_are_not_handed_in(stage: Stage) -> None:
    lars, maria = await lost(stage)
    await lars.taps("Särskilt uttalande")
    await lars.says("Vi vill ändå säga detta.")
    await lars.taps("Avbryt")
    assert "Inget lämnades in." in lars.last.text
    assert await statements(stage) == ()
    assert not maria.sees("Särskilt uttalande i ärende 23")


async def test_a_reply_to_what_is_shown_writes_it_anew(stage: Stage) -> None:
    lars, _maria = await lost(stage)
    await lars.taps("Med egna ord")
    await lars.says("Fel text.")
    await lars.says("Rätt text.", reply_to=lars.message("Så här blir bilagan"))
    await lars.taps("Ja, lämna in")
    assert (await the_statement(stage)).words == "Rätt text."


async def test_a_reply_to_the_question_is_in_own_words(stage: Stage) -> None:
    lars, maria, erik = await lost(stage, "Erik")
    await lars.says("Vi hade velat mer.", reply_to=lars.last)
    await lars.taps("Ja, lämna in")
    await erik.says("Jag hade röstat för det.", reply_to=erik.last)
    await erik.taps("Ja, lämna in")
    made = {said.stance: said.words for said in await statements(stage)}
    assert made == {
        Stance.RESERVATION: "Vi hade velat mer.",
        Stance.ERSATTARYTTRANDE: "Jag hade röstat för det.",
    }
    await decides(maria, WON)
    question = lars.message("Du behöver inte längre svara")
    await lars.says("Men ändå.", reply_to=question)
    assert lars.last.text == told(UnclearReply())


async def test_of_two_proposals_that_lost_one_chooses_which(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    lars = lars.within("")
    await other_draft(lars, "Tilläggsförslag")
    await decides(maria, LOST)
    await lars.taps("Reservera mig: tilläggsförslaget från Lars Ekdahl (C)")
    assert "reservation till förmån för tilläggsförslaget" in lars.last.text


async def test_a_long_text_in_several_messages_is_one(stage: Stage) -> None:
    lars, _maria = await lost(stage)
    first = "Vi hade velat se mer av detta. " * 120 + "Och det här"
    await lars.taps("Med egna ord")
    await lars.says(first)
    assert "Kommer det mer?" in lars.last.text
    await lars.says("är slutet.")
    await lars.taps("Ja, lämna in")
    words = (await the_statement(stage)).words
    assert words.startswith("Vi hade velat")
    assert words.endswith("Och det här är slutet.")


async def test_what_no_font_can_show_is_refused_before_it_is_handed_in(stage: Stage) -> None:
    lars, _maria = await lost(stage)
    await lars.taps("Med egna ord")
    await lars.says("Vi är 🫠 över beslutet.")
    assert lars.last.text == told(Unprintable(("🫠",)))


async def test_personnummer_in_own_words_are_pointed_out(stage: Stage) -> None:
    lars, _maria = await lost(stage)
    await lars.taps("Med egna ord")
    await lars.says("Gäller 19811218-9876.")
    assert "✋ Det står personnummer i texten: 19811218-XXXX." in lars.last.text


async def test_new_words_replace_the_old_and_the_secretary_is_told(stage: Stage) -> None:
    lars, maria = await lost(stage)
    for words in ("Första.", "Andra."):
        await lars.taps("Med egna ord")
        await lars.says(words)
        await lars.taps("Ja, lämna in")
    assert (await the_statement(stage)).words == "Andra."
    assert "Ersätter den förra från samma person." in maria.message("Kontrollsummor").text
    await lars.taps("Ta tillbaka: reservation")
    assert "Lars Ekdahl (C) har tagit tillbaka sin reservation i ärende 23." in maria.last.text


async def worded(stage: Stage, *more: str) -> list[Chatter]:
    lars, maria, *others = await lost(stage, *more)
    await lars.taps("Med egna ord")
    await lars.says(WORDS)
    await lars.taps("Ja, lämna in")
    return [lars, maria, *others]


async def test_a_colleague_stands_behind_the_same_words_in_one_tap(stage: Stage) -> None:
    _lars, maria, johan, erik = await worded(stage, "Johan", "Erik")
    assert "Lars Ekdahl (C) har lämnat en reservation i ärende 23 med egna ord:" in johan.last.text
    assert not erik.sees("Vill du stå bakom samma ord?")
    sent = len(maria.messages)
    await johan.taps("Jag också")
    first, second = await statements(stage)
    assert (first.words, first.pdf, first.docx) == (second.words, second.pdf, second.docx)
    assert len(maria.messages) == sent
    await maria.taps("Uppdatera")
    assert (
        "Johan Sandqvist (L): reservation med egna ord (Bilaga)" in maria.message("Beslut i ärende 23").text
    )


async def test_nobody_stands_behind_words_that_were_others_when_shown(stage: Stage) -> None:
    lars, _maria, johan = await worded(stage, "Johan")
    offer = johan.message("Vill du stå bakom samma ord?")
    await lars.taps("Med egna ord")
    await lars.says("Något annat.")
    await lars.taps("Ja, lämna in")
    moved = TextMoved("", "", "")
    assert await johan.taps("Jag också", offer) == told(moved)
    await lars.taps("Ta tillbaka: reservation")
    assert await johan.taps("Jag också", offer) == told(StaleButton())
    assert await statements(stage) == ()


async def test_a_draft_that_is_an_uttalande_is_left_in_one_tap(stage: Stage) -> None:
    _lars, maria, amina = await handed_in(stage, "Amina")
    (ours,) = await drafts(stage)
    await other_draft(amina, "Särskilt uttalande")
    await decides(maria, LOST)
    assert ours.has(stage.person("Amina").id)
    assert {"Reservera mig", "Särskilt uttalande"} <= {*labels(amina.last)}
    await amina.taps("Särskilt uttalande")
    made = await the_statement(stage)
    assert (made.stance, made.words) == (Stance.UTTALANDE, "")
    assert made.draft not in {"", ours.id}


async def test_closing_the_meeting_closes_the_asking(stage: Stage) -> None:
    lars, maria, erik = await lost(stage, "Erik")
    await erik.taps("Ersättaryttrande")
    question, draft = lars.last, (await the_draft(stage)).id
    await lars.taps("Med egna ord")
    await lars.says(WORDS)
    await happens(stage, MeetingClosed("_1"))
    before = await log_length(stage)
    assert await lars.taps("Ja, lämna in") == told(MeetingOver())
    assert "🔒 Sammanträdet är avslutat." in lars.message("Nämnden beslutade").text
    assert labels(lars.message("Nämnden beslutade")) == []
    assert "🔒" in erik.last.text
    assert "✅ Du har lämnat: ersättaryttrande" in erik.last.text
    board = stage.board.id
    for data in (
        f"stated:{board}:23:r:{draft}",
        f"stated:{board}:23:n:",
        f"statewords:{board}:23:r:{draft}",
        f"unstate:{board}:23:r",
        f"state:{board}:23",
    ):
        assert await forges(lars, data, question) == told(MeetingOver())
    assert await forges(maria, f"stated:{board}:23:r::{stage.person('Lars').id}") == told(MeetingOver())
    assert await log_length(stage) == before


async def test_forged_answers_change_nothing(stage: Stage) -> None:
    lars, maria, erik = await handed_in(stage, "Erik")
    board, draft, lars_id = stage.board.id, (await the_draft(stage)).id, stage.person("Lars").id
    early = await forges(lars, f"stated:{board}:23:r:{draft}")
    assert early == told(NotDecided())
    await decides(maria, LOST)
    await stage.bind("Jonas")
    jonas = Chatter(stage, "Jonas")
    before = await log_length(stage)
    assert await forges(jonas, f"stated:{board}:23:r:{draft}") == told(NotOnDraft())
    assert await forges(jonas, f"stated:{board}:23:e:{draft}") == told(HasVote())
    assert await forges(jonas, f"stated:{board}:23:r:{draft}:{lars_id}") == told(OnlySecretary())
    assert await forges(jonas, f"unstate:{board}:23:r:{lars_id}") == told(OnlySecretary())
    assert await forges(jonas, f"stated:{board}:23:n:") == told(StaleButton())
    assert await forges(erik, f"stated:{board}:23:x:{draft}") == told(StaleButton())
    assert await forges(erik, f"statewith:{board}:23:r:{lars_id}:") == told(StaleButton())
    assert await forges(lars, "statekeep") == told(StaleButton())
    assert await forges(lars, "statedrop") == told(StaleButton())
    disa = await Stranger.enters(stage)
    tap = forge(stage, disa.user, f"stated:{board}:23:r:{draft}")
    await stage.settle()
    assert tap.answer
    assert tap.answer.text == told(NotOnRegister())
    await happens(stage, JavSet("23", lars_id, jav=True))
    assert await forges(lars, f"stated:{board}:23:r:{draft}") == told(Javig())
    assert await log_length(stage) == before + 1  # the jäv alone


async def test_anothers_words_are_not_handed_in_by_a_tap_on_their_message(stage: Stage) -> None:
    lars, _maria, johan = await lost(stage, "Johan")
    await lars.taps("Med egna ord")
    await lars.says(WORDS)
    assert await forges(johan, "statekeep", lars.last) == told(StaleButton())
    assert await statements(stage) == ()
