"""What is done to the words of one block: sentences first, and words within those that were reworded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from drafts.comparing import Op, compare
from drafts.sentences import sentences

_ALIKE = 0.5  # below this share of kept words a sentence is another sentence
_MANY = 400  # pairs of sentences; beyond, a passage is compared word by word


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` become `new`. `whole`: sentences, and the spaces that part them."""

    start: int
    end: int
    new: str
    whole: bool = False


def carried_out(text: str, edits: tuple[Edit, ...]) -> str:
    """The text after edits that stand in reading order and don't overlap."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def joined(text: str, one: Edit, other: Edit) -> Edit:
    """The two, and what stands between them."""
    return Edit(one.start, other.end, one.new + text[one.end : other.start] + other.new)


def by_words(old: str, new: str) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    at = 0
    for span in compare(old, new):
        if span.op is Op.KEPT:
            at += len(span.text)
            continue
        mine = edits.pop() if edits and edits[-1].end == at else Edit(at, at, "")
        struck = len(span.text) if span.op is Op.STRUCK else 0
        edits.append(replace(mine, end=at + struck, new=mine.new + ("" if struck else span.text)))
        at += struck
    return tuple(edits)


def by_sentences(old: str, new: str) -> tuple[Edit, ...]:
    """Falls back on words where sentences would not give the new text exactly."""
    passage = _Passage(old, new)
    edits = tuple(edit for gap in passage.gaps() for edit in passage.edits(*gap))
    return edits if carried_out(old, edits) == new else by_words(old, new)


Gap = tuple[int, int, int, int]  # sentences i1 to i2 became sentences j1 to j2


class _Passage:
    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.was, self.now = sentences(old), sentences(new)

    def gaps(self) -> list[Gap]:
        before = [self.old[a:b] for a, b in self.was]
        after = [self.new[a:b] for a, b in self.now]
        found: list[Gap] = []
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if tag == "replace":
                pairs = _alike(before[i1:i2], after[j1:j2])
                found += _between([(i1 + i, j1 + j) for i, j in pairs], (i1, i2, j1, j2))
            elif tag != "equal":
                found.append((i1, i2, j1, j2))
        return found

    def edits(self, i1: int, i2: int, j1: int, j2: int) -> tuple[Edit, ...]:
        if i1 == i2:
            return (self._added(i1, j1, j2),)
        if j1 == j2:
            return (self._struck(i1, i2),)
        start, end = self.was[i1][0], self.was[i2 - 1][1]
        words = self.new[self.now[j1][0] : self.now[j2 - 1][1]]
        swap = (Edit(start, end, words, whole=True),)
        if i2 - i1 > 1 or j2 - j1 > 1 or kept_share(self.old[start:end], words) < _ALIKE:
            return swap
        inner = by_words(self.old[start:end], words)
        return tuple(replace(e, start=start + e.start, end=start + e.end) for e in inner)

    def _added(self, at: int, j1: int, j2: int) -> Edit:
        if at:
            behind = self.was[at - 1][1]
            before = self.now[j1 - 1][1] if j1 else 0
            return Edit(behind, behind, self.new[before : self.now[j2 - 1][1]], whole=True)
        first = self.was[0][0] if self.was else 0
        end = self.now[j2][0] if j2 < len(self.now) else len(self.new)
        return Edit(first, first, self.new[self.now[j1][0] : end], whole=True)

    def _struck(self, i1: int, i2: int) -> Edit:
        if i1:
            return Edit(self.was[i1 - 1][1], self.was[i2 - 1][1], "", whole=True)
        end = self.was[i2][0] if i2 < len(self.was) else len(self.old)
        return Edit(self.was[0][0], end, "", whole=True)


def kept_share(old: str, new: str) -> float:
    """Of the shorter of the two texts, spaces left out: what is put in makes no other sentence of it."""
    kept = "".join(span.text for span in compare(old, new) if span.op is Op.KEPT)
    shorter = min(_weight(old), _weight(new))
    return _weight(kept) / shorter if shorter else 1


def _weight(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _alike(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    """Which of the sentences are the same one reworded, so that most is kept, in order."""
    if len(before) * len(after) > _MANY:
        return []
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}
    for i in range(len(before) + 1):
        for j in range(len(after) + 1):
            options = [best[at] for at in ((i - 1, j), (i, j - 1)) if at in best]
            if i and j:
                share = kept_share(before[i - 1], after[j - 1])
                score, pairs = best[i - 1, j - 1]
                options += [(score + share, [*pairs, (i - 1, j - 1)])] if share >= _ALIKE else []
            best[i, j] = max(options, key=lambda option: option[0], default=(0, []))
    return best[len(before), len(after)][1]


def _between(pairs: list[tuple[int, int]], whole: Gap) -> list[Gap]:
    """The pairs, and what is left between them."""
    i, j = whole[0], whole[2]
    found: list[Gap] = []
    for a, b in [*pairs, (whole[1], whole[3])]:
        if (a, b) != (i, j):
            found.append((i, a, j, b))
        if (a, b) != (whole[1], whole[3]):
            found.append((a, a + 1, b, b + 1))
        i, j = a + 1, b + 1
    return found
