"""What stands at the joins when words are put into a text or struck from it: the one rule for spaces.

Whoever words an instruction and whoever carries it out follow it, so that both have the same text in mind.

- `lägga till ”B”` after or before other words: one space stands between B and each neighbour, unless there
  is one already, unless B or the neighbour begins with a mark that leans on what is before it (, . ; : ! ?
  and closing brackets and quotes), and unless what is before ends with an opening bracket or quote. B that
  begins with such a mark leans on the word before, whatever space follows that word.
- `stryka ”A”`: of the spaces around A one is left; none at the beginning, at the end, after an opening
  bracket or before a mark that leans. A comma, colon or semicolon left before another mark goes too.
- `ändra ”A” till ”B”`: B stands exactly where A stood.
"""

from __future__ import annotations

_LEANING = frozenset(",.;:!?…)]}/")
_OPENING = frozenset("([{/")
_QUOTES = frozenset("”\"“„»«’'")
_PAUSES = frozenset(",;:")
_SPACES = " \u00a0\u202f\u2009"  # not tabs and line breaks: those are the document's layout
_BREAKS = "\t\u2028"


def inserted(text: str, at: int, words: str) -> str:
    """The text with `words` at the offset, and the spaces they need."""
    if _leans(words, 0):
        at = len(text[:at].rstrip(_SPACES))
    before, after = text[:at], text[at:]
    left = "" if not before or _opens(before) or words[:1].isspace() or _leans(words, 0) else " "
    right = "" if not after or _leans(text, at) or not _is_body(after) or _opens(words) else " "
    return before + left + words + right + after


def prepended(text: str, words: str) -> str:
    """First in the text."""
    return inserted(text, len(text) - len(text.lstrip()), words)


def appended(text: str, words: str) -> str:
    """Last in the text."""
    return inserted(text, len(text.rstrip()), words)


def struck(text: str, start: int, end: int) -> str:
    """The text without what stands there, closed up."""
    before, after = text[:start], text[end:]
    closed, tail = before.rstrip(_SPACES), after.lstrip(_SPACES)
    if not closed or closed[-1] in _BREAKS or (closed == before and _opens(before)):
        return before + tail
    if not tail or tail[0] in _LEANING:
        return (closed[:-1] if tail and closed[-1] in _PAUSES else closed) + tail
    return closed + after if after[0].isspace() else before + after


def replaced(text: str, start: int, end: int, words: str) -> str:
    """The text with `words` in place of what stands there; nothing else is touched."""
    return text[:start] + words + text[end:]


def _leans(text: str, at: int) -> bool:
    """Does what stands there lean on what is before it? A quote does where it closes."""
    char, before = text[at : at + 1], text[at - 1 : at] if at else ""
    if char in _QUOTES and char:
        return bool(before) and not before.isspace() and before not in _OPENING
    return (char in _LEANING and char != "") or (char == "-" and text[at + 1 : at + 2].isalpha())


def _opens(before: str) -> bool:
    """Does it end in a space or in a mark that what comes next leans on?"""
    last, second = before[-1:], before[-2:-1]
    if last in _QUOTES and last:
        return not second or second.isspace() or second in _OPENING
    return last.isspace() or (last in _OPENING and last != "")


def _is_body(after: str) -> bool:
    """A word, bracket or quote begins here: not a space, dash or other mark."""
    return after[0].isalnum() or after[0] in _OPENING or after[0] in _QUOTES
