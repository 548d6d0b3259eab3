"""A line that is nearly the same: only what changed in it is looked at, and the sentences it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.comparing.rewording import Rewording
from drafts.comparing.runs import ends
from drafts.comparing.spans import Match
from drafts.comparing.units import Unit
from drafts.comparing.words import plain, simple_words

ALIKE = 0.5  # of the longer line, at its head and its tail: then no other line needs to be compared with it
SHORT = 20  # characters; of what is shorter, more of it may be read whole
LONG = 3  # letters; longer words mostly say something
ENOUGH, FEW = 12, 0.2  # of so many long words, a smaller share does not make two lines alike

_STOPS = (". ", "! ", "? ")
_SIGNS = ".,:;!?)”"

Place = tuple[int, int]


def changed_sentences(rewording: Rewording, place: Place, place_new: Place) -> Iterable[Match] | None:
    """What is kept of a line; None where the lines are not alike enough to tell without a closer look."""
    line, line_new = rewording.old[slice(*place)], rewording.new[slice(*place_new)]
    head, tail = ends(line, line_new)
    if not (plain(line) and plain(line_new)):
        return None
    if head + tail < ALIKE * max(len(line), len(line_new)):
        return () if _unlike(line, line_new) else None
    begins = max(line.rfind(stop, 0, head) for stop in _STOPS) + 2
    begins = begins if begins > 1 else 0
    found = [at for stop in _STOPS if (at := line.find(stop, len(line) - tail)) >= 0]
    rest = len(line) - min(found) - 1 if found else 0
    change = _one_change(
        line[begins : len(line) - rest], line_new[begins : len(line_new) - rest], head - begins, tail - rest
    )
    inner, inner_new = (place[0] + begins, place[1] - rest), (place_new[0] + begins, place_new[1] - rest)
    if change is None and _swapped(line[begins : len(line) - rest], line_new[begins : len(line_new) - rest]):
        change = 0, 0
    before, after = change or (0, 0)
    kept = len(line[: begins + before].rstrip(" "))
    first = Match(place[0], place[0] + kept, place_new[0], place_new[0] + kept)
    last = Match(inner[1] - after, place[1], inner_new[1] - after, place_new[1])
    if change:
        return first, last
    row, row_new = (
        rewording.lexicon.row(rewording.old, *inner),
        rewording.lexicon.row(rewording.new, *inner_new),
    )
    within = rewording.kept(Unit((inner,), row), Unit((inner_new,), row_new)) if row and row_new else ()
    return first, *within, last


def _unlike(line: str, line_new: str) -> bool:
    """Long enough to say that they share too few words to be the same line."""
    words, words_new = _long_words(line), _long_words(line_new)
    fewer = min(len(words), len(words_new))
    return fewer >= ENOUGH and len(words & words_new) < FEW * fewer


def _swapped(old: str, new: str) -> bool:
    """One sentence for another that has none of its longer words."""
    if len(old) < SHORT or any(stop in text for text in (old, new) for stop in _STOPS):
        return False
    words = _long_words(old)
    return bool(words) and words.isdisjoint(_long_words(new))


def _long_words(text: str) -> set[str]:
    return {word for word in text.split() if len(word) > LONG}


def _one_change(old: str, new: str, head: int, tail: int) -> tuple[int, int] | None:
    """How many characters of whole words are kept before and behind it.

    None where there may be more than one change, where it might as well stand elsewhere or ends at a sign,
    and where little is kept.
    """
    shorter, longer = sorted((old, new), key=len)
    if longer == shorter or longer.endswith(f" {shorter}"):
        head, tail = 0, len(shorter)
    else:
        if old[head : head + 1].strip(" ") or new[head : head + 1].strip(" "):
            head = old.rfind(" ", 0, head) + 1
        tail = _whole_words(old, new, head, tail)
    struck, added = old[head : len(old) - tail].strip(" "), new[head : len(new) - tail].strip(" ")
    while struck and added and struck[-1] == added[-1] and struck[-1] in _SIGNS:
        struck, added, tail = struck[:-1], added[:-1], tail + 1
    before, after = old[:head].rstrip(" "), old[len(old) - tail :].lstrip(" ")
    if not (before or after) or len(old) < SHORT:
        return None
    alone = _stands(struck or added, before, after) if not struck or not added else _replaces(struck, added)
    if not alone or (struck and added and len(struck) + len(added) > len(before) + len(after)):
        return None
    return len(before), len(after)


def _whole_words(old: str, new: str, head: int, tail: int) -> int:
    """So much of the tail as begins with a word; it may be longer now that the head is shorter."""
    at, at_new = len(old) - tail, len(new) - tail
    while at > head and at_new > head and old[at - 1] == new[at_new - 1]:
        at, at_new = at - 1, at_new - 1
    if (not at or old[at - 1] == " ") and (not at_new or new[at_new - 1] == " "):
        return len(old) - at
    begins = old.find(" ", at)
    return len(old) - begins if at < len(old) and begins >= 0 else 0


def _stands(change: str, before: str, after: str) -> bool:
    """Words added or struck that can stand nowhere else: within a sentence, or one or more sentences."""
    if not change:
        return True
    if change[-1] in ".!?":
        return not before or before[-1] in ".!?"
    first, last = change.partition(" ")[0], change.rpartition(" ")[2]
    if before.rpartition(" ")[2] == last or after.partition(" ")[0] == first:
        return False
    return change[0].isalnum() and change[-1].isalnum() and not any(stop in change for stop in _STOPS)


def _replaces(struck: str, added: str) -> bool:
    """Words of one sentence for words of one sentence, and none of them the same."""
    whole = all(text[0].isalnum() and text[-1].isalnum() for text in (struck, added))
    if not whole or any(stop in text for text in (struck, added) for stop in _STOPS):
        return False
    return set(simple_words(struck)).isdisjoint(simple_words(added))
