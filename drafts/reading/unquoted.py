"""Old and new words that nobody put between quotes: where they may begin and end."""

from __future__ import annotations

from bisect import bisect_left

from drafts.reading.steps import Row
from drafts.reading.tokens import Sort
from drafts.reading.verbs import Verb, strong

JOINTS = frozenset({"till", "med", "mot"})
_PAIRS_LIMIT = 50  # ways to part one text; beyond it nobody could say which is meant
_NOISE = frozenset(
    "att det den de ska skall vi också även genom samt och då nuvarande där här därför vidare dessutom"  # noqa: SIM905 — read as a row of words
    " följande som vill för i på under bör borde en ett".split()
)


def raw(row: Row, start: int, end: int | None = None) -> str:
    """What stands from one token up to another, as typed; without the full stop that ends the instruction."""
    if start >= len(row.tokens):
        return ""
    stop = row.tokens[end].start if end is not None and end < len(row.tokens) else len(row.instruction)
    return row.instruction[row.tokens[start].start : stop].strip()


def leftover(row: Row, start: int) -> str:
    """The words from a token up to where the row stands that say something: a name, or words of the text."""
    end = row.at
    for n in range(start, end):
        if row.tokens[n].sort is Sort.MARK and row.tokens[n].text in ",:;.":
            start = n + 1
    while start < end and row.tokens[start].text in _NOISE:
        start += 1
    while start < end and row.tokens[end - 1].text in _NOISE:
        end -= 1
    return raw(row, start, end) if start < end else ""


def pairs(row: Row) -> tuple[tuple[str, str], ...]:
    """The ways to part "A till B" from where the row stands. Each is old words and new words.

    A quoted B is sure, and then A may have a place behind it: "X i ordningen till ”Y”".
    """
    quoted = next((n for n in range(row.at, len(row.tokens)) if row.tokens[n].sort is Sort.QUOTE), None)
    if quoted is not None:
        return _to_quote(row, quoted)
    joints = [n for n in range(row.at + 1, len(row.tokens) - 1) if row.tokens[n].text in JOINTS]
    return tuple((raw(row, row.at, n), raw(row, n + 1)) for n in joints[:_PAIRS_LIMIT])


def _to_quote(row: Row, quoted: int) -> tuple[tuple[str, str], ...]:
    joint = next((n for n in range(quoted - 1, row.at, -1) if row.tokens[n].text in JOINTS), None)
    if joint is None or quoted - joint > 3:  # noqa: PLR2004 — "till orden:"
        return ()
    new = row.tokens[quoted].text
    ends = [joint, *(n for n in range(joint - 1, row.at, -1) if row.tokens[n].text in {"i", "på"})]
    return tuple((raw(row, row.at, end), new) for end in ends[:_PAIRS_LIMIT])


def joint_verb(row: Row, start: int) -> int | None:
    """Where, from a token on, a verb of replacing parts two texts: "A Ändras till: B"."""
    if row.joints is None:
        row.joints = _joint_verbs(row)
    at = bisect_left(row.joints, start)
    return row.joints[at] if at < len(row.joints) else None


def _joint_verbs(row: Row) -> tuple[int, ...]:
    here = row.at
    found = []
    for at in range(len(row.tokens) - 1):
        row.at = at
        verb = strong(row)
        if verb and verb[0] is Verb.REPLACE and row.word(verb[1]) in JOINTS:
            found.append(at)
    row.at = here
    return tuple(found)
