"""A document to find one's place in: its headings, what stands under one, and a single block to change."""

from __future__ import annotations

from drafts.base.document import LINE_BREAK, BaseDocument, Block, Kind
from drafts.base.places import moving
from drafts.drafting import check_edit
from drafts.errors import GoneItem
from drafts.text import words_digest
from handlers.clippings import copying
from handlers.context import Context
from handlers.documents import Open, handlingar_of, laid_open, only
from handlers.here import tapped
from handlers.letters import About, Answer, Edit, Message, Rows, Spot, Topic, grave, tap
from handlers.paging import paged
from handlers.placing import name_of
from handlers.taps import Tap
from handlers.telling import cut, shortened, size
from handlers.templates import say

PAGE = 12  # headings or blocks a message
LABEL = 48  # characters on a button
WHOLE = 3_000  # units of a block that a message shows, and a reply has room for


async def documents(tap_: Tap, context: Context) -> None:
    """The ärende's documents; its outline at once where there is one alone."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    handling = only(draft, seat)
    if handling:
        open_ = await laid_open(draft, seat, handling.id, context)
        context.work.say(Message(tap_.spot, *outline(open_, 0)))
    else:
        rows = tuple(
            (tap(shortened(h.title, LABEL), "outline", draft.id, h.id, 0),)
            for h in handlingar_of(draft, seat)
        )
        context.work.say(Message(tap_.spot, say("outlining.which_document"), rows))
    context.work.say(Answer(tap_.query))


async def show_outline(tap_: Tap, context: Context) -> None:
    open_ = await _open(tap_, context)
    _turn_into(tap_, context, *outline(open_, tap_.number(2)))


async def show_section(tap_: Tap, context: Context) -> None:
    """What stands under a heading, the heading first."""
    open_ = await _open(tap_, context)
    heading = open_.now.block(tap_.arg(2))
    below = tuple(b for b in open_.now.section(heading.id) if b.kind is not Kind.HEADING)
    _turn_into(tap_, context, *_section(open_, (heading, *below), tap_.number(3), heading.id))


async def show_block(tap_: Tap, context: Context) -> None:
    """A block, to reply to with its new wording; one chosen for an instruction gives that its wording."""
    open_ = await _open(tap_, context)
    text, rows, about = block(open_, tap_.arg(2), tap_.account)
    before = await context.shelf.about(tap_.spot.chat, tap_.message)
    if before and "gives_wording" in before.fields:
        about.fields["gives_wording"] = before.fields["gives_wording"]
    context.work.marked.append((tap_.spot, tap_.message, about))
    context.work.say(Edit(tap_.spot, tap_.message, text, rows, about))


async def _open(tap_: Tap, context: Context) -> Open:
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    return await laid_open(draft, seat, tap_.arg(1), context)


def _turn_into(tap_: Tap, context: Context, text: str, rows: Rows) -> None:
    """A block that was shown there waits for no words any more."""
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, text, rows))


def outline(open_: Open, page: int) -> tuple[str, Rows]:
    """The headings; what stands above the first, or in a document without any, by itself."""
    draft, handling = open_.draft.id, open_.handling.id
    headings = [b for b in open_.now.blocks if b.kind is Kind.HEADING]
    top = not headings or open_.now.blocks[0].kind is not Kind.HEADING
    if top and not headings:
        return _section(open_, open_.now.blocks, page, "")
    shown, turning = paged(headings, page, PAGE, "outline", draft, handling)
    rows: Rows = tuple((tap(_label(b, indent=True), "section", draft, handling, b.id, 0),) for b in shown)
    if top and not page:
        rows = ((tap("Inledningen", "start", draft, handling, 0),), *rows)
    return say("outlining.outline", handling=open_.handling), (*rows, *turning)


async def show_start(tap_: Tap, context: Context) -> None:
    """What stands above the first heading."""
    open_ = await _open(tap_, context)
    _turn_into(tap_, context, *_section(open_, _start(open_.now), tap_.number(2), ""))


def _start(document: BaseDocument) -> tuple[Block, ...]:
    first = next((n for n, b in enumerate(document.blocks) if b.kind is Kind.HEADING), len(document.blocks))
    return document.blocks[:first]


def _section(open_: Open, blocks: tuple[Block, ...], page: int, heading: str) -> tuple[str, Rows]:
    draft, handling = open_.draft.id, open_.handling.id
    turning = ("section", draft, handling, heading) if heading else ("start", draft, handling)
    shown, turning_row = paged(blocks, page, PAGE, *turning)
    rows: Rows = tuple((tap(_label(b), "block", draft, handling, b.id),) for b in shown)
    back = (tap("Tillbaka", "outline", draft, handling, 0),)
    title = blocks[0].text if heading else open_.handling.title
    return say("outlining.section", title=title, handling=open_.handling), (*rows, *turning_row, back)


def block(open_: Open, id_: str, account: int) -> tuple[str, Rows, About]:
    """GoneItem where it is there no more."""
    found = open_.now.block(id_)
    text = say(
        "outlining.block",
        changed=_changed(open_, found),
        name=name_of(open_.now, id_),
        handling=open_.handling,
        words=cut(found.text.replace(LINE_BREAK, "\n"), WHOLE),
        length=size(found.text) if size(found.text) > WHOLE else 0,
    )
    draft, seen, fields = open_.draft.id, words_digest(found.text), {"document": open_.base.id}
    return text, _acts(open_, found), About(Topic.BLOCK, draft, id_, seen, account=account, fields=fields)


def _acts(open_: Open, found: Block) -> Rows:
    """What can be done with it but for giving it another wording."""
    act = (open_.draft.id, open_.handling.id, found.id)
    if found.kind is Kind.CELL:
        rows: Rows = (
            (tap("Lägg till efter tabellen", "insert", *act),),
            (tap("Töm rutan", "strike", *act), tap("Stryk raden", "strikeall", *act)),
        )
    else:
        section = len(moving(open_.now, found.id)) > 1
        whole = (grave(tap("Stryk hela avsnittet", "strikeall", *act)),) if section else ()
        rows = (
            (tap("Lägg till efter", "insert", *act), tap("Flytta", "shift", *act, 0)),
            (tap("Stryk rubriken" if section else "Stryk", "strike", *act), *whole),
        )
    above = open_.now.above(found.id)
    back = ("section", *act[:2], above[-1].id, 0) if above else ("outline", *act[:2], 0)
    return (*rows, *copying(found.text.replace(LINE_BREAK, "\n")), (tap("Tillbaka", *back),))


def _changed(open_: Open, found: Block) -> bool:
    """Has the draft changed it already?"""
    try:
        return open_.base.document.block(found.id).text != found.text
    except GoneItem:
        return True


def block_message(spot: Spot, open_: Open, id_: str, account: int, reply_to: int = 0) -> Message:
    text, rows, about = block(open_, id_, account)
    return Message(spot, text, rows, reply_to, about)


def _label(found: Block, *, indent: bool = False) -> str:
    space = "\u2003" * (found.level - 1) if indent else ""
    return f"{space}{mark(found)} {shortened(found.text, LABEL) or '(tom ruta)'}"


def mark(found: Block) -> str:
    """What shows at a glance which kind of block it is, with its number where it has one."""
    sign = {Kind.HEADING: "▪︎", Kind.ITEM: "•", Kind.CELL: "▦", Kind.PARAGRAPH: "¶"}[found.kind]
    numbered = any(char.isalnum() for char in found.number)
    return f"{sign} {found.number}" if numbered else sign
