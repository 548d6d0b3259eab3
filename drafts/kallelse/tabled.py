"""The ärenden of a kallelse that stands in a table: Nr, Ärende, Dnr, Handlingar, Föredragande."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafts.agenda import AgendaRow
from drafts.errors import BadFile
from drafts.faults import Fault, What, Why
from drafts.kallelse import words
from drafts.kallelse.numbers import number_of, start_of
from drafts.table import Columns, Row, Sheet, read_table

_NAMES = {
    "number": (
        "nr",
        "nummer",
        "arendenr",
        "arendenummer",
        "punkt",
        "punktnr",
        "lopnr",
        "number",
        "dagordningspunkt",
    ),
    "title": ("titel", "rubrik", "arendemening", "arenderubrik", "arendetitel", "arendebeskrivning", "title"),
    "arende": ("arende", "arenden"),
    "diarienummer": ("dnr", "diarienr", "diarienummer", "arendediarienummer", "diarie"),
    "paragraph": ("§", "paragraf", "paragraph"),
    "files": (
        "handling",
        "handlingar",
        "bilaga",
        "bilagor",
        "underlag",
        "beslutsunderlag",
        "dokument",
        "files",
    ),
    "proposal": ("forslag", "forslagtillbeslut", "beslutsforslag", "proposal"),
    "summary": ("sammanfattning", "summary"),
}


def _settled(header: list[str], _written: Sequence[str]) -> list[str]:
    """Ärende is the title beside a number, the number beside a title, and alone both."""
    meant = {"arende": "title"}
    if "title" in header:
        meant = {"arende": "" if "number" in header else "number"}
    header = [meant.get(name, name) for name in header]
    if "number" not in header and "paragraph" in header:
        header = ["number" if name == "paragraph" else name for name in header]
    return header


COLUMNS = Columns(
    names={written: name for name, forms in _NAMES.items() for written in forms},
    required={"title": Why.NO_TITLE},
    settle=_settled,
)


@dataclass(frozen=True, slots=True)
class Tabled:
    rows: tuple[AgendaRow, ...]
    faults: tuple[Fault, ...]


def tabled(sheets: Sequence[Sheet]) -> Tabled:
    """BadFile where no sheet is a list of ärenden."""
    read = list(read_table(sheets, COLUMNS))
    rows = [row for row in read if isinstance(row, Row)]
    if not any(_number(row) for row in rows):
        raise BadFile(Why.NO_NUMBER)
    faults = (*(row for row in read if isinstance(row, Fault)), *_merged(rows))
    return Tabled(tuple(_joined(row for row in rows if not _is_group(row))), faults)


def _joined(rows: Iterable[Row]) -> Iterator[AgendaRow]:
    """A row that only has another handling, or whose number is merged with the one above, goes on from it."""
    held: AgendaRow | None = None
    for row in rows:
        now = _agenda_row(row)
        if held and _goes_on(row):
            files = filter(None, (held.fields["files"], now.fields["files"]))
            held = replace(held, fields={**held.fields, "files": "\n".join(files)})
            continue
        if held:
            yield held
        held = now
    if held:
        yield held


def _goes_on(row: Row) -> bool:
    merged = "number" in row.merged and ("title" in row.merged or not row.cells["title"])
    alone = not any(value for name, value in row.cells.items() if name != "files")
    return merged or (alone and bool(row.cells.get("files")))


def _agenda_row(row: Row) -> AgendaRow:
    cells = dict(row.cells)
    title, *below = cells["title"].split("\n")
    for line in below:
        if (dnr := words.dnr_of(line)) and not cells.get("diarienummer"):
            cells["diarienummer"] = dnr
        else:
            title = f"{title} {line}"
    if not cells.get("number") and (start := start_of(title)):
        cells["number"], title = start.number, start.title
    title, dnr = words.without_dnr(title)
    number = number_of(cells.get("number", ""))
    kept = {"number": number, "title": title, "diarienummer": cells.get("diarienummer") or dnr}
    files = "\n".join(
        part.strip() for part in cells.get("files", "").replace(";", "\n").split("\n") if part.strip()
    )
    rest = {name: cells.get(name, "") for name in ("paragraph", "proposal", "summary")}
    return AgendaRow(row.line, {**rest, **kept, "files": files})


def _number(row: Row) -> str:
    start = start_of(row.cells["title"])
    return row.cells.get("number", "") or (start.number if start else "")


def _is_group(row: Row) -> bool:
    """`Beslutsärenden`, alone in its row; and where it stands in the number's column, whatever it says."""
    said = [value for value in row.cells.values() if value]
    if len(set(said)) != 1:
        return False
    in_front = bool(row.cells.get("number")) and not any(c.isdigit() for c in said[0])
    return in_front or words.is_group(said[0])


def _merged(rows: Iterable[Row]) -> Iterator[Fault]:
    """Two titles under one merged number: which of them has it?"""
    for row in rows:
        if "number" in row.merged and "title" not in row.merged and row.cells["title"]:
            yield row.fault(What.MERGED, row.cells["number"])
