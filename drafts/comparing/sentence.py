"""A line that is nearly the same: only the sentences that changed are looked at."""

from __future__ import annotations

from drafts.comparing.rewording import Rewording
from drafts.comparing.runs import ends
from drafts.comparing.spans import Match
from drafts.comparing.units import Unit
from drafts.comparing.words import plain

ALIKE = 0.5  # of the longer line, at its head and its tail: then nothing else needs to be compared with it

Place = tuple[int, int]


def changed_sentences(rewording: Rewording, place: Place, place_new: Place) -> list[Match] | None:
    """What is kept of a line; None where the lines are not alike enough to tell without a closer look."""
    (start, end), (start_new, end_new) = place, place_new
    line, line_new = rewording.old[start:end], rewording.new[start_new:end_new]
    head, tail = ends(line, line_new)
    if head + tail < ALIKE * max(len(line), len(line_new)) or not (
        plain(rewording.old, *place) and plain(rewording.new, *place_new)
    ):
        return None
    begins = max(line.rfind(stop, 0, head) for stop in (". ", "! ", "? ")) + 2
    begins = begins if begins > 1 else 0
    found = [at for stop in (". ", "! ", "? ") if (at := line.find(stop, len(line) - tail)) >= 0]
    rest = len(line) - min(found) - 1 if found else 0
    inner, inner_new = (start + begins, end - rest), (start_new + begins, end_new - rest)
    before = Match(start, inner[0], start_new, inner_new[0])
    after = Match(inner[1], end, inner_new[1], end_new)
    row, row_new = (
        rewording.lexicon.row(rewording.old, *inner),
        rewording.lexicon.row(rewording.new, *inner_new),
    )
    kept = rewording.kept(Unit((inner,), row), Unit((inner_new,), row_new)) if row and row_new else []
    return [before, *kept, after]
