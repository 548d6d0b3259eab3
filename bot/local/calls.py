"""The record of what the bot asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """`params` are as they came, uploads by name; `status` is 0 where the bot never got an answer."""

    method: str
    params: dict[str, Any]
    status: int
    at: int
    body: dict[str, Any]
