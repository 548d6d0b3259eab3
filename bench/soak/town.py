"""Who there is: boards, each with its people and its secretary, and the groups in which they write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from bot.boards.folder import load_board
from bot.filing import file_board, link_for
from bot.local import Chat, User, World
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.people import Person, Role

PARTIES = ("S", "M", "C", "L", "V", "MP", "KD", "SD")


@dataclass(frozen=True, slots=True)
class Size:
    """200 people in 60 groups, unless another is said; and a secretary a board besides.

    `acts`: how many at least and at most, until a draft is signed.
    """

    boards: int = 10
    people: int = 20  # on each board
    groups: int = 6  # of each board
    members: int = 5  # of each group
    acts: tuple[int, int] = (40, 90)


@dataclass(frozen=True, slots=True)
class Room:
    chat: Chat
    members: tuple[User, ...]
    secretary: User


@dataclass(frozen=True, slots=True)
class Town:
    """`links`: what follows `?start=` for each of the people; nobody has opened theirs yet."""

    board_ids: tuple[str, ...]
    rooms: tuple[Room, ...]
    links: tuple[tuple[User, str], ...]

    @property
    def secretaries(self) -> set[User]:
        return {room.secretary for room in self.rooms}


async def build(size: Size, world: World, database: Database, chance: Random) -> Town:
    ids = tuple(f"namnd{n}" for n in range(size.boards))
    rooms: list[Room] = []
    links: list[tuple[User, str]] = []
    for number, id_ in enumerate(ids):
        bound = await _board(id_, f"Nämnd {number}", size.people, world, database)
        links += bound
        secretary, *people = (user for user, _link in bound)
        chance.shuffle(people)
        for n in range(size.groups):
            members = [people[(n * size.members + k) % len(people)] for k in range(size.members)]
            chat = world.group(f"Grupp {number}.{n}", members)
            world.add_bot(chat)
            rooms.append(Room(chat, tuple(members), secretary))
    return Town(ids, tuple(rooms), tuple(links))


async def _board(id_: str, name: str, count: int, world: World, database: Database) -> list[tuple[User, str]]:
    """Its people and their links, the secretary first."""
    shelf, ledger, example = Shelf(database), Ledger(database), load_board("example")
    people = (
        Person(f"{id_}s", f"Sekreterare {name}", "", Role.SEKRETERARE),
        *(
            Person(f"{id_}p{n}", f"Person{n} {name}", PARTIES[n % len(PARTIES)], Role.LEDAMOT)
            for n in range(count)
        ),
    )
    register = replace(example.register, people=people)
    board = await file_board(replace(example, id=id_, name=name, register=register), shelf, ledger)
    return [
        (world.user(person.first_name, last_name=name), await link_for(board, person, shelf, ledger))
        for person in people
    ]
