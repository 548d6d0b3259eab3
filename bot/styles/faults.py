"""What is wrong in a style's folder, by file and line, so that whoever wrote it can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyleFault:
    """`file` with its folder; `line` 0 where the fault is the whole file's."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        where = f"{self.file}, rad {self.line}" if self.line else self.file
        return f"{where}: {self.what}."


class BadStyle(Exception):
    """A style that can't be used. As text it is a Swedish sentence a fault."""

    def __init__(self, faults: Iterable[StyleFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
