"""Settings, from the environment or a `.env` beside it. Half a configuration is refused."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.mail.account import MailAccount, account_faults, read_account
from bot.pages.site import READ, Site, read_site, site_faults
from bot.store.sealing import is_key
from bot.store.where import Server, Where, where

TELEGRAM = "https://api.telegram.org"
RECEIPTS = "/kvitto"  # below the webhook's own path: a proxy that lets that through lets this through

_TOKEN = re.compile(r"\d+:[\w-]+")
_SECRET = re.compile(r"[\w-]{16,256}")


class BadSettings(Exception):
    """What is missing or wrong, a Swedish sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Webhook:
    """Telegram posts updates to `url`; the bot listens on `port` of all interfaces, behind a TLS proxy."""

    url: str
    secret: str
    port: int


@dataclass(frozen=True, slots=True)
class Settings:
    token: str
    database: Where = Path("yrka.db")
    api: str = TELEGRAM
    webhook: Webhook | None = None
    pause: float = 3.0  # seconds between two redraws of one card: a group takes about 20 messages a minute
    mail: MailAccount | None = None
    site: Site | None = None  # of the pages, where there is no webhook
    styles: Path | None = None  # a folder of boards' own house styles
    health_port: int | None = None  # of loopback: where bot/checks.py answers, beside the webhook's port
    metrics_secret: str = ""  # opens /matt from other machines
    keys: tuple[str, ...] = ()  # what is stored is sealed with the first, and opened with any

    @property
    def is_telegram(self) -> bool:
        return self.api == TELEGRAM

    @property
    def receipts(self) -> str:
        """The address below which mails are acknowledged; empty where no web server takes updates."""
        return f"{self.webhook.url.rstrip('/')}{RECEIPTS}" if self.webhook and self.mail else ""

    @property
    def pages(self) -> str:
        """The address below which drafts are read; empty where there is none that Telegram would open."""
        url = self.webhook.url if self.webhook else self.site.url if self.site else ""
        return (
            f"{url.rstrip('/')}{READ}" if url.startswith("https:") or (url and not self.is_telegram) else ""
        )

    @property
    def secrets(self) -> tuple[str, ...]:
        """What nobody is to read in a log."""
        webhook = (self.webhook.secret,) if self.webhook else ()
        mail = (self.mail.password,) if self.mail and self.mail.password else ()
        return (
            self.token,
            *webhook,
            *mail,
            *((self.metrics_secret,) if self.metrics_secret else ()),
            *self.keys,
            *(self.database.secrets if isinstance(self.database, Server) else ()),
        )

    def __repr__(self) -> str:
        """Without the token, which opens everything, and other secrets."""
        ways = f"webhook={self.webhook is not None}, mail={self.mail is not None}"
        return f"Settings(database={self.database}, api={self.api}, {ways})"


def environment() -> dict[str, str]:
    """What the process was given, before what `.env` says."""
    written = {name: value for name, value in dotenv_values(".env").items() if value is not None}
    return {**written, **os.environ}


def read_settings(given: Mapping[str, str]) -> Settings:
    """BadSettings, with every fault at once, where something is missing or wrong."""
    wrong = (
        _token(given),
        _database(given),
        _api(given),
        _pause(given),
        *_checks(given),
        *_webhook(given),
        *site_faults(given),
        *account_faults(given),
        _keys(given),
    )
    faults = [fault for fault in wrong if fault]
    if faults:
        raise BadSettings(faults)
    return Settings(
        token=given["YRKA_TOKEN"],
        database=where(given.get("YRKA_DATABASE") or "yrka.db"),
        api=given.get("YRKA_API", TELEGRAM).rstrip("/"),
        webhook=Webhook(
            given["YRKA_WEBHOOK_URL"],
            given["YRKA_WEBHOOK_SECRET"],
            int(given.get("YRKA_WEBHOOK_PORT", "8443")),
        )
        if given.get("YRKA_WEBHOOK_URL")
        else None,
        site=read_site(given),
        pause=float(given.get("YRKA_PAUSE", "3")),
        mail=read_account(given),
        styles=Path(given["YRKA_STYLES"]) if given.get("YRKA_STYLES") else None,
        health_port=int(given["YRKA_HEALTH_PORT"]) if given.get("YRKA_HEALTH_PORT") else None,
        metrics_secret=given.get("YRKA_METRICS_SECRET", ""),
        keys=split_keys(given),
    )


def split_keys(given: Mapping[str, str]) -> tuple[str, ...]:
    """YRKA_KEY: one key, or several with commas between."""
    return tuple(key for part in given.get("YRKA_KEY", "").split(",") if (key := part.strip()))


def _keys(given: Mapping[str, str]) -> str:
    if all(is_key(key) for key in split_keys(given)):
        return ""
    return "YRKA_KEY är ingen nyckel (eller flera, med komma emellan). Gör en med kommandot yrka key."


def _token(given: Mapping[str, str]) -> str:
    if not given.get("YRKA_TOKEN"):
        return "YRKA_TOKEN saknas. Skriv in token som du fick av @BotFather när du skapade boten."
    if not _TOKEN.fullmatch(given["YRKA_TOKEN"]):
        return "YRKA_TOKEN ser inte ut som en token från @BotFather (siffror, kolon och bokstäver)."
    return ""


def _database(given: Mapping[str, str]) -> str:
    try:
        where(given.get("YRKA_DATABASE", ""))
    except ValueError:
        return "YRKA_DATABASE ska vara en fil, till exempel yrka.db, eller postgresql://användare@server/databas."
    return ""


def _api(given: Mapping[str, str]) -> str:
    if not _is_address(given.get("YRKA_API", TELEGRAM)):
        return f"YRKA_API ska vara en hel adress, till exempel {TELEGRAM}."
    return ""


def _pause(given: Mapping[str, str]) -> str:
    if not re.fullmatch(r"\d+(\.\d+)?", given.get("YRKA_PAUSE", "3")):
        return "YRKA_PAUSE ska vara ett tal (sekunder), till exempel 3 eller 0.5."
    return ""


def _checks(given: Mapping[str, str]) -> list[str]:
    faults = []
    if not re.fullmatch(r"[0-9]{0,5}", given.get("YRKA_HEALTH_PORT", "")):
        faults.append("YRKA_HEALTH_PORT ska vara ett tal, till exempel 8444.")
    if given.get("YRKA_METRICS_SECRET") and not _SECRET.fullmatch(given["YRKA_METRICS_SECRET"]):
        faults.append("YRKA_METRICS_SECRET är för kort. Skriv minst 16 bokstäver, siffror, _ eller -.")
    if given.get("YRKA_LOG", "") not in {"", "json"}:
        faults.append("YRKA_LOG ska vara json, eller inte finnas.")
    return faults


def _is_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"https", "http"} and bool(urlsplit(url).netloc)
    except ValueError:  # half an IPv6 address
        return False


def _webhook(given: Mapping[str, str]) -> list[str]:
    url, secret = given.get("YRKA_WEBHOOK_URL", ""), given.get("YRKA_WEBHOOK_SECRET", "")
    if not url and not secret:
        return []
    faults = []
    if not url:
        faults.append(
            "YRKA_WEBHOOK_SECRET finns men YRKA_WEBHOOK_URL saknas. Ange adressen, eller ta bort båda."
        )
    elif not _is_address(url):
        faults.append(
            "YRKA_WEBHOOK_URL ska vara en hel adress, till exempel https://yrka.example.se/telegram."
        )
    if not _SECRET.fullmatch(secret):
        faults.append(
            "YRKA_WEBHOOK_SECRET saknas eller är för kort. Skriv minst 16 bokstäver, siffror, _ eller -."
        )
    if not re.fullmatch(r"[0-9]{1,5}", given.get("YRKA_WEBHOOK_PORT", "8443")):
        faults.append("YRKA_WEBHOOK_PORT ska vara ett tal, till exempel 8443.")
    return faults
