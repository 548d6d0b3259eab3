"""Words for a document: a reply to a block, to a proposal, or to the question what is to stand behind one."""

from __future__ import annotations

from asyncio import to_thread
from dataclasses import replace

from drafts.base.document import LINE_BREAK, BaseDocument, Block, Kind
from drafts.base.keeping import kept
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import EmptyText, StaleButton
from drafts.instructed import read_in_block
from drafts.patching import apply
from drafts.reading import Amended
from drafts.rights import Seat
from drafts.words import BLOCK_LIMIT, one_line, tidy
from handlers.context import Context
from handlers.documents import Open, opened
from handlers.here import tapped
from handlers.instructing import instructs
from handlers.letters import About, Edit, Message, Topic, tap
from handlers.outlining import WHOLE
from handlers.proposing import Asked, propose
from handlers.taps import Tap, Words
from handlers.telling import size
from handlers.templates import say


def takes(about: About) -> bool:
    """Is a reply new words for one block? A proposal may concern many."""
    return about.topic is not Topic.AMENDMENT or bool(about.fields["block"])


async def rewritten(words: Words, context: Context, about: About) -> None:
    """A reply to a block: its new wording. A reply to a proposal: another wording of what it proposes."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    check_edit(draft, seat)
    open_, document, id_ = await _meant(draft, seat, about, context)
    block, lines = document.block(id_), lines_of(words.text)
    if _is_question(block, lines):
        _ask_how_many(words, context, about, block, len(lines))
        return
    new = await to_thread(_reworded, document, block, lines)
    await propose(context, _asked(words, about), open_, new)


async def _meant(draft: Draft, seat: Seat, about: About, context: Context) -> tuple[Open, BaseDocument, str]:
    """The document as the writer saw it, as they want it so far, and the block that the words are for."""
    open_ = await opened(draft, seat, about.fields["document"], context)
    if about.topic is not Topic.AMENDMENT or "adopted" in about.fields:
        return open_, open_.now, about.item or about.fields["block"]
    base = open_.base.document
    seen = await to_thread(apply, base, about.fields["seen"])
    wanted = await to_thread(apply, base, about.fields["new"])
    return replace(open_, now=seen), wanted, about.fields["block"]


def _asked(words: Words, about: About) -> Asked:
    unworded = about.fields.get("gives_wording", "")
    return Asked(words.spot, words.account, words.message, words.text, unworded)


def lines_of(text: str) -> list[str]:
    """Those that say something; EmptyText where none does."""
    lines = [one_line(line, BLOCK_LIMIT) for line in tidy(text).split("\n") if line]
    if not lines:
        raise EmptyText
    return lines


def _is_question(block: Block, lines: list[str]) -> bool:
    """Several lines may be one block or several, but where they stand for lines that are there already."""
    return len(lines) > 1 and block.kind is not Kind.CELL and LINE_BREAK not in block.text


def _reworded(document: BaseDocument, block: Block, lines: list[str]) -> BaseDocument:
    """A block that no reply has room for is also changed by an instruction of its own."""
    if size(block.text) > WHOLE and instructs(lines[0]):
        reading = read_in_block(document, block.id, " ".join(lines))
        if isinstance(reading, Amended):
            return reading.document
    between = LINE_BREAK if LINE_BREAK in block.text else " "
    return document.reworded(block.id, kept(block.text, between.join(lines)))


def _ask_how_many(words: Words, context: Context, about: About, block: Block, count: int) -> None:
    """The words are kept until it is said."""
    names = {
        Kind.HEADING: ("En rubrik", "Rubrik och stycken"),
        Kind.ITEM: ("En punkt", f"{count} punkter"),
    }
    one, many = names.get(block.kind, ("Ett stycke", f"{count} stycken"))
    held = replace(about, words=words.text, account=words.account, open=False)
    rows = ((tap(one, "lines", about.draft, "one"), tap(many, "lines", about.draft, "many")),)
    text = say("amending.how_many", count=count)
    context.work.say(Message(words.spot, text, rows, words.message, held))


async def choose_lines(tap_: Tap, context: Context) -> None:
    """One block of the lines, or a block each, the first in the place of what stands there."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.draft != draft.id or not about.words or "document" not in about.fields:
        raise StaleButton
    open_, document, id_ = await _meant(draft, seat, about, context)
    lines = lines_of(about.words)
    first = lines if tap_.arg(1) == "one" else lines[:1]
    new = await to_thread(_reworded, document, document.block(id_), first)
    if tap_.arg(1) != "one":
        new = new.inserted(id_, *new_blocks(new, id_, lines[1:]))
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, say("amending.lines", words=about.words)))
    unworded = about.fields.get("gives_wording", "")
    await propose(context, Asked(tap_.spot, tap_.account, 0, about.words, unworded), open_, new)


async def inserted(words: Words, context: Context, about: About) -> None:
    """Blocks behind the one that was asked about: a line each."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    check_edit(draft, seat)
    open_ = await opened(draft, seat, about.fields["document"], context)
    new = open_.now.inserted(about.item, *new_blocks(open_.now, about.item, lines_of(words.text)))
    await propose(context, _asked(words, about), open_, new)


def new_blocks(document: BaseDocument, after: str, lines: list[str]) -> list[Block]:
    """Of the kind that stands there already; under a heading and behind a table, paragraphs."""
    before = document.block(after)
    ids = zip(document.fresh_ids(), lines, strict=False)
    if before.kind is not Kind.ITEM:
        return [Block(id_, Kind.PARAGRAPH, line) for id_, line in ids]
    dash = "" if any(char.isalnum() for char in before.number) else before.number  # numbers are given anew
    return [Block(id_, Kind.ITEM, line, before.level, dash) for id_, line in ids]
