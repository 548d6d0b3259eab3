"""A stage as the page shows it: whose eyes one looks through, and what each has read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from bot.chat.places import Place, places_of
from bot.local import Message, User
from bot.play.stage import Stage
from drafts.people import Person


@dataclass(frozen=True)
class Guest:
    """Somebody one can be."""

    person: Person
    user: User

    @property
    def initials(self) -> str:
        names = self.person.name.split()
        return names[0][0] + (names[-1][0] if len(names) > 1 else "")

    @property
    def hue(self) -> int:
        return self.user.id % 7

    @property
    def seat(self) -> str:
        """`ledamot (C)`."""
        return f"{self.person.role} ({self.person.party})" if self.person.party else str(self.person.role)


@dataclass
class Scene:
    """`name` is what it is called in addresses."""

    name: str
    stage: Stage
    _read: dict[tuple[int, str], int] = field(default_factory=dict)

    @cached_property
    def guests(self) -> dict[int, Guest]:
        """Everyone of the register, by number, in its order."""
        people = self.stage.folder.register.people
        guests = [Guest(person, self.stage.user(person.name)) for person in people]
        return {guest.user.id: guest for guest in guests}

    def groups_of(self, user: User) -> list[str]:
        names = (place.chat.title for place in places_of(user, self.stage.telegram.world))
        return list(dict.fromkeys(filter(None, names)))

    def read(self, user: User, place: Place, message: int) -> None:
        key = (user.id, place.key)
        self._read[key] = max(message, self._read.get(key, 0))

    def read_all(self) -> None:
        """What is there already is news to nobody."""
        for guest in self.guests.values():
            for place in places_of(guest.user, self.stage.telegram.world):
                self.read(guest.user, place, place.chat.last_id)

    def unread(self, user: User, place: Place) -> int:
        seen = self._read.get((user.id, place.key), 0)
        return sum(m.id > seen and m.sender is not user and m.service is None for m in place.messages)

    def news_of(self, user: User) -> int:
        """Messages that they have not read, wherever they are."""
        return sum(self.unread(user, place) for place in places_of(user, self.stage.telegram.world))


def asked(user: User, place: Place) -> Message | None:
    """The bot's message that the person is to answer next, where it asks for that and they have not yet."""
    for message in reversed(place.messages):
        if message.sender is user and message.service is None:
            return None
        if message.force_reply and _is_meant(user, message):
            return message
    return None


def _is_meant(user: User, message: Message) -> bool:
    """Telegram's rule for `selective`: who is named in the text, or is answered."""
    selective = message.force_reply is not None and message.force_reply.selective
    answered = message.reply_to is not None and message.reply_to.sender is user
    named = any(entity.user_id == user.id for entity in message.entities)
    return not selective or message.chat.is_private or answered or named
