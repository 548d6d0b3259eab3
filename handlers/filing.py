"""A document comes in: read, shown as an outline, and filed with the ärende when it looks right."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace
from pathlib import PurePath

from drafts import patching
from drafts.arende import Arende, checked
from drafts.base.document import BaseDocument, Kind
from drafts.base.found import Found
from drafts.errors import BadFile, StaleButton
from drafts.faults import Why
from drafts.filing import check_filing, file_handling, remove_handling
from drafts.meeting_changes import ArendeSet
from drafts.people import Role
from drafts.rights import Seat
from handlers.carrying import tell_of_newer
from handlers.changing import put_board
from handlers.context import Context
from handlers.faults import tell_bad_file
from handlers.fetching import fetch, patiently
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, chief, tap
from handlers.meeting_view import arende_rows
from handlers.taps import Tap, Words
from handlers.templates import say
from handlers.work import fresh_id

ENDINGS = frozenset({".docx", ".pdf", ".md", ".markdown", ".txt"})
SHOWN = 25  # headings of an outline


async def ask(tap_: Tap, context: Context) -> None:
    """Where to send the file; the third argument names the document it is a new version of."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    arende = seat.board.arende(tap_.arg(1))
    check_filing(seat, arende.id)
    replaces = tap_.arg(2) if len(tap_.args) > 2 else ""  # noqa: PLR2004 — the third is there or not
    older = seat.board.handling(replaces) if replaces else None
    fields = {"board": seat.board.id, "arende": arende.id, "replaces": replaces}
    about = About(Topic.HANDLING, account=tap_.account, fields=fields)
    context.work.say(Message(tap_.spot, say("filing.ask", arende=arende, older=older), about=about))
    context.work.say(Answer(tap_.query))


async def came(words: Words, context: Context, about: About) -> None:
    """The file that was asked for."""
    seat = await context.seat(words.account, about.fields["board"])
    check_filing(seat, about.fields["arende"])
    try:
        data = await _fetched(words, context)
    except BadFile as bad:
        context.work.say(Message(words.spot, tell_bad_file(bad), reply_to=words.message, about=about))
        return
    kept = {**about.fields, "original": context.work.keep(data), "name": words.file_name}
    await _shown(words, context, seat, data, replace(about, fields=kept))


async def came_unasked(words: Words, context: Context) -> None:
    """A document out of the blue: which ärende does it belong to?"""
    for seat in await context.seats(words.account):
        data = await _fetched(words, context)
        fields = {
            "board": seat.board.id,
            "replaces": "",
            "original": context.work.keep(data),
            "name": words.file_name,
        }
        about = About(Topic.HANDLING, account=words.account, fields=fields, open=False)
        rows = arende_rows(seat.board.arenden[:90], "fileas", seat.board.id)
        text = say("filing.which_arende", name=words.file_name, board=seat.board)
        context.work.say(Message(words.spot, text, rows, words.message, about))


async def choose_arende(tap_: Tap, context: Context) -> None:
    seat, about = await held(tap_, context)
    arende = seat.board.arende(tap_.arg(1))
    check_filing(seat, arende.id)
    data = await context.shelf.file(about.fields["original"])
    words = Words(
        tap_.account, tap_.name, tap_.spot, 0, context.work.now, "", 0, file_name=about.fields["name"]
    )
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, say("filing.chosen", name=words.file_name, arende=arende)))
    await _shown(words, context, seat, data, replace(about, fields={**about.fields, "arende": arende.id}))


def is_document(words: Words) -> bool:
    return PurePath(words.file_name).suffix.lower() in ENDINGS


async def _fetched(words: Words, context: Context) -> bytes:
    if not words.file or not is_document(words):
        raise BadFile(Why.NOT_A_DOCUMENT)
    return await fetch(words, context)


async def _shown(words: Words, context: Context, seat: Seat, data: bytes, about: About) -> None:
    """What was read, as an outline; it is filed when somebody says so."""
    try:
        found = await patiently(context.desk.read_upload(data, words.file_name), words, context)
    except BadFile as bad:
        context.work.say(Message(words.spot, tell_bad_file(bad), reply_to=words.message, about=about))
        return
    document = await _with_old_ids(found.document, seat, about, context)
    fields = {
        **about.fields,
        "document": context.work.keep(context.desk.written(document)),
        "title": found.title,
        "diarienummer": found.diarienummer,
        "proposal": "\n".join(found.proposal),
    }
    shown = replace(about, fields=fields, open=False)
    text, rows = outline(document, found, seat, fields)
    context.work.say(Message(words.spot, text, rows, words.message, shown))


async def _with_old_ids(document: BaseDocument, seat: Seat, about: About, context: Context) -> BaseDocument:
    """A new version's blocks keep the ids they had, so that amendments can be carried over."""
    if not about.fields["replaces"]:
        return document
    older = await context.shelf.document(seat.board.handling(about.fields["replaces"]).document)
    return await to_thread(patching.matched, older, document)


def outline(document: BaseDocument, found: Found, seat: Seat, fields: dict[str, str]) -> tuple[str, Rows]:
    headings = [b for b in document.blocks if b.kind is Kind.HEADING]
    counts = {kind.name.lower(): sum(b.kind is kind for b in document.blocks) for kind in Kind}
    pages = max((line.page for b in document.blocks for line in b.lines), default=0)
    arende = seat.board.arende(fields["arende"])
    fills = _filled(arende, fields) != arende
    text = say(
        "filing.outline",
        document=document,
        headings=headings[:SHOWN],
        more=len(headings) - SHOWN,
        counts=counts,
        pages=pages,
        found=found if fills else None,
        arende=arende,
    )
    filling = (tap("Använd och fyll i ärendet", "filed", seat.board.id, "fill"),) if fills else ()
    use = chief(tap("Använd", "filed", seat.board.id, "only"))
    return text, (
        *((filling,) if filling else ()),
        (use, tap("Rätta läsningen", "mend", seat.board.id, 0)),
        (tap("Använd inte", "unused", seat.board.id),),
    )


def _filled(arende: Arende, fields: dict[str, str]) -> Arende:
    """What the file says of the ärende, where the ärende does not say it already."""
    return replace(
        arende,
        diarienummer=arende.diarienummer or fields.get("diarienummer", ""),
        proposal=arende.proposal or fields.get("proposal", ""),
    )


async def use(tap_: Tap, context: Context) -> None:
    seat, about = await held(tap_, context)
    fields = about.fields
    document = await context.shelf.document(fields["document"])
    read = (document, fields["document"], fields["original"])
    arende = fields["arende"]
    change = file_handling(seat, arende, read, fresh_id(), replaces=fields["replaces"])
    changes: list[ArendeSet] = []
    if tap_.arg(1) == "fill":
        changes = [ArendeSet(checked(_filled(seat.board.arende(arende), fields)))]
    seat = await put_board(context, seat, change, *changes)
    context.work.marked.append((tap_.spot, tap_.message, None))
    facts = {"arende": seat.board.arende(arende), "handling": change.handling, "filled": bool(changes)}
    rows: Rows = ()
    if seat.person.role is not Role.SEKRETERARE:
        rows = ((tap("Nytt utkast", "arende", seat.board.id, arende, tap_.account),),)
    context.work.say(Edit(tap_.spot, tap_.message, say("filing.filed", **facts), rows))
    await tell_of_newer(context, seat, change.handling)


async def throw(tap_: Tap, context: Context) -> None:
    await held(tap_, context)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, say("filing.thrown")))


async def remove(tap_: Tap, context: Context) -> None:
    """No longer offered to new drafts; those that amend it keep it."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    handling = seat.board.handling(tap_.arg(1))
    await put_board(context, seat, remove_handling(seat, handling.id))
    context.work.say(Edit(tap_.spot, tap_.message, say("filing.removed", handling=handling)))


async def held(tap_: Tap, context: Context) -> tuple[Seat, About]:
    """The file that the message holds, and who tapped: the one who sent it."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    mine = about is not None and about.topic is Topic.HANDLING and about.account == tap_.account
    if about is None or not mine or about.fields["board"] != seat.board.id or "original" not in about.fields:
        raise StaleButton
    return seat, about
