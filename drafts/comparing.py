"""What became of a text: the spans that are kept, struck and added.

The spans always rebuild both texts exactly. Whole words are compared, never parts of them; the
opcodes are difflib's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# What belongs to the character before it: combining marks, variation selectors, skin tones, and the
# joiner that makes one emoji of several.
_MARKS = (
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u200d"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_TOKENS = re.compile(
    rf"\s+|(?:\w{_MARKS})+|{_FLAG}|[^\w\s]{_MARKS}(?:(?<=\u200d)[^\w\s]{_MARKS})*",
)

# Below this share of equal words, reading the old and the new whole is easier than reading a mosaic.
ALIKE = 0.35


class Op(StrEnum):
    KEPT = "="
    STRUCK = "-"
    ADDED = "+"


@dataclass(frozen=True, slots=True)
class Span:
    op: Op
    text: str


def compare(old: str, new: str) -> tuple[Span, ...]:
    """Spans in reading order; kept and struck rebuild `old`, kept and added rebuild `new`."""
    if old == new:
        return (Span(Op.KEPT, old),) if old else ()
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if _share_few_words(before, after) or matcher.ratio() < ALIKE:
        return _spans([(Op.STRUCK, old), (Op.ADDED, new)])
    changes = _widened(matcher.get_opcodes(), before)
    return _spans([piece for change in changes for piece in _pieces(change, before, after)])


def _share_few_words(before: list[str], after: list[str]) -> bool:
    """Whatever order they stand in. Long texts that share only their spaces cost difflib many seconds."""
    old, new = (Counter(token for token in row if not token.isspace()) for row in (before, after))
    return 2 * (old & new).total() < ALIKE * (old.total() + new.total())


Opcode = tuple[str, int, int, int, int]


def _widened(opcodes: Sequence[Opcode], before: list[str]) -> list[Opcode]:
    """Two changes with nothing but a space between them are read as one."""
    merged: list[Opcode] = []
    for tag, i1, i2, j1, j2 in opcodes:
        gap = len(merged) > 1 and merged[-1][0] == "equal" and tag != "equal"
        if gap and not "".join(before[merged[-1][1] : merged[-1][2]]).strip():
            merged.pop()
            _, a1, _, b1, _ = merged.pop()
            merged.append(("replace", a1, i2, b1, j2))
        else:
            merged.append((tag, i1, i2, j1, j2))
    return merged


def _pieces(change: Opcode, before: list[str], after: list[str]) -> list[tuple[Op, str]]:
    tag, i1, i2, j1, j2 = change
    if tag == "equal":
        return [(Op.KEPT, "".join(before[i1:i2]))]
    return [(Op.STRUCK, "".join(before[i1:i2])), (Op.ADDED, "".join(after[j1:j2]))]


def _spans(pieces: list[tuple[Op, str]]) -> tuple[Span, ...]:
    return tuple(Span(op, text) for op, text in pieces if text)
