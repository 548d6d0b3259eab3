"""Words said to the bot: a reply finds what it belongs to, in the database, whatever happened meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from drafts.errors import EmptyText, UnclearReply
from drafts.rights import Verb, check
from handlers import motivating, receiving, rewording, satser, uploading, writing_arende
from handlers.context import Context
from handlers.here import draft_here, tapped
from handlers.letters import About, Message, Rows, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say

Gesture = Callable[[Words, Context, About], Awaitable[None]]

GESTURES: dict[Topic, Gesture] = {
    Topic.ITEM: rewording.propose,
    Topic.PROPOSAL: rewording.propose,
    Topic.SATS: satser.added,
    Topic.MOTIVATION: motivating.written,
    Topic.CORRECTION: receiving.correction,
    Topic.ARENDE: writing_arende.answered,
    Topic.REGISTER: uploading.came,
}


async def reply(words: Words, context: Context) -> None:
    """What was replied to decides; in a private chat, the newest message that waits for words."""
    if not (words.text.strip() or words.file):
        raise EmptyText
    message, about = await _asked(words, context)
    if about is None or about.topic not in GESTURES:
        await _ask_what_for(words, context, about)
        return
    if words.spot.private and about.open:
        context.work.marked.append((words.spot, message, replace(about, open=False)))
    await GESTURES[about.topic](words, context, about)


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
    if words.file and not words.text.strip():
        raise UnclearReply
    draft = await context.draft(about.draft) if about and about.draft else None
    if draft is None:
        draft, seat = await draft_here(words.spot, words.account, context)
    else:
        seat = await context.seat(words.account, draft.board)
    check(Verb.EDIT, seat, draft)
    loose = About(Topic.LOOSE, draft.id, words=words.text, account=words.account)
    text = say("replying.what_for", arende=seat.board.arende(draft.arende))
    context.work.say(Message(words.spot, text, _purposes(draft.id, draft.text.satser), words.message, loose))


def _purposes(draft: str, satser_: tuple[object, ...]) -> Rows:
    reword = [tap(f"Ny lydelse av {n}", "use", draft, n) for n in range(1, min(len(satser_), 8) + 1)]
    rows = tuple(tuple(reword[n : n + 2]) for n in range(0, len(reword), 2))
    return ((tap("Ny att-sats", "use", draft, "sats"), tap("Motivering", "use", draft, "motivation")), *rows)


async def use(tap_: Tap, context: Context) -> None:
    """The kept words go where the button says."""
    draft, _seat = await tapped(tap_, context)
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.LOOSE or about.draft != draft.id:
        raise UnclearReply
    words = Words(tap_.account, tap_.name, tap_.spot, tap_.message, context.work.now, about.words, 0)
    context.work.marked.append((tap_.spot, tap_.message, None))
    match tap_.arg(1):
        case "sats":
            await satser.added(words, context, About(Topic.SATS, draft.id))
        case "motivation":
            await motivating.written(words, context, About(Topic.MOTIVATION, draft.id))
        case _:
            number = tap_.number(1)
            if not 0 < number <= len(draft.text.satser):
                raise UnclearReply
            await rewording.propose(
                words, context, rewording.about_item(draft, draft.text.satser[number - 1].id)
            )
