"""A board's folder goes into the store, its documents among the rest; doing it again does nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.boards.folder import SHIPPED, BadBoardFile, NoBoardFile, load_board
from bot.filing import file_board
from bot.store.database import Database
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.board import Board
from drafts.handlingar import newest

AGENDA = """
- ärende: 7
  titel: Överenskommelse om ungas fritid
  handlingar:
    - avtal.md
    - plan.txt
- ärende: 8
  titel: Lekparken
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "namnden"
    there.mkdir()
    (there / "namnd.yaml").write_text("namn: Fritidsnämnden\n")
    (there / "register.csv").write_bytes((SHIPPED / "example/register.csv").read_bytes())
    (there / "arenden.yaml").write_text(AGENDA)
    (there / "avtal.md").write_text("# Avtal\n\nParterna samverkar.\n\nDe träffas ofta.\n")
    (there / "plan.txt").write_text("Planen gäller i tre år.\n")
    return there


async def filed(folder: Path, database: Database) -> Board:
    return await file_board(load_board(str(folder)), Shelf(database), Ledger(database))


async def test_the_documents_of_an_arende_are_filed_in_their_order(folder: Path, database: Database) -> None:
    board = await filed(folder, database)
    assert [(h.name, h.version) for h in newest(board.handlingar, "7")] == [("avtal.md", 1), ("plan.txt", 1)]
    assert newest(board.handlingar, "8") == ()
    document = await Shelf(database).document(board.handlingar[0].document)
    assert [block.text for block in document.blocks] == ["Avtal", "Parterna samverkar.", "De träffas ofta."]


async def test_filed_by_several_at_once_everything_is_there_once(folder: Path, database: Database) -> None:
    boards = await asyncio.gather(*(filed(folder, database) for _ in range(4)))
    assert [board.seq for board in boards] == [boards[0].seq] * 4
    assert [(h.name, h.version) for h in boards[0].handlingar] == [("avtal.md", 1), ("plan.txt", 1)]


async def test_filing_again_does_nothing_and_a_changed_file_is_a_newer_version(
    folder: Path, database: Database
) -> None:
    first = await filed(folder, database)
    assert (await filed(folder, database)).seq == first.seq
    (folder / "avtal.md").write_text("# Avtal\n\nParterna samverkar tätt.\n\nDe träffas ofta.\n")
    again = await filed(folder, database)
    (avtal, _) = newest(again.handlingar, "7")
    assert (avtal.id, avtal.version) == (first.handlingar[0].id, 2)
    shelf = Shelf(database)
    old, new = [await shelf.document(h.document) for h in (first.handlingar[0], avtal)]
    assert [b.id for b in old.blocks] == [b.id for b in new.blocks]


async def test_a_document_that_is_missing_or_damaged_is_named(folder: Path, database: Database) -> None:
    (folder / "plan.txt").unlink()
    with pytest.raises(NoBoardFile, match=r"plan\.txt"):
        await filed(folder, database)
    (folder / "arenden.yaml").write_text(AGENDA.replace("plan.txt", "plan.docx"))
    (folder / "plan.docx").write_bytes(b"PK\x03\x04 skrot")
    with pytest.raises(BadBoardFile, match=r"plan\.docx"):
        await filed(folder, database)
    assert (await Shelf(database).board(load_board(str(folder)).id)).seq == 0
