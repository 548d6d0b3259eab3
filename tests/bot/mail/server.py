"""A real SMTP server in a thread of its own, that can be down, slow, refuse, or break off."""

from __future__ import annotations

import asyncio
import email
import ssl
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bot.local.ports import free_port
from bot.mail.account import MailAccount, Tls

SENDER = "yrka@ekeby.example"


@dataclass(frozen=True)
class Trouble:
    """What the server does to one transaction: at `RCPT`, at `DATA`, or `after` it has taken the mail."""

    at: str
    answer: str = ""  # instead of its own
    slow: float = 0  # seconds it thinks first
    breaks: bool = False  # it hangs up without an answer


@dataclass
class Post:
    """`taken`: every mail the server has answered for, or had when it hung up; as bytes."""

    troubles: list[Trouble] = field(default_factory=list)
    taken: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    tries: int = 0
    came: threading.Event = field(default_factory=threading.Event)

    @property
    def mailbox(self) -> list[EmailMessage]:
        """As a reader sees it whose server knows a repeat by its Message-ID."""
        seen: dict[str, EmailMessage] = {}
        for body in self.taken:
            message = parsed(body)
            seen.setdefault(message["Message-ID"], message)
        return list(seen.values())

    async def handle_RCPT(  # noqa: N802 — aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.tries += 1
        if trouble := self._trouble("RCPT"):
            await self._make(trouble, server)
            if trouble.answer:
                return trouble.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 — aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        trouble = self._trouble("DATA")
        if trouble:
            await self._make(trouble, server)
            if trouble.answer:
                return trouble.answer
        self.taken.append(envelope.original_content or b"")
        self.recipients += envelope.rcpt_tos
        self.came.set()
        if after := self._trouble("after"):
            await self._make(after, server)
        return "250 Taken"

    async def _make(self, trouble: Trouble, server: SMTP) -> None:
        await asyncio.sleep(trouble.slow)
        if trouble.breaks and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()

    def _trouble(self, at: str) -> Trouble | None:
        if self.troubles and self.troubles[0].at == at:
            return self.troubles.pop(0)
        return None

    def login(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        if not isinstance(given, LoginPassword):
            return AuthResult(success=False, handled=False)
        self.users.append(given.login.decode())
        return AuthResult(success=given.password == b"hemligt:@/", handled=False)


def parsed(body: bytes) -> EmailMessage:
    message = email.message_from_bytes(body, policy=POLICY)
    assert isinstance(message, EmailMessage)
    return message


def an_account(port: int = 0, tls: Tls = Tls.NONE, **more: Any) -> MailAccount:
    """On this machine; at a port where nobody is, unless one is named."""
    return MailAccount("localhost", port or free_port(), tls, SENDER, "Yrka", **more)


class Counter(Controller):
    """It hangs up on everybody before it shuts: aiosmtpd leaves those hanging who have just come in."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._met: list[SMTP] = []

    def factory(self) -> SMTP:
        self._met.append(SMTP(self.handler, **self.SMTP_kwargs))
        return self._met[-1]

    def stop(self, no_assert: bool = False) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result()
        super().stop(no_assert)

    async def _hang_up(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        for door in self.server.sockets:
            self.loop.remove_reader(door)  # a server closed now would drop whoever stands in the door
        for _ in range(3):  # in which they are let in, met and asked
            await asyncio.sleep(0)
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for met in self._met:
            if isinstance(met.transport, asyncio.WriteTransport):
                met.transport.abort()
        await asyncio.sleep(0)  # in which they are hung up on


@contextmanager
def serving(post: Post, account: MailAccount, certificate: ssl.SSLContext | None = None) -> Iterator[None]:
    """A password is asked for where the account has one, and TLS where there is a certificate for it."""
    required: Any = {"tls_context": certificate, "require_starttls": True} if certificate else {}
    counter = Counter(
        post,
        "localhost",
        account.port,
        ssl_context=certificate if account.tls is Tls.IMPLICIT else None,
        authenticator=post.login,
        auth_required=bool(account.password),
        auth_require_tls=False,
        **(required if account.tls is Tls.STARTTLS else {}),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a password without TLS: just what a test is of
        counter.start()
        try:
            yield
        finally:
            counter.stop()
