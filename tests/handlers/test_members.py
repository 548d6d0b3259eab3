"""/register: links handed out by the secretary and the gruppledare, and taken back."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.errors import AccountTaken, MayNotInvite, NotOnRegister, StaleButton, UnknownPerson
from drafts.link_errors import ExpiredLink, RevokedLink, UsedLink
from tests.chat import Chatter, enter
from tests.handlers.acting import forges, labels, log_length, pass_days, stored_board, told


async def handed_out(stage: Stage, who: Chatter, whom: str) -> str:
    """The link that `who` makes for this person."""
    await who.says("/register")
    for _ in range(2):
        if not any(name.endswith(whom) for name in labels(who.last)):
            await who.taps("Fler ›")
    await who.taps(next(name for name in labels(who.last) if name.endswith(whom)))
    await who.taps("Skapa länk")
    return stage.telegram.world.links()[-1].url


async def test_the_secretary_hands_out_anybodys_link(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    url = await handed_out(stage, maria, "Erik Lindman (KD)")
    assert "Personlig länk till Erik Lindman (KD)" in maria.last.text
    erik = Chatter(stage, "Erik")
    assert "Nu vet jag att du är Erik Lindman (KD), ersättare" in (await erik.opens(url)).text


async def test_a_gruppledare_hands_out_the_partys_own(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await lars.says("/register")
    assert labels(lars.last) == ["✅ Lars Ekdahl (C)", "▫️ Ingrid Sjögren (C)"]
    url = await handed_out(stage, lars, "Ingrid Sjögren (C)")
    assert "Nu vet jag" in (await Chatter(stage, "Ingrid").opens(url)).text
    await lars.says("/register")
    assert "2 av 2 har öppnat sin länk." in lars.last.text


async def test_others_hand_out_none(stage: Stage) -> None:
    (jonas,) = await enter(stage, "Jonas")
    assert (await jonas.says("/register")).text == told(MayNotInvite())


async def test_a_link_opens_once_and_is_useless_to_the_second(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    url = await handed_out(stage, maria, "Erik Lindman (KD)")
    await Chatter(stage, "Erik").opens(url)
    assert (await Chatter(stage, "Oskar").opens(url)).text == told(UsedLink())
    assert (await Chatter(stage, "Erik").opens(url)).text == told(UsedLink())


async def test_a_link_runs_out(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    url = await handed_out(stage, maria, "Erik Lindman (KD)")
    await pass_days(stage, 8)
    assert (await Chatter(stage, "Erik").opens(url)).text == told(ExpiredLink())


async def test_a_link_taken_back_opens_nothing(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    url = await handed_out(stage, maria, "Erik Lindman (KD)")
    shown = maria.message("Har en länk som inte är öppnad.")
    await maria.taps("Tillbaka", shown)
    await maria.taps("✉️ Erik Lindman (KD)", shown)
    assert await maria.taps("Återkalla", shown) == "Erik Lindmans länkar och konto gäller inte längre."
    assert (await Chatter(stage, "Erik").opens(url)).text == told(RevokedLink())


async def test_an_account_taken_back_opens_nothing_either(stage: Stage) -> None:
    maria, erik = await enter(stage, "Maria", "Erik")
    await forges(maria, f"unlink:{stage.board.id}:{stage.person('Erik').id}")
    assert (await erik.says("/nytt")).text == told(NotOnRegister())
    assert "Har ingen länk" in maria.messages[1].text


async def test_one_account_is_one_person(stage: Stage) -> None:
    maria, lars = await enter(stage, "Maria", "Lars")
    url = await handed_out(stage, maria, "Erik Lindman (KD)")
    assert (await lars.opens(url)).text == told(AccountTaken())
    assert "Nu vet jag" in (await Chatter(stage, "Erik").opens(url)).text


async def test_a_new_phone_takes_the_place_of_the_old(stage: Stage) -> None:
    maria, erik = await enter(stage, "Maria", "Erik")
    url = await handed_out(stage, maria, "Erik Lindman (KD)")
    new_phone = stage.telegram.world.user("Erik")
    new_phone.opens(url)
    await stage.settle()
    assert (await stored_board(stage)).account_of(stage.person("Erik").id) == new_phone.id
    assert (await erik.says("/nytt")).text == told(NotOnRegister())


async def test_the_link_goes_to_the_private_chat_also_when_asked_for_in_a_group(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    url = await handed_out(stage, lars, "Ingrid Sjögren (C)")
    assert not lars.sees(url)
    assert lars.within("").sees(url)


async def test_what_is_not_there_is_refused(stage: Stage) -> None:
    maria, lars = await enter(stage, "Maria", "Lars")
    board, before = stage.board.id, await log_length(stage)
    assert await forges(maria, f"person:{board}:p999") == told(UnknownPerson())
    assert await forges(maria, f"link:{board}:p999") == told(UnknownPerson())
    assert await forges(maria, f"people:{board}:99") == told(StaleButton())
    assert await forges(maria, f"people:{board}:-1") == told(StaleButton())
    assert await forges(lars, f"person:{board}:{stage.person('Maria').id}") == told(MayNotInvite())
    assert await log_length(stage) == before
