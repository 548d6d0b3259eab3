"""Running headers and footers, page numbers, the authority's address: printed, and no part of the text.

It is known by being said again on other pages, in the same place, or by its look and where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.readers.printed.columns import spans_of
from bot.readers.printed.sheets import Row, Sheet

EDGE = 6  # rows, from either edge, that are looked at
HEAD, FOOT = 0.2, 0.82  # of the page's height: the furthest down and up it reaches
OFTEN = 0.3  # of the pages
NEAR = 4.0  # points: the same place
TOP = 0.12  # of the page's height: how far down a header reaches that is said but once
MARGIN = 0.07  # of the page's height, above which no text is set
ROOM = 2.0  # of the size, below such a header
SMALL, LARGE = 0.93, 1.15  # of the text's size

_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)?\.?|s\.|page)?\s*[-–]?\s*(\d{1,4})\s*(?:\(\d+\)|(?:av|/|\|)\s*\d+)?\s*[-–]?",
    re.IGNORECASE,
)
_SURE_NUMBER = re.compile(
    r"(?:sid(?:a|an)?\.?\s*\d+.*|\d+\s*\(\d+\)|\d+\s*(?:av|/)\s*\d+|[-–]\s*\d+\s*[-–]|[ivxl]{1,6})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"@|\bwww\.|\.se\b|\b\d{3} \d{2} [A-ZÅÄÖ]|\bBox \d|\b(?:Telefon|Växel|Tfn|Fax|Org\.?\s?nr"
    r"|Organisationsn\w+|Bankgiro|Plusgiro|(?:Besöks|Post|Leverans)adress|Besök|E-post|Webb\w*|Kontakt\w*)\b",
    re.IGNORECASE,
)


def is_address(rows: Sequence[Row]) -> bool:
    """Does it say where the authority is found?"""
    return any(_ADDRESS.search(row.text) for row in rows)


def furniture(pages: Sequence[tuple[Sheet, Sequence[Row]]], body_size: float) -> set[Row]:
    """The rows of all pages that are not the document's text. The rows of a page from the top."""
    found = _repeated(pages, body_size)
    found |= _numbers(pages, found)
    for sheet, rows in pages:
        left = [row for row in rows if row not in found]
        found |= set(_head(sheet, left, body_size)) | set(_foot(sheet, left, body_size))
    return found


def _edges(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    upper = [row for row in rows[:EDGE] if row.y < HEAD * sheet.height]
    lower = [row for row in rows[-EDGE:] if row.y > FOOT * sheet.height]
    return upper + lower


def _repeated(pages: Sequence[tuple[Sheet, Sequence[Row]]], body_size: float) -> set[Row]:
    """What at least two pages, and three in ten, say in the same place but for its digits.

    What is larger than the text is a heading, such as "Insats 3" at the top of a page; and what the text
    says too is text.
    """
    said: dict[str, list[Row]] = {}
    inner: Counter[str] = Counter()
    for sheet, rows in pages:
        heads = {row for row, below in pairwise(rows) if _heads_columns(row, below)}
        edges = [row for row in _edges(sheet, rows) if row not in heads]
        inner.update(_form(row) for row in rows if row not in edges)
        for row in edges:
            if row.size <= LARGE * body_size:
                said.setdefault(_form(row), []).append(row)
    found: set[Row] = set()
    for form, rows in said.items():
        for row in rows if inner[form] <= OFTEN * len(rows) else ():
            there = {other.page for other in rows if abs(other.y - row.y) < NEAR}
            if len(there) >= max(2, OFTEN * len(pages)):
                found.add(row)
    return found | _kin(pages, found)


def _heads_columns(row: Row, below: Row) -> bool:
    """Is it the first row of a table, said again where the table goes on?"""
    lefts, under = ([span[0].x0 for span in spans_of(it)] for it in (row, below))
    return len(lefts) > 1 and all(any(abs(left - x) < NEAR for x in under) for left in lefts)


def _form(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text)


def _kin(pages: Sequence[tuple[Sheet, Sequence[Row]]], found: set[Row]) -> set[Row]:
    """Rows at the edges that say in one place what is furniture in another: the first page's, mostly."""
    said = {(row.text, row.size) for row in found if any(map(str.isalpha, row.text))}
    return {row for sheet, rows in pages for row in _edges(sheet, rows) if (row.text, row.size) in said}


def _numbers(pages: Sequence[tuple[Sheet, Sequence[Row]]], known: set[Row]) -> set[Row]:
    """Rows at the very edge that are page numbers: by their form, or in step with the pages."""
    sure: set[Row] = set()
    steps: dict[int, list[Row]] = {0: []}
    for sheet, rows in pages:
        left = [row for row in rows if row not in known]
        for row in [row for row in _edges(sheet, left) if row in left[:2] or row in left[-2:]]:
            found = _NUMBER.fullmatch(row.text)
            if _SURE_NUMBER.fullmatch(row.text):
                sure.add(row)
            elif found:
                steps.setdefault(sheet.number - int(found[1]), []).append(row)
    return sure.union(*(rows for step, rows in steps.items() if step == 0 or len(rows) > 1))


def _head(sheet: Sheet, rows: Sequence[Row], body_size: float) -> list[Row]:
    """Rows above the text, with room below: small on the first page, or in the paper's margin on any."""
    head: list[Row] = []
    for row, below in pairwise(rows):
        small = sheet.number == 1 and row.size <= SMALL * body_size and row.y < TOP * sheet.height
        if not small and (row.y > MARGIN * sheet.height or row.size > body_size):
            break
        head.append(row)
        if below.y - row.y > ROOM * row.size:
            return head
    return []


def _foot(sheet: Sheet, rows: Sequence[Row], body_size: float) -> list[Row]:
    """An address at the foot of the page: small, parted from the text, and telling where someone is found."""
    foot: list[Row] = []
    for row in reversed(rows):
        if row.y < FOOT * sheet.height or row.size > SMALL * body_size:
            break
        foot.append(row)
    return foot if is_address(foot) else []


def usual_size(pages: Sequence[tuple[Sheet, Sequence[Row]]]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for _sheet, rows in pages:
        for row in rows:
            sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
