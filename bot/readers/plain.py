"""The text of a file that is only text."""

from __future__ import annotations

from drafts.errors import BadFile
from drafts.faults import Why
from drafts.upload import text_of


def plain_text(data: bytes) -> str:
    """With one kind of line end; BadFile where it is no text."""
    try:
        text = text_of(data)
    except BadFile as bad:
        raise (BadFile(Why.NOT_A_DOCUMENT) if bad.why == Why.KIND else bad) from bad
    return text.replace("\r\n", "\n").replace("\r", "\n")
