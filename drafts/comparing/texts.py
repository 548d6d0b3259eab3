"""Comparing two texts: blocks, then sentences, then words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafts.comparing.groups import groups
from drafts.comparing.rewording import Rewording
from drafts.comparing.runs import Run, anchored, ends
from drafts.comparing.sentence import changed_sentences
from drafts.comparing.spans import Match, Op, Span, spans
from drafts.comparing.stretches import MOVED, Stretch, between, settle
from drafts.comparing.units import Lines, Unit, unbroken, units, whole
from drafts.comparing.words import Lexicon

WRAPPED = 0.4  # of the lines; where fewer are the same, none is taken to be in its old place


def compare(old: str, new: str) -> tuple[Span, ...]:
    """Spans in reading order; kept and struck rebuild `old`, kept and added rebuild `new`.

    Made to be read: what is nearly all new is told whole, and small words between two changes go with them.
    """
    return _compared(old, new, tidy=True)


def raw(old: str, new: str) -> tuple[Span, ...]:
    """The same alignment with every kept word told, for merging."""
    return _compared(old, new, tidy=False)


def _compared(old: str, new: str, *, tidy: bool) -> tuple[Span, ...]:
    if old == new:
        return (Span(Op.KEPT, old),) if old else ()
    head, tail = _whole_lines(old, new)
    within = _Middle(
        Lines(old, head, len(old) - tail),
        Lines(new, head, len(new) - tail),
        Rewording(old, new, Lexicon(), tidy),
    )
    last = Match(len(old) - tail, len(old), len(new) - tail, len(new))
    return spans(old, new, [Match(0, head, 0, head), *sorted(within.matches()), last])


def _whole_lines(old: str, new: str) -> tuple[int, int]:
    """How many characters of whole lines both begin with, and end with."""
    head, tail = ends(old, new)
    begins = old.find("\n", len(old) - tail)
    begins_new = begins + len(new) - len(old)
    if begins >= 0 and "\r" in {old[begins - 1 : begins], new[begins_new - 1 : begins_new]}:
        begins += 1
    return old.rfind("\n", 0, head) + 1, len(old) - begins if begins >= 0 else 0


@dataclass(frozen=True, slots=True)
class _Middle:
    lines: Lines
    lines_new: Lines
    rewording: Rewording

    def matches(self) -> Iterator[Match]:
        """In no order."""
        alike = self._alike()
        if self._only_broken_otherwise(alike):
            row, row_new = self._units([*range(len(self.lines))], [*range(len(self.lines_new))])
            if row and row_new:
                yield from self.rewording.kept(whole(row, broken=True), whole(row_new, broken=True))
            return
        yield from self._same(alike)
        rows: list[tuple[list[Unit], list[Unit]]] = []
        for old, new in self._holes(alike):
            found = None
            if len(old) == len(new) == 1:
                found = changed_sentences(
                    self.rewording, self.lines.place(old[0]), self.lines_new.place(new[0])
                )
            if found is None:
                rows.append(self._units(old, new))
            else:
                yield from found
        stretches = [Stretch([u.row for u in old], [u.row for u in new]) for old, new in rows]
        settle(stretches, self.rewording.lexicon)
        for (old_units, new_units), stretch in zip(rows, stretches, strict=True):
            yield from self._reworded(old_units, new_units, stretch)

    def _only_broken_otherwise(self, alike: Sequence[Run]) -> bool:
        """The same letters; looked at closely only where what is not the same is of the same length."""
        length = length_new = 0
        for i, a, j, b in between(alike, len(self.lines), len(self.lines_new)):
            length += sum(len(line) - line.count(" ") for line in self.lines[i:a])
            length_new += sum(len(line) - line.count(" ") for line in self.lines_new[j:b])
        return 0 < length == length_new and _unbroken(self.lines) == _unbroken(self.lines_new)

    def _holes(self, alike: Sequence[Run]) -> Iterator[tuple[list[int], list[int]]]:
        """Lines between the same ones that may be each other's: not those moved elsewhere."""
        holes = list(between(alike, len(self.lines), len(self.lines_new)))
        gone = {line for i, a, j, b in holes if j == b for line in self.lines[i:a] if _long(line)}
        come = {line for i, a, j, b in holes if i == a for line in self.lines_new[j:b] if _long(line)}
        for i, a, j, b in holes:
            old = [n for n in range(i, a) if self.lines[n] not in come]
            new = [n for n in range(j, b) if self.lines_new[n] not in gone]
            if old and new:
                yield old, new

    def _alike(self) -> list[Run]:
        """Lines that are the same; few of them say little in a text that may be wrapped anew."""
        alike = anchored(self.lines, self.lines_new)
        same = sum(run.length for run in alike)
        return alike if same >= WRAPPED * min(len(self.lines), len(self.lines_new)) else []

    def _same(self, alike: Iterable[Run]) -> Iterator[Match]:
        """One match for lines with the same white space between them."""
        old, new = self.rewording.old, self.rewording.new
        for run in alike:
            last, last_new = run.old + run.length - 1, run.new + run.length - 1
            start, end = self.lines.place(run.old)[0], self.lines.place(last)[1]
            at, at_end = self.lines_new.place(run.new)[0], self.lines_new.place(last_new)[1]
            if old[start:end] == new[at:at_end]:
                yield Match(start, end, at, at_end)
                continue
            for n in range(run.length):
                yield Match(*self.lines.place(run.old + n), *self.lines_new.place(run.new + n))

    def _units(self, old: list[int], new: list[int]) -> tuple[list[Unit], list[Unit]]:
        rewording = self.rewording
        row = units(rewording.lexicon, rewording.old, map(self.lines.place, old))
        row_new = units(rewording.lexicon, rewording.new, map(self.lines_new.place, new))
        return unbroken(row, row_new, rewording.lexicon), unbroken(row_new, row, rewording.lexicon)

    def _reworded(self, old: list[Unit], new: list[Unit], stretch: Stretch) -> Iterator[Match]:
        for group in groups(stretch.pairs, stretch.old, stretch.new, self.rewording.lexicon):
            if group.i and group.j:
                yield from self._break(old[group.i - 1 : group.i + 1], new[group.j - 1 : group.j + 1])
            yield from self.rewording.kept(
                whole(old[group.i : group.i_end], broken=True), whole(new[group.j : group.j_end], broken=True)
            )

    def _break(self, old: list[Unit], new: list[Unit]) -> Iterator[Match]:
        """The white space before two blocks of which one became the other."""
        match = Match(old[0].places[-1][1], old[1].places[0][0], new[0].places[-1][1], new[1].places[0][0])
        was, is_ = self.rewording.old, self.rewording.new
        if was[match.start : match.end] == is_[match.new_start : match.new_end]:
            yield match


def _unbroken(lines: Sequence[str]) -> str:
    return "".join("".join(lines).split())


def _long(line: str) -> bool:
    """Enough to be known again in another place."""
    return line.count(" ") >= MOVED - 1
