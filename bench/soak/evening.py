"""What the people of one group do, one draft after another: write, change, undo, sign, hand in, receive."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from random import Random
from typing import TypeVar

from bench.soak.pace import Pace
from bench.soak.phone import data, found, newest, question, says, taps
from bench.soak.town import Room
from bot.local import Chat, Message, User

LOOK = 0.5  # seconds between two looks at the chat
READING = 1.5  # seconds that it takes to read a card
PATIENCE = 20.0  # seconds to wait for something to be seen, before it is tried again
ALONE = 0.4  # of looks are taken in the private chat
CORRECTED = 0.2  # of what is handed in is asked to be corrected, and handed in again

T = TypeVar("T")


class Evening:
    """`acts`: how many at least and at most, until a draft is signed.

    `serials`: numbers that no two att-satser share; each names the update that brought it.
    """

    def __init__(
        self, room: Room, acts: tuple[int, int], pace: Pace, chance: Random, serials: itertools.count[int]
    ) -> None:
        self._room, self._chat = room, room.chat
        self._length = acts
        self._pace = pace
        self._chance = chance
        self._serials = serials
        self._acts: dict[Callable[[User], object], int] = {
            self._adds: 30,
            self._adds_privately: 10,
            self._undoes: 8,
            self._taps_undo: 8,
            self._rewords: 8,
            self._adopts: 8,
            self._asks_for_more: 6,
            self._takes_a_ready_one: 4,
            self._asks_to_write: 4,
            self._answers: 6,
            self._signs: 4,
            self._looks_around: 8,
        }

    async def play(self) -> None:
        while True:
            draft = await self._open()
            await self._write()
            while not await self._hand_in(draft) or await self._is_corrected(draft):
                pass

    async def _open(self) -> str:
        """A new draft, and everybody is on it; its id."""
        first, *others = self._room.members
        while not (draft := await self._opened(first)):
            pass
        for member in others:
            await self._turn()
            _tap(member, self._chat, "Jag är med")
        return draft

    async def _opened(self, first: User) -> str:
        """Empty where it did not all go through."""
        await self._turn()
        last = self._chat.last_id
        says(first, "/nytt", self._chat)
        card = await self._until(lambda: newest(self._chat, "Ärende 23", last))
        for label, then in (("Ärende 23", "Eget förslag"), ("Eget förslag", "Jag är med")):
            if not (card and await self._step(first, card, label, then)):
                return ""
        return data(card, "Jag är med").split(":")[1] if card else ""

    async def _step(self, user: User, message: Message, label: str, then: str) -> bool:
        """Tap, and see the message become another."""
        await self._turn()
        taps(user, message, label)
        return bool(await self._until(lambda: data(message, then)))

    async def _write(self, few: int = 0) -> None:
        for _ in range(few or self._chance.randint(*self._length)):
            await self._turn()
            (act,) = self._chance.choices(list(self._acts), list(self._acts.values()))
            act(self._chance.choice(self._room.members))

    async def _hand_in(self, draft: str) -> bool:
        """False where somebody changed it meanwhile: then they have to sign again."""
        await self._read()
        if self._note(draft):
            return True
        for member in self._room.members:
            await self._turn()
            _tap(member, self._chat, "Skriv under")
        if not await self._until(lambda: newest(self._chat, "Lämna in")):
            return False
        last = self._chat.last_id
        await self._turn()
        _tap(self._room.members[0], self._chat, "Lämna in")
        if not await self._until(lambda: newest(self._chat, "Ja, lämna in", last)):
            return False
        await self._turn()
        _tap(self._room.members[0], self._chat, "Ja, lämna in")
        return bool(await self._until(lambda: self._note(draft)))

    async def _read(self) -> None:
        """Until the card has stood still for a while."""
        now, before = newest(self._chat, "Skriv under"), None
        while now is not before:
            await asyncio.sleep(READING)
            now, before = newest(self._chat, "Skriv under"), now

    async def _is_corrected(self, draft: str) -> bool:
        """The secretary says that it has come, or wants it otherwise."""
        secretary, wanted = self._room.secretary, self._chance.random() < CORRECTED
        while note := self._note(draft):
            await self._turn()
            taps(secretary, note, "Begär rättelse" if wanted else "Mottagen")
            if wanted and (asked := await self._until(lambda: question(secretary.chat))):
                await self._turn()
                says(secretary, f"Skriv tydligare {next(self._serials)}.", secretary.chat, asked)
            await self._until(lambda: not self._note(draft))
        if wanted:
            await self._write(few=5)
        return wanted

    # ── what one of them does

    def _adds(self, user: User) -> None:
        says(user, f"/att {self._words()}", self._chat)

    def _adds_privately(self, user: User) -> None:
        says(user, f"/att {self._words()}", user.chat)

    def _undoes(self, user: User) -> None:
        says(user, "/angra", self._chat)

    def _taps_undo(self, user: User) -> None:
        _tap(user, self._chat, "Ångra")

    def _rewords(self, user: User) -> None:
        if said := found(self._chat, lambda m: m.sender.is_bot and "är tillagd" in m.text):
            says(user, self._words(), self._chat, said)

    def _adopts(self, user: User) -> None:
        _tap(user, self._chat, "Anta")

    def _asks_for_more(self, user: User) -> None:
        _tap(user, self._chat, "Lägg till att-sats")

    def _takes_a_ready_one(self, user: User) -> None:
        _tap(user, self._chat, "Att delvis godkänna förvaltningens förslag till beslut.")

    def _asks_to_write(self, user: User) -> None:
        _tap(user, self._chat, "Skriv egen")

    def _answers(self, user: User) -> None:
        if asked := question(self._chat):
            says(user, self._words(), self._chat, asked)

    def _signs(self, user: User) -> None:
        _tap(user, self._chat, "Skriv under")

    def _looks_around(self, user: User) -> None:
        there = user.chat if self._chance.random() < ALONE else self._chat
        if there is user.chat and self._chance.random() < ALONE:
            says(user, "/hjalp", there)
        else:
            says(user, self._chance.choice(("/utkast", "/historik")), there)

    # ── what they need for it

    def _words(self) -> str:
        return f"Att nämnden utreder fråga {next(self._serials)}."

    def _note(self, draft: str) -> Message | None:
        """What the secretary has, and has not answered."""
        mine = f"receive:{draft}:"
        return found(self._room.secretary.chat, lambda message: data(message, "Mottagen").startswith(mine))

    async def _until(self, seen: Callable[[], T]) -> T:
        """What is seen; what there was at last, where nothing is in time."""
        for _ in range(int(PATIENCE / LOOK)):
            if there := seen():
                return there
            await asyncio.sleep(LOOK)
        return seen()

    async def _turn(self) -> None:
        await self._pace.turn()


def _tap(user: User, chat: Chat, label: str) -> None:
    """On the newest message that has it."""
    taps(user, newest(chat, label), label)
