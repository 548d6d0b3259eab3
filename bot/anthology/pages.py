"""The words of each web page, in every state it can be met in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from bot.anthology import cast
from bot.anthology.draft_pages import DRAFT_PAGES
from handlers.templates import page

_RECEIPT = {
    "nonce": "",
    "board": cast.BOARD,
    "arende": cast.ARENDE,
    "label": "Gemensamt förslag",
    "version": cast.VERSION,
    "newest": 3,
    "sender": cast.LARS,
    "stage": "inlämnat",
}
_STATES = (
    "AlreadyReceived",
    "NotSeen",
    "NotSent",
    "AlreadySent",
    "ExpiredLink",
    "OnlySecretary",
    "UnknownLink",
)

PAGES: Mapping[str, tuple[dict[str, Any], ...]] = {
    "receipt": (
        {**_RECEIPT, "state": "open", "version": replace(cast.VERSION, number=1)},
        *({**_RECEIPT, "state": state} for state in _STATES),
        {**_RECEIPT, "state": "Closed", "stage": "återtaget"},
    ),
    **DRAFT_PAGES,
}

_UNSEEN = re.compile(r"<(style|script|title).*?</\1>|<!.*?>|<[^>]+>", re.DOTALL)


def renderings(name: str) -> Iterator[str]:
    for facts in PAGES[name]:
        lines = unescape(_UNSEEN.sub("", page(name, **facts))).splitlines()
        yield "\n".join(line.strip() for line in lines if line.strip())
