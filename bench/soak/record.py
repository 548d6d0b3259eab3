"""What was sent to the bot, and what it sent: all that the verdict is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random

import msgspec

from bot.local import Event, Sent
from bot.local.calls import Call
from bot.local.updates import Update

DOUBLED = 0.05
REFUSED = 400  # statuses from here on
FORBIDDEN = 403
EXPECTED = ("query is too old", "not modified", "message to edit not found", "message can't be edited")

Spot = tuple[int, int]  # a chat, and a message in it


@dataclass(frozen=True, slots=True)
class Said:
    """An update with words, or a tap: `tap` is its id and `text` its data then."""

    update: int
    chat: int
    message: int
    text: str
    tap: str = ""


@dataclass
class Record:
    chance: Random
    again: Callable[[Update], None] | None = None  # has it come once more, later; None where that can't be
    said: list[Said] = field(default_factory=list)
    others: list[int] = field(default_factory=list)  # updates of other kinds
    doubled: int = 0
    replies: Counter[Spot] = field(default_factory=Counter)  # of the bot's, to a message
    answers: dict[Spot, str] = field(default_factory=dict)  # how the first of them read
    posted: Counter[int] = field(default_factory=Counter)  # messages of the bot's, by chat, but for the next
    asked: Counter[int] = field(default_factory=Counter)  # those that open a reply field
    forbidden: Counter[int] = field(default_factory=Counter)  # calls refused since it was shut out, by chat
    statuses: Counter[int] = field(default_factory=Counter)
    strange: list[str] = field(default_factory=list)  # refusals that nothing here gives reason for

    @property
    def updates(self) -> int:
        return len(self.said) + len(self.others)

    def note(self, update: Update) -> int:
        """How often the update comes now: one in twenty comes twice, at once or when it has long been done."""
        self._keep(update)
        if self.chance.random() >= DOUBLED:
            return 1
        self.doubled += 1
        if self.again is None or self.chance.random() < 0.5:
            return 2
        self.again(update)
        return 1

    def _keep(self, update: Update) -> None:
        body = update.body
        if update.kind == "callback_query":
            message = body["message"]
            place = message["chat"]["id"], message["message_id"]
            self.said.append(Said(update.id, *place, body["data"], body["id"]))
        elif update.kind == "message" and "text" in body:
            self.said.append(Said(update.id, body["chat"]["id"], body["message_id"], body["text"]))
        else:
            self.others.append(update.id)

    def hear(self, event: Event) -> None:
        if not isinstance(event, Sent) or not event.message.sender.is_bot:
            return
        message = event.message
        (self.asked if message.force_reply else self.posted)[message.chat.id] += 1
        if message.reply_to:
            spot = (message.chat.id, message.reply_to.id)
            self.replies[spot] += 1
            self.answers.setdefault(spot, message.text)

    def tally(self, calls: Iterable[Call]) -> None:
        for call in calls:
            self.statuses[call.status] += 1
            if call.status == FORBIDDEN:
                self.forbidden[int(call.params.get("chat_id", 0))] += 1
            elif REFUSED <= call.status < FORBIDDEN:
                told = str(call.body.get("description", ""))
                if not any(words in told for words in EXPECTED):
                    self.strange.append(f"{call.method}: {told} ({str(call.params)[:300]})")


def written(call: Call) -> bytes:
    """JSON: when, what, of whom, and the id of the message it became or why it became none."""
    params = {name: value for name, value in call.params.items() if name != "reply_markup"}
    result = call.body.get("result")
    became = result.get("message_id") if isinstance(result, dict) else call.body.get("description")
    return msgspec.json.encode((call.at, call.method, call.status, params, became), enc_hook=str) + b"\n"
