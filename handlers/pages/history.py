"""What a draft has been: any of its versions, and what each changed, on a page."""

from __future__ import annotations

from asyncio import to_thread

from markupsafe import Markup

from drafts.readers import versions
from drafts.versions import compared
from handlers.context import Context
from handlers.pages.rows import only_changed, rows
from handlers.pages.visit import Sheet, Visit, opened, sheet
from handlers.retelling import line, lines, told


async def show(visit: Visit, context: Context) -> Sheet:
    """Version `v`, the newest where none is asked for, against the one before; or the newest against it."""
    reader = await opened(visit, context)
    log = await context.shelf.log(visit.draft)
    row = versions(reader.draft, reader.seat, log)
    steps = told(visit.draft, log)
    by_seq = {step.entry.seq: step for step in steps}
    at = _number(visit.says("v"), len(row))
    since = visit.says("mot") == "nu" and at < len(row)
    old, new = (row[at - 1], row[at:]) if since else (row[at - 2] if at > 1 else None, row[at - 1 : at])
    names = {person.id: person.titled for person in reader.seat.board.everyone}
    board = reader.seat.board
    document = await to_thread(compared, old, new, board, lambda id_: names.get(id_, "")) if row else None
    found = rows(document.blocks) if document else ()
    retold = [line(by_seq[state.entry.seq], by_seq, reader.seat) for state in row]
    return sheet(
        visit,
        reader,
        "versions",
        here="historik",
        parts=only_changed(found) if visit.says("bara") else found,
        count=len(row),
        at=at,
        since=since,
        only=bool(visit.says("bara")),
        told=Markup(retold[at - 1]) if row else "",  # noqa: S704 — every fact in it is escaped
        lines=[Markup(told_) for told_ in lines(steps, reader.seat)] if reader.whole else (),  # noqa: S704 — the same
    )


def _number(asked: str, count: int) -> int:
    """From 1; the newest where it is none of them."""
    if asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= count:
        return int(asked[:9])
    return count
