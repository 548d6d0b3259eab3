"""A register or an agenda as a file: read, its faults told line by line, kept when the secretary says so."""

from __future__ import annotations

from pathlib import PurePath

from drafts.board import Board
from drafts.board_changes import RegisterSet
from drafts.errors import BadFile, StaleButton
from drafts.faults import Fault
from drafts.meeting_changes import ArendeSet
from drafts.people import Person, Role
from drafts.register import Asking, check_register, read_csv_register
from drafts.rights import check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.faults import tell_bad_file, tell_faults
from handlers.letters import About, Answer, Edit, Message, Topic, tap
from handlers.taps import Tap, Words
from handlers.templates import say

SIZE_LIMIT = 1_000_000  # bytes
FAULTS_SHOWN = 8
ENDINGS = {".yaml": "agenda", ".yml": "agenda", ".csv": "register"}


async def ask_register(tap_: Tap, context: Context) -> None:
    await _ask(tap_, context, "register")


async def ask_agenda(tap_: Tap, context: Context) -> None:
    await _ask(tap_, context, "agenda")


async def _ask(tap_: Tap, context: Context, what: str) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    about = About(Topic.REGISTER, account=tap_.account, fields={"board": seat.board.id, "what": what})
    context.work.say(Message(tap_.spot, say(f"uploading.ask_{what}"), about=about))
    context.work.say(Answer(tap_.query))


async def came(words: Words, context: Context, about: About) -> None:
    """Told what is in it and what is wrong; nothing is kept yet."""
    seat = await context.seat(words.account, about.fields["board"])
    check_secretary(seat)
    data = await _fetched(words, context)
    what = ENDINGS.get(PurePath(words.file_name).suffix.lower(), about.fields["what"])
    try:
        good, faults, text = _read(what, data, seat.board, context)
    except BadFile as bad:
        context.work.say(Message(words.spot, tell_bad_file(bad), reply_to=words.message, about=about))
        return
    sha256 = context.work.keep(data)
    told = say("uploading.read", text=text, faults=_shown(faults), more=len(faults) - FAULTS_SHOWN, good=good)
    kept = About(Topic.REGISTER, fields={"board": seat.board.id, "what": what, "sha256": sha256}, open=False)
    keep = tap(say("uploading.keep", count=good, faults=len(faults)), "keep", seat.board.id)
    rows = ((keep,), (tap("Avbryt", "drop", seat.board.id),)) if good else ()
    context.work.say(Message(words.spot, told, rows, words.message, kept if good else about))


async def keep(tap_: Tap, context: Context) -> None:
    """The good rows become the board's."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    about = await _held(tap_, seat.board, context)
    data, what = await context.shelf.file(about.fields["sha256"]), about.fields["what"]
    after = await put_board(context, seat, *_changes(what, data, seat.board, context))
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, say("uploading.kept", board=after.board, what=what)))


def _changes(what: str, data: bytes, board: Board, context: Context) -> list[RegisterSet | ArendeSet]:
    if what == "agenda":
        return [ArendeSet(arende) for arende in context.desk.read_agenda(data).arenden]
    register = read_csv_register(data, Asking(board.people, board.former))
    check_register(register)
    return [RegisterSet(register.people)]


async def drop(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    await _held(tap_, seat.board, context)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, say("uploading.dropped")))


async def _held(tap_: Tap, board: Board, context: Context) -> About:
    """The file that the message holds for the board."""
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or "sha256" not in about.fields or about.fields["board"] != board.id:
        raise StaleButton
    return about


async def _fetched(words: Words, context: Context) -> bytes:
    if not words.file:
        raise BadFile("kind")
    if words.file_size > SIZE_LIMIT:
        raise BadFile("size")
    file = await context.bot.get_file(words.file)
    return bytes(await file.download_as_bytearray())


def _read(what: str, data: bytes, board: Board, context: Context) -> tuple[int, tuple[Fault, ...], str]:
    """How many good rows, the faults, and what the good rows would change."""
    if what == "agenda":
        agenda = context.desk.read_agenda(data)
        known = {arende.number for arende in board.arenden}
        text = say("uploading.agenda", arenden=agenda.arenden, known=known)
        return len(agenda.arenden), agenda.faults, text
    register = read_csv_register(data, Asking(board.people, board.former))
    came, left = _moved(board.people, register.people), _moved(register.people, board.people)
    text = say("uploading.register", people=register.people, came=came, left=left, first=not board.people)
    secretary = any(person.role is Role.SEKRETERARE for person in register.people)
    return len(register.people) if secretary else 0, register.faults, text


def _moved(before: tuple[Person, ...], after: tuple[Person, ...]) -> list[str]:
    ids = {person.id for person in before}
    return [person.titled for person in after if person.id not in ids]


def _shown(faults: tuple[Fault, ...]) -> list[str]:
    return tell_faults(faults)[:FAULTS_SHOWN]
