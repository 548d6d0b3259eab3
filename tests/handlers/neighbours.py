"""Another board in the same bot, with a secretary of its own."""

from __future__ import annotations

from pathlib import Path

from bot.boards.folder import load_board
from bot.filing import file_board, link_for
from bot.local import User
from bot.play.stage import Stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf


async def other_board(stage: Stage, parent: Path) -> User:
    """Vera, who is its secretary."""
    folder = parent / "annan"
    folder.mkdir()
    (folder / "namnd.yaml").write_text("namn: Annans nämnd\n", encoding="utf-8")
    (folder / "register.csv").write_text(
        "namn;parti;roll\nVera Alm;;sekreterare\nTove Alm;V;ledamot\n", encoding="utf-8"
    )
    (folder / "arenden.yaml").write_text("- ärende: 23\n  titel: Annat\n", encoding="utf-8")
    loaded, shelf, ledger = load_board(str(folder)), Shelf(stage.database), Ledger(stage.database)
    board = await file_board(loaded, shelf, ledger)
    user = stage.telegram.world.user("Vera")
    user.starts(payload=await link_for(board, board.people[0], shelf, ledger))
    await stage.settle()
    return user
