"""What people type over a document's text, with those characters of it that nobody can see or type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import Indel

_WORDS = re.compile(r"\S+")
_NO_BREAK_HYPHEN = "\u2011"
_SOFT_HYPHEN = "\u00ad"


def kept(old: str, typed: str) -> str:
    """`typed`, and in it, wherever it says the same words as `old`, these as they stood there.

    A no-break space, a tab, a line break within the block, a soft or no-break hyphen: whoever reads the text
    on a screen and writes it again means no change of them.
    """
    was, now = list(_WORDS.finditer(old)), list(_WORDS.finditer(typed))
    if not was or not now:
        return typed
    text = old[: was[0].start()]
    before = -2  # the word of `old` that the text ends in
    for n, word in _paired(was, now):
        if n >= 0 and n == before + 1 and text:
            text += old[was[before].end() : was[n].start()]
        elif text.strip():
            text += " "
        text += was[n].group() if n >= 0 else word
        before = n if n >= 0 else -2
    return text + old[was[-1].end() :]


def _paired(was: list[re.Match[str]], now: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """Each typed word, with the place of its like in the old text; -1 where it has none."""
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(_folded(word.group()), len(numbers)) for word in row] for row in (was, now)]
    for same in Indel.opcodes(*rows):
        for n in range(same.dest_start, same.dest_end):
            yield same.src_start + n - same.dest_start if same.tag == "equal" else -1, now[n].group()


def _folded(word: str) -> str:
    plain = word.replace(_SOFT_HYPHEN, "").replace(_NO_BREAK_HYPHEN, "-")
    return unicodedata.normalize("NFC", plain)
