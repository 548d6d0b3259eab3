"""Where paragraphs end. To strike or add a whole paragraph is to strike or add its end, too.

The end that is struck or rejected joins its paragraph to the next, which keeps its own look. The last
paragraph of a page, a cell or a box has no next: there the end before it is the one that is changed, or
else the reader who rejects is left with an empty line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from lxml.etree import _Element as Element

from bot.press.tracked.pen import Pen, are_alike
from bot.press.tracked.settling import drop
from bot.readers.wordml import PARAGRAPH, W
from drafts.base.tracked import Mark
from drafts.comparing import Op

_LOOK = f"{W}pPr"
_PARTS_ROWS = frozenset(W + name for name in ("tbl", "sdt", "customXml", "altChunk", "sectPr"))


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole paragraph was added or struck."""

    op: Op
    mark: Mark


def mark_ends(changes: Mapping[Element, Whole], pen: Pen) -> None:
    for parent in dict.fromkeys(paragraph.getparent() for paragraph in changes):
        if parent is not None:
            for row in list(_rows(parent)):
                _mark_row(row, changes, pen)


def _rows(parent: Element) -> Iterator[list[Element]]:
    """Paragraphs that follow each other, with no table or control between."""
    row: list[Element] = []
    for child in parent:
        if child.tag == PARAGRAPH:
            row.append(child)
        elif child.tag in _PARTS_ROWS:
            yield row
            row = []
    yield row


def _mark_row(row: list[Element], changes: Mapping[Element, Whole], pen: Pen) -> None:
    before: Element | None = None
    for is_changed, group in groupby(row, key=changes.__contains__):
        changed = list(group)
        if not is_changed:
            before = changed[-1]
            continue
        after = _next_in(row, changed[-1])
        if after is None or (_is_empty(after) and _are_mixed(changed, changes)):
            _mark_tail(changed, before, changes, pen)
        elif before is not None and _may_lean(changed, before, after, changes):
            _shift([before, *changed], changes, pen)
        else:
            _mark_own(changed, changes, pen)


def _are_mixed(paragraphs: list[Element], changes: Mapping[Element, Whole]) -> bool:
    return len({changes[paragraph].op for paragraph in paragraphs}) > 1


def _next_in(row: list[Element], paragraph: Element) -> Element | None:
    at = row.index(paragraph) + 1
    return row[at] if at < len(row) else None


def _may_lean(
    added: list[Element], before: Element, after: Element, changes: Mapping[Element, Whole]
) -> bool:
    """Is it as well, or better, to have added them at the end of the paragraph before?

    As a writer does who presses Enter there. LibreOffice gives an empty paragraph the look of what is
    rejected before it; and between paragraphs of one look there is nothing to choose.
    """
    if any(changes[paragraph].op is Op.STRUCK for paragraph in added) or _closes_section(before):
        return False
    return _is_empty(after) or are_alike(before.find(_LOOK), added[-1].find(_LOOK))


def _mark_own(paragraphs: list[Element], changes: Mapping[Element, Whole], pen: Pen) -> None:
    for paragraph in paragraphs:
        if not _closes_section(paragraph):
            pen.put_mark(paragraph, changes[paragraph].op, changes[paragraph].mark)


def _mark_tail(
    tail: list[Element], before: Element | None, changes: Mapping[Element, Whole], pen: Pen
) -> None:
    """Nothing that stays comes after these, or nothing that is seen. `before` is what stays before them."""
    struck = [paragraph for paragraph in tail if changes[paragraph].op is Op.STRUCK]
    added = [paragraph for paragraph in tail if changes[paragraph].op is Op.ADDED]
    if struck and added:
        _mark_own([p for p in tail if p is not struck[-1] and p is not added[-1]], changes, pen)
        tail[-1].addnext(struck[-1])
        _pour(added[-1], struck[-1], changes[added[-1]].mark, pen)
    elif before is None or _closes_section(before):
        _mark_own(tail[:-1], changes, pen)  # one line has to stay, if empty
    else:
        _shift([before, *tail], changes, pen)


def _shift(chain: list[Element], changes: Mapping[Element, Whole], pen: Pen) -> None:
    """Each end takes the mark of the paragraph after it; the last end is the one that stayed."""
    for paragraph, following in pairwise(chain):
        pen.put_mark(paragraph, changes[following].op, changes[following].mark)
    last, stayed = chain[-1], chain[0].find(_LOOK)
    own, change = last.find(_LOOK), changes[last]
    now, was = (own, stayed) if change.op is Op.ADDED else (stayed, own)
    pen.put_look(last, now, was, change.mark)


def _pour(added: Element, struck: Element, mark: Mark, pen: Pen) -> None:
    """Let the added paragraph stand in the struck one's place, with one end for both."""
    look = added.find(_LOOK)
    pen.put_look(struck, look, struck.find(_LOOK), mark)
    struck.extend(child for child in list(added) if child is not look)
    drop(added)


def _is_empty(paragraph: Element) -> bool:
    return next(paragraph.iter(f"{W}r"), None) is None


def _closes_section(paragraph: Element) -> bool:
    return paragraph.find(f"{_LOOK}/{W}sectPr") is not None
