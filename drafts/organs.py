"""Is this name of an organ the board's? `Stadsdelsnämnden Västra Ekeby` is Västra Ekebys stadsdelsnämnd."""

from __future__ import annotations

import re

from drafts.upload import key

_ENDING = re.compile(r"(?<=namnd)(?:en)?s?$|(?<=styrelse)n?s?$|(?<=utskott)(?:et)?s?$|(?<=[a-z]{3})s$")


def is_organ(written: str, board: str) -> bool:
    """The same words, whatever their order, in the definite form or the genitive or not."""
    return key(written) == key(board) or _stems(written) == _stems(board)


def _stems(name: str) -> frozenset[str]:
    words = (key(word) for word in name.split())
    return frozenset(_ENDING.sub("", word) for word in words if word)
