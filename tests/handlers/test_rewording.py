"""Rewording by reply, alone and against each other: nothing is overwritten unseen."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.errors import NotOnDraft, StaleButton
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import label, labels, log_length, motivation, satser, told

ONE = "Att förskolan har öppet till klockan 16 två dagar i veckan."
LARSS = "Att förskolan har öppet till klockan 17 två dagar i veckan."
JONASS = "Att förskolan har öppet till klockan 16 tre dagar i veckan, varav en lördag."


async def pair(stage: Stage, *more: str) -> list[Chatter]:
    lars, jonas, *others = await enter(stage, "Lars", "Jonas", *more, group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    await lars.says(f"/att {ONE}")
    return [lars, jonas, *others]


async def test_a_reply_is_answered_with_the_tracked_change_and_counts_when_adopted(stage: Stage) -> None:
    lars, jonas = await pair(stage)
    await jonas.replies("Att-sats 1 är tillagd", LARSS)
    assert "till klockan <s>16</s> <u>17</u> två dagar" in jonas.last.html
    assert await satser(stage) == [ONE]
    await lars.taps("Anta")
    assert await satser(stage) == [LARSS]
    assert lars.message("är ändrad. Lars antog:")


async def test_what_is_not_adopted_changes_nothing_and_can_still_be_read(stage: Stage) -> None:
    _lars, jonas = await pair(stage)
    await jonas.replies("Att-sats 1 är tillagd", JONASS)
    before = await log_length(stage)
    await jonas.taps("Ångra")
    assert await log_length(stage) == before
    assert JONASS in jonas.message("avstod från att ändra att-sats 1").text


async def test_the_same_words_again_are_no_change(stage: Stage) -> None:
    lars, _jonas = await pair(stage)
    assert (await lars.replies("Att-sats 1 är tillagd", f"  1. {ONE} ")).text == "Att-sats 1 lyder redan så."
    assert not labels(lars.last)


async def test_two_at_the_same_moment_from_their_private_chats(stage: Stage) -> None:
    """Over real HTTP: one is first; the other sees both readings, and chooses."""
    pair_ = [who.within("") for who in await pair(stage)]
    for who, words in zip(pair_, (LARSS, JONASS), strict=True):
        await who.says("/utkast")
        await who.says("/andra")
        await who.taps(label(who.last, "1. "))
        await who.says(words)
    for who in pair_:
        who.tap("Anta")
    await stage.settle()
    (winner,) = [who for who in pair_ if who.sees("är ändrad")]
    (loser,) = [who for who in pair_ if who is not winner]
    wins, loses = (LARSS, JONASS) if winner.name == "Lars" else (JONASS, LARSS)
    assert await satser(stage) == [wins]
    both = loser.message("medan du skrev")
    assert f"ändrades av {stage.person(winner.name).name} medan du skrev" in both.text
    assert wins in both.text
    assert loses in both.text
    assert labels(both) == ["Anta", "Ångra"]
    await loser.taps("Anta", both)
    assert await satser(stage) == [loses]


async def test_the_second_may_let_the_first_stand(stage: Stage) -> None:
    lars, jonas = await pair(stage)
    await lars.replies("Att-sats 1 är tillagd", LARSS)
    lars_proposal = lars.last
    await jonas.replies("Att-sats 1 är tillagd", JONASS)
    await jonas.taps("Anta")
    await lars.taps("Anta", lars_proposal)
    assert lars.sees("ändrades av Jonas Thorell medan du skrev")
    await lars.taps("Ångra", lars_proposal)
    assert await satser(stage) == [JONASS]


async def test_whoever_changed_something_else_is_not_blamed(stage: Stage) -> None:
    lars, jonas, karin = await pair(stage, "Karin")
    await karin.taps("Jag är med")
    await lars.replies("Att-sats 1 är tillagd", LARSS)
    proposal = lars.last
    await jonas.replies("Att-sats 1 är tillagd", JONASS)
    await jonas.taps("Anta")
    await karin.says("/att Att nämnden tackar.")
    await lars.taps("Anta", proposal)
    assert lars.sees("ändrades av Jonas Thorell medan du skrev")


async def test_two_taps_on_their_way_adopt_once_and_alarm_nobody(stage: Stage) -> None:
    lars, _jonas = await pair(stage)
    await lars.replies("Att-sats 1 är tillagd", LARSS)
    proposal, before = lars.last, await log_length(stage)
    first, second = lars.tap("Anta", proposal), lars.tap("Anta", proposal)
    await stage.settle()
    assert await log_length(stage) == before + 1
    assert not lars.sees("medan du skrev")
    assert first.answer
    assert second.answer
    assert second.answer.text == told(StaleButton())


async def test_one_who_does_not_stand_on_it_adopts_nothing(stage: Stage) -> None:
    lars, _jonas, fatima = await pair(stage, "Fatima")
    assert (await fatima.replies("Att-sats 1 är tillagd", LARSS)).text == told(NotOnDraft())
    await lars.replies("Att-sats 1 är tillagd", LARSS)
    assert await fatima.taps("Anta") == told(NotOnDraft())
    assert await fatima.taps("Ångra", lars.message("föreslagen lydelse")) == told(StaleButton())
    assert await satser(stage) == [ONE]


async def test_a_reply_to_an_old_receipt_shows_what_it_says_now(stage: Stage) -> None:
    lars, jonas = await pair(stage)
    receipt = lars.message("Att-sats 1 är tillagd")
    await jonas.says(JONASS, reply_to=receipt)
    await jonas.taps("Anta")
    shown = await lars.says(LARSS, reply_to=receipt)
    assert "medan du skrev. Inget är överskrivet." in shown.text
    assert JONASS in shown.text


async def test_a_wording_of_something_removed_can_still_be_put_away(stage: Stage) -> None:
    lars, jonas = await pair(stage)
    await jonas.replies("Att-sats 1 är tillagd", JONASS)
    await lars.says("/angra")
    assert "finns inte längre" in await jonas.taps("Anta")
    await jonas.taps("Ångra", jonas.message("föreslagen lydelse"))
    assert JONASS in jonas.message("avstod från att ändra stycket som togs bort").text


@pytest.mark.parametrize("length", [1_900, 3_900])
async def test_a_long_change_is_shown_around_what_changed(stage: Stage, length: int) -> None:
    """Whatever is shown, the whole of what was written is kept."""
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.taps("Skriv motivering")
    long = ("Nämnden bör se till att alla mötesplatser är öppna. " * 90)[:length].rstrip(". ") + "."
    await lars.says(long)
    await lars.says("/andra")
    await lars.taps(label(lars.last, "¶"))
    new = long.replace("öppna", "stängda", 1)
    shown = await lars.says(new)
    assert "<s>öppna</s> <u>stängda</u>" in shown.html
    await lars.taps("Anta")
    assert (await motivation(stage))[0][0] == new


async def test_an_entirely_new_long_wording_is_shown_shortened_and_kept_whole(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/motivering " + " ".join(f"öppet{n}" for n in range(450)))
    await lars.says("/andra")
    await lars.taps(label(lars.last, "¶"))
    new = " ".join(f"stängt{n}" for n in range(380))
    await lars.says(new)
    assert labels(lars.last) == ["Anta", "Ångra"]
    await lars.taps("Anta")
    assert (await motivation(stage))[0][0] == new


async def test_what_there_is_to_think_of_fits_however_much_it_is_about(stage: Stage) -> None:
    """The same word eight hundred times: the advice quotes its beginning."""
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/motivering 23.2")
    await lars.says("/andra")
    await lars.taps(label(lars.last, "¶"))
    new = " ".join(["att"] * 800)
    shown = await lars.says(new)
    assert labels(shown) == ["Anta", "Ångra"]
    assert "💡" in shown.text
    await lars.taps("Anta")
    assert (await motivation(stage))[0][0] == new
