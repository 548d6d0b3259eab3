"""Who stands behind the text: invited, tapped in, leaving."""

from __future__ import annotations

from bot.play.stage import Stage
from bot.store.shelf import Shelf
from drafts.errors import (
    AlreadyAuthor,
    LastAuthor,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    StaleButton,
    UnknownDraft,
)
from drafts.link_errors import ExpiredLink, RevokedLink, UnknownLink, UsedLink
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import Stranger, forges, labels, log_length, pass_days, the_draft, told


async def invited(stage: Stage, *guests: str) -> tuple[str, Chatter, list[Chatter]]:
    """A link that Lars was given, Lars, and those who might use it."""
    lars, *others = await enter(stage, "Lars", *guests)
    await open_draft(lars.within("grupp"))
    await lars.within("grupp").taps("Bjud in")
    return stage.telegram.world.links()[-1].url, lars, others


async def authors(stage: Stage) -> list[str]:
    draft = await the_draft(stage)
    return [
        person.first_name for a in draft.authors for person in stage.board.people if person.id == a.person
    ]


async def test_an_invitation_goes_to_the_private_chat_of_whoever_asked(stage: Stage) -> None:
    url, lars, _ = await invited(stage)
    assert url in lars.last.text
    assert labels(lars.last) == ["Kopiera länken", "Återkalla"]
    assert not lars.within("grupp").sees(url)


async def test_whoever_opens_an_invitation_stands_on_the_draft(stage: Stage) -> None:
    url, lars, (johan,) = await invited(stage, "Johan")
    await johan.opens(url)
    assert await authors(stage) == ["Lars", "Johan"]
    assert johan.sees("Välkommen! Nu står du bakom utkastet i ärende 23.")
    assert johan.sees("Bakom förslaget")
    assert "Johan Sandqvist (L)" in lars.within("grupp").message("Bakom förslaget").text


async def test_an_invitation_opens_once(stage: Stage) -> None:
    url, _lars, (johan, fatima) = await invited(stage, "Johan", "Fatima")
    await johan.opens(url)
    assert (await fatima.opens(url)).text == told(UsedLink())
    assert await authors(stage) == ["Lars", "Johan"]


async def test_an_invitation_taken_back_opens_nothing(stage: Stage) -> None:
    url, lars, (johan,) = await invited(stage, "Johan")
    await lars.taps("Återkalla")
    assert lars.sees("som ingen har använt gäller inte längre")
    assert (await johan.opens(url)).text == told(RevokedLink())


async def test_an_invitation_runs_out(stage: Stage) -> None:
    url, _lars, (johan,) = await invited(stage, "Johan")
    await pass_days(stage, 8)
    assert (await johan.opens(url)).text == told(ExpiredLink())


async def test_a_made_up_invitation_opens_nothing(stage: Stage) -> None:
    url, lars, (johan,) = await invited(stage, "Johan")
    draft, bot = await the_draft(stage), url.partition("?")[0]
    before = await log_length(stage)
    assert (await johan.opens(f"{url}x")).text == told(UnknownLink())
    assert (await johan.opens(f"{bot}?start=med-{draft.id}-")).text == told(UnknownLink())
    assert (await johan.opens(f"{bot}?start=med-nejnejne-abc")).text == told(UnknownDraft())
    assert (await johan.opens(f"{bot}?start=med-{stage.board.id}-abc")).text == told(UnknownDraft())
    assert (await johan.opens(f"{bot}?start=las-{stage.board.id}")).text == told(UnknownDraft())
    assert (await johan.opens(f"{bot}?start=jag-{draft.id}-abc")).text == told(UnknownLink())
    assert (await johan.opens(f"{bot}?start=las-{draft.id}")).text == told(NotOnDraft())
    assert (await johan.opens(f"{bot}?start=lappri")).text == told(UnknownLink())
    assert (await lars.opens(f"{bot}?start=las-{draft.id}")).text.startswith("Det var hela texten")
    assert await log_length(stage) == before


async def test_one_who_is_on_it_already_is_shown_the_card(stage: Stage) -> None:
    url, lars, _ = await invited(stage)
    await lars.opens(url)
    assert lars.sees("Du står redan bakom utkastet.")
    assert "Bakom förslaget" in lars.last.text


async def test_a_stranger_and_the_secretary_cannot_use_an_invitation(stage: Stage) -> None:
    url, _lars, (maria, johan) = await invited(stage, "Maria", "Johan")
    disa = await Stranger.enters(stage)
    disa.user.opens(url)
    await stage.settle()
    shown = stage.telegram.world.messages(disa.user.chat)[-1]
    assert shown.text == told(NotOnRegister())
    assert (await maria.opens(url)).text == told(NotForSecretary())
    await johan.opens(url)
    assert await authors(stage) == ["Lars", "Johan"]


async def test_an_ersattare_who_does_not_serve_stands_there_with_ey(stage: Stage) -> None:
    lars, erik = await enter(stage, "Lars", "Erik", group="grupp")
    await open_draft(lars)
    assert "som ersättare (e.y.)" in await erik.taps("Jag är med")
    assert "Erik Lindman (KD) e.y." in lars.message("Bakom förslaget").text


async def test_whoever_taps_twice_stands_there_once(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.says("/hjalp")
    card = lars.message("Bakom förslaget")
    jonas.tap("Jag är med", card)
    second = jonas.tap("Jag är med", card)
    await stage.settle()
    assert await authors(stage) == ["Lars", "Jonas"]
    assert second.answer
    assert second.answer.text == told(AlreadyAuthor())


async def test_nobody_taps_in_from_where_the_draft_does_not_live(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    draft = await the_draft(stage)
    await jonas.within("annan").says("/hjalp")
    assert await forges(jonas, f"join:{draft.id}", jonas.within("annan").last) == told(NotOnDraft())
    assert await authors(stage) == ["Lars"]


async def test_leaving_is_ones_own_affair(stage: Stage) -> None:
    """In a group everyone sees the button."""
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    await jonas.taps("Mer")
    assert "Jonas, vad vill du göra" in jonas.last.text
    assert await lars.taps("Gå ur utkastet") == told(StaleButton())
    assert await lars.taps("Stryk min underskrift") == told(StaleButton())
    await jonas.taps("Gå ur utkastet")
    assert await authors(stage) == ["Lars"]
    assert jonas.sees("Jonas Thorell står inte längre bakom utkastet i ärende 23.")


async def test_whoever_has_left_sees_no_more_of_it(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    private = jonas.within("")
    await private.says("/utkast")
    await private.taps("Mer")
    await private.taps("Gå ur utkastet")
    await lars.says("/att Att nämnden avslår.")
    assert not private.sees("Att nämnden avslår.")
    assert private.sees("Du står inte bakom utkastet i ärende 23.")
    assert "Här finns inget utkast" in (await private.says("/utkast")).text
    assert "Här finns inget utkast" in (await private.says("/att Att jag ändå.")).text


async def test_the_last_to_stand_there_withdraws_instead(stage: Stage) -> None:
    lars, erik = await enter(stage, "Lars", "Erik", group="grupp")
    await open_draft(lars)
    await lars.taps("Mer")
    assert await lars.taps("Gå ur utkastet") == told(LastAuthor())
    await erik.taps("Jag är med")
    await lars.taps("Gå ur utkastet")
    assert await authors(stage) == ["Erik"]


async def test_where_the_last_proposer_has_left_the_card_says_what_to_do(stage: Stage) -> None:
    lars, erik, jonas = await enter(stage, "Lars", "Erik", "Jonas", group="grupp")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår.")
    await erik.taps("Jag är med")
    await lars.taps("Mer")
    await lars.taps("Gå ur utkastet")
    assert "Ingen av er har förslagsrätt i ärendet. Bjud in en ledamot" in erik.message("Bakom").text
    await erik.taps("Bjud in")
    await jonas.within("").opens(stage.telegram.world.links()[-1].url)
    assert await authors(stage) == ["Erik", "Jonas"]
    draft = await Shelf(stage.database).draft((await the_draft(stage)).id)
    assert draft.has(stage.person("Jonas").id)
