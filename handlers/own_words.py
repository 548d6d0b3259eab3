"""Own words on a decision: written in one message or several, shown as they will read, and handed in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from drafts import stating
from drafts.advice.personnummer import mask, numbers
from drafts.board import Board
from drafts.decision_changes import StatementMade
from drafts.draft import Attachment, Kind
from drafts.errors import StaleButton, UnclearReply, Unprintable
from drafts.pasting import cut_in_sentence, goes_on
from drafts.rights import Seat
from drafts.statement import Statement
from drafts.statement_bilaga import TITLES, compose_statement
from drafts.words import tidy
from handlers.changing import put_board
from handlers.context import Context
from handlers.letters import About, Answer, Document, Edit, Message, Pictures, Spot, Topic, chief, tap
from handlers.stances import Scene
from handlers.statement_mail import mail_statement
from handlers.stating import said_by, scene_for, scene_of, stance_of
from handlers.taps import Tap, Words
from handlers.telling import shortened
from handlers.templates import say

SHOWN = 12  # hex digits of the PDF's SHA-256 that a button carries

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


async def ask(tap_: Tap, context: Context) -> None:
    """Refused now rather than when the words are written."""
    seat, scene = await scene_of(tap_, context, whose=4)
    said = said_by(scene, stance_of(tap_.arg(2)), tap_.arg(3), context)
    stating.make(seat, scene.drafts, replace(said, words="…"))
    about = _about(scene, said, tap_.account)
    whom = scene.person if scene.by_secretary else None
    text = say("stating.ask_words", arende=scene.arende, title=TITLES[said.stance], whom=whom)
    asks = say("stating.asks_words", title=TITLES[said.stance])
    context.work.say(Message(Spot(tap_.account), text, about=about, asks=asks))
    context.work.say(Answer(tap_.query))


def _about(scene: Scene, said: Statement, account: int) -> About:
    person = scene.person.id if scene.by_secretary else ""
    named = {"board": scene.board.id, "arende": said.arende, "stance": said.stance.value[0]}
    fields = {**named, "draft": said.draft, "person": person}
    return About(Topic.STATEMENT, account=account, fields=fields)


async def replied(words: Words, context: Context, about: About) -> None:
    """A reply to the question itself: the first of what one is asked for, in words of one's own."""
    draft = await context.draft(about.draft)
    seat = await context.seat(words.account, draft.board)
    stating.check_open(seat.board, draft.arende)
    drafts = await context.shelf.drafts_of(seat.board.id)
    stances = stating.asked(seat.board, drafts, draft.arende).get(seat.person.id)
    if not stances:
        raise UnclearReply
    scene = scene_for(seat, drafts, draft.arende, "")
    said = said_by(scene, stances[0], "" if draft.kind is Kind.UTTALANDE else draft.id, context)
    await written(words, context, _about(scene, said, words.account))


async def written(words: Words, context: Context, about: About) -> None:
    """The words, or the next piece of a text that the client cut; shown as their Bilaga will read."""
    whole = _joined(about, words.text) if "at" in about.fields else tidy(words.text)
    fields = {name: value for name, value in about.fields.items() if name not in {"at", "made"}}
    seat, scene, said = await _said(context, words.account, replace(about, words=whole, fields=fields))
    if goes_on(words.text):
        cut = {**fields, "at": words.at.isoformat()}
        kept = About(Topic.STATEMENT, words=whole, account=words.account, fields=cut)
        context.work.marked.append((words.spot, words.message, kept))
    bilaga = compose_statement(said.statement, seat.board)
    if lost := await context.desk.press.unprintable(bilaga):
        raise Unprintable(lost)
    pictures = await context.desk.press.picture(bilaga)
    spot = Spot(words.account)
    context.work.say(Pictures(spot, tuple(context.work.keep(page) for page in pictures)))
    title = TITLES[said.statement.stance]
    text = say(
        "stating.confirm_words",
        arende=scene.arende,
        title=title,
        more=goes_on(words.text),
        numbers=[*map(mask, numbers(whole))],
    )
    buttons = ((chief(tap("Ja, lämna in", "statekeep")), tap("Avbryt", "statedrop")),)
    made = {**fields, "made": said.statement.at.isoformat()}
    shown = About(Topic.STATEMENT, words=whole, account=words.account, fields=made, open=False)
    context.work.say(Message(spot, text, buttons, about=shown))


async def keep(tap_: Tap, context: Context) -> None:
    """The Bilaga that was shown goes to the secretary, and its colleagues may stand behind the words."""
    about = await _shown(tap_, context)
    seat, scene, said = await _said(context, tap_.account, about)
    before = stating.statement(seat.board, said.statement.arende, scene.person.id, said.statement.stance)
    printed = await context.desk.press.print(compose_statement(said.statement, seat.board))
    pdf, docx = context.work.keep(printed.pdf), context.work.keep(printed.docx)
    made = stating.make(seat, scene.drafts, replace(said.statement, pdf=pdf, docx=docx))
    seat = await put_board(context, seat, made)
    deliver(context, seat.board, made.statement, replaces=bool(before and before.pdf))
    _offer(context, seat.board, scene, made.statement)
    context.work.marked.append((tap_.spot, tap_.message, None))
    text = say("stating.handed_in", arende=scene.arende, title=TITLES[made.statement.stance], pdf=pdf)
    context.work.say(Edit(tap_.spot, tap_.message, text))


async def drop(tap_: Tap, context: Context) -> None:
    """Nothing is handed in; the words stand in the chat where they were written."""
    await _shown(tap_, context)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, say("stating.not_handed_in")))


def deliver(context: Context, board: Board, said: Statement, *, replaces: bool) -> None:
    """To every secretary, by the way that reaches them."""
    arende, who = board.arende(said.arende), board.person(said.person)
    facts = {"arende": arende, "who": who, "title": TITLES[said.stance], "replaces": replaces}
    text = say("stating.delivered", pdf=said.pdf, docx=said.docx, **facts)
    hashes = (("pdf", said.pdf), ("docx", said.docx))
    files = tuple(Attachment(file_name(said, board, ending), sha256) for ending, sha256 in hashes)
    for account in board.accounts_of(secretary.id for secretary in board.secretaries):
        context.work.say(Message(Spot(account), text))
        for file in files:
            context.work.say(Document(Spot(account), file.sha256, file.name))
    mail_statement(context, board, said, files)


def file_name(said: Statement, board: Board, ending: str) -> str:
    """`Reservation ärende 23 Lars Ekdahl.pdf`: a registrator sees what it is, and whose."""
    who = _NOT_IN_NAMES.sub(" ", board.person(said.person).name).strip()
    return f"{TITLES[said.stance]} ärende {board.arende(said.arende).number} {shortened(who)}.{ending}"


def _offer(context: Context, board: Board, scene: Scene, said: Statement) -> None:
    """*Jag också*, to those on the same proposal who are asked for the same."""
    if not said.draft:
        return
    for id_, stances in stating.asked(board, scene.drafts, said.arende).items():
        own = stating.grounds(board, scene.drafts, said.arende, id_)
        account = board.account_of(id_)
        on_it = said.stance in stances and any(draft.id == said.draft for draft in own)
        if id_ == said.person or account is None or not on_it:
            continue
        title, who = TITLES[said.stance], board.person(said.person)
        text = say("stating.me_too", arende=scene.arende, who=who, title=title, words=said.words)
        here = (board.id, said.arende, said.stance.value[0], said.person, said.pdf[:SHOWN])
        context.work.say(Message(Spot(account), text, ((tap("Jag också", "statewith", *here),),)))


async def _shown(tap_: Tap, context: Context) -> About:
    """The words under the message that was tapped; StaleButton where there are none, or are another's."""
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or about.topic is not Topic.STATEMENT or "made" not in about.fields:
        raise StaleButton
    if about.account != tap_.account:
        raise StaleButton
    return about


async def _said(context: Context, account: int, about: About) -> tuple[Seat, Scene, StatementMade]:
    """What the words would be; printed with the time they were shown at, so that the file is the same."""
    fields = about.fields
    seat = await context.seat(account, fields["board"])
    drafts = await context.shelf.drafts_of(seat.board.id)
    scene = scene_for(seat, drafts, fields["arende"], fields["person"])
    said = said_by(scene, stance_of(fields["stance"]), fields["draft"], context)
    at = datetime.fromisoformat(fields["made"]) if "made" in fields else said.at
    return seat, scene, stating.make(seat, drafts, replace(said, words=about.words, at=at))


def _joined(about: About, more: str) -> str:
    """A cut inside a sentence is closed again."""
    between = " " if cut_in_sentence(about.words) else "\n"
    return f"{about.words}{between}{tidy(more)}"
