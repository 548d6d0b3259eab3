"""Texts written on a page, by the rules of the chat: shown first, and never over another's, lost or twice."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.pages.keys import SESSION
from drafts.draft import Draft
from tests.bot.pages.scene import Scene, Visitor, open_scene, reading
from tests.bot.pages.test_showing import address, plain
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import log_length, motivation, satser, stored, the_draft
from tests.handlers.filed import file_agreement

ONE = "Att förskolan har öppet till klockan 16 två dagar i veckan."
LARSS = "Att förskolan har öppet till klockan 17 två dagar i veckan."
JONASS = "Att förskolan har öppet till klockan 16 tre dagar i veckan."


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with open_scene() as opened:
        yield opened
        await opened.stage.settle()


async def pair(scene: Scene) -> tuple[Chatter, Draft, str]:
    """Lars, the draft that he writes with Jonas, and the address of its att-sats."""
    lars, jonas = await enter(scene.stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    await lars.says(f"/att {ONE}")
    draft = await the_draft(scene.stage)
    return lars, draft, f"{scene.pages}/{draft.id}/andra/{draft.text.satser[0].id}"


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


async def form(visitor: Visitor, where: str) -> str:
    return seen((await visitor.get(where))[1])


async def test_words_are_shown_as_a_change_and_count_when_adopted(scene: Scene) -> None:
    lars, draft, here = await pair(scene)
    async with reading(scene, "Jonas", draft) as jonas:
        digest = await form(jonas, here)
        _status, page, _url = await jonas.post(here, ord=f"1. {LARSS}", seen=digest, gor="visa")
        assert "klockan <del>16</del><wbr><ins>17</ins> två dagar" in page
        assert await satser(scene.stage) == [ONE]
        status, page, url = await jonas.post(here, ord=LARSS, seen=seen(page), gor="anta")
    assert (status, url.partition("?")[0]) == (200, f"{scene.pages}/{draft.id}")
    assert "Ändringen är införd." in page
    assert await satser(scene.stage) == [LARSS]
    await scene.stage.settle()
    assert LARSS in lars.message("Gemensamt förslag").text, "and the card is drawn again"


async def test_what_was_adopted_is_taken_back_while_it_is_the_latest(scene: Scene) -> None:
    lars, draft, here = await pair(scene)
    back = f"{scene.pages}/{draft.id}/angra"
    async with reading(scene, "Jonas", draft) as jonas:
        page = (await jonas.post(here, ord=JONASS, seen=await form(jonas, here), gor="anta"))[1]
        found = re.search(r'name="klart" value="(\d+)"', page)
        assert found
        await lars.says("/att Att nämnden avslår.")
        assert "Det går inte" in (await jonas.post(back, klart=found[1]))[1]
        assert await satser(scene.stage) == [JONASS, "Att nämnden avslår."]
        await lars.taps("Ångra")
        page = (await jonas.post(back, klart=found[1]))[1]
    assert "Ändringen är tillbakatagen." in page
    assert await satser(scene.stage) == [ONE]


async def test_whoever_comes_second_sees_both_readings(scene: Scene) -> None:
    lars, draft, here = await pair(scene)
    async with reading(scene, "Jonas", draft) as jonas:
        digest = await form(jonas, here)
        await lars.replies("Att-sats 1 är tillagd", LARSS)
        await lars.taps("Anta")
        _status, page, _url = await jonas.post(here, ord=JONASS, seen=digest, gor="anta")
        assert await satser(scene.stage) == [LARSS]
        assert "Det ändrades av Lars Ekdahl (C) medan du skrev." in plain(page)
        assert LARSS in page
        assert JONASS in page
        await jonas.post(here, ord=JONASS, seen=seen(page), gor="anta")
    assert await satser(scene.stage) == [JONASS]


async def test_of_two_at_the_same_moment_one_is_first(scene: Scene) -> None:
    _lars, draft, here = await pair(scene)
    async with reading(scene, "Jonas", draft) as jonas, reading(scene, "Lars", draft) as lars:
        digest = await form(jonas, here)
        answers = await asyncio.gather(
            jonas.post(here, ord=JONASS, seen=digest, gor="anta"),
            lars.post(here, ord=LARSS, seen=digest, gor="anta"),
        )
    moved = ["medan du skrev" in page for _status, page, _url in answers]
    assert sorted(moved) == [False, True]
    assert await satser(scene.stage) == [(JONASS, LARSS)[moved.index(False)]]


async def test_pressed_twice_it_is_there_once(scene: Scene) -> None:
    _lars, draft, here = await pair(scene)
    more = f"{scene.pages}/{draft.id}/andra/ny"
    async with reading(scene, "Jonas", draft) as jonas:
        once = {"ord": LARSS, "seen": await form(jonas, here), "gor": "anta"}
        new = {"ord": "Rubrik\n\nFörsta.\n\nAndra.", "seen": await form(jonas, more), "gor": "anta"}
        await asyncio.gather(*(jonas.post(here, **once) for _ in range(3)))
        before = await log_length(scene.stage)
        await asyncio.gather(*(jonas.post(more, **new) for _ in range(3)))
    assert await satser(scene.stage) == [LARSS]
    assert await motivation(scene.stage) == [("Rubrik", True), ("Första.", False), ("Andra.", False)]
    assert await log_length(scene.stage) == before + 1


async def test_a_signer_is_told_of_what_is_changed_on_a_page(scene: Scene) -> None:
    lars, draft, here = await pair(scene)
    await lars.taps("Skriv under")
    async with reading(scene, "Jonas", draft) as jonas:
        await jonas.post(here, ord=JONASS, seen=await form(jonas, here), gor="anta")
    await scene.stage.settle()
    assert lars.within("").sees("har ändrats sedan du skrev under")


@pytest.mark.parametrize(("words", "why"), [("  ", "tom"), ("x" * 2_001, "2000")])
async def test_what_cannot_be_so_is_told_and_kept(words: str, why: str, scene: Scene) -> None:
    _lars, draft, here = await pair(scene)
    async with reading(scene, "Jonas", draft) as jonas:
        _status, page, _url = await jonas.post(here, ord=words, seen=await form(jonas, here), gor="anta")
    assert 'role="alert"' in page
    assert words in page
    assert await satser(scene.stage) == [ONE], why


async def test_what_was_written_too_late_is_shown_to_be_copied(scene: Scene) -> None:
    """The piece is gone, then the draft is withdrawn, then the session is over."""
    lars, draft, here = await pair(scene)
    async with reading(scene, "Jonas", draft) as jonas:
        late = {"ord": JONASS, "seen": await form(jonas, here), "gor": "anta"}
        await lars.taps("Ångra")
        answers = [await jonas.post(here, **late)]
        await lars.taps("Mer")
        await lars.taps("Ta tillbaka förslaget")
        await lars.taps("Ja, ta tillbaka")
        answers.append(await jonas.post(f"{scene.pages}/{draft.id}/andra/titel", **late))
        scene.clock.set(scene.clock.now() + SESSION + timedelta(seconds=1))
        answers.append(await jonas.post(here, **late))
    assert [status for status, _page, _url in answers] == [200, 200, 403]
    for _status, page, _url in answers:
        assert JONASS in page
        assert "Kopiera det" in page
    assert (await stored(scene.stage, draft)).text.title == ""


async def test_a_place_in_the_document_is_changed_as_in_the_chat(scene: Scene) -> None:
    await file_agreement(scene.stage)
    _lars, draft, _here = await pair(scene)
    async with reading(scene, "Jonas", draft) as jonas:
        document = await address(scene, draft)
        page = (await jonas.get(f"{document}?andra=1"))[1]
        where = re.findall(r'href="([^"]+/andra/[^"]+)"', page)[7]
        here = scene.site.url + where
        page = (await jonas.get(here))[1]
        words = "Varje stadsdel har en mötesplats som är öppen varje kväll i veckan.\nDen är bemannad."
        given = {"ord": words, "seen": seen(page)}
        _status, page, _url = await jonas.post(here, **given, gor="visa")
        assert "<del>minst fyra kvällar</del><wbr><ins>varje kväll</ins>" in page
        assert "Som att-satser" in page
        status, page, _url = await jonas.post(here, **given, gor="anta")
        assert (status, "Ändringen är införd." in page) == (200, True)
        again = await jonas.post(here, ord="Något helt annat.", seen=given["seen"], gor="anta")
        assert "medan du skrev" in again[1]
    (amendment,) = (await stored(scene.stage, draft)).text.amendments
    assert len(amendment.satser) == 2


async def test_what_is_written_while_the_database_is_away_is_shown_again(scene: Scene) -> None:
    _lars, draft, here = await pair(scene)
    async with reading(scene, "Jonas", draft) as jonas:
        given = {"ord": JONASS, "seen": await form(jonas, here), "gor": "anta"}
        await scene.stage.database.write([("ALTER TABLE log RENAME TO away", ())])
        status, page, _url = await jonas.post(here, **given)
        await scene.stage.database.write([("ALTER TABLE away RENAME TO log", ())])
        assert (status, JONASS in page) == (503, True)
        await jonas.post(here, **given)
    assert await satser(scene.stage) == [JONASS]
