"""A board's folder, read whole: its own sheet, its register and its agenda."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

import yaml

from bot.boards.agenda_file import agenda_rows
from bot.boards.yaml_file import composed, fields_of
from bot.styles.folder import style_names
from drafts.agenda import Agenda, read_agenda
from drafts.board import Settings
from drafts.board_sheet import BoardSheet, read_board_sheet
from drafts.errors import BadFile
from drafts.faults import Fault, Why
from drafts.people import Person
from drafts.register import Asking, Register, read_csv_register
from handlers.faults import tell_bad_file
from handlers.templates import say

T = TypeVar("T")

ID_LIMIT = 16  # a button carries 64 bytes, and more than the board's id

SHIPPED = Path(__file__).parent

SHEET, REGISTER, AGENDA = "namnd.yaml", "register.csv", "arenden.yaml"


@dataclass(frozen=True, slots=True)
class BoardFolder:
    """`faults` are those of namnd.yaml; the register and the agenda carry their own."""

    id: str
    name: str
    settings: Settings
    register: Register
    agenda: Agenda
    faults: tuple[Fault, ...]
    path: Path


class BadBoardFolder(Exception):
    """No board could be read. As text it is the sentence to show."""


@dataclass(eq=False)
class NoBoardFolder(BadBoardFolder):
    folder: str

    def __str__(self) -> str:
        return unescape(say("faults.folder_missing", folder=self.folder))


@dataclass(eq=False)
class NoBoardFile(BadBoardFolder):
    folder: str
    file: str

    def __str__(self) -> str:
        return unescape(say("faults.folder_file_missing", folder=self.folder, file=self.file))


@dataclass(eq=False)
class BadBoardFile(BadBoardFolder):
    file: str
    bad: BadFile

    def __str__(self) -> str:
        return unescape(f"{self.file}: {tell_bad_file(self.bad)}")


def load_board(name_or_path: str, known: tuple[Person, ...] = (), styles: Path | None = None) -> BoardFolder:
    """The board in a folder, or the one that ships under a name; BadBoardFolder where there is none.

    `known` is everyone who ever stood on the board's register: they keep their ids. `styles` is the folder
    that holds house styles of the board's own.
    """
    folder = _folder(name_or_path)
    sheet = _read(folder, SHEET, lambda data: _board_sheet(data, styles))
    return BoardFolder(
        id=_id(folder.name),
        name=sheet.name,
        settings=sheet.settings,
        register=_read(folder, REGISTER, lambda data: read_csv_register(data, Asking(former=known))),
        agenda=_read(folder, AGENDA, lambda data: read_agenda(agenda_rows(data))),
        faults=sheet.faults,
        path=folder,
    )


def _folder(name_or_path: str) -> Path:
    is_path = "/" in name_or_path or "\\" in name_or_path or name_or_path.startswith((".", "~"))
    folder = Path(name_or_path).expanduser().resolve() if is_path else SHIPPED / name_or_path
    if not name_or_path or not folder.is_dir():
        raise NoBoardFolder(name_or_path)
    return folder


def _id(name: str) -> str:
    """The folder's name as links and buttons can carry it: a few letters and digits, and no two alike."""
    plain = re.sub(r"[^a-z0-9]", "", normalize("NFD", name.casefold()))
    if plain == name and len(name) <= ID_LIMIT:
        return name
    return plain[: ID_LIMIT - 6] + sha256(name.encode()).hexdigest()[:6]


def _read(folder: Path, file: str, reading: Callable[[bytes], T]) -> T:
    try:
        return reading((folder / file).read_bytes())
    except OSError as error:
        raise NoBoardFile(str(folder), file) from error
    except BadFile as bad:
        raise BadBoardFile(file, bad) from bad


def _board_sheet(data: bytes, styles: Path | None) -> BoardSheet:
    node = composed(data)
    if not isinstance(node, yaml.MappingNode):
        raise BadFile(Why.NOT_A_SHEET)
    return read_board_sheet(fields_of(node), style_names(styles))
