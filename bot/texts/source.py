"""A file on the command line: its text as it is compared, and the document it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.readers.sandbox import read_file
from drafts.base.document import BaseDocument
from drafts.errors import BadFile
from drafts.faults import Why
from handlers.drawn import plain
from handlers.faults import tell_bad_file

PLAIN = frozenset({".txt", ".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class Source:
    """`text` is a plain file's very content, and of the others what was read, a block a line."""

    path: Path
    text: str
    document: BaseDocument
    data: bytes

    @property
    def is_plain(self) -> bool:
        return self.path.suffix.lower() in PLAIN

    @property
    def is_word(self) -> bool:
        return self.path.suffix.lower() == ".docx"


@dataclass(eq=False)
class BadSource(Exception):
    """A file that cannot be read. As text it is the sentence to show."""

    path: Path
    why: str

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


def read_source(path: Path) -> Source:
    """BadSource where the file is not there, or is none that can be read."""
    try:
        data = path.read_bytes()
        document = read_file(path).document
        text = _decoded(data) if path.suffix.lower() in PLAIN else document.text
    except OSError as error:
        raise BadSource(path, "filen finns inte eller går inte att öppna.") from error
    except BadFile as bad:
        raise BadSource(path, plain(tell_bad_file(bad))) from bad
    return Source(path, text, document, data)


def _decoded(data: bytes) -> str:
    """Nothing is tidied away: what comes out of a comparison rebuilds the file."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(Why.ENCODING)


@contextmanager
def at_work(what: str) -> Iterator[None]:
    """Says on the terminal what is being done, for as long as it takes; nothing where nobody looks."""
    screen = Console(stderr=True)
    if screen.is_terminal:
        with screen.status(what):
            yield
    else:
        yield
