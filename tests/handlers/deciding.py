"""An evening at which the board decides: what is handed in, what is entered, and the meeting it is on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.local import Message
from bot.play.stage import Stage
from bot.store.ledger import Ledger
from drafts.board_changes import BoardChange
from drafts.meeting_changes import ArendeSet, MeetingSet
from handlers.work import Work
from tests.chat import Chatter, enter
from tests.handlers.acting import labels as labels_of
from tests.handlers.acting import stored_board
from tests.handlers.test_receiving import hand_in


async def handed_in(stage: Stage, *more: str) -> list[Chatter]:
    """Lars, and Maria, who has got the draft that he and the others signed; on the agenda of a meeting."""
    lars, maria, *others = await enter(stage, "Lars", "Maria", *more)
    await hand_in(lars, *others)
    await meets(stage)
    return [lars, maria, *others]


async def meets(stage: Stage) -> None:
    arende = (await stored_board(stage)).arende("23")
    meeting = MeetingSet("_1", datetime.now(UTC) + timedelta(days=2), "Folkets hus")
    await happens(stage, meeting, ArendeSet(replace(arende, meeting="_1")))


async def happens(stage: Stage, *changes: BoardChange) -> None:
    """What others do to the board, stored as a gesture would."""
    work, board = Work(), await stored_board(stage)
    for change in changes:
        board = work.put_board(board, change, "")
    await Ledger(stage.database).commit(work)


async def decides(maria: Chatter, *labels: str, arende: str = "Ärende 23") -> None:
    """Maria enters it, tap by tap."""
    await maria.says("/beslut")
    for label in (shown(maria.last, arende), *labels, "Ja, för in beslutet"):
        await maria.taps(label)


def shown(message: Message, arende: str) -> str:
    """The ärende's button: with a mark where it is decided, and the day where there are several meetings."""
    return next(label for label in labels_of(message) if arende in label)


async def other_draft(who: Chatter, kind: str = "Eget förslag") -> None:
    """One more in ärende 23, handed in by one person."""
    await who.says("/nytt")
    await who.taps(shown(who.last, "Ärende 23"))
    await who.taps(kind)
    if kind == "Särskilt uttalande":
        await who.says("/motivering Vi vill säga något till protokollet.")
    else:
        await who.says("/att Att nämnden bifaller.")
    for label in ("Skriv under", "Lämna in", "Ja, lämna in"):
        await who.taps(label)
