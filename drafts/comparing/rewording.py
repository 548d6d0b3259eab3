"""What is kept of the words of a piece: first whole sentences, then words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafts.comparing.groups import groups
from drafts.comparing.runs import Run, ends, joined, longest
from drafts.comparing.slides import slid
from drafts.comparing.spans import Match
from drafts.comparing.stretches import Stretch, settle
from drafts.comparing.tidying import Words, may_be_worth_keeping, swallowed, whole_signs, worth_keeping
from drafts.comparing.units import Unit
from drafts.comparing.weighing import CELLS, heaviest
from drafts.comparing.words import Lexicon

_STOP = re.compile(r"[.!?…][”\"'’)\]]*\s")
_LABEL = re.compile(r"\w+\s\d+\s?\w?")  # "Punkt 3", "Insats 2 b": a line of a list that is but its number


@dataclass(frozen=True, slots=True)
class Rewording:
    """Compares pieces of two texts. With `tidy` what is kept is made readable; without, all of it is told."""

    old: str
    new: str
    lexicon: Lexicon
    tidy: bool

    def kept(self, old: Unit, new: Unit) -> Iterator[Match]:
        spans, spans_new = old.words(self.old), new.words(self.new)
        for run in self._runs(Words(self.old, spans, old.row), Words(self.new, spans_new, new.row), old, new):
            last, last_new = run.old + run.length - 1, run.new + run.length - 1
            whole = Match(spans[run.old][0], spans[last][1], spans_new[run.new][0], spans_new[last_new][1])
            if self.old[whole.start : whole.end] == self.new[whole.new_start : whole.new_end]:
                yield whole
            else:
                yield from (Match(*spans[run.old + n], *spans_new[run.new + n]) for n in range(run.length))

    def _runs(self, words: Words, words_new: Words, old: Unit, new: Unit) -> list[Run]:
        if old.row == new.row:
            return [Run(0, 0, len(old.row))]
        if self._long(self.old, old) and self._long(self.new, new):
            found = self._sentences(old, new)
        else:
            found = self._words(old.row, new.row)
        if self.tidy:
            if self._label(self.old, old) and self._label(self.new, new):
                return []
            found = whole_signs(swallowed(joined(found), old.row, new.row, self.lexicon), words, words_new)
        return slid(joined(found), words, words_new)

    def _words(self, row: str, row_new: str) -> list[Run]:
        if self.tidy and not may_be_worth_keeping(row, row_new, self.lexicon):
            return []
        head, tail = ends(row, row_new)
        core, core_new = row[head : len(row) - tail], row_new[head : len(row_new) - tail]
        if len(core) * len(core_new) <= CELLS:
            inner = heaviest(core, core_new, self.lexicon.weights(core))
        else:
            inner = longest(core, core_new)
        found = [Run(0, 0, head), *(Run(head + run.old, head + run.new, run.length) for run in inner)]
        found = joined([*found, Run(len(row) - tail, len(row_new) - tail, tail)])
        if self.tidy:
            found = swallowed(found, row, row_new, self.lexicon)
            if not worth_keeping(found, row, row_new, self.lexicon):
                return []
        return found

    def _sentences(self, old: Unit, new: Unit) -> list[Run]:
        parts, parts_new = old.parts(self.old), new.parts(self.new)
        rows, rows_new = [old.row[a:b] for a, b in parts], [new.row[a:b] for a, b in parts_new]
        stretch = Stretch(rows, rows_new)
        settle([stretch], self.lexicon)
        found: list[Run] = []
        for group in groups(stretch.pairs, rows, rows_new, self.lexicon):
            row, row_new = "".join(rows[group.i : group.i_end]), "".join(rows_new[group.j : group.j_end])
            at, at_new = parts[group.i][0], parts_new[group.j][0]
            found += [Run(at + run.old, at_new + run.new, run.length) for run in self._words(row, row_new)]
        return found

    @staticmethod
    def _long(text: str, unit: Unit) -> bool:
        """More than one sentence."""
        return bool(unit.breaks) or _STOP.search(text, unit.places[0][0], unit.places[-1][1]) is not None

    @staticmethod
    def _label(text: str, unit: Unit) -> bool:
        """A line of others, and nothing but a word and a number."""
        return "\n" in text and _LABEL.fullmatch(text, unit.places[0][0], unit.places[-1][1]) is not None
