"""What is wrong in a file that somebody made by hand, by line, so that they can mend it.

A fault costs its row and leaves the others standing; what costs the whole file is a BadFile.
handlers/faults.py says both.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.errors import BadFile


class What(StrEnum):
    """Faults of a row, of the register as a whole (line 0), of an agenda, of a board's own sheet."""

    MISSING_NAME = "missing_name"
    BAD_NAME = "bad_name"
    MISSING_PARTY = "missing_party"
    BAD_PARTY = "bad_party"
    MISSING_ROLE = "missing_role"
    UNKNOWN_ROLE = "unknown_role"
    BAD_EMAIL = "bad_email"
    BAD_GRUPPLEDARE = "bad_gruppledare"
    DUPLICATE_PERSON = "duplicate_person"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_FEW_COLUMNS = "too_few_columns"
    BAD_QUOTES = "bad_quotes"
    TWO_SHEETS = "two_sheets"
    MERGED = "merged"
    BAD_PERIOD = "bad_period"

    NO_ORGAN = "no_organ"
    NO_SECRETARY = "no_secretary"
    TWO_CHAIRS = "two_chairs"

    NOT_AN_ARENDE = "not_an_arende"
    MISSING_NUMBER = "missing_number"
    BAD_NUMBER = "bad_number"
    DUPLICATE_NUMBER = "duplicate_number"
    DATE_IN_CELL = "date_in_cell"  # which a spreadsheet made of a number
    HOLE = "hole"  # numbers that the series jumps over
    UNPLACED = "unplaced"
    NOT_READ = "not_read"  # much text that is no agenda
    MISSING_TITLE = "missing_title"
    TOO_LONG = "too_long"
    UNKNOWN_KEY = "unknown_key"
    DUPLICATE_KEY = "duplicate_key"

    MISSING_BOARD_NAME = "missing_board_name"
    UNKNOWN_STYLE = "unknown_style"
    BAD_YES_NO = "bad_yes_no"
    BAD_DAYS = "bad_days"


class Why(StrEnum):
    """Why a whole file can't be read, as BadFile carries it."""

    KIND = "kind"  # not text
    SIZE = "size"
    ROWS = "rows"
    ENCODING = "encoding"  # text, but its å, ä and ö are lost
    EMPTY = "empty"
    HEADER = "header"
    HEADER_TWICE = "header_twice"  # one column under two names
    NO_NAME = "no_name"  # and the two below: no such column
    NO_PARTY = "no_party"
    NO_ROLE = "no_role"
    NO_TITLE = "no_title"
    NO_NUMBER = "no_number"
    NO_ARENDEN = "no_arenden"
    NO_TABLE = "no_table"
    SHEET_SIZE = "sheet_size"
    SYNTAX = "syntax"
    ALIAS = "alias"
    DEPTH = "depth"
    LONG_TEXT = "long_text"
    KEY_TWICE = "key_twice"
    NOT_A_LIST = "not_a_list"
    NOT_A_SHEET = "not_a_sheet"

    # Documents.
    NOT_A_DOCUMENT = "not_a_document"  # neither Word, PDF, Markdown nor plain text
    DOCUMENT_SIZE = "document_size"  # the file, what is packed in it, or its pages
    DAMAGED = "damaged"
    OLD_WORD = "old_word"
    LOCKED = "locked"  # by a password
    MACROS = "macros"
    EMBEDDED = "embedded"  # other files, or controls
    NO_TEXT = "no_text"  # pictures of pages
    UNREADABLE = "unreadable"  # the reader was stopped, for its time or its memory
    NOT_FETCHED = "not_fetched"  # Telegram did not hand it out


@dataclass(frozen=True, slots=True)
class Fault:
    line: int  # as a text editor counts; 0 is the file as a whole
    what: What
    value: str = ""


@dataclass(eq=False)
class BadLine(BadFile):
    """A file that can't be read beyond this line; 0 where the line isn't known."""

    line: int
