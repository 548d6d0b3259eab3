"""The runs of one block's text, as one hand after another rewrites it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from drafts.base.tracked import Mark, Run
from drafts.comparing import Op, compare

Runs = tuple[Run, ...]


def kept(text: str) -> Runs:
    return (Run(Op.KEPT, text),) if text else ()


def rewritten(runs: Runs, text: str, mark: Mark) -> Runs:
    """As the runs become when the text they leave is changed to `text`, with what changed so marked."""
    made: list[Run] = []
    rest = list(reversed(runs))
    for span in compare("".join(run.text for run in runs if run.op is not Op.STRUCK), text):
        if span.op is Op.ADDED:
            made.append(Run(Op.ADDED, span.text, mark))
        else:
            taken = _taken(rest, len(span.text))
            made += taken if span.op is Op.KEPT else _struck(taken, mark)
    return _tidied([*made, *reversed(rest)])


def as_added(runs: Runs, mark: Mark | None) -> Runs:
    """Of a block that is new where it stands: nothing struck, and all that is kept was put there."""
    return _joined(_added(run, mark) for run in runs if run.op is not Op.STRUCK)


def as_struck(runs: Runs, mark: Mark | None) -> Runs:
    """Of a block that is gone from where it stood: nothing added, and all that was kept is struck."""
    return _joined(_struck([run for run in runs if run.op is not Op.ADDED], mark))


def _added(run: Run, mark: Mark | None) -> Run:
    return Run(Op.ADDED, run.text, mark) if run.op is Op.KEPT else run


def _taken(rest: list[Run], length: int) -> list[Run]:
    """The next `length` characters that still stand, with what is struck before and between them."""
    taken: list[Run] = []
    while length:
        if rest[-1].op is Op.STRUCK:
            taken.append(rest.pop())
            continue
        taken += _cut(rest, min(length, len(rest[-1].text)))
        length -= len(taken[-1].text)
    return taken


def _struck(runs: Iterable[Run], mark: Mark | None) -> list[Run]:
    """Kept words are struck now, added ones vanish."""
    return [
        Run(Op.STRUCK, run.text, mark) if run.op is Op.KEPT else run for run in runs if run.op is not Op.ADDED
    ]


def _tidied(runs: Iterable[Run]) -> Runs:
    """Between words that are kept, what was struck stands before what was added; put back, it is kept."""
    made: list[Run] = []
    for changed, stretch in groupby(runs, key=lambda run: run.op is not Op.KEPT):
        part = list(stretch)
        made += _change(part) if changed else part
    return _joined(made)


def _change(runs: list[Run]) -> list[Run]:
    """Two hands or more may have struck words and put them back."""
    struck = [run for run in runs if run.op is Op.STRUCK]
    added = [run for run in runs if run.op is Op.ADDED]
    if len({run.mark for run in runs}) == 1:
        return [*struck, *added]
    made: list[Run] = []
    rest, new = (list(reversed(side)) for side in (struck, added))
    for span in compare("".join(run.text for run in struck), "".join(run.text for run in added)):
        taken = [] if span.op is Op.ADDED else _cut(rest, len(span.text))
        put = [] if span.op is Op.STRUCK else _cut(new, len(span.text))
        made += kept(span.text) if span.op is Op.KEPT else [*taken, *put]
    return made


def _cut(rest: list[Run], length: int) -> list[Run]:
    """The next `length` characters, off the end of `rest`."""
    taken: list[Run] = []
    while length:
        run = rest.pop()
        if len(run.text) > length:
            rest.append(replace(run, text=run.text[length:]))
            run = replace(run, text=run.text[:length])
        length -= len(run.text)
        taken.append(run)
    return taken


def _joined(runs: Iterable[Run]) -> Runs:
    """Neighbours of one kind and one hand are one run."""
    return tuple(
        Run(op, "".join(run.text for run in same), mark)
        for (op, mark), same in groupby(runs, key=lambda run: (run.op, run.mark))
    )
