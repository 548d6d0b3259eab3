"""A long list, a page a message, and the buttons that turn it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from drafts.errors import StaleButton
from handlers.letters import Rows, tap

T = TypeVar("T")


def paged(items: Sequence[T], page: int, size: int, act: str, *args: object) -> tuple[tuple[T, ...], Rows]:
    """The items of page `page` (from 0), and a row that tells `act` its arguments and another page.

    StaleButton where there is no such page; of nothing at all, the first page is empty.
    """
    shown = tuple(items[page * size : (page + 1) * size]) if page >= 0 else ()
    if page and not shown:
        raise StaleButton
    back = (tap("‹ Föregående", act, *args, page - 1),) if page else ()
    more = (tap("Fler ›", act, *args, page + 1),) if len(items) > (page + 1) * size else ()
    return shown, ((*back, *more),) if back or more else ()
