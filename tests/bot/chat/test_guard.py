"""The page answers whoever knows its address, from a page of its own; and nobody else."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from bot.chat.opening import Open

pytestmark = pytest.mark.asyncio(loop_scope="session")

ELSEWHERE = "http://ond.example"


def lars(quiet: Open) -> str:
    number = next(user.id for user in quiet.house.scene.stage.users.values() if user.first_name == "Lars")
    return f"{quiet.address}prova/som/{number}/"


async def test_a_stranger_gets_nothing(quiet: Open) -> None:
    origin = quiet.address.rsplit("/", 2)[0]
    port = urlsplit(quiet.address).port
    body = {"place": "1", "text": "hej"}
    wrong = [
        ("GET", f"{origin}/", {}, 404),
        ("GET", f"{origin}/{'x' * 32}/", {}, 404),
        ("GET", f"{origin}/{'x' * 32}/dekor/chat.css", {}, 404),
        ("GET", quiet.address, {"Host": f"ond.example:{port}"}, 403),
        ("GET", quiet.address, {"Host": "127.0.0.1"}, 403),
        ("GET", quiet.address, {"Origin": ELSEWHERE}, 403),
        ("POST", lars(quiet) + "gor/skriv", {}, 403),
        ("POST", lars(quiet) + "gor/skriv", {"Origin": ELSEWHERE}, 403),
        ("POST", lars(quiet) + "gor/skriv", {"Origin": "null"}, 403),
        ("POST", f"{quiet.address}visa", {"Origin": ELSEWHERE}, 403),
    ]
    async with ClientSession() as session:
        for method, url, headers, status in wrong:
            said = body if method == "POST" else None
            async with session.request(method, url, headers=headers, json=said) as got:
                assert (got.status, method, url) == (status, method, url)
                assert "Öppna adressen" in await got.text()


async def test_a_stranger_hears_nothing(quiet: Open) -> None:
    async with ClientSession() as session:
        for headers in ({}, {"Origin": ELSEWHERE}):
            with pytest.raises(WSServerHandshakeError) as refused:
                await session.ws_connect(lars(quiet) + "ledning", headers=headers)
            assert refused.value.status == 403


async def test_what_is_no_json_of_ours_does_nothing(quiet: Open) -> None:
    ours = {"Origin": quiet.address.rsplit("/", 2)[0]}
    async with ClientSession(headers=ours) as session:
        act = lars(quiet) + "gor/"
        for where, sent, status in (
            ("skriv", {"data": "place=1&text=hej"}, 415),
            ("skriv", {"data": "[1]", "headers": {"Content-Type": "application/json"}}, 400),
            ("skriv", {"data": "{", "headers": {"Content-Type": "application/json"}}, 400),
            ("skriv", {"json": {"place": "-1", "text": "hej"}}, 409),
            ("skriv", {"json": {}}, 409),
            ("tryck", {"json": {"place": lars(quiet).split("/")[-2], "message": "x"}}, 409),
            ("oppna", {"json": {"url": "https://t.me/annan?start=x"}}, 409),
            ("finns-inte", {"json": {}}, 404),
            ("skicka", {"data": {"place": "1"}}, 409),
        ):
            async with session.post(act + where, **sent) as got:
                assert (where, got.status) == (where, status)


async def test_the_clock_goes_only_forward(quiet: Open) -> None:
    clock = quiet.house.scene.stage.clock
    assert clock
    before = clock.now()
    async with ClientSession(headers={"Origin": quiet.address.rsplit("/", 2)[0]}) as session:
        for asked, status in (
            ({"hours": 24}, 200),
            ({"hours": -1}, 409),
            ({"to": "2001-01-01T10:00"}, 409),
            ({"to": "i morgon"}, 409),
            ({}, 409),
        ):
            async with session.post(f"{quiet.address}klocka", json=asked) as got:
                assert (asked, got.status) == (asked, status)
    assert (clock.now() - before).days == 1


async def test_only_what_belongs_to_the_page_is_handed_out(quiet: Open) -> None:
    async with ClientSession() as session:
        for name, status in (("chat.css", 200), ("..%2f..%2fapp.py", 404), ("chat.html.j2", 404)):
            async with session.get(f"{quiet.address}dekor/{name}") as got:
                assert (name, got.status) == (name, status)


async def test_a_file_is_for_those_who_were_sent_it(quiet: Open) -> None:
    stage = quiet.house.scene.stage
    sent = stage.user("Maria").sends(b"%PDF-1.7 prov", name="prov.pdf")
    assert sent.document
    maria = lars(quiet).replace(str(stage.user("Lars").id), str(stage.user("Maria").id))
    async with ClientSession() as session:
        async with session.get(f"{maria}fil/{sent.document.id}") as got:
            assert (got.status, got.content_type) == (200, "application/pdf")
        async with session.get(f"{lars(quiet)}fil/{sent.document.id}") as got:
            assert got.status == 404


async def test_what_is_no_picture_or_pdf_is_only_to_be_saved(quiet: Open) -> None:
    stage = quiet.house.scene.stage
    sent = stage.user("Lars").sends(b"<script>alert(1)</script>", name="sida.html")
    assert sent.document
    async with ClientSession() as session, session.get(f"{lars(quiet)}fil/{sent.document.id}") as got:
        assert got.content_type == "application/octet-stream"
        assert got.headers["Content-Disposition"].startswith("attachment")
        assert got.headers["X-Content-Type-Options"] == "nosniff"
        assert got.headers["Content-Security-Policy"].startswith("sandbox")
