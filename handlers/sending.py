"""Handing in: a screen that says exactly what goes to whom, and then the delivery."""

from __future__ import annotations

from drafts.authors import head_names
from drafts.board import Board
from drafts.delivery import Way, reached_by
from drafts.draft import Draft
from drafts.errors import HoldsPersonnummer, NotSeen
from drafts.rights import Seat
from drafts.sending import check_send, keep_personnummer, send, withdraw
from drafts.stages import SENT
from handlers.anslutning import ask_again, hang_slips
from handlers.cards import label, seen
from handlers.changing import put
from handlers.context import Context
from handlers.delivering import deliver
from handlers.here import draft_here, tapped
from handlers.letters import Answer, Document, Edit, Message, Spot, chief, grave, tap
from handlers.mailing import mail_withdrawal
from handlers.printing import attachments, file_name, printed
from handlers.retelling import piece_or_amendment
from handlers.taps import Tap, Words
from handlers.templates import say

SHOWN = 12  # hex digits of the PDF's SHA-256 that the question names and its button carries


async def confirm(tap_: Tap, context: Context) -> None:
    """The file itself, and under it the question."""
    draft, seat = await tapped(tap_, context)
    await _confirm(tap_.spot, draft, seat, tap_.arg(1), context)
    context.work.say(Answer(tap_.query))


async def confirm_by_command(words: Words, context: Context) -> None:
    draft, seat = await draft_here(words.spot, words.account, context)
    await _confirm(words.spot, draft, seat, seen(draft, seat.board), context)


async def send_anyway(tap_: Tap, context: Context) -> None:
    """The personnummer are to stand: that is noted, for this person and just this text, and one goes on."""
    draft, seat = await tapped(tap_, context)
    draft = put(context, draft, seat, keep_personnummer(draft, seat, tap_.arg(1)))
    context.work.say(Edit(tap_.spot, tap_.message, say("sending.personnummer_kept", person=seat.person)))
    await _confirm(tap_.spot, draft, seat, tap_.arg(1), context)


def _ask_whether(spot: Spot, draft: Draft, text_seen: str, held: HoldsPersonnummer, context: Context) -> None:
    places = [(piece_or_amendment(draft.text, item), number) for item, number in held.places]
    anyway = grave(tap("Lämna in ändå", "anyway", draft.id, text_seen))
    buttons = ((anyway, tap("Avbryt", "cancel", draft.id, "send")),)
    context.work.say(Message(spot, say("sending.personnummer", places=places), buttons))


async def _confirm(spot: Spot, draft: Draft, seat: Seat, text_seen: str, context: Context) -> None:
    try:
        check_send(draft, seat, text_seen)
    except HoldsPersonnummer as held:
        _ask_whether(spot, draft, text_seen, held, context)
        return
    pdf = (await printed(draft, seat.board, context)).pdf
    sha256, along = context.work.keep(pdf), await attachments(draft, seat.board, context)
    version = len(draft.versions) + 1
    text = say(
        "sending.confirm",
        arende=seat.board.arende(draft.arende),
        label=label(draft),
        version=version,
        authors=head_names(draft, seat.board),
        **_recipients(seat.board, mails=context.desk.mails),
        mails=context.desk.mails,
        sha256=sha256[:SHOWN],
        along=[file.name for file in along],
    )
    yes = chief(tap("Ja, lämna in", "confirm", draft.id, text_seen, sha256[:SHOWN]))
    buttons = ((yes, tap("Avbryt", "cancel", draft.id, "send")),)
    name = file_name(seat.board.arende(draft.arende), head_names(draft, seat.board), version, "pdf")
    context.work.say(Document(spot, sha256, name, draft=draft.id))
    for file in along:
        context.work.say(Document(spot, file.sha256, file.name, draft=draft.id))
    context.work.say(Message(spot, text, buttons))


def _recipients(board: Board, *, mails: bool) -> dict[str, list[str]]:
    """Who gets it, how, and who not yet."""
    return {
        "secretaries": [person.titled for person in board.secretaries],
        "mailed": [f"{p.titled} ({p.email})" for p in reached_by(board, Way.MAIL, mails=mails)],
        "later": [person.titled for person in reached_by(board, Way.LATER, mails=mails)],
        "there": [person.titled for person in reached_by(board, Way.TELEGRAM, mails=mails)],
    }


async def send_in(tap_: Tap, context: Context) -> None:
    """Frozen with time and hashes, and on its way: the very file that was shown, or none."""
    draft, seat = await tapped(tap_, context)
    text_seen = tap_.arg(1)
    check_send(draft, seat, text_seen)
    files = await printed(draft, seat.board, context)
    pdf, docx = context.work.keep(files.pdf), context.work.keep(files.docx)
    if tap_.arg(2) != pdf[:SHOWN]:
        raise NotSeen
    along = await attachments(draft, seat.board, context)
    draft = put(context, draft, seat, send(draft, seat, text_seen, pdf, docx, *along))
    draft = deliver(context, draft, seat)
    ask_again(context.work, draft, seat.board)
    arende = seat.board.arende(draft.arende)
    text = say("sending.sent", version=len(draft.versions), arende=arende, sender=seat.person.titled)
    context.work.say(Edit(tap_.spot, tap_.message, text))


async def cancel(tap_: Tap, context: Context) -> None:
    """Whatever was asked is not done."""
    draft, seat = await tapped(tap_, context)
    draft.author(seat.person.id)
    text = say("sending.cancelled" if tap_.arg(1) == "send" else "sending.not_withdrawn")
    context.work.say(Edit(tap_.spot, tap_.message, text))


async def ask_withdraw(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    withdraw(draft, seat)
    arende = seat.board.arende(draft.arende)
    text = say("sending.withdraw_really", arende=arende, kind=label(draft), sent=draft.stage in SENT)
    buttons = (
        (grave(tap("Ja, ta tillbaka", "withdrawn", draft.id)), tap("Avbryt", "cancel", draft.id, "withdraw")),
    )
    context.work.say(Message(tap_.spot, text, buttons))
    context.work.say(Answer(tap_.query))


async def withdraw_now(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    was_sent = draft.stage in SENT
    draft = put(context, draft, seat, withdraw(draft, seat))
    arende = seat.board.arende(draft.arende)
    text = say("sending.withdrawn", arende=arende, kind=label(draft), who=seat.person.titled)
    context.work.say(Edit(tap_.spot, tap_.message, text))
    hang_slips(context.work, draft, seat.board)
    if was_sent:
        context.work.tell(seat.board, (p.id for p in seat.board.secretaries), text)
        mail_withdrawal(context, draft, seat)
