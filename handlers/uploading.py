"""A register or a kallelse as a file: read, its faults told, kept when the secretary says so."""

from __future__ import annotations

from drafts import agenda as agendas
from drafts import register_kept
from drafts.arende import Arende
from drafts.board import Board
from drafts.board_changes import RegisterSet
from drafts.errors import BadFile, StaleButton
from drafts.faults import Fault
from drafts.kallelse.convening import compared, convene
from drafts.kallelse.reading import Kallelse
from drafts.meetings import open_meeting
from drafts.register import Register, check_register, whole
from drafts.rights import Seat, check_secretary
from handlers.changing import put_board
from handlers.context import Context
from handlers.faults import tell_bad_file, tell_faults
from handlers.letters import About, Answer, Edit, Message, Rows, Topic, chief, tap
from handlers.taps import Tap, Words
from handlers.telling import SWEDEN
from handlers.templates import say
from handlers.uploads import asking, read_file

FAULTS_SHOWN = 8


async def ask_register(tap_: Tap, context: Context) -> None:
    await _ask(tap_, context, "register", "")


async def ask_agenda(tap_: Tap, context: Context) -> None:
    """The second argument is the meeting's id; without it the ärenden are of no meeting."""
    await _ask(tap_, context, "agenda", tap_.arg(1) if len(tap_.args) > 1 else "")


async def _ask(tap_: Tap, context: Context, what: str, meeting: str) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    found = open_meeting(seat.board, meeting) if meeting else None
    fields = {"board": seat.board.id, "what": what, "meeting": meeting}
    about = About(Topic.REGISTER, account=tap_.account, fields=fields)
    context.work.say(Message(tap_.spot, say(f"uploading.ask_{what}", meeting=found), about=about))
    context.work.say(Answer(tap_.query))


async def came(words: Words, context: Context, about: About) -> None:
    """Told what is in it and what is wrong; nothing is kept yet."""
    seat = await context.seat(words.account, about.fields["board"])
    check_secretary(seat)
    try:
        found = await read_file(words, about.fields["what"], seat, context)
    except BadFile as bad:
        context.work.say(Message(words.spot, tell_bad_file(bad), reply_to=words.message, about=about))
        return
    if isinstance(found, Register):
        text, rows, packed = await _told_register(found, seat, context)
    else:
        text, rows, packed = await _told_kallelse(found, about.fields.get("meeting", ""), seat, context)
    if not rows:
        context.work.say(Message(words.spot, text, (), words.message, about))
        return
    what = "register" if isinstance(found, Register) else "agenda"
    fields = {**about.fields, "what": what, "kept": context.work.keep(packed)}
    kept = About(Topic.REGISTER, fields=fields, open=False)
    rows = (*rows, (tap("Avbryt", "drop", seat.board.id),))
    context.work.say(Message(words.spot, text, rows, words.message, kept))


async def keep(tap_: Tap, context: Context) -> None:
    """All of it becomes the board's, as the board is now."""
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    about = await _held(tap_, seat.board, context)
    data, what = await context.shelf.file(about.fields["kept"]), about.fields["what"]
    meeting = about.fields.get("meeting", "")
    if what == "register":
        register = whole(Register((), ()), register_kept.unpacked(data), asking(seat, context))
        check_register(register)
        after = await put_board(context, seat, RegisterSet(register.people))
    else:
        drafts = await context.shelf.drafts_of(seat.board.id)
        remove = tap_.args[1:] == ("gone",)
        changes = convene(seat, meeting, agendas.unpacked(data), drafts, remove=remove)
        after = await put_board(context, seat, *changes)
    told = say("uploading.kept", board=after.board, what=what, agenda=after.board.agenda(meeting))
    context.work.marked.append((tap_.spot, tap_.message, None))
    back = tap("Sammanträdet", "meeting", seat.board.id, meeting)
    rows = ((back,),) if meeting else ()
    context.work.say(Edit(tap_.spot, tap_.message, told, rows))


async def drop(tap_: Tap, context: Context) -> None:
    seat = await context.seat(tap_.account, tap_.arg(0))
    check_secretary(seat)
    await _held(tap_, seat.board, context)
    context.work.marked.append((tap_.spot, tap_.message, None))
    context.work.say(Edit(tap_.spot, tap_.message, say("uploading.dropped")))


async def _held(tap_: Tap, board: Board, context: Context) -> About:
    """The file that the message holds for the board."""
    about = await context.shelf.about(tap_.spot.chat, tap_.message)
    if about is None or "kept" not in about.fields or about.fields["board"] != board.id:
        raise StaleButton
    return about


async def _told_register(register: Register, seat: Seat, context: Context) -> tuple[str, Rows, bytes]:
    """A row left out would be a person put off the register: with anything wrong, nothing is kept."""
    before = {person.id: person for person in seat.board.people}
    after = {person.id: person for person in register.people}
    left = [person for id_, person in before.items() if id_ not in after]
    text = say(
        "uploading.register",
        register=register,
        first=not before,
        came=[person.titled for id_, person in after.items() if id_ not in before],
        left=[person.titled for person in left],
        changed=[(was, after[id_]) for id_, was in before.items() if after.get(id_, was) != was],
        writing=[person.titled for person in left if await context.shelf.drafts_by(seat.board.id, person.id)],
    )
    rows = () if register.faults else ((chief(tap("Spara", "keep", seat.board.id)),),)
    return _read(text, register.faults, "all"), rows, register_kept.packed(register.people)


async def _told_kallelse(
    kallelse: Kallelse, meeting: str, seat: Seat, context: Context
) -> tuple[str, Rows, bytes]:
    board, agenda = seat.board, kallelse.agenda
    held = open_meeting(board, meeting) if meeting else None
    drafts = await context.shelf.drafts_of(board.id)
    convening = compared(board, meeting, agenda.arenden, drafts)
    starts = held.starts.astimezone(SWEDEN) if held else None
    text = say(
        "uploading.kallelse",
        kallelse=kallelse,
        convening=convening,
        files=_counted(agenda.files),
        meeting=held,
        elsewhen=starts and kallelse.facts.day and starts.date() != kallelse.facts.day,
    )
    removable = () if agenda.faults else convening.removable  # it may be the row that could not be read
    changes = bool(convene(seat, meeting, agenda.arenden, drafts))
    rows = _keeping(board, len(agenda.arenden) if changes else 0, len(agenda.faults), removable)
    return _read(text, agenda.faults, "rest" if rows else "all"), rows, agendas.packed(agenda.arenden)


def _keeping(board: Board, good: int, faults: int, removable: tuple[Arende, ...]) -> Rows:
    rows: Rows = ()
    if good:
        rows = ((tap(say("uploading.keep", count=good, faults=faults), "keep", board.id),),)
    if removable:
        label = say("uploading.keep_and_remove", count=len(removable))
        rows = (*rows, (tap(label, "keep", board.id, "gone"),))
    return rows


def _read(text: str, faults: tuple[Fault, ...], mend: str) -> str:
    more = len(faults) - FAULTS_SHOWN
    return say("uploading.read", text=text, faults=tell_faults(faults)[:FAULTS_SHOWN], more=more, mend=mend)


def _counted(files: tuple[tuple[str, str], ...]) -> dict[str, int]:
    """How many handlingar each ärende has, by its number."""
    return {number: sum(n == number for n, _ in files) for number, _ in files}
