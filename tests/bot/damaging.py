"""A database that many drafts have been written in, and ways in which a disk spoils its pages."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from random import Random

from bot.boards.folder import load_board
from bot.filing import file_board
from bot.store.database import Database, Row
from bot.store.ledger import Ledger
from bot.store.migrations import tables
from bot.store.shelf import Shelf
from drafts.changes import Opened
from drafts.draft import Draft, Kind
from drafts.edits import MotivationAdded, SatserAdded
from drafts.gone import Why
from handlers.letters import Face, Message, Spot
from handlers.work import Work

PAGE = 4096
INDEX_PAGES = {0x02, 0x0A}
DRAFTS, CHANGES = 12, 25
REMOVED = "utkast0"
OF_THE_MOMENT = {"era", "pace"}


async def write_much(path: Path) -> None:
    """Drafts side by side, some changes longer than a page, files, cards, letters; and one draft removed."""
    chance = Random(path.name)
    async with Database.open(path) as database:
        ledger = Ledger(database)
        board = await file_board(load_board("example"), Shelf(database), ledger)
        author = board.people[0].id
        drafts = [Draft(f"utkast{n}") for n in range(DRAFTS)]
        for turn in range(CHANGES):
            work = Work()
            drafts = [work.put(draft, _change(turn, board.id, chance), author) for draft in drafts]
            if not turn:
                work.hung += [(Face(Spot(-100), draft.id), n) for n, draft in enumerate(drafts, 1)]
            if not turn % 4:
                work.say(Message(Spot(5), text=work.keep(chance.randbytes(chance.randrange(20_000)))))
            await ledger.commit(work, update_id=turn)
        work = Work()
        work.remove(drafts[0], board, Why.ERASED, author)
        await ledger.commit(work)


def _change(turn: int, board: str, chance: Random) -> Opened | SatserAdded | MotivationAdded:
    words = " ".join(f"{chance.getrandbits(64):x}" for _ in range(chance.choice([3, 12, 30])))
    if not turn:
        return Opened(board, "23", Kind.GEMENSAMT)
    if chance.random() < 0.1:
        return MotivationAdded(((f"{words} " * 20, False),))
    return SatserAdded((f"Att {words}.",))


def blot(whole: bytes, numbers: Iterable[int]) -> bytes:
    """With nothing of these pages, from 0, left."""
    body = bytearray(whole)
    for number in numbers:
        body[number * PAGE : (number + 1) * PAGE] = b"\xa5" * PAGE
    return bytes(body)


def spoil(whole: bytes, numbers: Iterable[int], chance: Random) -> bytes:
    """With these pages as a disk may give them back: noise, nothing, half, or another's."""
    body = bytearray(whole)
    for number in numbers:
        at, other = number * PAGE, chance.randrange(len(whole) // PAGE) * PAGE
        body[at : at + PAGE] = chance.choice(
            [
                bytes(PAGE),
                chance.randbytes(PAGE),
                whole[at : at + PAGE // 2] + bytes(PAGE // 2),
                whole[other : other + PAGE],
            ]
        )
    return bytes(body)


def twins(numbers: Iterable[int], spoiled: bytes, whole: bytes) -> set[int]:
    """Pages of long rows that stand on one of these now, too: nobody can tell any more whose they are."""
    there = {_page(number, spoiled) for number in numbers}
    return {n for n in range(len(whole) // PAGE) if not whole[n * PAGE] and _page(n, whole) in there}


def _page(number: int, whole: bytes) -> bytes:
    return whole[number * PAGE : (number + 1) * PAGE]


def index_pages(whole: bytes) -> list[int]:
    return [n for n in range(len(whole) // PAGE) if whole[n * PAGE] in INDEX_PAGES]


def logs(path: Path) -> dict[str, list[Row]]:
    """Each stream's rows."""
    with closing(sqlite3.connect(path)) as db:
        found = defaultdict(list)
        for row in db.execute("SELECT * FROM log ORDER BY stream, seq"):
            found[row[0]].append(row)
        return found


def pages_of(rows: Iterable[Row], whole: bytes) -> set[int]:
    """On which pages these changes stand, as a search for their words finds it: rather too many."""
    found = set()
    for stream, seq, at, *_others, data in rows:
        number = bytes([seq]) if seq > 1 else b""  # 1 takes no room
        words = data.encode()
        pieces = [words[n : n + 50] for n in range(0, len(words) - 50, 50)]
        for piece in [stream.encode() + number + at.encode(), *pieces]:
            found |= {match.start() // PAGE for match in re.finditer(re.escape(piece), whole)}
    return found


def page_of(stream: str, seq: int, path: Path) -> int:
    """Where its row begins."""
    whole, ((at,),) = path.read_bytes(), [row[2:3] for row in logs(path)[stream] if row[1] == seq]
    return whole.index(stream.encode() + bytes([seq]) + at.encode()) // PAGE


def everything(path: Path) -> dict[str, list[Row]]:
    """All rows of all tables, without how often the cards were drawn."""
    with closing(sqlite3.connect(path)) as db:
        there = {}
        for name, table in tables().items():
            columns = [column for column in table.columns if column not in {"wanted", "shown"}]
            sql = f"SELECT {', '.join(columns)} FROM {name} ORDER BY {', '.join(table.key)}"  # noqa: S608 — names
            there[name] = db.execute(sql).fetchall()
        return {name: rows for name, rows in there.items() if name not in OF_THE_MOMENT}
