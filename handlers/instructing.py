"""Amendments written in words: read, asked about where unclear, and shown as what they would change."""

from __future__ import annotations

import json
import re
from asyncio import to_thread
from dataclasses import replace

from drafts.amending import keep_unworded
from drafts.amendment import Amendment
from drafts.draft import Draft
from drafts.drafting import check_edit
from drafts.errors import NoHandling, StaleButton
from drafts.handlingar import Handling
from drafts.instructed import read_within
from drafts.reading import Amended, Candidate, Question, Unworded
from drafts.rights import Seat
from handlers.changing import put
from handlers.context import Context
from handlers.documents import Open, handlingar_of, laid_open
from handlers.here import tapped
from handlers.letters import About, Answer, Button, Edit, Message, Rows, Spot, Topic, tap
from handlers.placing import Names
from handlers.proposing import Asked, propose
from handlers.taps import Tap, Words
from handlers.telling import cut, shortened, size
from handlers.templates import say

SHOWN = 10  # candidates to choose among
LABEL = 60
AROUND = 50  # units of text told on each side of the words

_INSTRUCTS = re.compile(r"\s*att\s", re.IGNORECASE)


def instructs(text: str) -> bool:
    """Does it read as an instruction rather than as words to look for?"""
    return bool(_INSTRUCTS.match(text))


async def instruct(words: Words, context: Context, draft: Draft, seat: Seat) -> None:
    """In the ärende's only document; where it has several, the one is asked for first."""
    check_edit(draft, seat)
    found = handlingar_of(draft, seat)
    if not found:
        raise NoHandling
    if len(found) == 1:
        await _read(
            words.spot, context, await laid_open(draft, seat, found[0].id, context), _about(words, draft)
        )
        return
    about = _about(words, draft)
    text = say("instructing.which_document")
    context.work.say(Message(words.spot, text, _documents(draft, found), words.message, about))


async def instruct_anew(tap_: Tap, context: Context, draft: Draft, seat: Seat, amendment: Amendment) -> None:
    """An instruction kept without wording, read again: what gives it one takes its place."""
    handling = seat.board.handling_of(amendment.document)
    fields = {"gives_wording": amendment.id}
    about = About(Topic.INSTRUCTION, draft.id, words=amendment.text, account=tap_.account, fields=fields)
    await _read(tap_.spot, context, await laid_open(draft, seat, handling.id, context), about)
    context.work.say(Answer(tap_.query))


def _about(words: Words, draft: Draft) -> About:
    return About(Topic.INSTRUCTION, draft.id, words=words.text, account=words.account, open=False)


def _documents(draft: Draft, found: tuple[Handling, ...]) -> Rows:
    return tuple((tap(shortened(h.title, LABEL), "within", draft.id, h.id),) for h in found)


async def choose_document(tap_: Tap, context: Context) -> None:
    draft, seat, about = await _held(tap_, context)
    open_ = await laid_open(draft, seat, tap_.arg(1), context)
    _done(tap_, context, say("instructing.within", handling=open_.handling, words=about.words))
    await _read(tap_.spot, context, open_, about)


async def choose(tap_: Tap, context: Context) -> None:
    """The question is answered, and the instruction read again with that."""
    draft, seat, about = await _held(tap_, context)
    keys: list[str] = json.loads(about.fields.get("keys", "[]"))
    n = tap_.number(1)
    if not 0 <= n < len(keys):
        raise StaleButton
    open_ = await laid_open(draft, seat, about.fields["handling"], context)
    chosen = (*json.loads(about.fields.get("chosen", "[]")), keys[n])
    _done(tap_, context, say("instructing.chosen", words=about.words))
    await _read(
        tap_.spot, context, open_, replace(about, fields={**about.fields, "chosen": json.dumps(chosen)})
    )


async def _read(spot: Spot, context: Context, open_: Open, about: About) -> None:
    chosen = tuple(json.loads(about.fields.get("chosen", "[]")))
    reading = await to_thread(read_within, open_.base.document, open_.now, about.words, chosen)
    match reading:
        case Amended(blocks=()):
            context.work.say(Message(spot, say("amending.same")))
        case Amended():
            unworded = about.fields.get("gives_wording", "")
            asked = Asked(spot, about.account, words=about.words, gives_wording=unworded)
            await propose(context, asked, open_, reading.document)
        case Question():
            _ask(spot, context, open_, about, reading)
        case Unworded():
            _offer(spot, context, open_, about, reading)


def _ask(spot: Spot, context: Context, open_: Open, about: About, question: Question) -> None:
    """A candidate a button. Where there is none, the instruction can be put in other words."""
    shown = question.candidates[:SHOWN]
    fields = {
        **about.fields,
        "handling": open_.handling.id,
        "keys": json.dumps([candidate.key for candidate in shown]),
    }
    rows: Rows = tuple((_button(n, candidate, open_),) for n, candidate in enumerate(shown))
    text = say(
        f"instructing.{question.doubt.name.lower()}",
        about=question.about,
        words=about.words,
        places=_told(shown, open_),
    )
    if not shown:
        rows = ((tap("Behåll som den är skriven", "keepas", open_.draft.id),), _browse(open_))
    asked = replace(about, fields=fields, open=False)
    context.work.say(Message(spot, text, rows, about=asked))


def _button(n: int, candidate: Candidate, open_: Open) -> Button:
    return tap(f"{n + 1}. {_glimpse(candidate, open_)}", "pick", open_.draft.id, n)


def _glimpse(candidate: Candidate, open_: Open) -> str:
    text = open_.now.block(candidate.block).text
    before = text[max(0, candidate.start - 20) : candidate.start]
    return shortened(
        f"{'…' if candidate.start > len(before) else ''}{before}{text[candidate.start :]}", LABEL
    )


def _told(candidates: tuple[Candidate, ...], open_: Open) -> list[tuple[str, str, str, str]]:
    """Of each the place; and the words there, with what stands on each side of them."""
    names = Names(open_.now)
    return [(names.of(c.block), *_around(open_.now.block(c.block).text, c)) for c in candidates]


def _around(text: str, found: Candidate) -> tuple[str, str, str]:
    before, after = text[: found.start], text[found.end :]
    head = before if size(before) <= AROUND else f"…{before[-AROUND:]}"
    tail = after if size(after) <= AROUND else f"{cut(after, AROUND)}…"
    return head, shortened(text[found.start : found.end], 2 * AROUND), tail


def _browse(open_: Open) -> tuple[Button, ...]:
    return (tap("Bläddra i handlingen", "outline", open_.draft.id, open_.handling.id, 0),)


def _offer(spot: Spot, context: Context, open_: Open, about: About, reading: Unworded) -> None:
    """An instruction without wording is kept as it is, or given one where it says that it belongs."""
    fields = {**about.fields, "handling": open_.handling.id}
    places = tuple(
        (
            tap(
                shortened(f"Skriv lydelsen: {_glimpse(c, open_)}", LABEL),
                "block",
                open_.draft.id,
                open_.handling.id,
                c.block,
            ),
        )
        for c in reading.candidates[:SHOWN]
    )
    keep = (tap("Behåll som den är skriven", "keepas", open_.draft.id),)
    text = say("instructing.unworded", words=about.words, places=bool(places))
    rows = (keep, *(places or (_browse(open_),)))
    context.work.say(Message(spot, text, rows, about=replace(about, fields=fields, open=False)))


async def keep_as_written(tap_: Tap, context: Context) -> None:
    """Kept in its own words until somebody gives it a wording."""
    draft, seat, about = await _held(tap_, context)
    open_ = await laid_open(draft, seat, about.fields["handling"], context)
    draft = put(context, draft, seat, keep_unworded(draft, seat, open_.base.id, about.words))
    text = say("instructing.kept", words=about.words, person=seat.person)
    undo = ((tap("Ångra", "undo", draft.id, draft.seq),),)
    _done(tap_, context, text, undo)


def _done(tap_: Tap, context: Context, text: str, rows: Rows = ()) -> None:
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, text, rows))


async def _held(tap_: Tap, context: Context) -> tuple[Draft, Seat, About]:
    """The instruction that the message holds."""
    draft, seat = await tapped(tap_, context)
    check_edit(draft, seat)
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.INSTRUCTION or about.draft != draft.id:
        raise StaleButton
    return draft, seat, about
