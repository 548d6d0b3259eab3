"""Mail reaches a real SMTP server once, whatever the server does; what comes of it is stored with it."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.mail import carrier
from bot.mail.account import MailAccount, Tls
from bot.mail.mailer import Mailer
from bot.store.database import Database
from drafts import delivery_changes
from drafts.board_changes import AccountBound, LinkIssued, RegisterSet
from drafts.changes import Received, Sent, Withdrawn
from drafts.draft import Attachment, Draft, Receipt
from drafts.links import Link
from drafts.people import Person
from drafts.stages import Stage
from handlers.letters import Mail
from handlers.work import Work
from tests.bot.mail.server import Post, Trouble, an_account, serving
from tests.bot.office import Office, open_office
from tests.people import BOARD, CAST, EVENING, seat

GUN: Person = seat("Gun").person
TOVE = Person("tove", "Tove Ek", "", GUN.role, "tove@ekeby.example")
PDF, DOCX = b"%PDF-1.7 ...", b"PK..."


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(carrier, "LONGEST_PAUSE", 0.1)
    monkeypatch.setattr(carrier, "HANDING", 0.5)


@dataclass
class Bureau:
    """An office from which a draft has been sent to these secretaries by mail."""

    office: Office
    post: Post
    account: MailAccount

    async def hands_in(self, *people: Person, links: bool = False) -> None:
        await self.office.draft()
        work, shelf = Work(), self.office.shelf
        board = work.put_board(await shelf.board(BOARD.id), RegisterSet((*CAST, TOVE)), "")
        pdf, docx = work.keep(PDF), work.keep(DOCX)
        made = work.put(
            await shelf.draft("d1"), Sent("Remiss", ("Lars Berg (C)",), "f" * 64, pdf, docx), "lars"
        )
        link = (Link("digest", GUN.id, "lars", EVENING + timedelta(days=9_000)),) if links else ()
        work.put(made, delivery_changes.MailPosted(tuple(p.id for p in people), link), "lars")
        for person in people:
            work.say(self.mail(person, pdf, docx))
        assert board.secretaries == (GUN, TOVE)
        await self.office.commit(work)

    def mail(self, person: Person, pdf: str, docx: str) -> Mail:
        files = (Attachment("Bilaga ärende 23.pdf", pdf), Attachment("Bilaga ärende 23.docx", docx))
        key = f"yrka.d1.1.delivery.{person.id}"
        facts = {"delivers": True, "attachments": files}
        return Mail(
            person.email,
            person.name,
            "Bilaga",
            "Hej å",
            EVENING,
            key,
            "d1",
            1,
            person.id,
            **facts,  # type: ignore[arg-type]
        )

    async def settle(self) -> Draft:
        await self.office.settle(30)
        return await self.office.shelf.draft("d1")

    def serves(self, certificate: ssl.SSLContext | None = None) -> Any:
        return serving(self.post, self.account, certificate)

    async def until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not so():  # noqa: ASYNC110 — a thread does it
                await asyncio.sleep(0.01)

    def waiting(self) -> Any:
        return self.office.database.rows("SELECT tries, due FROM outbox WHERE kind = 'Mail'")


@asynccontextmanager
async def a_bureau(database: Database, account: MailAccount, *troubles: Trouble) -> AsyncIterator[Bureau]:
    mailer = Mailer(account, timeout=0.4, patience=1.5)
    async with open_office(database, mailer=mailer) as office:
        yield Bureau(office, Post(list(troubles)), account)


@pytest.fixture
async def bureau(database: Database) -> AsyncIterator[Bureau]:
    async with a_bureau(database, an_account()) as opened:
        yield opened


def check_once(bureau: Bureau, tries: int, *, taken: int = 1) -> None:
    """One mail is in the mailbox, whole; `taken`: how many times the server had it."""
    assert (bureau.post.tries, len(bureau.post.taken)) == (tries, taken)
    assert len(set(bureau.post.taken)) == 1
    (message,) = bureau.post.mailbox
    files = {file.get_filename(): file.get_content() for file in message.iter_attachments()}
    assert files == {"Bilaga ärende 23.pdf": PDF, "Bilaga ärende 23.docx": DOCX}
    assert set(bureau.post.recipients) == {GUN.email}


async def test_it_arrives_with_its_files(bureau: Bureau) -> None:
    with bureau.serves():
        await bureau.hands_in(GUN)
        sent = await bureau.settle()
    check_once(bureau, 1)
    assert sent.versions[0].taken == (GUN.id,)


async def test_with_the_server_down_it_waits_and_goes_when_it_is_up(bureau: Bureau) -> None:
    await bureau.hands_in(GUN)
    await asyncio.sleep(0.2)
    ((tries, _due),) = await bureau.waiting()
    assert tries >= 2
    with bureau.serves():
        assert (await bureau.settle()).stage is Stage.MOTTAGET
    check_once(bureau, 1)


@pytest.mark.parametrize("at", ["RCPT", "DATA"])
async def test_refused_for_now_it_is_tried_again_until_it_is_taken(database: Database, at: str) -> None:
    troubles = [Trouble(at, "451 4.3.0 Försök senare")] * 3
    async with a_bureau(database, an_account(), *troubles) as bureau:
        with bureau.serves():
            await bureau.hands_in(GUN)
            await bureau.settle()
        check_once(bureau, 4)


async def test_a_server_too_slow_to_begin_with_is_left_and_tried_again(database: Database) -> None:
    async with a_bureau(database, an_account(), Trouble("RCPT", slow=0.8)) as bureau:
        with bureau.serves():
            await bureau.hands_in(GUN)
            await bureau.settle()
        check_once(bureau, 2)


async def test_a_server_that_thinks_over_the_whole_mail_is_waited_for(database: Database) -> None:
    """Longer than any other command may take: hanging up now would have it delivered twice."""
    async with a_bureau(database, an_account(), Trouble("after", slow=0.9)) as bureau:
        with bureau.serves():
            await bureau.hands_in(GUN)
            await bureau.settle()
        check_once(bureau, 1)


@pytest.mark.parametrize("trouble", [Trouble("after", breaks=True), Trouble("after", slow=2)])
async def test_where_nobody_knows_whether_it_came_the_same_bytes_are_sent_again(
    database: Database, trouble: Trouble
) -> None:
    """The server has it, and the answer never came: the mailbox knows the second for the first."""
    async with a_bureau(database, an_account(), trouble) as bureau:
        with bureau.serves():
            await bureau.hands_in(GUN)
            await bureau.settle()
        check_once(bureau, 2, taken=2)


async def test_broken_off_before_it_was_taken_it_is_sent_again(database: Database) -> None:
    async with a_bureau(database, an_account(), Trouble("DATA", "451 x", breaks=True)) as bureau:
        with bureau.serves():
            await bureau.hands_in(GUN)
            await bureau.settle()
        check_once(bureau, 2)


async def test_what_the_secretary_has_acknowledged_is_not_sent_again(database: Database) -> None:
    async with a_bureau(database, an_account(), Trouble("after", breaks=True)) as bureau:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(carrier, "FIRST_PAUSE", 0.6)
            patch.setattr(carrier, "LONGEST_PAUSE", 0.6)
            with bureau.serves():
                await bureau.hands_in(GUN, links=True)
                await bureau.until(bureau.post.came.is_set)
                await bureau.office.change(Received(Receipt.LINK))
                done = await bureau.settle()
        check_once(bureau, 1)
        assert done.versions[0].taken == (GUN.id,)


@pytest.mark.parametrize("at", ["RCPT", "DATA"])
async def test_refused_for_good_it_is_not_tried_again_and_those_concerned_are_told(
    database: Database, at: str
) -> None:
    refusal = Trouble(at, "550 5.1.1 <gun@ekeby.example> finns inte")
    async with a_bureau(database, an_account(), refusal) as bureau:
        with bureau.serves():
            await bureau.hands_in(GUN)
            sent = await bureau.settle()
        assert (bureau.post.tries, bureau.post.taken) == (1, [])
        assert sent.stage is Stage.INLAMNAT
        last = (await bureau.office.shelf.log("d1"))[-1].change
        assert last == delivery_changes.MailRefused(
            1, GUN.id, GUN.name, "550 5.1.1 <gun@ekeby.example> finns inte"
        )
        (told,) = bureau.office.said()
        assert told.startswith("⚠️ Brevet till Gun Palm gick inte fram.")
        assert "svarade: ”550 5.1.1 <gun@ekeby.example> finns inte”" in told
        assert "personliga länk" in told


async def test_when_it_has_gone_on_for_a_while_people_are_told_once(bureau: Bureau) -> None:
    await bureau.hands_in(GUN)
    await bureau.until(lambda: len(bureau.office.said()) == 1)
    await asyncio.sleep(0.4)
    (told,) = bureau.office.said()
    assert "Brevet till Gun Palm har inte gått fram än." in told
    ((tries, _due),) = await bureau.waiting()
    assert tries > carrier.WORRYING
    with bureau.serves():
        await bureau.settle()
    check_once(bureau, 1)


async def test_the_pauses_grow_and_outlive_a_restart(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrier, "FIRST_PAUSE", 30.0)
    monkeypatch.setattr(carrier, "LONGEST_PAUSE", 3600.0)
    waits = []
    account = an_account()
    async with a_bureau(database, account) as bureau:
        await bureau.hands_in(GUN)
        for n in range(9):
            async with asyncio.timeout(10):
                tries, due = 0, 0.0
                while tries <= n or due < time.time() + carrier.HANDING:
                    await asyncio.sleep(0.01)
                    ((tries, due),) = await bureau.waiting()
            waits.append(round(due - time.time()))
            await database.write([("UPDATE outbox SET due = 0 WHERE kind = 'Mail'", ())])
            bureau.office.postman.bell.ring()
    assert waits == pytest.approx([30, 60, 120, 240, 480, 960, 1920, 3600, 3600], abs=3)
    async with a_bureau(database, account) as bureau:
        await database.write([("UPDATE outbox SET due = 0 WHERE kind = 'Mail'", ())])
        bureau.office.postman.bell.ring()
        with bureau.serves():
            await bureau.office.settle()
        check_once(bureau, 1)


async def test_an_address_waits_for_no_other(database: Database) -> None:
    troubles = [Trouble("RCPT", "451 x")] * 2
    async with a_bureau(database, an_account(), *troubles) as bureau:
        with bureau.serves():
            await bureau.hands_in(GUN, TOVE)
            done = await bureau.settle()
        assert sorted(bureau.post.recipients) == [GUN.email, TOVE.email]
        assert done.stage is Stage.MOTTAGET
        assert done.versions[0].how is Receipt.SERVER


async def test_what_one_server_of_two_has_taken_is_not_received(database: Database) -> None:
    async with a_bureau(database, an_account()) as bureau:
        bureau.post.troubles.append(Trouble("RCPT", "550 nej"))
        with bureau.serves():
            await bureau.hands_in(GUN, TOVE)
            done = await bureau.settle()
        assert len(bureau.post.taken) == 1
        assert done.stage is Stage.INLAMNAT


async def test_a_farewell_that_never_comes_changes_nothing(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_self: Any, _arg: str) -> None:
        await asyncio.sleep(1)

    monkeypatch.setattr("aiosmtpd.smtp.SMTP.smtp_QUIT", hang)
    with bureau.serves():
        await bureau.hands_in(GUN)
        await bureau.settle()
    check_once(bureau, 1)


async def test_of_what_is_withdrawn_meanwhile_nothing_is_noted(bureau: Bureau) -> None:
    await bureau.hands_in(GUN)
    gone = await bureau.office.change(Withdrawn())
    with bureau.serves():
        assert await bureau.settle() == gone
    check_once(bureau, 1)


async def test_mail_that_can_no_longer_be_sent_waits(database: Database) -> None:
    async with open_office(database) as office:
        bureau = Bureau(office, Post(), an_account())
        await bureau.hands_in(GUN)
        await asyncio.sleep(0.1)
        assert len(await bureau.waiting()) == 1
    async with a_bureau(database, bureau.account) as again:
        with again.serves():
            await again.settle()
        check_once(again, 1)


@pytest.fixture
def certificate(tmp_path: Path) -> ssl.SSLContext:
    """For localhost, signed by itself; whoever is told of cert.pem trusts it."""
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem"
    )
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True)  # noqa: S603 — our own
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    return context


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
async def test_by_tls_and_with_a_password(
    tls: Tls,
    database: Database,
    certificate: ssl.SSLContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    account = an_account(tls=tls, user="yrka", password="hemligt:@/")  # noqa: S106 — an example
    async with a_bureau(database, account) as bureau:
        with bureau.serves(certificate):
            assert await Mailer(account).greet() == ""
            await bureau.hands_in(GUN)
            await bureau.settle()
        check_once(bureau, 1)
        assert set(bureau.post.users) == {"yrka"}


@pytest.mark.parametrize("tls", [Tls.STARTTLS, Tls.IMPLICIT])
async def test_to_a_server_nobody_vouches_for_nothing_is_sent(
    tls: Tls, database: Database, certificate: ssl.SSLContext
) -> None:
    account = an_account(tls=tls)
    async with a_bureau(database, account) as bureau:
        with bureau.serves(certificate):
            assert "certificate" in await Mailer(account).greet()
            await bureau.hands_in(GUN)
            await asyncio.sleep(0.3)
        assert (bureau.post.tries, len(await bureau.waiting())) == (0, 1)


async def test_where_tls_is_required_and_absent_nothing_is_sent(database: Database) -> None:
    account = an_account(tls=Tls.STARTTLS, user="yrka", password="hemligt:@/")  # noqa: S106 — an example
    async with a_bureau(database, account) as bureau:
        with bureau.serves():
            assert "STARTTLS" in await Mailer(account).greet()
            await bureau.hands_in(GUN)
            await asyncio.sleep(0.3)
        assert (bureau.post.tries, bureau.post.users, len(await bureau.waiting())) == (0, [], 1)


async def test_a_wrong_password_is_ours_to_mend_and_the_mail_waits(database: Database) -> None:
    account = an_account(user="yrka", password="fel")  # noqa: S106 — an example
    async with a_bureau(database, account) as bureau:
        with bureau.serves():
            assert (await Mailer(account).greet()).startswith("535")
            await bureau.hands_in(GUN)
            await asyncio.sleep(0.3)
        assert (bureau.post.tries, len(await bureau.waiting())) == (0, 1)
    mended = replace(account, password="hemligt:@/")  # noqa: S106 — an example
    async with a_bureau(database, mended) as again:
        with again.serves():
            await again.settle()
        check_once(again, 1)


async def test_with_a_secretary_on_telegram_no_server_answers_for_her(bureau: Bureau) -> None:
    other = bureau.office.telegram.world.user("Tove")
    await bureau.hands_in(GUN)
    work, board = Work(), await bureau.office.shelf.board(BOARD.id)
    link = Link("tove", TOVE.id, "", EVENING + timedelta(days=9_000))
    for change in (LinkIssued(link), AccountBound("tove", other.id, TOVE.id)):
        board = work.put_board(board, change, "")
    await bureau.office.commit(work)
    with bureau.serves():
        done = await bureau.settle()
    assert (done.stage, done.versions[0].taken) == (Stage.INLAMNAT, (GUN.id,))
