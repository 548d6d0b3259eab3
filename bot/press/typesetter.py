"""The one way in to Typst: an empty root, its own fonts and no others, data never read as markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


HOUSE = "house.typ"


@cache
def read_sheet(name: str) -> bytes:
    """The sheet, with what all of them share before it."""
    return b"".join(Path(__file__).with_name(part).read_bytes() for part in (HOUSE, name))


@cache
def load_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def set_pdf(sheet: str, data: Mapping[str, str], at: datetime) -> bytes:
    """Write one file that is both PDF/UA-1 and PDF/A-2a, or raise TypstError."""
    with TemporaryDirectory() as root:
        pdf = _compiler(root, data).compile(
            read_sheet(sheet), format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=int(at.timestamp())
        )
    return cast("bytes", pdf)  # a PDF is one file, however many its pages


def set_pictures(sheet: str, data: Mapping[str, str], ppi: float) -> tuple[bytes, ...]:
    with TemporaryDirectory() as root:
        pages = _compiler(root, data).compile(read_sheet(sheet), format="png", ppi=ppi)
    return (pages,) if isinstance(pages, bytes) else tuple(pages or ())


def count_pages(sheet: str, data: Mapping[str, str]) -> int:
    """Count without drawing: the sheet says it under the label <pages>."""
    with TemporaryDirectory() as root:
        return int(_compiler(root, data, read_sheet(sheet)).query("<pages>", field="value", one=True))


def _compiler(root: str, data: Mapping[str, str], sheet: bytes | None = None) -> typst.Compiler:
    # A compiler is not to be shared between threads; making one costs less than a millisecond.
    return typst.Compiler(
        sheet, root=root, font_paths=load_fonts(), ignore_system_fonts=True, sys_inputs=dict(data)
    )
