"""Who is let in to a draft's pages, by Telegram's word or a link, once. Others learn nothing"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession

from bot.app import build, running
from bot.clock import Clock
from bot.desk import Desk
from bot.local.ports import free_port
from bot.pages.keys import LINK, SESSION
from bot.pages.routes import Reading
from bot.pages.site import Site
from bot.play.stage import open_stage
from bot.settings import Settings
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from bot.web import served
from drafts.draft import Draft
from drafts.pacing import Pace
from handlers.pacing import Paces
from tests.bot.pages.scene import Scene, Visitor, open_scene, reading, said, visiting
from tests.chat import Chatter, enter, open_draft

WORDS = "Att nämnden avslår förvaltningens förslag."
NOWHERE = "deadbeef"


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with open_scene() as opened:
        yield opened


@pytest.fixture
async def visitor(scene: Scene) -> AsyncIterator[Visitor]:
    async with visiting(scene) as one:
        yield one


async def a_draft(scene: Scene) -> tuple[Chatter, Draft]:
    (lars,) = await enter(scene.stage, "Lars")
    draft = await open_draft(lars)
    await lars.says(f"/att {WORDS}")
    return lars, draft


async def linked(scene: Scene, who: Chatter, draft: Draft) -> str:
    return parse_qs(urlsplit(await scene.link(who, draft)).query)["lank"][0]


async def test_telegrams_word_lets_one_in_once(scene: Scene, visitor: Visitor) -> None:
    lars, draft = await a_draft(scene)
    here = f"{scene.pages}/{draft.id}"
    word = said(scene, "Lars", draft)
    status, text, url = await visitor.post(f"{here}/in", sagt=word, ljus="dark")
    assert (status, url) == (200, here)
    assert WORDS in text
    assert 'data-scheme="dark"' in text
    assert await visitor.enters(draft.id, sagt=word) == 200, "Telegram's own reload, in the same browser"
    async with visiting(scene) as other:
        assert await other.enters(draft.id, sagt=word) == 403
    assert lars.sees("Att-sats 1 är tillagd")


async def test_a_link_lets_one_in_once_and_looking_at_it_does_not_use_it_up(
    scene: Scene, visitor: Visitor
) -> None:
    lars, draft = await a_draft(scene)
    address = await scene.link(lars, draft)
    status, text = await visitor.get(address)
    assert (status, WORDS in text) == (200, False)
    link = parse_qs(urlsplit(address).query)["lank"][0]
    assert await visitor.enters(draft.id, lank=link) == 200
    async with visiting(scene) as other:
        assert await other.enters(draft.id, lank=link) == 403


@pytest.mark.parametrize("given", [{}, {"lank": "1001.9999999999.x.0"}, {"sagt": "user=%7B%7D&hash=0"}])
async def test_what_is_made_up_lets_nobody_in(given: dict[str, str], scene: Scene, visitor: Visitor) -> None:
    _lars, draft = await a_draft(scene)
    assert await visitor.enters(draft.id, **given) == 403
    assert (await visitor.get(f"{scene.pages}/{draft.id}"))[0] == 403


async def test_what_is_old_lets_nobody_in(scene: Scene, visitor: Visitor) -> None:
    lars, draft = await a_draft(scene)
    link, word = await linked(scene, lars, draft), said(scene, "Lars", draft)
    scene.clock.set(scene.clock.now() + LINK)
    assert await visitor.enters(draft.id, lank=link) == 403
    assert await visitor.enters(draft.id, sagt=word) == 403


async def test_a_session_ends(scene: Scene, visitor: Visitor) -> None:
    _lars, draft = await a_draft(scene)
    await visitor.enters(draft.id, sagt=said(scene, "Lars", draft))
    scene.clock.set(scene.clock.now() + SESSION + timedelta(seconds=1))
    assert (await visitor.get(f"{scene.pages}/{draft.id}"))[0] == 403


async def test_a_session_opens_one_draft(scene: Scene, visitor: Visitor) -> None:
    lars, draft = await a_draft(scene)
    other = await open_draft(lars, kind="Eget förslag")
    await visitor.enters(draft.id, sagt=said(scene, "Lars", draft))
    assert (await visitor.get(f"{scene.pages}/{other.id}"))[0] == 403


async def test_who_may_not_read_learns_not_even_whether_it_is_there(scene: Scene) -> None:
    """Somebody else of the board, the secretary before it is handed in, and a stranger."""
    _lars, draft = await a_draft(scene)
    await enter(scene.stage, "Jonas", "Maria")
    for who in ("Jonas", "Maria", "Helena"):
        scene.stage.user(who).starts()
        await scene.stage.settle()
        seen = []
        for id_ in (draft.id, NOWHERE, scene.stage.board.id):
            async with visiting(scene) as one:
                await one.enters(id_, sagt=said(scene, who, replace(draft, id=id_)))
                for path in ("", "/historik", "/handling/x", "/andra/s3.0", "/in"):
                    status, text = await one.get(f"{scene.pages}/{id_}{path}")
                    seen.append((id_, path, status, text.replace(id_, "")))
        for path in ("", "/historik", "/handling/x", "/andra/s3.0", "/in"):
            assert len({(status, text) for _id, at, status, text in seen if at == path}) == 1
        assert not any(WORDS in text for _id, _path, _status, text in seen)


async def test_who_leaves_the_draft_is_shut_out_at_once(scene: Scene, visitor: Visitor) -> None:
    lars, draft = await a_draft(scene)
    (jonas,) = await enter(scene.stage, "Jonas")
    group = lars.within("grupp")
    await group.says("/utkast")
    await lars.says("/utkast")
    await lars.taps("Bjud in")
    invite = next(word for word in lars.last.text.split() if "start=med-" in word)
    await jonas.opens(invite)
    await visitor.enters(draft.id, sagt=said(scene, "Jonas", draft))
    assert (await visitor.get(f"{scene.pages}/{draft.id}"))[0] == 200
    await jonas.taps("Mer")
    await jonas.taps("Gå ur utkastet")
    assert (await visitor.get(f"{scene.pages}/{draft.id}"))[0] == 403


async def test_a_secretary_reads_what_is_handed_in_and_nothing_written_since(
    scene: Scene, visitor: Visitor
) -> None:
    lars, draft = await a_draft(scene)
    (maria,) = await enter(scene.stage, "Maria")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    assert any(button.app for row in maria.message("Bilaga till").buttons for button in row)
    await visitor.enters(draft.id, sagt=said(scene, "Maria", draft))
    here = f"{scene.pages}/{draft.id}"
    assert WORDS in (await visitor.get(here))[1]
    await maria.taps("Begär rättelse")
    await maria.says("Skriv om.")
    await lars.replies("Att-sats 1 är tillagd", "Att nämnden i hemlighet bifaller.")
    await lars.taps("Anta")
    for path in ("", "/historik"):
        text = (await visitor.get(here + path))[1]
        assert WORDS in text
        assert "hemlighet" not in text
    assert (await visitor.get(f"{here}/andra/ny"))[0] == 200
    assert "Skriv i motiveringen" not in (await visitor.get(here))[1]


async def test_in_a_group_the_button_carries_nobodys_right(scene: Scene) -> None:
    lars, draft = await a_draft(scene)
    group = lars.within("grupp")
    await group.says("/utkast")
    await open_draft(group, kind="Eget förslag")
    (button,) = [b for row in group.message("Eget förslag").buttons for b in row if b.label == "Läs hela"]
    assert button.app is None
    assert button.url is not None
    assert "?start=sida-" in button.url
    assert draft.id not in button.url


async def test_a_form_of_somebody_elses_page_does_nothing(scene: Scene, visitor: Visitor) -> None:
    _lars, draft = await a_draft(scene)
    here = f"{scene.pages}/{draft.id}"
    word = said(scene, "Lars", draft)
    assert (await visitor.post(f"{here}/in", "https://evil.example", sagt=word))[0] == 403
    await visitor.enters(draft.id, sagt=word)
    for origin in ("https://evil.example", "null"):
        assert (await visitor.post(f"{here}/andra/ny", origin, ord="Elakt.", gor="anta"))[0] == 403
    assert "Elakt" not in (await visitor.get(here))[1]


async def test_whoever_turns_pages_too_fast_is_told_to_wait_and_keeps_their_words(scene: Scene) -> None:
    """The routes alone, on a server of their own, at Telegram's pace."""
    _lars, draft = await a_draft(scene)
    app = build(scene.stage.settings, Shelf(scene.stage.database))
    desk: Desk = app.bot_data["desk"]
    app.bot_data["desk"] = replace(desk, paces=Paces(Pace(burst=2, rate=0.01)))
    site = Site(f"http://127.0.0.1:{free_port()}", 0)
    ledger = Ledger(scene.stage.database)
    routes = Reading(app, desk.keys, ledger, lambda: None, scene.clock).routes(f"{site.url}/las")
    port, here = int(site.url.rpartition(":")[2]), f"{site.url}/las/{draft.id}"
    async with (
        served(routes, port, "porten", "127.0.0.1"),
        reading(replace(scene, site=site), "Lars", draft) as lars,
    ):
        assert (await lars.get(here))[0] == 200
        status, page, _url = await lars.post(f"{here}/andra/ny", ord=WORDS, gor="anta")
    assert (status, WORDS in page, "Vänta" in page) == (429, True, True)


async def test_pages_load_nothing_of_others_and_leave_nothing_behind(scene: Scene, visitor: Visitor) -> None:
    _lars, draft = await a_draft(scene)
    await visitor.enters(draft.id, sagt=said(scene, "Lars", draft))
    async with visitor.session.get(f"{scene.pages}/{draft.id}") as answer:
        policy, text = answer.headers["Content-Security-Policy"], await answer.text()
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Encoding"] in {"gzip", "deflate"}
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "https://" not in policy.replace("frame-ancestors https://web.telegram.org", "")
    assert "http" not in text.replace("text/html", "")
    (cookie,) = visitor.session.cookie_jar
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == (f"/las/{draft.id}", "Lax", True)


async def test_in_telegrams_web_client_the_cookie_is_that_frames_alone() -> None:
    """There the page stands in a frame of another site, and behind a proxy that speaks TLS."""
    port, clock = free_port(), Clock()
    site = Site("https://yrka.example.se", port)
    async with open_stage("example", lambda s: running(replace(s, site=site), clock), clock=clock) as stage:
        scene = Scene(stage, site, clock)
        _lars, draft = await a_draft(scene)
        headers = {"Origin": site.url, "Sec-Fetch-Dest": "iframe"}
        form, address = {"sagt": said(scene, "Lars", draft)}, f"http://127.0.0.1:{port}/las/{draft.id}/in"
        async with ClientSession() as session:
            answer = await session.post(address, data=form, headers=headers, allow_redirects=False)
        cookie = answer.headers["Set-Cookie"]
        assert answer.status == 303
        assert {"SameSite=None", "Secure", "Partitioned", "HttpOnly"} <= set(cookie.split("; "))


async def test_what_has_been_used_stays_used_when_the_bot_has_started_again(tmp_path: Path) -> None:
    port, clock = free_port(), Clock()
    site = Site(f"http://127.0.0.1:{port}", port)
    async with open_stage("example", _absent, tmp_path, clock) as stage:
        settings, scene = replace(stage.settings, site=site), Scene(stage, site, clock)
        async with running(settings, clock):
            lars, draft = await a_draft(scene)
            link = await linked(scene, lars, draft)
            async with visiting(scene) as one:
                assert await one.enters(draft.id, lank=link) == 200
        async with running(settings, clock), visiting(scene) as other:
            assert await other.enters(draft.id, lank=link) == 403
            assert await other.enters(draft.id, lank=await linked(scene, lars, draft)) == 200


@asynccontextmanager
async def _absent(_settings: Settings) -> AsyncIterator[None]:
    yield
