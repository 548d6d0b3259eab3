"""A kallelse read whole, whatever it came as; every fault named, and nothing kept yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drafts.agenda import Agenda, read_agenda
from drafts.base.document import BaseDocument
from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.kallelse.facts import Facts, facts_in
from drafts.kallelse.lines import lines_in, parts_of
from drafts.kallelse.listed import listing_of
from drafts.kallelse.numbers import value_of
from drafts.kallelse.tabled import COLUMNS, Tabled, tabled
from drafts.people import listed
from drafts.table import Sheet, is_table

ROW_LIMIT = 500  # ärenden
_HEAD = 10  # lines of a workbook among which the meeting's facts are


@dataclass(frozen=True, slots=True)
class Kallelse:
    agenda: Agenda
    facts: Facts = Facts()


def read_document(document: BaseDocument) -> Kallelse:
    """BadFile where it lists no ärenden."""
    parts = list(parts_of(document))
    tables = [part for part in parts if isinstance(part, Sheet) and _is_agenda(part)]
    lines = [line for part in parts for line in (lines_in(part) if isinstance(part, Sheet) else (part,))]
    texts = [line.text for line in lines]
    if tables:
        first = next(n for n, part in enumerate(parts) if part is tables[0])
        head = [
            line
            for part in parts[:first]
            for line in (lines_in(part) if isinstance(part, Sheet) else (part,))
        ]
        return _of_tables(tables, [line.text for line in head], texts)
    listing = listing_of(lines)
    if not listing.entries:
        raise BadFile(Why.NO_ARENDEN)
    agenda = read_agenda(entry.row for entry in listing.entries)
    return Kallelse(_with(agenda, listing.faults), facts_in(listing.before, texts))


def read_sheets(sheets: Sequence[Sheet]) -> Kallelse:
    """BadFile where none of them is a table of ärenden."""
    texts = [line.text for sheet in sheets for line in lines_in(sheet)]
    return _kallelse(tabled(sheets), texts[:_HEAD], texts)


def _is_agenda(sheet: Sheet) -> bool:
    """A document has other tables, some with a column called so: who was there, what it costs."""
    if not is_table([sheet], COLUMNS):
        return False
    try:
        return bool(tabled([sheet]).rows)
    except BadFile:
        return False


def _of_tables(tables: list[Sheet], head: list[str], texts: list[str]) -> Kallelse:
    """A table may be cut by a page's end or a heading: what follows is the same."""
    read = [tabled([table]) for table in tables]
    rows = tuple(replace(row, line=0) for table in read for row in table.rows)
    faults = tuple(replace(fault, line=0) for table in read for fault in table.faults)
    return _kallelse(Tabled(rows, faults), head, texts)


def _kallelse(table: Tabled, head: Iterable[str], texts: Iterable[str]) -> Kallelse:
    return Kallelse(_with(read_agenda(table.rows), table.faults), facts_in(head, texts))


def _with(agenda: Agenda, faults: Iterable[Fault]) -> Agenda:
    if len(agenda.arenden) > ROW_LIMIT:
        raise BadFile(Why.ROWS)
    told = [*faults, *agenda.faults]
    unnumbered = any(fault.what is What.MISSING_NUMBER for fault in told)
    holes = () if unnumbered else _holes(agenda)
    return replace(agenda, faults=(*told, *holes))


def _holes(agenda: Agenda) -> Iterable[Fault]:
    """Numbers left out of a series; where most are, it is a choice of ärenden and no series."""
    there = {value_of(arende.number) for arende in agenda.arenden}
    there |= {value_of(fault.value) for fault in agenda.faults}
    values = sorted(there - {0})
    gone = [n for n in range(values[0], values[-1]) if n not in there] if values else []
    if gone and len(gone) * 3 <= max(len(values), 3):
        yield Fault(0, What.HOLE, listed([str(n) for n in gone]))
