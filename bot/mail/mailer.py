"""One mail handed to one server, and what became of it."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from bot.mail.account import MailAccount, Tls
from bot.mail.message import ascii_address

GOODBYE = 5.0  # seconds to wait for a server's farewell, which changes nothing
FOR_GOOD = 500  # from this code on a server's no is not for now only (RFC 5321, 4.2.1)


@dataclass(frozen=True, slots=True)
class Taken:
    """The server has answered for it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """It is to be tried again. `why` is for people to read."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """This mail will never be taken: trying again makes no difference."""

    why: str


Verdict = Taken | Failed | Refused


class Mailer:
    """`timeout`, seconds a server may think of any command.

    `patience`, seconds it may think of a whole mail: RFC 5321 (4.5.3.2.6) asks for ten minutes, since who
    hangs up earlier has it delivered twice.
    """

    def __init__(self, account: MailAccount, *, timeout: float = 60, patience: float = 600) -> None:
        self.account = account
        self._timeout = timeout
        self._patience = patience

    async def send(self, to: str, body: bytes) -> Verdict:
        try:
            recipient = ascii_address(to)
        except UnicodeError:
            return Refused(f"Adressen {to} går inte att skicka e-post till.")
        try:
            async with self._connected() as smtp:
                size = [f"SIZE={len(body)}"] if smtp.supports_extension("size") else []
                await smtp.mail(self.account.sender, options=size)
                await smtp.rcpt(recipient)
                await smtp.data(body, timeout=self._patience)
        except (SMTPException, OSError, ValueError) as error:
            return _judged(error)
        return Taken()

    async def greet(self) -> str:
        """Connect and log in, and no more; what went wrong, empty where nothing did."""
        try:
            async with self._connected():
                return ""
        except (SMTPException, OSError, ValueError) as error:
            return _told(error)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[SMTP]:
        """Leaving asks the server for nothing it could take back: a mail that is taken is taken."""
        account = self.account
        smtp = SMTP(
            hostname=account.host,
            port=account.port,
            username=account.user or None,
            password=account.password or None,
            use_tls=account.tls is Tls.IMPLICIT,
            start_tls=account.tls is Tls.STARTTLS,
            timeout=self._timeout,
            tls_context=None if account.tls is Tls.NONE else ssl.create_default_context(),
        )
        try:
            await smtp.connect()
            if smtp.is_ehlo_or_helo_needed:
                await smtp.ehlo()
            yield smtp
            with contextlib.suppress(SMTPException, OSError):
                await smtp.quit(timeout=min(self._timeout, GOODBYE))
        finally:
            smtp.close()


def _judged(error: Exception) -> Verdict:
    """A no to sender, recipient or content is about this mail; all else about the server, or our password."""
    about_this = isinstance(error, SMTPSenderRefused | SMTPRecipientRefused | SMTPDataError)
    if about_this and isinstance(error, SMTPResponseException) and error.code >= FOR_GOOD:
        return Refused(_told(error))
    return Failed(_told(error))


def _told(error: Exception) -> str:
    if isinstance(error, SMTPResponseException):
        return f"{error.code} {' '.join(str(error.message).split())}"
    return " ".join(str(error).split()) or type(error).__name__
