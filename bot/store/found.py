"""By what a draft or a board is found, and what shows it: kept beside the log, with every change to it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.store.database import Statement
from drafts.board import Board
from drafts.draft import Draft
from handlers.work import Work


def found(work: Work) -> Iterator[Statement]:
    sql = (
        "INSERT INTO found (key, stream, seq, begun) "
        "SELECT CAST(? AS TEXT), stream, CAST(? AS BIGINT), at FROM log WHERE stream = ? AND seq = 1"
    )
    changed = {stream for stream, _entry in work.entries}
    states: list[Draft | Board] = [*work.drafts.values(), *work.boards.values()]
    for state in states:
        if state.id in changed:
            yield "DELETE FROM found WHERE stream = ?", (state.id,)
            for key in keys(state):
                yield sql, (key, state.seq, state.id)
            yield _redraw(state)


def keys(state: Draft | Board) -> list[str]:
    if isinstance(state, Board):
        return ["boards", *(f"account:{account}" for account, _person in state.accounts)]
    if state.removed:
        return []
    return [f"board:{state.board}", *(f"author:{state.board}/{author.person}" for author in state.authors)]


def _redraw(state: Draft | Board) -> Statement:
    """Whatever shows the draft, or any draft of the board, is to be drawn again."""
    if isinstance(state, Draft):
        return "UPDATE face SET wanted = wanted + 1 WHERE draft = ?", (state.id,)
    drafts = "SELECT stream FROM found WHERE key = ?"
    return f"UPDATE face SET wanted = wanted + 1 WHERE draft IN ({drafts})", (f"board:{state.id}",)  # noqa: S608 — no one's words in it
