"""The kallelse and the register as spreadsheets and as typed files, by several programs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from csv import writer
from dataclasses import dataclass
from functools import cache
from io import BytesIO, StringIO
from itertools import groupby
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import cast

import pytest
import typst as typesetter
from openpyxl import Workbook

from drafts.base.document import BaseDocument, Kind
from tests.bot.readers import producers
from tests.kallelser import LAYOUTS, kallelse

needs_calc = pytest.mark.skipif(
    which("soffice") is None or not any(Path("/usr/lib").glob("**/libsclo.so")),
    reason="needs LibreOffice Calc: apt-get install libreoffice-calc-nogui",
)

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Made:
    name: str
    data: bytes


def workbook(rows: Rows, merged: Sequence[str] = (), others: Mapping[str, Rows] | None = None) -> bytes:
    """As openpyxl saves it; `others` are further sheets."""
    book = Workbook()
    for n, (name, lines) in enumerate({"Blad1": rows, **(others or {})}.items()):
        sheet = book.active if n == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        for line in lines:
            sheet.append(list(line))
        for cells in merged if n == 0 else ():
            sheet.merge_cells(cells)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def csv(rows: Rows, encoding: str = "utf-8", sign: str = ";") -> bytes:
    written = StringIO()
    writer(written, delimiter=sign).writerows(rows)
    return written.getvalue().encode(encoding)


def spreadsheets(rows: Rows) -> dict[str, Made]:
    """By those who can without LibreOffice."""
    return {
        "openpyxl": Made("k.xlsx", workbook(rows)),
        "csv utf-8": Made("k.csv", csv(rows)),
        "csv utf-8 with mark": Made("k.csv", csv(rows, "utf-8-sig")),
        "csv utf-16, tabs": Made("k.csv", csv(rows, "utf-16", "\t")),
        "csv windows-1252": Made("k.csv", csv(rows, "cp1252")),
    }


def office_spreadsheets(rows: Rows) -> dict[str, Made]:
    """The workbook opened and saved again by LibreOffice."""
    data = workbook(rows)
    return {
        f"libreoffice {to}": Made(f"k.{to}", converted({"k": data}, "xlsx", to)["k"])
        for to in ("xlsx", "ods", "xls")
    }


def converted(files: Mapping[str, bytes], source: str, to: str) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, f"{name}.{source}").write_bytes(data)
        paths = [str(Path(folder, f"{name}.{source}")) for name in files]
        command = (
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            to,
        )
        subprocess.run(  # noqa: S603 — our own words
            (*command, "--outdir", f"{folder}/made", *paths), check=True, capture_output=True, timeout=180
        )
        return {name: Path(folder, "made", f"{name}.{to}").read_bytes() for name in files}


def typed(base: BaseDocument) -> bytes:
    """As somebody types it: a row of a table on a line, between tabs."""
    lines: list[str] = []
    row = (0, 0)
    for block in base.blocks:
        if block.kind is Kind.CELL and block.cell:
            here = (block.cell.table, block.cell.row)
            if here == row:
                lines[-1] += f"\t{block.text}"
            else:
                lines.append(block.text)
            row = here
        else:
            lines += ["", f"{block.number or '-'} {block.text}" if block.kind is Kind.ITEM else block.text]
    return "\n".join(lines).encode("cp1252")


@cache
def documents() -> dict[str, dict[str, Made]]:
    """Every layout by every producer that needs no LibreOffice."""
    sheets = {layout: kallelse(layout) for layout in LAYOUTS}
    return {
        "python-docx": {n: Made("k.docx", producers.python_docx(base)) for n, base in sheets.items()},
        "markdown": {n: Made("k.md", producers.markdown(base)) for n, base in sheets.items()},
        "text": {n: Made("k.txt", typed(base)) for n, base in sheets.items()},
        "typst": {n: Made("k.pdf", typst(base)) for n, base in sheets.items()},
        "typst, no lines": {n: Made("k.pdf", typst(base, ruled=False)) for n, base in sheets.items()},
    }


_PAGE = """#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(lang: "sv", size: 10pt)
#set page(paper: "a4", margin: 2.2cm, footer: context counter(page).display("1 (1)", both: true))
#for part in d.parts {
  if part.kind == "h" { heading(level: part.level, part.text) }
  if part.kind == "p" { par(part.text) }
  if part.kind == "i" { grid(columns: (24pt, 1fr), part.number, part.text) }
  if part.kind == "c" {
    table(columns: part.widths.map(w => w * 1fr), stroke: if d.ruled { 0.5pt } else { none },
      ..part.cells.flatten())
  }
}
"""


def typst(base: BaseDocument, *, ruled: bool = True) -> bytes:
    data = {"title": base.title, "ruled": ruled, "parts": list(_parts(base))}
    with TemporaryDirectory() as root:
        fonts = typesetter.Fonts(include_system_fonts=False)
        compiler = typesetter.Compiler(root=root, font_paths=fonts, sys_inputs={"data": json.dumps(data)})
        return cast("bytes", compiler.compile(input=_PAGE.encode(), format="pdf"))


def _parts(base: BaseDocument) -> Iterator[dict[str, object]]:
    for table, group in groupby(base.blocks, lambda block: block.cell.table if block.cell else 0):
        if not table:
            for block in group:
                number = block.number or "•"
                yield {"kind": block.kind, "text": block.text, "level": block.level or 1, "number": number}
            continue
        cells = {(b.cell.row, b.cell.column): b.text for b in group if b.cell}
        rows, columns = max(row for row, _ in cells), max(column for _, column in cells)
        shown = [[cells.get((r, c), "") for c in range(1, columns + 1)] for r in range(1, rows + 1)]
        widths = (1, 5, 2, 3, 2)[:columns]
        yield {"kind": "c", "cells": shown, "widths": widths}


@cache
def office_documents() -> dict[str, dict[str, Made]]:
    sheets = {layout: kallelse(layout) for layout in LAYOUTS}
    pages = {name: producers.html(base) for name, base in sheets.items()}
    words = producers.converted(pages, "html", "docx")
    return {
        "libreoffice docx": {name: Made("k.docx", data) for name, data in words.items()},
        "libreoffice pdf": {n: Made("k.pdf", data) for n, data in converted(words, "docx", "pdf").items()},
    }
