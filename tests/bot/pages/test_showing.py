"""What stands on the pages: changes and whose they are, what collides, each version; never too much."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator

import pytest

from drafts.draft import Draft
from tests.bot.pages.scene import Scene, amends, open_scene, reading
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import stored_board
from tests.handlers.filed import file_agreement

FOUR, FIVE = "minst fyra kvällar i veckan", "minst fem kvällar i veckan"
TWICE, MONTHLY = "minst två gånger om året", "en gång i månaden"


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with open_scene() as opened:
        await file_agreement(opened.stage)
        yield opened


async def a_draft(scene: Scene) -> tuple[Chatter, Draft]:
    """By Lars, who has let Jonas in by the group."""
    lars, jonas = await enter(scene.stage, "Lars", "Jonas", group="grupp")
    draft = await open_draft(lars)
    await jonas.taps("Jag är med")
    await amends(scene, draft, "Lars", FOUR, FIVE)
    await amends(scene, draft, "Jonas", "öppen minst fem", "bemannad och öppen minst fem")
    return lars, await amends(scene, draft, "Jonas", TWICE, "minst fyra gånger om året")


async def address(scene: Scene, draft: Draft) -> str:
    handling = (await stored_board(scene.stage)).handlingar[-1]
    return f"{scene.pages}/{draft.id}/handling/{handling.id}"


def pieces(page: str) -> int:
    """Paragraphs, headings and tables of the document."""
    return len(re.findall(r'<(?:p|h\d|table|p class="item \w+")>', page.partition("<article")[2]))


def plain(page: str) -> str:
    """As it is read, in one line."""
    body = page.partition("<body>")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


async def test_the_document_shows_what_is_struck_and_added_and_by_whom(scene: Scene) -> None:
    _lars, draft = await a_draft(scene)
    async with reading(scene, "Lars", draft) as lars:
        page = (await lars.get(await address(scene, draft)))[1]
    assert "<del>fyra</del><sup>LE</sup><wbr><ins>fem</ins><sup>LE</sup>" in page
    assert "<ins> bemannad och</ins><sup>JT</sup>" in page
    assert "minst <del>två</del><wbr><ins>fyra</ins> gånger" in page
    assert "Ändring 1, ändrat · Jonas Thorell (M) och Lars Ekdahl (C)" in plain(page)
    assert page.count("data-stop") == 2
    assert "Föreningarnas lokaler används gemensamt" in page


async def test_only_what_changes_says_how_much_is_left_out(scene: Scene) -> None:
    _lars, draft = await a_draft(scene)
    here = await address(scene, draft)
    async with reading(scene, "Lars", draft) as lars:
        whole, only = [(await lars.get(f"{here}{asked}"))[1] for asked in ("", "?bara=1")]
    assert "Föreningarnas lokaler används gemensamt" not in only
    skipped = [int(n) for n in re.findall(r'class="gap">(\d+)', only)]
    assert sum(skipped) == pieces(whole) - pieces(only)


async def test_side_by_side_each_side_has_its_own_words(scene: Scene) -> None:
    _lars, draft = await a_draft(scene)
    async with reading(scene, "Lars", draft) as lars:
        page = (await lars.get(f"{await address(scene, draft)}?vy=bredvid&bara=1"))[1]
    sides = [re.findall(rf'<div class="{side}">(.*?)</div>', page, re.DOTALL) for side in ("old", "new")]
    old, new = (side[-1] for side in sides)
    assert "minst <del>två</del> gånger" in old
    assert "<ins>" not in old
    assert "minst <ins>fyra</ins> gånger" in new
    assert "<del>" not in new


async def test_a_collision_says_whom_to_talk_to_and_nothing_of_their_words(scene: Scene) -> None:
    lars, draft = await a_draft(scene)
    (helena,) = await enter(scene.stage, "Helena")
    other = await open_draft(helena, kind="Eget förslag")
    await amends(scene, other, "Helena", TWICE, MONTHLY)
    here = await address(scene, draft)
    async with reading(scene, "Lars", draft) as reader:
        page = (await reader.get(here))[1]
    assert "Krockar med ett annat utkast. Tala med Helena Brodin (KD)." in plain(page)
    assert plain(page).count("Krockar") == 1
    assert MONTHLY not in page
    (maria,) = await enter(scene.stage, "Maria")
    for who in (lars, lars.within(""), Chatter(scene.stage, "Jonas")):
        await who.says("/utkast")
    await lars.taps("Skriv under")
    await Chatter(scene.stage, "Jonas").taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    assert maria.sees("version 1")
    async with reading(scene, "Maria", draft) as secretary:
        page = (await secretary.get(here))[1]
    assert "<ins>fem</ins>" in page
    assert "Krockar" not in page, "what Helena writes has not been handed in"


async def test_history_shows_each_version_and_what_has_happened_since(scene: Scene) -> None:
    lars, draft = await a_draft(scene)
    await lars.says("/att Att nämnden bifaller förslaget.")
    await lars.replies("Att-sats 1 är tillagd", "Att nämnden delvis bifaller förslaget.")
    await lars.taps("Anta")
    async with reading(scene, "Jonas", draft) as jonas:
        here = f"{scene.pages}/{draft.id}/historik"
        newest = (await jonas.get(here))[1]
        first = (await jonas.get(f"{here}?v=1"))[1]
        since = (await jonas.get(f"{here}?v=4&mot=nu"))[1]
        wild = [(await jonas.get(f"{here}?v={v}"))[1] for v in ("0", "99", "x", "²", "-1")]
    assert "Att nämnden<ins> delvis</ins> bifaller förslaget." in newest
    assert "Version 5 av 5" in plain(newest)
    assert "bifaller" not in first.partition("<article")[2].partition("</article>")[0]
    assert since.partition("<article")[2].partition("</article>")[0].count("<ins>") == 1
    assert wild == [newest] * 5
    assert "Jonas Thorell gick med" in plain(newest)
