"""Words said to the bot: a reply finds what it belongs to, in the database, whatever happened meanwhile."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import EmptyText, NoDraftHere, NotForSecretary, NotWords, UnclearReply, UnknownCommand
from drafts.people import Role
from drafts.rights import Seat
from handlers import (
    amending,
    completing,
    filing,
    instructing,
    meetings,
    mending,
    motivating,
    own_words,
    receiving,
    rewording,
    satser,
    uploading,
    voting,
    writing_arende,
)
from handlers.browsing import menu
from handlers.context import Context
from handlers.documents import handlingar_of
from handlers.here import draft_here, tapped
from handlers.letters import About, Edit, Message, Rows, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say

Gesture = Callable[[Words, Context, About], Awaitable[None]]


async def _of_file(words: Words, context: Context, about: About) -> None:
    """A message that holds a file's reading asks where to cut a block; else it asks for the file."""
    gesture = mending.split_here if "shown" in about.fields else filing.came
    await gesture(words, context, about)


GESTURES: dict[Topic, Gesture] = {
    Topic.ITEM: rewording.propose,
    Topic.PROPOSAL: rewording.propose,
    Topic.SATS: satser.added,
    Topic.MOTIVATION: motivating.written,
    Topic.CORRECTION: receiving.correction,
    Topic.ARENDE: writing_arende.answered,
    Topic.MEETING: meetings.answered,
    Topic.REGISTER: uploading.came,
    Topic.BLOCK: amending.rewritten,
    Topic.AMENDMENT: amending.rewritten,
    Topic.INSERTION: amending.inserted,
    Topic.HANDLING: _of_file,
    Topic.DECISION: voting.answered,
    Topic.QUESTION: own_words.replied,
    Topic.STATEMENT: own_words.written,
    Topic.MINUTES: completing.answered,
}

_TAKE_FILES = frozenset({Topic.REGISTER, Topic.HANDLING})
_COMMAND = re.compile(r"/\w+(@\w+)?(\s|$)")


async def reply(words: Words, context: Context) -> None:
    """What was replied to decides; in a private chat, the question that waits for words."""
    if not (words.spot.private or words.to_us):
        return  # people talking to each other, where the bot happens to hear it
    message, about = await _asked(words, context)
    if words.spot.private and filing.is_document(words) and not (about and about.topic in _TAKE_FILES):
        await filing.came_unasked(words, context)
        return
    _check_words(words, about)
    if about is None or about.topic not in GESTURES or not amending.takes(about):
        await _ask_what_for(words, context, about)
        return
    if words.spot.private and about.open:
        context.work.marked.append((words.spot, message, replace(about, open=False)))
    await GESTURES[about.topic](words, context, about)


def _check_words(words: Words, about: About | None) -> None:
    """A mistyped command is nobody's att-sats; a picture is no text; a file is one where it was asked for."""
    if _COMMAND.match(words.text):
        raise UnknownCommand
    if words.wordless or (words.file and not (about and about.topic in _TAKE_FILES)):
        raise NotWords
    if not (words.text.strip() or words.file):
        raise EmptyText


async def _asked(words: Words, context: Context) -> tuple[int, About | None]:
    """The message that is answered, and what it is about."""
    if words.reply_to:
        return words.reply_to, await context.shelf.about(words.spot.chat, words.reply_to)
    waiting = await context.shelf.asked(words.spot) if words.spot.private else None
    if waiting is None or not motivating.is_for(waiting[1], words):
        return 0, None
    return waiting


async def _ask_what_for(words: Words, context: Context, about: About | None) -> None:
    """Nothing that is typed is lost: what it is for is asked, with the words kept."""
    draft, seat = await _meant(words, context, about)
    check_edit(draft, seat)
    loose = About(Topic.LOOSE, draft.id, words=words.text, account=words.account)
    text = say("replying.what_for", arende=seat.board.arende(draft.arende))
    rows = _purposes(draft.id)
    if handlingar_of(draft, seat):
        rows = (*rows, (tap("Ändring i en handling", "use", draft.id, "instruct"),))
    context.work.say(Message(words.spot, text, rows, words.message, loose))


async def _meant(words: Words, context: Context, about: About | None) -> tuple[Draft, Seat]:
    if about is None or not about.draft:
        return await _here(words, context)
    draft = await context.draft(about.draft)
    return draft, await context.seat(words.account, draft.board)


async def _here(words: Words, context: Context) -> tuple[Draft, Seat]:
    """A secretary has none, and most likely wants something corrected."""
    try:
        return await draft_here(words.spot, words.account, context)
    except NoDraftHere as none:
        if any(seat.person.role is Role.SEKRETERARE for seat in await context.seats(words.account)):
            raise NotForSecretary from none
        raise


def _purposes(draft: str) -> Rows:
    return (
        (tap("Ny att-sats", "use", draft, "sats"), tap("Motivering", "use", draft, "motivation")),
        (tap("Ny lydelse av …", "use", draft, "which", 0), tap("Strunta i det", "use", draft, "nothing")),
    )


async def use(tap_: Tap, context: Context) -> None:
    """The kept words go where the button says."""
    draft, seat = await tapped(tap_, context)
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.LOOSE or about.draft != draft.id:
        raise UnclearReply
    check_edit(draft, seat)
    if tap_.arg(1) == "which":
        rows = menu(draft, tap_.number(2), "use", "use", "which")
        context.work.say(Edit(tap_.spot, tap_.message, say("replying.which"), rows))
        return
    is_for_nothing = tap_.arg(1) == "nothing"
    if not is_for_nothing:
        await _put_to_use(tap_, context, (draft, seat), about)
    context.work.marked.append((tap_.spot, tap_.message, None))
    text = say("replying.let_be") if is_for_nothing else say("replying.used")
    context.work.say(Edit(tap_.spot, tap_.message, text))


async def _put_to_use(tap_: Tap, context: Context, here: tuple[Draft, Seat], about: About) -> None:
    draft, seat = here
    words = Words(tap_.account, tap_.name, tap_.spot, tap_.message, context.work.now, about.words, 0)
    match tap_.arg(1):
        case "sats":
            await satser.added(words, context, About(Topic.SATS, draft.id))
        case "motivation":
            await motivating.written(words, context, About(Topic.MOTIVATION, draft.id))
        case "instruct":
            await instructing.instruct(words, context, draft, seat)
        case item:
            await rewording.propose(words, context, rewording.about_item(draft, item))
