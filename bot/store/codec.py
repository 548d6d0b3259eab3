"""Values to JSON and back: changes, letters and what messages are about, each under its class's name.

What is stored is `kept`: JSON, sealed where there is a key (bot/store/sealing.py).
"""

from __future__ import annotations

import json
from typing import Any, get_args

import msgspec

from bot.store.sealing import seal, unseal
from drafts.base.document import BaseDocument
from drafts.board_changes import BoardChange
from drafts.changes import DraftChange
from handlers.letters import About, Face, Letter

_CLASSES: dict[str, type] = {
    cls.__name__: cls for union in (DraftChange, BoardChange, Letter) for cls in get_args(union)
}


def kind(value: object) -> str:
    return type(value).__name__


def written(value: object) -> str:
    return msgspec.json.encode(value).decode()


def kept(value: object) -> str:
    """As it is stored. A Face holds nothing but ids, and is looked for by what it says."""
    return written(value) if isinstance(value, Face) else seal(written(value))


def read(kind_: str, data: str) -> Any:  # noqa: ANN401 — whatever was written
    """The value again; msgspec.ValidationError or KeyError where the row is not of ours."""
    return msgspec.convert(json.loads(unseal(data)), type=_CLASSES[kind_], strict=False)


def read_document(data: bytes) -> BaseDocument:
    return msgspec.json.decode(data, type=BaseDocument)


def read_about(data: str) -> About:
    return msgspec.json.decode(unseal(data), type=About)
