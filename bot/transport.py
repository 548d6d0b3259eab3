"""How calls travel to Telegram: aiohttp under python-telegram-bot, several times as fast as its own httpx.

bench/throughput.py measures both. What is promised is what HTTPXRequest promised (see telegram.request), save
that of a message that was sent or edited only its number, date and chat are read.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import ssl
from collections.abc import AsyncIterator, Mapping
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponseError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    TCPConnector,
)
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput, UploadFileDict
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CHUNK = 1 << 16  # bytes of an upload that have to get on their way within the write timeout
FORM = "application/x-www-form-urlencoded"


class UnreachableError(NetworkError):
    """No connection came about: nothing was asked, and nothing can have been done."""


class Transport(BaseRequest):
    """One pool of `connections` to the server whose address is `api`. Timeouts in seconds; None: for ever.

    `pool`: until a connection is free; `write`: for each CHUNK of an upload; `read`: from one piece of the
    answer to the next. What is not encrypted, as on loopback, needs no certificates and loads none.
    """

    def __init__(  # noqa: PLR0913 — they are what the library's own takes
        self,
        api: str,
        connections: int = 16,
        *,
        pool: float | None = 30,
        connect: float | None = 5,
        write: float | None = 20,
        read: float | None = 20,
    ) -> None:
        self._api = urlsplit(api)
        self._connections = connections
        self._pool = pool
        self._connect = connect
        self._write = write
        self._read = read
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        if self._session is None:
            certificates = _certificates() if self._api.scheme == "https" else True
            connector = TCPConnector(limit=self._connections, ssl=certificates)
            proxy = _proxy(self._api.scheme, self._api.hostname or "")
            self._session = ClientSession(connector=connector, proxy=proxy, cookie_jar=DummyCookieJar())

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 — the library's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The answer's status and body, whatever it says.

        Where there is none, UnreachableError or, as long as it may have been done, TimedOut or NetworkError.
        """
        connect = _given(connect_timeout, self._connect)
        waits = ClientTimeout(
            connect=_sum(_given(pool_timeout, self._pool), connect),
            sock_connect=connect,
            sock_read=_given(read_timeout, self._read),
        )
        fields = request_data.json_parameters if request_data else {}
        files = request_data.multipart_data if request_data else {}
        try:
            async with asyncio.timeout(None) as limit:
                if files:
                    kind, form = _form(fields, files)
                    body = _chunks(form, limit, _given(write_timeout, self._write))
                    return await self._send(method, url, body, _headers(kind, len(form)), waits)
                form = urlencode(fields).encode()
                return await self._send(method, url, form, _headers(FORM, len(form)), waits)
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise UnreachableError(_told(error)) from error
        except TimeoutError as error:
            raise TimedOut from error
        except (ClientError, OSError) as error:
            raise NetworkError(_told(error)) from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Of a message of ours, which it is: to read all that is said of it takes a quarter of sending it."""
        answer = BaseRequest.parse_json_payload(payload)
        match answer:
            case {"result": {"message_id": message, "date": date, "chat": chat}}:
                answer["result"] = {"message_id": message, "date": date, "chat": chat}
        return answer

    async def _send(
        self,
        method: str,
        url: str,
        body: bytes | AsyncIterator[bytes],
        headers: dict[str, str],
        waits: ClientTimeout,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the transport is closed")
        async with self._session.request(
            method, url, data=body, headers=headers, timeout=waits, allow_redirects=False
        ) as answer:
            return answer.status, await answer.read()


def _given(timeout: ODVInput[float], otherwise: float | None) -> float | None:
    return otherwise if isinstance(timeout, DefaultValue) else timeout


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _headers(kind: str, length: int) -> dict[str, str]:
    return {"User-Agent": BaseRequest.USER_AGENT, "Content-Type": kind, "Content-Length": str(length)}


def _form(fields: Mapping[str, str], files: UploadFileDict) -> tuple[str, bytes]:
    """multipart/form-data with file names as browsers write them, in UTF-8; its type, and the form."""
    boundary = secrets.token_hex(16)
    parts: list[bytes] = []
    for name, value in fields.items():
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        )
    for name, (file_name, content, kind) in files.items():
        named = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{_quoted(file_name)}"'
        )
        data = content if isinstance(content, bytes) else content.read()
        parts += (f"{named}\r\nContent-Type: {kind}\r\n\r\n".encode(), data, b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", b"".join(parts)


def _quoted(file_name: str) -> str:
    return file_name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


async def _chunks(body: bytes, limit: asyncio.Timeout, within: float | None) -> AsyncIterator[bytes]:
    """The body bit by bit: `limit` strikes when one has not got on its way `within` so many seconds."""
    clock = asyncio.get_running_loop().time
    for start in range(0, len(body), CHUNK):
        limit.reschedule(None if within is None else clock() + within)
        yield body[start : start + CHUNK]
    limit.reschedule(None)


def _told(error: Exception) -> str:
    """What went wrong, without the address: the token is in it."""
    words = {error.message if isinstance(error, ClientResponseError) else getattr(error, "strerror", "")} - {
        "",
        None,
    }
    return ": ".join([type(error).__name__, *words])


def _certificates() -> ssl.SSLContext:
    """The world's, or those that the environment names instead."""
    named = {"SSL_CERT_FILE", "SSL_CERT_DIR"} & os.environ.keys()
    return ssl.create_default_context(cafile=None if named else certifi.where())


def _proxy(scheme: str, host: str) -> str | None:
    """The way out that the environment names (HTTPS_PROXY, ALL_PROXY…, NO_PROXY); none to this machine."""
    if _is_loopback(host) or proxy_bypass(host):
        return None
    proxies = getproxies()
    return proxies.get(scheme) or proxies.get("all")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
