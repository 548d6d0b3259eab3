"""Which reader reads what: by the ending of the file's name, and by how it begins where it has none."""

from __future__ import annotations

from pathlib import PurePath

from bot.readers import docx, markdown, text
from bot.readers.package import open_package
from drafts.base.finding import find
from drafts.base.found import Found
from drafts.errors import BadFile
from drafts.faults import Why
from drafts.table import Sheet

_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_MACROS = frozenset({".docm", ".dotm", ".xlsm", ".xltm"})
_WORD = frozenset({".docx", ".dotx"})
_OLD_WORD = frozenset({".doc", ".dot"})
_MARKDOWN = frozenset({".md", ".markdown"})
_PLAIN = frozenset({".txt", ".text"})
_SHEETS = frozenset({".xlsx", ".xls", ".ods"})


def read(data: bytes, name: str) -> Found:
    """BadFile where no reader here can."""
    ending = _ending(data, name)
    if ending in _WORD:
        package = open_package(data)
        return find(docx.read_package(package, name), docx.margins(package))
    if ending == ".pdf":
        from bot.readers import pdf  # noqa: PLC0415 — PDFium, for those who need it

        return find(*pdf.read_with_margins(data, name))
    if ending in _MARKDOWN:
        return find(markdown.read(data, name))
    if ending in _PLAIN:
        return find(text.read(data, name))
    if ending in _MACROS:
        raise BadFile(Why.MACROS)
    raise BadFile(Why.OLD_WORD if ending in _OLD_WORD else Why.NOT_A_DOCUMENT)


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """A workbook's sheets; none where the file is something else. BadFile as `read`."""
    ending = PurePath(name).suffix.casefold()
    if ending not in _SHEETS:
        return ()
    from bot.readers import spreadsheet  # noqa: PLC0415 — for those who need it

    return spreadsheet.read(data, ending)


def _ending(data: bytes, name: str) -> str:
    ending = PurePath(name).suffix.casefold()
    if ending and not (ending in _OLD_WORD and data.startswith(_ZIP)):
        return ending
    if data.startswith(_ZIP):
        return ".docx"
    return ".pdf" if data.startswith(_PDF) else ".txt"
