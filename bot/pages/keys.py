"""What opens a draft's page: a link that is good once and for minutes, and the session it is changed for.

Both are signed with keys made from the bot's token, as Telegram makes its own: there is nothing to set, and
every process that runs the bot knows them.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

LINK = timedelta(minutes=10)
SESSION = timedelta(hours=8)


class ShutError(Exception):
    """What was shown opens nothing."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Somebody may be let in, once: `digest` says which pass it is, for as long as it is good."""

    account: int
    digest: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """`scheme` is light or dark, as Telegram's theme is; empty where the browser is to say."""

    account: int
    scheme: str = ""


class Keys:
    def __init__(self, token: str) -> None:
        self._links = _key("YrkaLink", token)
        self._sessions = _key("YrkaSession", token)

    def link(self, draft: str, account: int, now: datetime) -> str:
        """What a link to the draft carries, for this account alone."""
        until = int((now + LINK).timestamp())
        return self._signed(self._links, draft, f"{account}.{until}.{secrets.token_urlsafe(12)}")

    def passed(self, draft: str, link: str, now: datetime) -> Pass:
        """ShutError where the link is forged, too old, or another draft's."""
        account, until = self._read(self._links, draft, link, now)[:2]
        digest = hashlib.sha256(link.encode()).hexdigest()
        return Pass(int(account), digest, datetime.fromtimestamp(int(until), now.tzinfo))

    def session(self, draft: str, session: Session, now: datetime) -> str:
        """What the cookie carries."""
        until = int((now + SESSION).timestamp())
        return self._signed(self._sessions, draft, f"{session.account}.{until}.{session.scheme}")

    def held(self, draft: str, cookie: str, now: datetime) -> Session:
        """ShutError where there is no session, or none any more."""
        account, _until, scheme = self._read(self._sessions, draft, cookie, now)
        return Session(int(account), scheme)

    def _signed(self, key: bytes, draft: str, said: str) -> str:
        return f"{said}.{_mac(key, draft, said)}"

    def _read(self, key: bytes, draft: str, signed: str, now: datetime) -> list[str]:
        said, _, mac = signed.rpartition(".")
        given = mac.encode(errors="surrogatepass")
        if not hmac.compare_digest(given, _mac(key, draft, said).encode()):
            raise ShutError
        parts = said.split(".")  # what we signed has these parts
        if now.timestamp() >= int(parts[1]):
            raise ShutError
        return parts


def _key(label: str, token: str) -> bytes:
    return hmac.digest(label.encode(), token.encode(), hashlib.sha256)


def _mac(key: bytes, draft: str, said: str) -> str:
    return hmac.digest(key, f"{draft}\n{said}".encode(errors="surrogatepass"), hashlib.sha256).hex()
