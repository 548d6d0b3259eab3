"""What is proposed is adopted once, taken back and adopted again; nothing in between is overwritten."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.errors import AlreadySent, NothingChanged, NotOnDraft, UnknownHandling
from tests.chat import Chatter
from tests.handlers.acting import account, forges, label, labels, the_draft, told
from tests.handlers.filed import sends
from tests.handlers.plans import PLAN, evening, file_plan

ASKS = "Svara på det här"


async def proposes(who: Chatter, find: str, words: str) -> None:
    await who.says(f"/andra {find}")
    await who.replies(ASKS, words)


async def texts(stage: Stage) -> list[str]:
    return [amendment.text for amendment in (await the_draft(stage)).text.amendments]


async def test_adopting_the_same_twice_changes_nothing(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await proposes(lars, "inledande", "Andra ord.")
    proposal = lars.last
    await lars.taps("Anta", proposal)
    before = await texts(stage)
    draft = await the_draft(stage)
    assert await forges(lars, f"agree:{draft.id}", proposal) == told(NothingChanged())
    assert await texts(stage) == before


async def test_taken_back_it_can_be_adopted_again(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await proposes(lars, "inledande", "Andra ord.")
    proposal = lars.last
    await lars.taps("Anta", proposal)
    before = await texts(stage)
    await lars.taps("Ångra", lars.message("antog ändringen"))
    assert await texts(stage) == []
    await lars.taps("Anta", lars.message("ångrade. Ändringen"))
    assert await texts(stage) == before


async def test_undone_elsewhere_it_can_be_adopted_again_where_it_was(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await proposes(lars, "inledande", "Andra ord.")
    await lars.taps("Anta")
    await lars.says("/angra")
    await lars.taps("Ångra", lars.message("antog ändringen"))
    await lars.taps("Anta", lars.message("ångrade. Ändringen"))
    assert len(await texts(stage)) == 1


async def test_a_reply_to_what_was_adopted_words_it_anew(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await proposes(lars, "inledande", "Andra ord.")
    await lars.taps("Anta")
    await lars.replies("antog ändringen", "Helt andra ord.")
    await lars.taps("Anta", lars.last)
    (text,) = await texts(stage)
    assert "Helt andra ord." in text


async def test_two_proposals_for_one_block_are_woven_together_in_turn(stage: Stage) -> None:
    lars, jonas = await evening(stage, PLAN, "Lars", "Jonas", group="grupp")
    await lars.says("/andra nämnden ansvarar")
    block = lars.last
    first = await lars.says("Nämnden ansvarar ensam för allt.", reply_to=block)
    second = await jonas.says("Nämnden ansvarar för allt i parken.", reply_to=block)
    await lars.taps("Anta", first)
    await jonas.taps("Anta", second)
    (amendment,) = (await the_draft(stage)).text.amendments
    assert "Nämnden ansvarar ensam för allt i parken." in amendment.patch


async def test_a_block_that_another_has_struck_is_not_brought_back(stage: Stage) -> None:
    lars, jonas = await evening(stage, PLAN, "Lars", "Jonas", group="grupp")
    await lars.says("/andra inledande")
    block = lars.last
    proposal = await lars.says("Inledande stycke med fler ord.", reply_to=block)
    await jonas.says("/andra inledande")
    await jonas.taps("Stryk")
    await jonas.taps("Anta", jonas.last)
    await lars.taps("Anta", proposal)
    assert "Inget är överskrivet" in lars.message("Inget är överskrivet").text
    assert lars.last.text == "Stycket är struket."
    (text,) = await texts(stage)
    assert "stryka" in text
    await lars.says("Igen.", reply_to=block)
    assert "finns inte längre" in lars.last.text


async def test_who_has_left_adopts_nothing_but_lets_go(stage: Stage) -> None:
    lars, jonas = await evening(stage, PLAN, "Lars", "Jonas", group="grupp")
    await proposes(jonas, "inledande", "Jonas ord.")
    proposal = jonas.last
    await forges(jonas, f"leave:{(await the_draft(stage)).id}:{account(jonas)}")
    assert await jonas.taps("Anta", proposal) == told(NotOnDraft())
    await lars.taps("Ångra", proposal)
    assert "avstod" in jonas.message("Jonas ord.").text


async def test_what_is_sent_is_not_amended_and_its_amendments_are_there_to_read(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await proposes(lars, "inledande", "Andra ord.")
    await lars.taps("Anta")
    await proposes(lars, "sista", "Allra sista.")
    proposal = lars.last
    await lars.taps("Skriv under", lars.message("Bakom förslaget"))
    await lars.says("/skicka")
    await lars.taps("Ja, lämna in")
    assert await lars.taps("Anta", proposal) == told(AlreadySent())
    await lars.taps("Ändringar (1)")
    assert labels(lars.last) == ["1. Första stycket under rubriken ”Plan för lekparker”"]
    await lars.taps(labels(lars.last)[0])
    assert "Andra ord." in lars.last.text
    assert labels(lars.last) == ["Tillbaka"]


async def test_a_document_that_was_taken_away_is_amended_by_those_who_did_already(stage: Stage) -> None:
    (lars,) = await evening(stage)
    maria = Chatter(stage, "Maria")
    await proposes(lars, "inledande", "Andra ord.")
    late = lars.last
    await maria.says("/arenden")
    await maria.taps("Ärende 23")
    await maria.taps("Ta bort")
    assert await lars.taps("Anta", late) == told(UnknownHandling())


async def test_an_amended_document_stays_with_the_draft_when_it_is_taken_away(stage: Stage) -> None:
    (lars,) = await evening(stage)
    maria = Chatter(stage, "Maria")
    await proposes(lars, "inledande", "Andra ord.")
    await lars.taps("Anta")
    await maria.says("/arenden")
    await maria.taps("Ärende 23")
    await maria.taps("Ta bort")
    await proposes(lars, "sista", "Allra sista.")
    await lars.taps("Anta")
    assert len(await texts(stage)) == 2


async def test_adopted_in_an_older_version_it_can_be_made_to_the_newer_at_once(stage: Stage) -> None:
    (lars,) = await evening(stage)
    maria = Chatter(stage, "Maria")
    await proposes(lars, "inledande", "Andra ord.")
    proposal = lars.last
    await maria.says("/arenden")
    await maria.taps("Ärende 23")
    await maria.taps(label(maria.last, "Ny version"))
    await sends(maria, PLAN.replace("Sand", "Grus").encode(), "plan.md")
    await maria.taps("Använd")
    await lars.taps("Anta", proposal)
    await lars.taps("För över till den nya versionen")
    assert "förde över 1 ändring till version 2" in lars.last.text


async def test_of_two_documents_each_hit_says_which(stage: Stage) -> None:
    (lars,) = await evening(stage)
    await file_plan(stage, "# Tillägg\n\nEn lång inledning där man talar om att sand byts ut.\n", "b.md")
    await lars.says("/andra sand byts")
    assert "1. Plan för lekparker: Andra punkten under rubriken ”Mål”: Sand byts" in lars.last.text
    assert "2. Tillägg: Första stycket" in lars.last.text
    assert labels(lars.last) == ["1. • Sand byts", "2. ¶ …man talar om att sand byts ut."]
    await lars.taps(labels(lars.last)[1])
    await lars.replies(ASKS, "Kort.")
    await lars.taps("Anta")
    await proposes(lars, "inledande", "Andra ord.")
    await lars.taps("Anta")
    await lars.taps("Ändringar (2)")
    assert "1. Tillägg: Första stycket under rubriken ”Tillägg”." in lars.last.text
    assert "2. Plan för lekparker: Första stycket" in lars.last.text
