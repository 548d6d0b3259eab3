"""The press: a Bilaga or an amended document in, PDF and DOCX out. No clock, no network, no system font."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.press import pdf, word
from bot.press.archive import pack_archive
from bot.press.glyphs import find_missing
from bot.press.manuscript import find_unprintable, prepare, tidy
from bot.press.minutes import print_minutes
from bot.press.own_data import pack_own_data
from bot.press.redline import redline_pdf
from bot.press.tracked import tracked_docx
from drafts.base.tracked import TrackedDocument
from drafts.bilaga import Amended, Bilaga, Printed
from drafts.minutes.paper import Paper
from drafts.own_data import OwnData
from drafts.records import Archive, Packed


class Press:
    """Prints off the event loop; equal Bilagor give equal bytes, on any machine."""

    async def print(self, bilaga: Bilaga) -> Printed:
        clean = await asyncio.to_thread(prepare, bilaga)
        as_pdf, as_docx = await asyncio.gather(
            asyncio.to_thread(pdf.print_pdf, clean), asyncio.to_thread(word.print_docx, clean)
        )
        return Printed(as_pdf, as_docx)

    async def picture(self, bilaga: Bilaga) -> tuple[bytes, ...]:
        """Show the first pages as PNG, to be read on a phone."""
        return await asyncio.to_thread(lambda: pdf.print_pictures(prepare(bilaga)))

    async def tracked(self, tracked: TrackedDocument, original: bytes | None) -> Amended:
        """Print what amendments make of a document; `original` is the Word file it came in, if it did."""
        as_docx, as_pdf = await asyncio.gather(
            asyncio.to_thread(tracked_docx, tracked, original), asyncio.to_thread(redline_pdf, tracked)
        )
        return Amended(as_docx, as_pdf)

    async def archive(self, archive: Archive, files: Mapping[str, bytes]) -> tuple[Packed, ...]:
        """Pack all that came in for a meeting; `files` by SHA-256. Equal archives give equal bytes."""
        return await asyncio.to_thread(pack_archive, archive, files)

    async def minutes(self, paper: Paper) -> bytes:
        """Print the minutes as DOCX, for the secretary to go on with."""
        return await asyncio.to_thread(print_minutes, paper)

    async def own_data(self, own: OwnData, text: str) -> bytes:
        """Pack what there is of one person."""
        return await asyncio.to_thread(pack_own_data, own, text)

    async def unprintable(self, bilaga: Bilaga) -> tuple[str, ...]:
        """List what no font here can show, each once, in reading order. Printing puts □ in its place."""
        return await asyncio.to_thread(find_unprintable, bilaga)

    async def missing(self, text: str) -> tuple[str, ...]:
        """The same, of some words."""
        return await asyncio.to_thread(find_missing, tidy(text))
