"""Who stands behind the text: inviting, joining from the group, leaving."""

from __future__ import annotations

from drafts.authors import invite, is_supporter, join, leave, revoke_invites
from drafts.errors import NotOnDraft
from handlers.changing import put
from handlers.context import Context
from handlers.here import lives_in, tapped, tapped_by_whom_it_was_shown
from handlers.letters import Answer, Button, Edit, Message, Spot, grave, tap
from handlers.taps import Tap
from handlers.templates import say
from handlers.work import fresh_secret


async def invite_someone(tap_: Tap, context: Context) -> None:
    """A link for one person, to the private chat of the one who asked for it."""
    draft, seat = await tapped(tap_, context)
    secret = fresh_secret()
    draft = context.work.put(draft, invite(draft, seat, secret, context.work.now), seat.person.id)
    link = context.deep_link(f"med-{draft.id}-{secret}")
    text = say("joining.invitation", link=link, arende=seat.board.arende(draft.arende))
    buttons = ((Button("Kopiera länken", copy=link),), (grave(tap("Återkalla", "revoke", draft.id)),))
    context.work.say(Message(Spot(tap_.account), text, buttons))
    context.work.say(Answer(tap_.query, "" if tap_.spot.private else say("joining.sent_privately")))


async def revoke(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped(tap_, context)
    context.work.put(draft, revoke_invites(draft, seat), seat.person.id)
    arende = seat.board.arende(draft.arende)
    context.work.say(Edit(tap_.spot, tap_.message, say("joining.revoked", arende=arende)))


async def join_here(tap_: Tap, context: Context) -> None:
    """From the group the draft lives in; elsewhere an invitation is needed."""
    draft, seat = await tapped(tap_, context)
    if not await lives_in(tap_.spot, draft, context):
        raise NotOnDraft
    put(context, draft, seat, join(draft, seat))
    supports = is_supporter(seat.board, seat.person, draft.arende)
    context.work.say(Answer(tap_.query, say("joining.joined", supports=supports)))


async def leave_draft(tap_: Tap, context: Context) -> None:
    draft, seat = await tapped_by_whom_it_was_shown(tap_, context)
    put(context, draft, seat, leave(draft, seat))
    arende = seat.board.arende(draft.arende)
    context.work.say(Edit(tap_.spot, tap_.message, say("joining.left", arende=arende, person=seat.person)))
