"""Mail from the outbox to the server: once, as far as SMTP lets anybody promise that.

A server that answers 250 to the whole mail has taken it over (RFC 5321, 6.1), and that is stored in the
same transaction that takes the mail out of the outbox. Everything before the mail's last line is without
danger: a server that has not read it has taken nothing. What remains is the moment between that line and the
answer: the connection breaks, the server thinks for too long, or we are killed before the answer is on disk.
Then nobody can know (RFC 1047), and SMTP has no question that would tell. One has to choose between a
proposal that may never have come and one that may come twice; a proposal must not be lost, so it is sent
again, and:

- The repeat is the same letter to the byte, with the same Message-ID and Date: many servers and programs
  (Exchange, Gmail, Cyrus among them) show it once.
- We wait for the answer as long as the standard asks, ten minutes, rather than hang up on a slow server.
- A mail whose version the secretary has acknowledged by its link has evidently come, and is not repeated.
- Told to stop, the bot lets a mail that is being handed over have a few seconds (bot/lanes.py).
- Acknowledging twice is the same as once, and files carry their checksums: who sees both sees they are one.

What fails for now is tried again after growing pauses, for as long as it takes, over restarts; those
concerned are told once when it has gone on for a while. A no for good is told them at once, and is not tried
again. An address has a lane of its own: its mails come in order, and wait for nobody else's.
"""

from __future__ import annotations

import asyncio
import logging
import time

from bot import measures
from bot.mail.mailer import Failed, Mailer, Refused, Taken, Verdict
from bot.mail.message import made
from bot.store.database import Statement, StoreError
from bot.store.ledger import Ledger, RacedError
from bot.store.outbox import Outbox, Queued, gone, put_off
from bot.store.shelf import Shelf
from handlers.letters import Mail
from handlers.mailed import (
    is_known_to_have_come,
    note_delayed,
    note_of_statement,
    note_refused,
    note_taken,
)
from handlers.work import Work

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 30.0, 3600.0  # seconds
HANDING = 10.0  # seconds after which whoever takes over from a carrier that is gone sends the mail again
WORRYING = 6  # failed tries, a good half hour, after which people are told
RACES = 30


class Carrier:
    """`mailer` is None where no mail can be sent any more: what still waits then goes on waiting."""

    def __init__(self, mailer: Mailer | None, outbox: Outbox, shelf: Shelf, ledger: Ledger) -> None:
        self._mailer = mailer
        self._outbox = outbox
        self._shelf = shelf
        self._ledger = ledger

    async def carry(self, queued: Queued, mail: Mail) -> None:
        """Try once, and store what came of it, with all that follows from it."""
        try:
            verdict = await self._try(queued, mail)
        except StoreError:
            raise
        except Exception:
            log.exception("a mail could not be made")
            verdict = Failed("Yrka kunde inte göra brevet.")
        if isinstance(verdict, Failed):
            log.warning("mail %s waits: %s", mail.key, verdict.why)
        await self._conclude(queued, mail, verdict)
        measures.MAILS.labels(type(verdict).__name__.lower()).inc()

    async def _try(self, queued: Queued, mail: Mail) -> Verdict:
        if self._mailer is None:
            return Failed("Yrka har ingen e-postserver inställd.")
        tried = queued.tries and mail.draft
        if tried and is_known_to_have_come(mail, await self._shelf.draft(mail.draft)):
            return Taken()
        bodies = [await self._shelf.file(file.sha256) for file in mail.attachments]
        body = await asyncio.to_thread(made, mail, self._mailer.account, bodies)
        await self._outbox.trying(queued, time.time() + HANDING)
        return await self._mailer.send(mail.to, body)

    async def _conclude(self, queued: Queued, mail: Mail, verdict: Verdict) -> None:
        """In one transaction. A race is lost to somebody who changed the draft meanwhile: once more, then."""
        for lost in range(RACES):
            work = Work()
            bad = "" if isinstance(verdict, Taken) else verdict.why
            telling = isinstance(verdict, Refused) or queued.tries + 1 == WORRYING
            if mail.draft:
                await self._note(work, mail, verdict, worrying=telling)
            elif bad and telling:
                note_of_statement(work, mail, bad)
            try:
                return await self._ledger.commit(work, besides=[_after(queued, verdict)])
            except RacedError:
                await asyncio.sleep(0.01 * lost)
        raise RacedError

    async def _note(self, work: Work, mail: Mail, verdict: Verdict, *, worrying: bool) -> None:
        draft = await self._shelf.draft(mail.draft)
        board = await self._shelf.board(draft.board)
        match verdict:
            case Taken():
                note_taken(work, mail, draft, board)
            case Refused(why):
                note_refused(work, mail, draft, board, why)
            case Failed(why) if worrying:
                note_delayed(work, mail, draft, board, why)


def _after(queued: Queued, verdict: Verdict) -> Statement:
    if isinstance(verdict, Failed):
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(queued.tries, 20))
        return put_off(queued, time.time() + pause, tries=queued.tries + 1)
    return gone(queued)
