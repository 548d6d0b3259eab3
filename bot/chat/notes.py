"""What a recording knows: plain values, so that they can be kept in a file."""

from __future__ import annotations

from typing import Any

import msgspec

Step = dict[str, Any]


class Notes(msgspec.Struct):
    """People and files by their numbers in the local Telegram."""

    steps: list[Step] = []
    files: dict[str, str] = {}  # by the name they have beside the scenario
    renamed: set[str] = set()  # what those were called that could not be called so there
    here: set[int] = set()  # who had opened their link when it began
    acted: set[int] = set()
    told: set[int] = set()  # whom the bot has written to in private
