"""`yrka doctor`: what is well, what is not, and what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.mail.mailer import Mailer
from bot.press import Press
from bot.rescuing import account
from bot.settings import BadSettings, Settings, read_settings
from bot.store.database import DamagedDatabaseError, StoreError, UnusableDatabaseError
from bot.store.keyed import opened
from bot.store.shelf import Shelf
from bot.styles.faults import BadStyle
from bot.styles.folder import load_styles
from bot.transport import Transport
from drafts.bilaga import Bilaga, Heading, Paragraph
from drafts.people import listed


@dataclass(frozen=True, slots=True)
class Finding:
    well: bool
    what: str
    advice: str = ""


async def examine(given: Mapping[str, str]) -> list[Finding]:
    """Every finding, the press first: it needs no settings."""
    findings = [await _press()]
    try:
        settings = read_settings(given)
    except BadSettings as bad:
        return [*findings, *(Finding(False, "Inställningarna", fault) for fault in bad.faults)]
    findings.append(Finding(True, "Inställningarna är hela."))
    found = (*_styles(settings), *await _database(settings), await _connection(settings))
    return [*findings, *found, *await _mail(settings)]


async def username(settings: Settings) -> str:
    """The bot's username, as Telegram knows it; empty where it cannot be reached."""
    try:
        return await _me(settings)
    except TelegramError:
        return ""


def _styles(settings: Settings) -> list[Finding]:
    try:
        names = [style.title for style in load_styles(settings.styles).values()]
    except BadStyle as bad:
        return [Finding(False, "Husstilarna", str(fault)) for fault in bad.faults]
    return [Finding(True, f"Husstilarna är hela: {listed(names)}.")]


async def _press() -> Finding:
    bilaga = Bilaga(
        "Prov",
        "Ärende 1",
        "",
        ("Åsa Öberg (C)",),
        (Heading("Förslag"), Paragraph("Å ä ö – ”prov”.")),
        1,
        datetime.now(UTC),
    )
    try:
        printed = await Press().print(bilaga)
    except (OSError, RuntimeError) as error:
        return Finding(False, f"Det går inte att skriva ut en bilaga: {error}", "Installera om Yrka.")
    return Finding(
        True, f"Teckensnitten finns och en bilaga går att skriva ut ({len(printed.pdf) // 1024} kB)."
    )


async def _database(settings: Settings) -> list[Finding]:
    where = settings.database.resolve() if isinstance(settings.database, Path) else settings.database
    try:
        async with opened(settings) as database:
            await database.look_through()
            shelf = Shelf(database)
            boards = await shelf.all_boards()
            drafts = [len(await shelf.drafts_of(board.id)) for board in boards]
    except DamagedDatabaseError as damaged:
        damage, *advice = account(settings, damaged)
        return [Finding(False, damage, "\n    ".join(advice))]
    except UnusableDatabaseError as unusable:
        return [Finding(False, str(unusable), _OPENING if isinstance(where, Path) else _REACHING)]
    except StoreError as error:
        return [Finding(False, f"Databasen {where} går inte att läsa: {error}", "Försök igen om en stund.")]
    if not boards:
        return [
            Finding(True, f"Databasen {where} är hel."),
            Finding(
                False, "Ingen nämnd är inlagd.", "Kör: yrka board MAPP (eller prova med: yrka board example)"
            ),
        ]
    names = ", ".join(
        f"{board.name} ({len(board.accounts)} av {len(board.people)} är med, {count} utkast)"
        for board, count in zip(boards, drafts, strict=True)
    )
    return [Finding(True, f"Databasen {where} är hel. Nämnder: {names}.")]


_OPENING = "Se till att filen är Yrkas och att mappen går att skriva i."
_REACHING = "Kontrollera adressen i YRKA_DATABASE, och att servern är igång och släpper in Yrka."


async def _connection(settings: Settings) -> Finding:
    try:
        name = await _me(settings)
    except InvalidToken:
        return Finding(False, "Telegram känner inte igen YRKA_TOKEN.", "Hämta en ny hos @BotFather.")
    except TelegramError as error:
        return Finding(False, f"Telegram svarar inte: {error}", f"Kontrollera att datorn når {settings.api}.")
    return Finding(True, f"Telegram svarar. Boten heter @{name}.")


async def _mail(settings: Settings) -> list[Finding]:
    """Nothing to find where mail is not set up: Telegram is enough."""
    if (account := settings.mail) is None:
        return []
    where = f"{account.host}:{account.port}"
    if wrong := await Mailer(account, timeout=10).greet():
        advice = "Kontrollera YRKA_SMTP: server, port, användare och lösenord."
        return [Finding(False, f"E-postservern {where} går inte att använda: {wrong}", advice)]
    return [Finding(True, f"E-postservern {where} svarar. Brev skickas från {account.sender_line}.")]


async def _me(settings: Settings) -> str:
    try:
        async with asyncio.timeout(10), Transport(settings.api, connect=5, read=5) as transport:
            bot = Bot(settings.token, base_url=f"{settings.api}/bot", request=transport)
            return (await bot.get_me()).username or ""
    except TimeoutError as error:
        raise TelegramError("inget svar inom tio sekunder") from error
