"""What is wrong in a file, in words: what the rules found in it by line, or why it can't be read at all."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from drafts.errors import BadFile
from drafts.faults import Fault
from handlers.templates import say


def tell_faults(faults: Iterable[Fault]) -> list[str]:
    """A sentence or two a fault, what concerns the whole file first and then line by line."""
    told = (
        say(f"faults.{fault.what}", line=fault.line, value=fault.value)
        for fault in sorted(faults, key=attrgetter("line"))
    )
    return [sentence[:1].upper() + sentence[1:] for sentence in told]


def tell_bad_file(bad: BadFile) -> str:
    """The file was not read: why, and what to do."""
    return say(f"faults.file_{bad.why}", line=getattr(bad, "line", 0))
