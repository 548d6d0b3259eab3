"""What the buttons of the table carry, and what has to be so before each is pressed, made for one hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.local import User
from bot.store import codec
from drafts import inbox
from drafts.anslutning import offer
from drafts.board import Board
from drafts.board_changes import AccountBound, BoardNamed, HandlingFiled
from drafts.changes import Anslot
from drafts.decision import Decision, Outcome
from drafts.decision_changes import DecisionEntered, DecisionRemoved, StatementMade
from drafts.draft import Draft, Kind
from drafts.erasing import erasure
from drafts.handlingar import Handling
from drafts.meeting_changes import MeetingClosed, MeetingSet, PresenceSet, ServingSet
from drafts.people import Role
from drafts.rights import Seat
from drafts.signing import SEEN, fingerprint
from drafts.statement import Stance, Statement
from drafts.text import words_digest
from drafts.uniting_changes import MergeOffered
from handlers.own_data import _digest
from handlers.work import Work, fresh_id
from tests.chat import Chatter
from tests.handlers.acting import forges
from tests.handlers.permissions.scene import DECIDED, IN_MEETING, Scene

EMPTY, TAKEN_BACK = "43", "44"  # ärenden: nothing is decided in the one, what is in the other is taken back


@dataclass(frozen=True)
class Hand:
    """Somebody, and the draft they lay it on."""

    scene: Scene
    user: User
    draft: Draft
    board: Board

    @property
    def person(self) -> str:
        """Who they are on the board; for one who is nobody, Jonas, whom they pretend to be."""
        found = self.board.person_of(self.user.id)
        return found.id if found else self.id_of("Jonas")

    def id_of(self, name: str) -> str:
        return self.scene.stage.person(name).id

    async def happens(self, *changes: object) -> None:
        """To the board."""
        work, board = Work(), await self.scene.board()
        for change in changes:
            board = work.put_board(board, change, self.id_of("Maria"))  # type: ignore[arg-type]
        await self.scene.commit(work)


async def names(hand: Hand) -> dict[str, str]:
    """What stands in the table's braces."""
    board, draft = hand.board, hand.draft
    blocks = {block.text: block.id for block in (await hand.scene.base()).document.blocks}
    sats, amendment = draft.text.satser[0], draft.text.amendments[0] if draft.text.amendments else None
    known = {
        "b": board.id,
        "d": draft.id,
        "me": str(hand.user.id),
        "mine": hand.person,
        "sats": sats.id,
        "satsseen": words_digest(sats.text),
        "block": draft.text.motivation[0].id,
        "seen": fingerprint(draft, board)[:SEEN],
        "seq": str(draft.past[-1].seq),
        "doc": hand.scene.handling.id,
        "head": blocks["Mål"],
        "para": blocks["Andra stycket."],
        "amendment": amendment.id if amendment else "",
        "amendmentseen": words_digest(amendment.text) if amendment else "",
        "version": draft.version.fingerprint[:SEEN] if draft.version else "",
        "stance": "e" if is_ersattare(hand) else "r",
    }
    return known | {name.lower(): hand.id_of(name) for name in ("Lars", "Ingrid", "Birgit", "Johan")}


def is_ersattare(hand: Hand) -> bool:
    return hand.board.person(hand.person).role is Role.ERSATTARE


async def other(hand: Hand) -> dict[str, str]:
    return {"other": (await hand.scene.write("open")).id}


async def offered(hand: Hand) -> dict[str, str]:
    """Another draft, with which this one is offered to be merged."""
    there, work = await other(hand), Work()
    work.put(hand.draft, MergeOffered(there["other"]), hand.id_of("Jonas"))
    await hand.scene.commit(work)
    return there


async def file_shown(hand: Hand) -> dict[str, str]:
    """The beginning of the hash of the file that Jonas was shown before he hands in."""
    jonas = Chatter(hand.scene.stage, "Jonas")
    await forges(jonas, f"send:{hand.draft.id}:{fingerprint(hand.draft, hand.board)[:SEEN]}")
    buttons = [button.data or "" for row in jonas.last.buttons for button in row]
    return {"file": next(data for data in buttons if data.startswith("confirm")).rpartition(":")[2]}


async def words_said(hand: Hand) -> dict[str, str]:
    """Johan's reservation in his own words."""
    work = Work()
    pdf, docx = work.keep(b"%PDF Johans"), work.keep(b"PK Johans")
    said = Statement(
        DECIDED,
        hand.id_of("Johan"),
        Stance.RESERVATION,
        work.now,
        hand.id_of("Johan"),
        hand.scene.decided,
        words="Vi hade velat bygga.",
        pdf=pdf,
        docx=docx,
    )
    work.put_board(hand.board, StatementMade(said), said.person)
    await hand.scene.commit(work)
    return {"said": pdf[:12], "decided": hand.scene.decided}


async def own_statement(hand: Hand) -> dict[str, str]:
    stance = Stance.ERSATTARYTTRANDE if is_ersattare(hand) else Stance.RESERVATION
    said = Statement(DECIDED, hand.person, stance, datetime.now(UTC), hand.person, hand.scene.decided)
    await hand.happens(StatementMade(said))
    return {}


async def all_waiting(hand: Hand) -> dict[str, str]:
    drafts = await hand.scene.shelf.drafts_of(hand.board.id)
    return {"waiting": inbox.seen(inbox.inbox(hand.board, drafts, "_1"))}


async def what_goes(hand: Hand) -> dict[str, str]:
    """What the person is told of before all of theirs is erased."""
    drafts = await hand.scene.shelf.drafts_of(hand.board.id)
    person = hand.board.person_of(hand.user.id)
    return {"plan": _digest(erasure(Seat(hand.board, person), drafts)) if person else "0" * 12}


async def a_meeting(hand: Hand) -> dict[str, str]:
    id_ = f"_{fresh_id()}"
    await hand.happens(MeetingSet(id_, datetime.now(UTC) + timedelta(days=60)))
    return {"fresh": id_}


async def a_closed_meeting(hand: Hand) -> dict[str, str]:
    made = await a_meeting(hand)
    await hand.happens(MeetingClosed(made["fresh"]))
    return made


async def a_document(hand: Hand) -> dict[str, str]:
    """To take away."""
    id_ = fresh_id()
    await _filed(hand, replace(hand.scene.handling, id=id_))
    return {"fresh": id_}


async def a_newer_version(hand: Hand) -> dict[str, str]:
    """Of the document that the draft amends."""
    await _filed(hand, replace(hand.scene.handling, version=2))
    return {}


async def _filed(hand: Hand, handling: Handling) -> None:
    """With a text of its own."""
    work, document = Work(), (await hand.scene.base()).document
    text = document.reworded(document.blocks[-1].id, f"Nämnden ansvarar {fresh_id()}.")
    stored = work.keep(codec.written(text).encode())
    work.put_board(hand.board, HandlingFiled(replace(handling, document=stored)), hand.id_of("Maria"))
    await hand.scene.commit(work)


async def nobody_called_in(hand: Hand) -> dict[str, str]:
    await hand.happens(ServingSet(IN_MEETING, hand.id_of("Ingrid"), serves=False))
    return {}


async def gone_before(hand: Hand) -> dict[str, str]:
    """Lars is not there from the ärende on that he is then let back before."""
    await hand.happens(PresenceSet("_2", hand.id_of("Lars"), present=False, away_from="41"))
    return {}


async def a_bound_account(hand: Hand) -> dict[str, str]:
    await hand.happens(AccountBound("", hand.scene.stage.user("Ingrid").id, hand.id_of("Ingrid")))
    return {}


async def a_decision(hand: Hand) -> dict[str, str]:
    await hand.happens(DecisionEntered(TAKEN_BACK, Decision(Outcome.FORVALTNINGEN, datetime.now(UTC))))
    return {}


async def decided(hand: Hand) -> dict[str, str]:
    return {"decided": hand.scene.decided}


async def addition(hand: Hand) -> dict[str, str]:
    return {"addition": (await hand.scene.write("sent", kind=Kind.TILLAGG)).id}


async def joined(hand: Hand) -> dict[str, str]:
    """They have joined what was handed in."""
    work = Work()
    assert hand.draft.version
    work.put(hand.draft, Anslot(hand.person, hand.draft.version.fingerprint), hand.person)
    await hand.scene.commit(work)
    return {}


async def open_to_join(hand: Hand) -> dict[str, str]:
    work, jonas = Work(), hand.scene.stage.person("Jonas")
    work.put(hand.draft, offer(hand.draft, Seat(hand.board, jonas), "hemlig", work.now), jonas.id)
    await hand.scene.commit(work)
    return {}


async def hung(hand: Hand) -> dict[str, str]:
    """Its card is in the group."""
    await hand.scene.hang(hand.draft)
    return {}


# What has to be so before the button is pressed, beyond that there is a draft.
BEFORE: dict[str, Callable[[Hand], Awaitable[dict[str, str]]]] = {
    "unite": other,
    "ununite": offered,
    "united": offered,
    "notunited": offered,
    "confirm": file_shown,
    "inboxsaid": words_said,
    "statewith": words_said,
    "unstate": own_statement,
    "inboxreceive": all_waiting,
    "erased": what_goes,
    "closemeet": a_meeting,
    "endmeet": a_meeting,
    "reopenmeet": a_closed_meeting,
    "unfile": a_document,
    "unlink": a_bound_account,
    "undecide": a_decision,
    "undecided": a_decision,
    "stated": decided,
    "statewords": decided,
    "orderfirst": decided,
    "decisionadd": addition,
    "anslutut": joined,
    "anslutnej": open_to_join,
    "join": hung,
    "anslutlas": hung,
    "carry": a_newer_version,
    "came": gone_before,
    "serve": nobody_called_in,
    "fill": nobody_called_in,
    **dict.fromkeys(("present", "whole", "cantcome"), a_meeting),
}


async def bound_again(hand: Hand) -> None:
    """Whoever had all of theirs erased is there again."""
    await hand.happens(AccountBound("", hand.user.id, hand.person))


async def set_again(hand: Hand) -> None:
    await hand.happens(BoardNamed(hand.board.name, hand.board.settings))


async def taken_back(hand: Hand) -> None:
    await hand.happens(DecisionRemoved(TAKEN_BACK))


# What is put right again, so that the table's rows may come in any order.
AFTER: dict[str, Callable[[Hand], Awaitable[None]]] = {
    "erased": bound_again,
    "set": set_again,
    "undecide": taken_back,
}

# Those of them that are made for each.
OF_EACH = frozenset({own_statement, what_goes, joined, a_meeting, a_closed_meeting})
