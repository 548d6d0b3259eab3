"""What the messages are about that a button stands under, or that are answered, made for one hand."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.store import codec
from drafts.decision import Outcome
from drafts.patching import patch
from drafts.register_kept import packed
from drafts.text import words_digest
from handlers.letters import About, Topic
from handlers.work import Work, fresh_id
from tests.handlers.permissions.acts import EMPTY, Hand, is_ersattare
from tests.handlers.permissions.scene import DECIDED, IN_MEETING


async def proposal(hand: Hand) -> About:
    sats = hand.draft.text.satser[0]
    seen = words_digest(sats.text)
    return About(Topic.PROPOSAL, hand.draft.id, sats.id, seen, "Att inte bygga.", hand.user.id)


async def loose(hand: Hand) -> About:
    return About(Topic.LOOSE, hand.draft.id, words="Att måla.", account=hand.user.id)


async def change(hand: Hand) -> About:
    """Of a document, not adopted yet."""
    base = await hand.scene.base()
    blocks = {block.text: block.id for block in base.document.blocks}
    new = base.document.reworded(blocks["Andra stycket."], "Andra stycket, ändrat.")
    fields = {
        "document": base.id,
        "seen": patch(base.document, base.document),
        "new": patch(base.document, new),
        "block": blocks["Andra stycket."],
        "gives_wording": "",
    }
    return About(Topic.AMENDMENT, hand.draft.id, account=hand.user.id, fields=fields, open=False)


async def adopted(hand: Hand) -> About:
    held = await change(hand)
    return replace(held, fields={**held.fields, "adopted": str(hand.draft.seq)})


async def several_lines(hand: Hand) -> About:
    return replace(await block(hand), words="En rad.\nEn till.", open=False)


async def block(hand: Hand) -> About:
    """One block of the document, shown."""
    base = await hand.scene.base()
    id_ = next(block.id for block in base.document.blocks if block.text == "Andra stycket.")
    return About(Topic.BLOCK, hand.draft.id, id_, account=hand.user.id, fields={"document": base.id})


async def instruction(hand: Hand) -> About:
    fields = {"handling": hand.scene.handling.id, "keys": json.dumps(["x"])}
    words = "att stycket om mål skrivs om"
    return About(Topic.INSTRUCTION, hand.draft.id, words=words, account=hand.user.id, fields=fields)


async def document(hand: Hand) -> About:
    """A file that somebody sent in, not filed yet."""
    work, base = Work(), await hand.scene.base()
    new = base.document.reworded(base.document.blocks[-1].id, fresh_id())
    fields = {
        "board": hand.board.id,
        "arende": IN_MEETING,
        "replaces": "",
        "original": work.keep(b"# Plan\n\nEtt stycke.\n"),
        "name": "plan.md",
        "document": work.keep(codec.written(new).encode()),
        "title": "Plan",
        "diarienummer": "",
        "proposal": "",
    }
    await hand.scene.commit(work)
    return About(Topic.HANDLING, account=hand.user.id, fields=fields, open=False)


async def register(hand: Hand) -> About:
    """A file with the register, read and not saved yet."""
    work = Work()
    kept = work.keep(packed(hand.board.people))
    await hand.scene.commit(work)
    return About(
        Topic.REGISTER, fields={"board": hand.board.id, "what": "register", "kept": kept}, open=False
    )


async def decision(hand: Hand) -> About:
    """Not entered yet."""
    fields = {"board": hand.board.id, "arende": EMPTY, "outcome": Outcome.FORVALTNINGEN.value, "draft": ""}
    return About(Topic.DECISION, account=hand.user.id, fields=fields, open=False)


async def decision_in_meeting(hand: Hand) -> About:
    held = await decision(hand)
    fields = {**held.fields, "arende": IN_MEETING, "ja": "7", "nej": "4", "avstar": "0"}
    return replace(held, fields=fields)


async def own_words(hand: Hand) -> About:
    """On the decision: shown, and not handed in yet."""
    made = {"made": datetime.now(UTC).isoformat()}
    held = await asked_for_words(hand)
    return replace(held, words="Vi hade velat bygga.", fields={**held.fields, **made}, open=False)


async def asked_for_words(hand: Hand) -> About:
    stance = "e" if is_ersattare(hand) else "r"
    fields = {
        "board": hand.board.id,
        "arende": DECIDED,
        "stance": stance,
        "draft": hand.scene.decided,
        "person": "",
    }
    return About(Topic.STATEMENT, account=hand.user.id, fields=fields)


async def piece(hand: Hand) -> About:
    sats = hand.draft.text.satser[0]
    return About(Topic.ITEM, hand.draft.id, sats.id, words_digest(sats.text), account=hand.user.id)


async def insertion(hand: Hand) -> About:
    return replace(await block(hand), topic=Topic.INSERTION)


def asking(topic: Topic) -> Callable[[Hand], Awaitable[About]]:
    """About the draft, and no more than that."""

    async def made(hand: Hand) -> About:
        return About(topic, hand.draft.id, account=hand.user.id)

    return made


def asking_of_board(topic: Topic, item: str = "", **fields: str) -> Callable[[Hand], Awaitable[About]]:
    async def made(hand: Hand) -> About:
        told = {"board": hand.board.id, **fields}
        return About(topic, item=item, account=hand.user.id, fields=told)

    return made


async def correction(hand: Hand) -> About:
    return About(Topic.CORRECTION, hand.draft.id, account=hand.user.id, fields={"version": "1"})


async def question(hand: Hand) -> About:
    return About(Topic.QUESTION, hand.scene.decided, account=hand.user.id)


async def figures(hand: Hand) -> About:
    return replace(await decision(hand), item="figures", open=True)


async def forum(hand: Hand) -> About:
    return About(Topic.FORUM, hand.draft.id)


# What is answered, and with which words; a name of a file, where it is that.
ASKS: dict[Topic, tuple[Callable[[Hand], Awaitable[About]], str]] = {
    Topic.ITEM: (piece, "Att måla."),
    Topic.PROPOSAL: (proposal, "Att måla."),
    Topic.SATS: (asking(Topic.SATS), "Att måla."),
    Topic.MOTIVATION: (asking(Topic.MOTIVATION), "Det behövs."),
    Topic.BLOCK: (block, "Andra stycket, målat."),
    Topic.AMENDMENT: (change, "Andra stycket, målat."),
    Topic.INSERTION: (insertion, "Ett stycke till."),
    Topic.CARD: (asking(Topic.CARD), "Att måla."),
    Topic.LOOSE: (loose, "Att måla."),
    Topic.INSTRUCTION: (instruction, "Att måla."),
    Topic.CORRECTION: (correction, "Paragrafen ska vara 14."),
    Topic.STATEMENT: (asked_for_words, "Vi hade velat bygga."),
    Topic.QUESTION: (question, "Vi hade velat bygga."),
    Topic.HANDLING: (asking_of_board(Topic.HANDLING, arende=EMPTY, replaces=""), "plan.md"),
    Topic.ARENDE: (asking_of_board(Topic.ARENDE, "number", meeting=""), "77"),
    Topic.MEETING: (asking_of_board(Topic.MEETING, "place", meeting="_2"), "Kvarngården"),
    Topic.REGISTER: (asking_of_board(Topic.REGISTER, what="register", meeting=""), "register.csv"),
    Topic.DECISION: (figures, "7-4"),
    Topic.FORUM: (forum, "Att måla."),
    Topic.MINUTES: (asking_of_board(Topic.MINUTES, "summary", arende=EMPTY), "Ärendet gäller bänkar."),
}

# What the message is about under which the button stands.
HOLDS: dict[str, Callable[[Hand], Awaitable[About]]] = {
    "adopt": proposal,
    "discard": proposal,
    "use": loose,
    "agree": change,
    "refuse": change,
    "wording": change,
    "takeback": adopted,
    "lines": several_lines,
    "within": instruction,
    "pick": instruction,
    "keepas": instruction,
    "fileas": document,
    "filed": document,
    "unused": document,
    "mend": document,
    "mendone": document,
    "mended": document,
    "mendjoin": document,
    "mendhead": document,
    "mendsplit": document,
    "keep": register,
    "drop": register,
    "figures": decision,
    "voteside": decision_in_meeting,
    "decisionwords": decision,
    "decided": decision,
    "decisionadd": decision_in_meeting,
    "statekeep": own_words,
    "statedrop": own_words,
    "topic": forum,
}
