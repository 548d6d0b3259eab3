"""By which server mail is sent, and in whose name: YRKA_SMTP and YRKA_MAIL_FROM."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

EXAMPLE = "smtp://användare:lösenord@post.example.se:587"
PORTS = {"smtp": 587, "smtps": 465}

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


class Tls(StrEnum):
    NONE = "none"  # on the machine itself
    STARTTLS = "starttls"  # required: without it nothing is sent
    IMPLICIT = "implicit"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """`sender` is an address, `sender_name` what stands before it."""

    host: str
    port: int
    tls: Tls
    sender: str
    sender_name: str = ""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def sender_line(self) -> str:
        return formataddr((self.sender_name, self.sender))


def read_account(given: Mapping[str, str]) -> MailAccount | None:
    """None where there is none. What `account_faults` finds nothing wrong with can be read."""
    if not given.get("YRKA_SMTP"):
        return None
    url = urlsplit(given["YRKA_SMTP"])
    name, sender = parseaddr(given["YRKA_MAIL_FROM"])
    user, password = unquote(url.username or ""), unquote(url.password or "")
    port = url.port or (25 if _tls(url) is Tls.NONE else PORTS[url.scheme])
    return MailAccount(url.hostname or "", port, _tls(url), sender, name, user, password)


def account_faults(given: Mapping[str, str]) -> list[str]:
    """What is missing or wrong, a Swedish sentence each; none of them shows a password."""
    server, sender = given.get("YRKA_SMTP", ""), given.get("YRKA_MAIL_FROM", "")
    if not server and not sender:
        return []
    faults = []
    if not server:
        faults.append("YRKA_MAIL_FROM finns men YRKA_SMTP saknas. Ange e-postservern, eller ta bort båda.")
    elif not _is_server(server):
        faults.append(f"YRKA_SMTP ska vara en hel adress, till exempel {EXAMPLE}.")
    if not sender:
        faults.append("YRKA_SMTP finns men YRKA_MAIL_FROM saknas. Ange adressen som breven kommer från.")
    elif not (sender.isprintable() and _ADDRESS.fullmatch(parseaddr(sender)[1])):
        faults.append("YRKA_MAIL_FROM ska vara en e-postadress, till exempel Yrka <yrka@example.se>.")
    return faults


def _is_server(address: str) -> bool:
    try:
        url = urlsplit(address)
        whole = url.scheme in PORTS and bool(url.hostname) and url.port != 0
    except ValueError:  # a port that is none, a host with half a bracket
        return False
    both = bool(url.username) == bool(url.password)
    return whole and both and url.path in {"", "/"} and not url.query


def _tls(url: SplitResult) -> Tls:
    if url.scheme == "smtps":
        return Tls.IMPLICIT
    return Tls.NONE if _is_loopback(url.hostname or "") else Tls.STARTTLS


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
