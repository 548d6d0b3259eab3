"""From draft to paper: composed, checked for characters no font has, printed."""

from __future__ import annotations

import re
from asyncio import to_thread
from dataclasses import replace

from drafts.amendment import Shown
from drafts.arende import Arende
from drafts.base.tracked import TrackedDocument
from drafts.bilaga import Bilaga, Printed
from drafts.board import Board
from drafts.composing import compose, dated
from drafts.draft import Attachment, Draft
from drafts.errors import Unprintable
from drafts.redlining import redlined
from handlers.context import Context
from handlers.documents import bases_of
from handlers.telling import shortened

_PARTY = re.compile(r"\(([^()]+)\)$")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


async def redlines(draft: Draft, board: Board, context: Context) -> tuple[TrackedDocument, ...]:
    """The documents the draft amends, with its changes tracked."""
    names = {person.id: person.titled for person in board.everyone}
    lines: list[TrackedDocument] = []
    for base in await bases_of(draft, context):
        line = await to_thread(redlined, base, draft.text.amendments, lambda id_: names.get(id_, ""))
        lines.append(replace(line, title=board.handling_of(base.id).title))
    return tuple(lines)


async def laid_out(draft: Draft, board: Board, context: Context) -> Bilaga:
    """The Bilaga, with the excerpts it is to carry."""
    carries = draft.text.shown is not Shown.INSTRUCTIONS
    lines = await redlines(draft, board, context) if carries else ()
    return compose(draft, board, dated(draft, board), lines)


async def composed(draft: Draft, board: Board, context: Context) -> Bilaga:
    """The same; Unprintable where a character of it would be lost in print."""
    bilaga = await laid_out(draft, board, context)
    if lost := await context.desk.press.unprintable(bilaga):
        raise Unprintable(lost)
    return bilaga


async def printed(draft: Draft, board: Board, context: Context) -> Printed:
    return await context.desk.press.print(await composed(draft, board, context))


async def attachments(draft: Draft, board: Board, context: Context) -> tuple[Attachment, ...]:
    """Each document the draft amends, kept with the work: DOCX with tracked changes, and a redline in PDF."""
    files: list[Attachment] = []
    for base, line in zip(await bases_of(draft, context), await redlines(draft, board, context), strict=True):
        handling = board.handling_of(base.id)
        original = await context.shelf.file(handling.original)
        both = await context.desk.press.tracked(
            line, original if handling.name.lower().endswith(".docx") else None
        )
        for data, ending in ((both.docx, "docx"), (both.pdf, "pdf")):
            name = attachment_name(draft, board.arende(draft.arende), handling.title, ending)
            files.append(Attachment(name, context.work.keep(data)))
    return tuple(files)


def attachment_name(draft: Draft, arende: Arende, title: str, ending: str) -> str:
    """`Ärende 23 version 1, ändringar i Överenskommelsen.docx`, without what no file name may hold."""
    plain = shortened(_NOT_IN_NAMES.sub(" ", title).strip(), 80).rstrip("….")
    version = len(draft.versions) + 1
    return f"Ärende {arende.number} version {version}, ändringar i {plain}.{ending}"


def file_name(arende: Arende, names: tuple[str, ...], version: int, ending: str) -> str:
    """`Bilaga ärende 23 (C, M) version 1.pdf`: a registrator sees what it is, and whose of several.

    `names` as the Bilaga's head has them; those who only support it (*e.y.*) are not in it.
    """
    parties = dict.fromkeys(found[1] for name in names if (found := _PARTY.search(name)))
    whose = f" ({', '.join(parties)})" if parties else ""
    return f"Bilaga ärende {arende.number}{_NOT_IN_NAMES.sub(' ', whose)} version {version}.{ending}"
