"""Drafts that meet: told to both sides without showing either's words, merged when both say yes, copied."""

from __future__ import annotations

from bot.local import Message
from bot.play.stage import Stage
from drafts.draft import Draft
from drafts.errors import NotOnDraft, StaleButton
from drafts.stages import Stage as Life
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import forges, log_length, stored, told
from tests.handlers.plans import PLAN, file_plan

ASKS = "Svara på det här"
TOUCHES = "krockar med ett annat utkast"


async def two_drafts(stage: Stage) -> tuple[Chatter, Chatter, Draft, Draft]:
    """Lars's in one group and Amina's in another, in the same ärende, which has a document."""
    await file_plan(stage, PLAN, "plan.md")
    (lars,) = await enter(stage, "Lars", group="mitten")
    (amina,) = await enter(stage, "Amina", group="vänstern")
    one = await open_draft(lars)
    await open_draft(amina)
    (two,) = [draft for draft in await drafts(stage) if draft.id != one.id]
    return lars, amina, one, two


async def rewords(who: Chatter, words: str) -> None:
    await who.says("/andra inledande")
    await who.replies(ASKS, words)
    await who.taps("Anta")


def label_beginning(words: str, message: Message) -> str:
    return next(b.label for row in message.buttons for b in row if b.label.startswith(words))


def private(who: Chatter) -> Chatter:
    return Chatter(who.stage, who.name)


async def collided(stage: Stage) -> tuple[Chatter, Chatter, Draft, Draft]:
    lars, amina, one, two = await two_drafts(stage)
    await rewords(lars, "Inledande stycke med Larsord.")
    await rewords(amina, "Inledande stycke med Aminaord.")
    return lars, amina, one, two


async def test_authors_of_both_are_told_where_they_collide_and_not_what_the_other_says(stage: Stage) -> None:
    lars, amina, *_ = await collided(stage)
    for who, other, own, theirs in (
        (lars, "Amina Warsame Dahl (V)", "Larsord", "Aminaord"),
        (amina, "Lars Ekdahl (C)", "Aminaord", "Larsord"),
    ):
        message = private(who).message(TOUCHES)
        assert other in message.text
        assert own in message.text
        assert theirs not in message.text
        assert not who.sees(TOUCHES)  # the group is told nothing of another group's draft
        assert not private(who).sees(theirs)


async def test_what_touches_nothing_is_told_to_nobody(stage: Stage) -> None:
    lars, amina, *_ = await two_drafts(stage)
    await rewords(lars, "Inledande stycke med Larsord.")
    await amina.says("/andra Nämnden ansvarar")
    await amina.replies(ASKS, "Nämnden ansvarar för gungorna.")
    await amina.taps("Anta")
    assert not private(lars).sees("annat utkast")
    assert not private(amina).sees("annat utkast")


async def test_a_yes_makes_one_draft_of_two_with_its_card_in_both_groups(stage: Stage) -> None:
    lars, amina, one, two = await collided(stage)
    await private(lars).taps("Föreslå att slå ihop")
    assert private(amina).sees("Lars Ekdahl (C) vill slå ihop sitt förslag med ert")
    assert not private(amina).sees("Larsord")
    await private(amina).taps("Slå ihop")
    (new,) = [draft for draft in await drafts(stage) if draft.id not in {one.id, two.id}]
    assert [author.person for author in new.authors] == [stage.person(n).id for n in ("Lars", "Amina")]
    assert new.came_of == (one.id, two.id)
    for old in (one, two):
        closed = await stored(stage, old)
        assert (closed.stage, closed.went_into) == (Life.ATERTAGET, new.id)
    for who in (lars, amina):
        assert who.sees("är nu ett")
        assert who.sees("Aminaord")  # what had no room is named
        assert any("Skriv under" in [b.label for r in m.buttons for b in r] for m in who.messages)


async def test_a_no_changes_nothing_and_closes_the_offer(stage: Stage) -> None:
    lars, amina, one, two = await collided(stage)
    await private(lars).taps("Föreslå att slå ihop")
    asked = private(amina).message("vill slå ihop")
    await private(amina).taps("Nej tack")
    assert private(lars).sees("tackade nej")
    assert len(await drafts(stage)) == 2
    assert await forges(private(amina), f"united:{one.id}:{two.id}", asked) == told(StaleButton())


async def test_a_question_taken_back_cannot_be_answered(stage: Stage) -> None:
    lars, amina, *_ = await collided(stage)
    await private(lars).taps("Föreslå att slå ihop")
    await private(lars).taps("Ta tillbaka frågan")
    await private(amina).taps("Slå ihop")
    assert len(await drafts(stage)) == 2


async def test_forged_buttons_merge_nothing(stage: Stage) -> None:
    lars, amina, one, two = await two_drafts(stage)
    (roger,) = await enter(stage, "Roger")
    before = await log_length(stage)
    assert await forges(private(amina), f"united:{one.id}:{two.id}") == told(StaleButton())
    assert await forges(private(lars), f"unite:{one.id}:{one.id}") == told(StaleButton())
    assert await forges(roger, f"unite:{one.id}:{two.id}") == told(NotOnDraft())
    assert await forges(roger, f"united:{one.id}:{two.id}") == told(NotOnDraft())
    assert await forges(roger, f"copyto:{one.id}:24") == told(NotOnDraft())
    assert await log_length(stage) == before


async def test_own_drafts_are_merged_from_the_card(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    first = await open_draft(lars)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att delvis godkänna förvaltningens förslag till beslut.")
    await open_draft(lars)
    await lars.taps("Mer")
    await lars.taps("Slå ihop med ett annat utkast")
    await lars.taps(label_beginning("Gemensamt förslag: Att delvis", lars.last))
    assert (await stored(stage, first)).went_into
    assert lars.sees("Förslagen är ihopslagna.")


async def test_a_copy_begins_in_another_arende_in_ones_private_chat(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    first = await open_draft(lars)
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att delvis godkänna förvaltningens förslag till beslut.")
    await lars.taps("Mer")
    await lars.taps("Kopiera till ett annat ärende")
    await private(lars).taps(label_beginning("Ärende 24", private(lars).message("Till vilket ärende")))
    (copy,) = [draft for draft in await drafts(stage) if draft.id != first.id]
    assert (copy.arende, copy.came_of) == ("24", (first.id,))
    assert private(lars).sees("Att delvis godkänna")
    assert (await stored(stage, first)).stage is Life.UTKAST
