"""What people upload, made fit to read: text out of bytes, and the small words forms are filled with."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from drafts.errors import BadFile
from drafts.faults import Why
from drafts.words import tidy

SIZE_LIMIT = 1_000_000
KEY_LIMIT = 200  # nothing longer is the name of anything

EMAIL_KEYS = ("epost", "epostadress", "mejl", "mejladress", "mail", "mailadress", "email", "emailadress")

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how Excel saves "Unicode-text"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MISREAD = re.compile("Ã[¤¥¶…„–]|\ufffd")  # å, ä or ö in UTF-8, once taken for Windows-1252

_YES = frozenset({"ja", "j", "x", "yes", "y", "true", "sant", "1"})
_NO = frozenset({"nej", "n", "no", "false", "falskt", "0", "-", "–"})


@dataclass(frozen=True, slots=True)
class Field:
    """A named value, and the line it stands on."""

    line: int
    key: str
    value: str


def text_of(data: bytes) -> str:
    """The text of a file, in UTF-8, UTF-16 with its mark, or Windows-1252; BadFile where it is none."""
    if len(data) > SIZE_LIMIT:
        raise BadFile(Why.SIZE)
    text = _decoded(data)
    if _CONTROL.search(text):
        raise BadFile(Why.KIND)
    if _MISREAD.search(text):
        raise BadFile(Why.ENCODING)
    if not text.strip():
        raise BadFile(Why.EMPTY)
    return text


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(Why.KIND)


def key(text: str) -> str:
    """A name of a column, key or role as it is compared: `E-post` and `epost`, `Ärende` and `arende`."""
    return re.sub(r"[^a-z§]", "", unicodedata.normalize("NFD", text[:KEY_LIMIT].casefold()))


def line_of(text: str) -> str:
    """The text as one line, with single spaces."""
    return " ".join(tidy(text).split())


def yes_no(text: str) -> bool | None:
    """Yes, no, or None where it says neither."""
    word = line_of(text).casefold()
    if word in _YES:
        return True
    return False if word in _NO else None
