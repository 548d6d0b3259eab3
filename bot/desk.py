"""What is laid out for the gestures when the bot starts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.pages.keys import Keys
from bot.press import Press
from bot.readers.sandbox import read_tables, read_upload
from bot.store import codec
from bot.store.shelf import Shelf
from bot.styles.folder import load_styles
from drafts.agenda import Agenda, read_agenda
from drafts.base.document import BaseDocument
from drafts.base.found import Found
from drafts.table import Sheet
from handlers.house_style import Style
from handlers.pacing import Paces


@dataclass(frozen=True)
class Desk:
    """What the gestures are handed."""

    shelf: Shelf
    press: Press = field(default_factory=Press)
    mails: bool = False
    receipts: str = ""
    pages: str = ""
    keys: Keys = field(default_factory=lambda: Keys(""))
    own_styles: Path | None = None
    paces: Paces = field(default_factory=Paces)

    async def styles(self) -> Mapping[str, Style]:
        return await asyncio.to_thread(load_styles, self.own_styles)

    def read_agenda(self, data: bytes) -> Agenda:
        from bot.boards.agenda_file import agenda_rows  # noqa: PLC0415 — YAML, for the few who upload it

        return read_agenda(agenda_rows(data))

    async def read_upload(self, data: bytes, name: str) -> Found:
        return await read_upload(data, name)

    async def read_tables(self, data: bytes, name: str) -> Found | tuple[Sheet, ...]:
        return await read_tables(data, name)

    def page_link(self, draft: str, account: int, now: datetime) -> str:
        return f"{self.pages}/{draft}/in?lank={self.keys.link(draft, account, now)}"

    def written(self, document: BaseDocument) -> bytes:
        return codec.written(document).encode()
