"""Comparing two texts: blocks, then sentences, then words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafts.comparing.alignment import Stretch, between, settle, unchanged
from drafts.comparing.groups import groups
from drafts.comparing.rewording import Rewording
from drafts.comparing.runs import Run, ends
from drafts.comparing.spans import Match, Op, Span, spans
from drafts.comparing.units import Unit, lines, unbroken, units
from drafts.comparing.words import Lexicon


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
    middle = _middle((old, head, len(old) - tail), (new, head, len(new) - tail), tidy=tidy)
    last = Match(len(old) - tail, len(old), len(new) - tail, len(new))
    return spans(old, new, [Match(0, head, 0, head), *middle, last])


def _whole_lines(old: str, new: str) -> tuple[int, int]:
    """How many characters of whole lines both begin with, and end with."""
    head, tail = ends(old, new)
    begins = old.find("\n", len(old) - tail)
    return old.rfind("\n", 0, head) + 1, len(old) - begins if begins >= 0 else 0


def _middle(old: tuple[str, int, int], new: tuple[str, int, int], *, tidy: bool) -> Iterator[Match]:
    lexicon = Lexicon()
    found, found_new = lines(*old), lines(*new)
    alike = unchanged([line for _, line in found], [line for _, line in found_new])
    places = list(between(alike, len(found), len(found_new)))
    pieces = []
    for i, a, j, b in places:
        row, row_new = units(lexicon, old[0], found[i:a]), units(lexicon, new[0], found_new[j:b])
        pieces.append((unbroken(row, row_new), unbroken(row_new, row)))
    stretches = [
        Stretch([unit.row.codes for unit in row], [unit.row.codes for unit in row_new])
        for row, row_new in pieces
    ]
    settle(stretches, lexicon)
    rewording = Rewording(old[0], new[0], lexicon, tidy)
    matches = [
        match
        for (row, row_new), stretch in zip(pieces, stretches, strict=True)
        for match in _of_stretch(rewording, row, row_new, stretch)
    ]
    matches += _of_lines(old[0], new[0], alike, found, found_new)
    return iter(sorted(matches))


def _of_lines(
    old: str,
    new: str,
    alike: Iterable[Run],
    found: list[tuple[int, str]],
    found_new: list[tuple[int, str]],
) -> Iterator[Match]:
    """One match for lines with the same white space between them."""
    for run in alike:
        start, start_new = found[run.old][0], found_new[run.new][0]
        last, last_new = found[run.old + run.length - 1], found_new[run.new + run.length - 1]
        end, end_new = last[0] + len(last[1]), last_new[0] + len(last_new[1])
        if old[start:end] == new[start_new:end_new]:
            yield Match(start, end, start_new, end_new)
            continue
        for n in range(run.length):
            (at, line), (at_new, _) = found[run.old + n], found_new[run.new + n]
            yield Match(at, at + len(line), at_new, at_new + len(line))


def _of_stretch(rewording: Rewording, old: list[Unit], new: list[Unit], stretch: Stretch) -> Iterator[Match]:
    same = {(run.old + n, run.new + n) for run in stretch.same for n in range(run.length)}
    for group in groups(sorted([*same, *stretch.paired]), stretch.old, stretch.new, rewording.lexicon):
        if group.i and group.j:
            yield from _break(rewording, old[group.i - 1 : group.i + 1], new[group.j - 1 : group.j + 1])
        unit, unit_new = _whole(old[group.i : group.i_end]), _whole(new[group.j : group.j_end])
        if unit.row.codes == unit_new.row.codes:
            kept = [Run(0, 0, len(unit.row.codes))]
        else:
            kept = rewording.kept(unit, unit_new)
        for run in kept:
            yield from _of_words(rewording, unit, unit_new, run)


def _whole(row: list[Unit]) -> Unit:
    whole = row[0]
    for unit in row[1:]:
        whole = whole.followed(unit, len(whole.row.codes))
    return whole


def _break(rewording: Rewording, old: list[Unit], new: list[Unit]) -> Iterator[Match]:
    """The white space before two blocks of which one became the other."""
    match = Match(old[0].end, old[1].start, new[0].end, new[1].start)
    if rewording.old[match.start : match.end] == rewording.new[match.new_start : match.new_end]:
        yield match


def _of_words(rewording: Rewording, old: Unit, new: Unit, run: Run) -> Iterator[Match]:
    spans, spans_new = old.row.spans, new.row.spans
    last, last_new = run.old + run.length - 1, run.new + run.length - 1
    whole = Match(spans[run.old][0], spans[last][1], spans_new[run.new][0], spans_new[last_new][1])
    if rewording.old[whole.start : whole.end] == rewording.new[whole.new_start : whole.new_end]:
        yield whole
        return
    for n in range(run.length):
        yield Match(*spans[run.old + n], *spans_new[run.new + n])
