"""What is kept of the words of a piece: first whole sentences, then words."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.comparing.groups import groups
from drafts.comparing.pairing import pairs
from drafts.comparing.runs import Run, anchored, ends, longest
from drafts.comparing.slides import slid
from drafts.comparing.tidying import swallowed, whole_signs, worth_keeping
from drafts.comparing.units import Unit, parts
from drafts.comparing.words import Lexicon, Row

_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Rewording:
    """Compares pieces of two texts. With `tidy` what is kept is made readable; without, all of it is told."""

    old: str
    new: str
    lexicon: Lexicon
    tidy: bool

    def kept(self, old: Unit, new: Unit) -> list[Run]:
        """Runs of words, counted from the first of each unit."""
        found = self._sentences(old, new) if self._long(old, new) else longest(old.row.codes, new.row.codes)
        if self.tidy:
            found = swallowed(_joined(found), old.row, new.row, self.lexicon)
            if not worth_keeping(found, old.row, new.row, self.lexicon):
                return []
            found = whole_signs(found, (self.old, old.row), (self.new, new.row))
        return slid(_joined(found), (self.old, old.row), (self.new, new.row))

    def _long(self, old: Unit, new: Unit) -> bool:
        """Sentences end within what is not the same at both ends, in both."""
        head, tail = ends(old.row.codes, new.row.codes)
        return self._ends(self.old, old.row, head, tail) and self._ends(self.new, new.row, head, tail)

    def _ends(self, text: str, row: Row, head: int, tail: int) -> bool:
        return any(text[end - 1] in _STOPS for _, end in row.spans[head : len(row.spans) - tail])

    def _sentences(self, old: Unit, new: Unit) -> list[Run]:
        parts_old, parts_new = parts(self.old, old), parts(self.new, new)
        rows, rows_new = (
            [unit.row.codes[start:end] for start, end in found]
            for unit, found in ((old, parts_old), (new, parts_new))
        )
        codes: dict[str, str] = {}
        key, key_new = (
            "".join(codes.setdefault(row, chr(len(codes))) for row in found) for found in (rows, rows_new)
        )
        kept: list[Run] = []
        i = j = 0
        for run in [*anchored(key, key_new), Run(len(rows), len(rows_new), 0)]:
            kept += self._between((parts_old, i, run.old), (parts_new, j, run.new), rows, rows_new)
            for n in range(run.length):
                start, end = parts_old[run.old + n]
                kept.append(Run(start, parts_new[run.new + n][0], end - start))
            i, j = run.old + run.length, run.new + run.length
        return kept

    def _between(
        self,
        old: tuple[list[tuple[int, int]], int, int],
        new: tuple[list[tuple[int, int]], int, int],
        rows: list[str],
        rows_new: list[str],
    ) -> list[Run]:
        (parts_old, i, i_end), (parts_new, j, j_end) = old, new
        between, between_new = rows[i:i_end], rows_new[j:j_end]
        kept: list[Run] = []
        paired = pairs(between, between_new, self.lexicon)
        for group in groups(paired, between, between_new, self.lexicon):
            row, row_new = (
                "".join(between[group.i : group.i_end]),
                "".join(between_new[group.j : group.j_end]),
            )
            start, start_new = parts_old[i + group.i][0], parts_new[j + group.j][0]
            kept += [Run(start + r.old, start_new + r.new, r.length) for r in longest(row, row_new)]
        return kept


def _joined(kept: list[Run]) -> list[Run]:
    found: list[Run] = []
    for run in kept:
        last = found[-1] if found else None
        if last and last.old + last.length == run.old and last.new + last.length == run.new:
            found[-1] = last._replace(length=last.length + run.length)
        else:
            found.append(run)
    return found
