"""Calls to Telegram over real connections: what goes wrong on the way is told as the library tells it."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, User
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.local import Fault, LocalTelegram, Message, flood, outage
from bot.transport import Transport, UnreachableError
from tests.bot.office import PIXEL

TOKEN = "1:hemlig"  # noqa: S105 — opens nothing
ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Yrka","username":"yrka_bot"}}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(ME), ME)

KEYBOARD = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Ja", callback_data="ja"))

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    # otherwise the library warns of its own attribute whenever it is told to wait
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
async def telegram() -> AsyncIterator[LocalTelegram]:
    async with LocalTelegram() as telegram:
        telegram.world.user("Lars").starts()
        yield telegram


@asynccontextmanager
async def connected(telegram: LocalTelegram, transport: Transport) -> AsyncIterator[Bot]:
    address = f"{telegram.url}/bot", f"{telegram.url}/file/bot"
    async with Bot(telegram.token, *address, request=transport, get_updates_request=transport) as bot:
        yield bot


@pytest.fixture
async def bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    async with connected(telegram, Transport(telegram.url, read=0.3)) as bot:
        yield bot


@pytest.fixture
def lars(telegram: LocalTelegram) -> int:
    return next(user.id for user in telegram.world.users.values() if not user.is_bot)


@asynccontextmanager
async def listening(talk: Talk, certificates: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Somebody who answers as `talk` does; the port."""

    async def follow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the caller hung up
        finally:
            writer.close()

    server = await asyncio.start_server(follow, "127.0.0.1", 0, ssl=certificates)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def asked(reader: asyncio.StreamReader) -> bytes:
    """The head of a call that has no body to speak of."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length")
    )
    await reader.readexactly(length)
    return head


async def answering(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        await asked(reader)
        writer.write(ANSWER)


def saying(words: bytes) -> Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asked(reader)
        writer.write(words)
        await writer.drain()

    return talk


async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await asked(reader)
    await asyncio.Event().wait()


async def deaf(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def me(api: str) -> User:
    async with Transport(api) as transport:
        return await Bot(TOKEN, f"{api}/bot", request=transport).get_me()


async def refused(call: Awaitable[object]) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await call
    assert TOKEN not in str(caught.value)
    return caught.value


def arrived(telegram: LocalTelegram, lars: int) -> Message:
    return telegram.world.messages(telegram.world.users[lars].chat)[-1]


async def test_a_call_reaches_telegram_and_its_answer_comes_back(
    bot: Bot, telegram: LocalTelegram, lars: int
) -> None:
    sent = await bot.send_message(lars, "Räksmörgås & co = 1 % +")
    message = arrived(telegram, lars)
    assert (sent.message_id, message.text) == (message.id, "Räksmörgås & co = 1 % +")


async def test_of_what_was_sent_only_which_it_is_is_read(bot: Bot, lars: int) -> None:
    sent = await bot.send_message(lars, "ett", reply_markup=KEYBOARD)
    edited = await sent.edit_text("två")
    assert not isinstance(edited, bool)
    assert (edited.message_id, edited.chat_id) == (sent.message_id, lars)
    assert {sent.text, edited.text, sent.from_user, sent.reply_markup} == {None}


async def test_calls_after_one_another_share_a_connection() -> None:
    opened = []

    async def counted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened.append(writer)
        await answering(reader, writer)

    async with listening(counted) as port, Transport(f"http://127.0.0.1:{port}") as transport:
        bot = Bot(TOKEN, f"http://127.0.0.1:{port}/bot", request=transport)
        for _ in range(10):
            await bot.get_me()
    assert len(opened) == 1


async def test_a_connection_that_the_server_has_closed_is_not_used_again() -> None:
    async with listening(saying(ANSWER)) as port, Transport(f"http://127.0.0.1:{port}") as transport:
        bot = Bot(TOKEN, f"http://127.0.0.1:{port}/bot", request=transport)
        for _ in range(3):
            await bot.get_me()
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("name", ["Bilaga ärende 23.pdf", "Bilaga (v2) – åäö.docx"])
async def test_a_file_keeps_its_name_and_every_byte(
    bot: Bot, telegram: LocalTelegram, lars: int, name: str
) -> None:
    body = bytes(range(256)) * 10_000
    await bot.send_document(lars, body, filename=name, caption="Hör till ärende 23")
    message = arrived(telegram, lars)
    assert message.document
    assert (message.document.name, message.text) == (name, "Hör till ärende 23")
    file = await bot.get_file(message.document.id)
    assert await file.download_as_bytearray() == body


async def test_a_file_name_cannot_break_out_of_its_field(
    bot: Bot, telegram: LocalTelegram, lars: int
) -> None:
    await bot.send_document(lars, b"x", filename='a"\r\nContent-Type: text/html\r\n\r\n.pdf')
    document = arrived(telegram, lars).document
    assert document
    assert document.mime != "text/html"


async def test_an_album_goes_in_one_call(bot: Bot, lars: int) -> None:
    sent = await bot.send_media_group(lars, [InputMediaPhoto(PIXEL), InputMediaPhoto(PIXEL)])
    assert len(sent) == 2


async def test_told_to_wait_it_says_how_long(telegram: LocalTelegram, bot: Bot, lars: int) -> None:
    telegram.faults.add(Fault("sendMessage", refuse=flood(retry_after=3)))
    error = await refused(bot.send_message(lars, "hej"))
    assert isinstance(error, RetryAfter)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_connection_that_is_cut_is_a_network_error(
    telegram: LocalTelegram, bot: Bot, lars: int, when: str
) -> None:
    """And not repeated by the transport: a message could be there twice."""
    telegram.faults.add(Fault("sendMessage", drop="before" if when == "before" else "after"))
    error = await refused(bot.send_message(lars, "hej"))
    assert type(error) is NetworkError
    assert sum(call.method == "sendMessage" for call in telegram.calls) == 1


async def test_an_answer_that_does_not_come_in_time_is_timed_out(
    telegram: LocalTelegram, bot: Bot, lars: int
) -> None:
    telegram.faults.add(Fault("sendMessage", slow=1))
    assert isinstance(await refused(bot.send_message(lars, "hej")), TimedOut)


async def test_a_call_may_be_given_more_time_than_others(
    telegram: LocalTelegram, bot: Bot, lars: int
) -> None:
    telegram.faults.add(Fault("sendMessage", slow=0.5))
    assert await bot.send_message(lars, "hej", read_timeout=5)


async def test_an_outage_and_a_refusal_are_told_apart(telegram: LocalTelegram, bot: Bot, lars: int) -> None:
    telegram.faults.add(Fault("sendMessage", refuse=outage(502)))
    assert type(await refused(bot.send_message(lars, "hej"))) is NetworkError
    assert type(await refused(bot.send_message(4711, "hej"))) is BadRequest


async def test_a_token_that_opens_nothing_is_invalid(telegram: LocalTelegram) -> None:
    with pytest.raises(InvalidToken):
        await me(telegram.url)


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"\x16\x03\x01 this is no HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    ],
    ids=["nothing", "no HTTP", "no length", "half", "chunks", "gzip", "page", "elsewhere", "long"],
)
async def test_garbage_is_a_network_error(words: bytes) -> None:
    async with listening(saying(words)) as port:
        assert isinstance(await refused(me(f"http://127.0.0.1:{port}")), NetworkError)


async def test_where_nobody_listens_it_is_known_that_nothing_was_asked() -> None:
    async with listening(silent) as port:
        pass
    assert isinstance(await refused(me(f"http://127.0.0.1:{port}")), UnreachableError)


async def test_who_finds_no_free_connection_waits_no_longer_than_told() -> None:
    async with listening(silent) as port:
        api = f"http://127.0.0.1:{port}"
        async with Transport(api, 1, pool=0.05, connect=0.05) as transport:
            bot = Bot(TOKEN, f"{api}/bot", request=transport)
            first = asyncio.create_task(bot.get_me())
            await asyncio.sleep(0.05)
            assert isinstance(await refused(bot.get_me()), UnreachableError)
            first.cancel()
            await asyncio.gather(first, return_exceptions=True)


async def test_an_upload_that_nobody_takes_is_timed_out() -> None:
    async with listening(deaf) as port:
        api = f"http://127.0.0.1:{port}"
        async with Transport(api, write=0.1) as transport:
            bot = Bot(TOKEN, f"{api}/bot", request=transport)
            call = bot.send_document(1, b"x" * 20_000_000, filename="stor.pdf", write_timeout=0.1)
            async with asyncio.timeout(5):
                assert isinstance(await refused(call), TimedOut)


async def test_who_is_cancelled_leaves_the_connection_to_others(telegram: LocalTelegram, lars: int) -> None:
    async with connected(telegram, Transport(telegram.url, 1, pool=1)) as bot:
        telegram.faults.add(Fault("sendMessage", slow=60))
        held = asyncio.create_task(bot.send_message(lars, "hej"))
        await asyncio.sleep(0.05)
        held.cancel()
        assert await bot.send_message(lars, "hej igen")
        telegram.world.bell.ring()


async def test_closed_it_makes_no_calls_and_opened_again_it_does() -> None:
    async with listening(answering) as port:
        api = f"http://127.0.0.1:{port}"
        transport = Transport(api)
        bot = Bot(TOKEN, f"{api}/bot", request=transport)
        assert isinstance(await refused(bot.get_me()), NetworkError)
        for _ in range(2):
            await transport.initialize()
            await transport.initialize()  # the library does, where all calls go through one
            assert (await bot.get_me()).username == "yrka_bot"
            await transport.shutdown()
            await transport.shutdown()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One that nobody has signed but its owner, the machine `localhost`."""
    made = tmp_path / "both.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost "
        f"-addext subjectAltName=DNS:localhost -keyout {made} -out {tmp_path / 'cert.pem'}"
    )
    subprocess.run(command.split(), check=True, capture_output=True)  # noqa: S603 — ours
    made.write_text(made.read_text() + (tmp_path / "cert.pem").read_text())
    return made


@pytest.fixture
async def encrypted(certificate: Path) -> AsyncIterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    async with listening(answering, context) as port:
        yield f"https://localhost:{port}"


async def test_a_certificate_that_nobody_vouches_for_is_refused(encrypted: str) -> None:
    error = await refused(me(encrypted))
    assert "Certificate" in str(error)


async def test_one_that_the_environment_vouches_for_is_taken(
    encrypted: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.parent / "cert.pem"))
    assert (await me(encrypted)).username == "yrka_bot"
    error = await refused(me(encrypted.replace("localhost", "127.0.0.1")))  # vouched for by another name
    assert "Certificate" in str(error)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "all_proxy"])
async def test_the_environments_proxy_is_the_way_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heads = []

    async def forwards(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await asked(reader))
        writer.write(ANSWER)
        await writer.drain()

    async with listening(forwards) as port:
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        assert (await me("http://telegram.invalid")).username == "yrka_bot"
        monkeypatch.setenv("NO_PROXY", "telegram.invalid")
        assert isinstance(await refused(me("http://telegram.invalid")), NetworkError)
    assert len(heads) == 1
    assert heads[0].startswith(b"POST http://telegram.invalid/bot")


async def test_an_encrypted_call_goes_through_the_proxy_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    heads = []

    async def forwards(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with listening(forwards) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        assert type(await refused(me("https://telegram.invalid"))) is NetworkError
    assert heads[0].startswith(b"CONNECT telegram.invalid:443")
    assert b"hemlig" not in heads[0]


async def test_this_machine_is_called_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    async with listening(answering) as port:
        assert (await me(f"http://127.0.0.1:{port}")).username == "yrka_bot"
