"""A secretary who is not on Telegram: what she is mailed and answers, over real SMTP and HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from email.message import EmailMessage
from hashlib import sha256

import pytest
from aiohttp import ClientSession

from bench.webhooks import a_webhook
from bot.app import running
from bot.mail.account import MailAccount
from bot.play.stage import Stage, open_stage
from bot.settings import Settings
from drafts.draft import Receipt
from drafts.stages import Stage as DraftStage
from tests.bot.mail.server import Post, Trouble, an_account, serving
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import check_peace, forges, the_draft

ONE = "Att nämnden <b>avslår</b> förslaget & återkommer."
MARIA = "maria.kjellin@almhamn.example"


@dataclass
class Mailing:
    stage: Stage
    post: Post

    async def hands_in(self, *more: str) -> list[Chatter]:
        people = await enter(self.stage, "Lars", *more, group="grupp")
        await open_draft(people[0])
        await people[0].says(f"/att {ONE}")
        await people[0].taps("Skriv under")
        await people[0].taps("Lämna in")
        await people[0].taps("Ja, lämna in")
        return people

    @property
    def last(self) -> EmailMessage:
        return self.post.mailbox[-1]

    @property
    def text(self) -> str:
        body = self.last.get_body(("plain",))
        assert body
        return str(body.get_content())

    @property
    def link(self) -> str:
        (found,) = re.findall(r"^http\S+", self.text, re.MULTILINE)
        return str(found)


@asynccontextmanager
async def a_mailing(*, web: bool, troubles: tuple[Trouble, ...] = ()) -> AsyncIterator[Mailing]:
    account, post = an_account(), Post(list(troubles))
    with serving(post, account):
        async with open_stage(
            "example", lambda settings: running(_with(settings, account, web=web))
        ) as stage:
            yield Mailing(stage, post)
            await stage.settle()
            check_peace(stage)


def _with(settings: Settings, account: MailAccount, *, web: bool) -> Settings:
    return replace(settings, mail=account, webhook=a_webhook() if web else None)


@pytest.fixture
async def by_mail() -> AsyncIterator[Mailing]:
    async with a_mailing(web=False) as opened:
        yield opened


@pytest.fixture
async def by_web() -> AsyncIterator[Mailing]:
    async with a_mailing(web=True) as opened:
        yield opened


async def test_the_question_says_who_gets_it_how(by_mail: Mailing) -> None:
    (lars,) = await enter(by_mail.stage, "Lars")
    await open_draft(lars)
    await lars.says(f"/att {ONE}")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    assert f"Till: Maria Kjellin\nMaria Kjellin ({MARIA}) får filerna med e-post." in lars.last.text
    assert "har inte öppnat" not in lars.last.text


async def test_without_mail_the_question_says_that_nobody_gets_it_yet(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says(f"/att {ONE}")
    await lars.taps("Skriv under")
    await lars.taps("Lämna in")
    assert "Maria Kjellin har inte öppnat sin länk till Yrka än, och får filerna" in lars.last.text
    assert "Ingen sekreterare får alltså förslaget nu." in lars.last.text


async def test_the_mail_holds_what_was_handed_in(by_mail: Mailing) -> None:
    await by_mail.hands_in()
    draft = await the_draft(by_mail.stage)
    version = draft.versions[0]
    mail = by_mail.last
    assert by_mail.post.recipients == [MARIA]
    assert mail["Subject"].startswith("Bilaga till ärende 23 (")
    assert "version 1: " in mail["Subject"]
    assert mail["Reply-To"] == by_mail.stage.person("Lars").email
    files = {file.get_filename(): sha256(file.get_content()).hexdigest() for file in mail.iter_attachments()}
    assert files == {
        "Bilaga ärende 23 (C) version 1.pdf": version.pdf,
        "Bilaga ärende 23 (C) version 1.docx": version.docx,
    }
    for words in ("Bakom förslaget: Lars Ekdahl (C)", version.pdf, version.docx, "Diarienummer: "):
        assert words in by_mail.text
    assert "Du behöver inte bekräfta" in by_mail.text
    assert "Den ersätter" not in by_mail.text
    assert "&amp;" not in by_mail.text


async def test_without_a_web_address_the_server_has_the_last_word(by_mail: Mailing) -> None:
    (lars,) = await by_mail.hands_in()
    draft = await the_draft(by_mail.stage)
    assert (draft.stage, draft.versions[0].how) == (DraftStage.MOTTAGET, Receipt.SERVER)
    assert "Levererat till e-postservern" in lars.message("Bakom förslaget").text
    assert "Sekreteraren har inte själv svarat." in lars.message("Bakom förslaget").text
    await lars.taps("Historik")
    assert "skickade bilagan med e-post till 1 sekreterare" in lars.last.text
    assert "e-postservern tog emot brevet till Maria Kjellin (version 1)" in lars.last.text


async def test_a_secretary_on_telegram_gets_no_mail(by_mail: Mailing) -> None:
    _lars, maria = await by_mail.hands_in("Maria")
    assert by_mail.post.taken == []
    assert maria.within("").sees("Bilaga till ärende 23")


async def test_a_withdrawal_reaches_her_under_the_same_thread(by_mail: Mailing) -> None:
    (lars,) = await by_mail.hands_in()
    first = by_mail.last["Message-ID"]
    await lars.taps("Ta tillbaka")
    await lars.taps("Ja, ta tillbaka")
    assert by_mail.last["Subject"].startswith("Återtaget: bilaga till ärende 23")
    assert by_mail.last["In-Reply-To"] == first
    assert "Lars Ekdahl (C) har tagit tillbaka det här förslaget" in by_mail.text
    assert len(by_mail.post.mailbox) == 2


async def test_refused_for_good_the_authors_are_told(by_mail: Mailing) -> None:
    by_mail.post.troubles.append(Trouble("RCPT", "550 5.1.1 <x> unknown & gone"))
    (lars,) = await by_mail.hands_in()
    told = lars.within("").last
    assert told.text.startswith("⚠️ Brevet till Maria Kjellin gick inte fram.")
    assert f"E-postservern för {MARIA} svarade: ”550 5.1.1 <x> unknown & gone”" in told.text
    assert (await the_draft(by_mail.stage)).stage is DraftStage.INLAMNAT
    await lars.taps("Historik")
    assert "e-postservern avvisade brevet till Maria Kjellin" in lars.last.text


async def _get(url: str) -> tuple[int, str, dict[str, str]]:
    async with ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text(), dict(answer.headers)


async def _press(url: str) -> tuple[int, str]:
    async with ClientSession() as session, session.post(url) as answer:
        return answer.status, await answer.text()


async def test_to_look_at_the_page_acknowledges_nothing(by_web: Mailing) -> None:
    """Mail scanners follow links."""
    await by_web.hands_in()
    for _ in range(3):
        status, html, headers = await _get(by_web.link)
    assert status == 200
    assert "Jag har tagit emot bilagan" in html
    assert "Lars Ekdahl (C)" in html
    assert (await the_draft(by_web.stage)).stage is DraftStage.INLAMNAT
    assert "Set-Cookie" not in headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


async def test_the_button_acknowledges_and_every_card_says_so(by_web: Mailing) -> None:
    (lars,) = await by_web.hands_in()
    status, html = await _press(by_web.link)
    assert status == 200  # where the redirect leads
    assert "Tack! Bilagan är mottagen." in html
    await by_web.stage.settle()
    draft = await the_draft(by_web.stage)
    assert (draft.stage, draft.versions[0].how) == (DraftStage.MOTTAGET, Receipt.LINK)
    assert "Mottaget av sekreteraren via e-post" in lars.message("Bakom förslaget").text
    await lars.taps("Historik")
    assert re.search(r"Maria Kjellin tog emot bilagan via e-post", lars.last.text)
    before = draft.seq
    assert "Tack! Bilagan är mottagen." in (await _press(by_web.link))[1]
    assert (await the_draft(by_web.stage)).seq == before


async def test_two_presses_at_once_are_one(by_web: Mailing) -> None:
    await by_web.hands_in()
    before = (await the_draft(by_web.stage)).seq
    answers = await asyncio.gather(*(_press(by_web.link) for _ in range(6)))
    assert {status for status, _ in answers} == {200}
    assert (await the_draft(by_web.stage)).seq == before + 1


@pytest.mark.parametrize("tail", ["x", "x.", "%3Cscript%3E", "https:evil.example", "%00", "å"])
async def test_an_unknown_link_is_told_politely(by_web: Mailing, tail: str) -> None:
    await by_web.hands_in()
    place = by_web.link.rpartition("/")[0]
    for url in (f"{place}/{tail}", f"{place.rpartition('/')[0]}/finns-inte/{tail}"):
        for status, html in (await _press(url), (await _get(url))[:2]):
            assert status == 404
            assert "Länken går inte att använda" in html
            assert "<script" not in html
            assert "Ekdahl" not in html


async def test_what_is_withdrawn_needs_no_answer(by_web: Mailing) -> None:
    (lars,) = await by_web.hands_in()
    link = by_web.link
    await lars.taps("Ta tillbaka")
    await lars.taps("Ja, ta tillbaka")
    assert "Förslaget är återtaget" in (await _press(link))[1]
    assert "Jag har tagit emot bilagan" not in (await _get(link))[1]


async def test_who_comes_to_telegram_later_goes_on_there(by_web: Mailing) -> None:
    """She finds it waiting, asks for a correction; the link in the old mail says so, the new comes there."""
    (lars,) = await by_web.hands_in()
    link = by_web.link
    (maria,) = await enter(by_web.stage, "Maria")
    await maria.taps("Begär rättelse")
    await maria.says("Titeln saknas.")
    assert "Rättelse är begärd" in (await _get(link))[1]
    await lars.says("/att Att nämnden tackar.")
    draft = await the_draft(by_web.stage)
    assert draft.stage is DraftStage.UTKAST
    for label in ("Skriv under", "Lämna in", "Ja, lämna in"):
        await lars.taps(label)
    assert len(by_web.post.mailbox) == 1
    assert "En nyare version har kommit" in (await _get(link))[1]


async def test_what_is_written_by_others_is_escaped_on_the_page(by_web: Mailing) -> None:
    (lars,) = await enter(by_web.stage, "Lars", group="grupp")
    await open_draft(lars)
    await lars.says(f"/att {ONE}")
    await lars.taps("Ändra")
    await lars.taps("Bilagans rubrik")
    await lars.replies("rubrik", "</dd><script>alert(1)</script> & rubrik")
    await lars.taps("Anta")
    for label in ("Skriv under", "Lämna in", "Ja, lämna in"):
        await lars.taps(label)
    _status, html, _headers = await _get(by_web.link)
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; rubrik" in html
    assert "<script>alert(1)</script> & rubrik" in by_web.text


async def test_nobody_receives_by_a_forged_button(by_web: Mailing) -> None:
    (lars,) = await by_web.hands_in()
    draft = await the_draft(by_web.stage)
    await forges(lars.within(""), f"receive:{draft.id}:1")
    assert (await the_draft(by_web.stage)).stage is DraftStage.INLAMNAT
