"""What the archive's files are called, so that whoever registers them sees at once what each is.

    Arende-23_VAH-2026-118_Remiss-av-Overenskommelse/
        2026-11-26_Arende-23_VAH-2026-118_Gemensamt-forslag-1_C-M_v2.pdf
        Ersatta-och-atertagna/
            2026-11-24_Arende-23_VAH-2026-118_Gemensamt-forslag-1_C-M_v1_ERSATT.pdf

Plain ASCII without spaces, unique whatever the case, and short enough to unpack on Windows, where a whole
path has 260 characters: a file has up to 110, its folders up to 80.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from bot.press.times import day
from drafts.arende import Arende
from drafts.draft import Attachment
from drafts.inbox import Fate
from drafts.meeting import Meeting
from drafts.records import Record

ASIDE = "Ersatta-och-atertagna"
FILE, FOLDER, DNR = 110, 55, 18  # characters
_MARKS = {Fate.REPLACED: "ERSATT", Fate.WITHDRAWN: "ATERTAGET", Fate.RETURNED: "RATTELSE-BEGARD"}
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"})
_PARTY = re.compile(r"\(([^()]+)\)")
_KINDS = frozenset({"pdf", "docx"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a record, and where in the archive it stands."""

    record: Record
    file: Attachment
    path: str


def name_files(records: Iterable[Record]) -> tuple[Kept, ...]:
    """Every file of every record, in order."""
    records = tuple(records)
    folders = _folders(records)
    taken: set[str] = set()
    return tuple(
        Kept(record, file, _unique(f"{folder}/{_stem(record, file)}", _ending(file), taken))
        for record in records
        for folder in [f"{folders[record.arende.id]}{f'/{ASIDE}' if record.set_aside else ''}"]
        for file in record.files
    )


def archive_name(board: str, meeting: Meeting | None) -> str:
    """`Inkorg_Almhamns-stadsdelsnamnd_2026-11-26`, without its ending."""
    when = day(meeting.starts) if meeting else "utan-sammantrade"
    return f"Inkorg_{slug(board, 60)}_{when}"


def slug(text: str, length: int) -> str:
    """ASCII letters, digits and single hyphens; cut between words where that leaves enough."""
    plain = "".join(c for c in normalize("NFKD", text.translate(_LETTERS)) if not combining(c))
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
    if len(words) <= length:
        return words
    length = max(length, 0)
    head = words[: length + 1].rpartition("-")[0]
    return head if len(head) > length // 2 else words[:length].rstrip("-")


def _folders(records: Iterable[Record]) -> dict[str, str]:
    """By ärende's id."""
    taken: set[str] = set()
    arenden = {record.arende.id: record.arende for record in records}
    return {id_: _unique(_folder(arende), "", taken) for id_, arende in arenden.items()}


def _folder(arende: Arende) -> str:
    head = _joined(_number(arende), slug(arende.diarienummer, DNR))
    return _joined(head, slug(arende.title, FOLDER - len(head) - 1))


def _stem(record: Record, file: Attachment) -> str:
    """What is cut where it is long is who is behind it, and more so what a file sent along is called."""
    arende = record.arende
    what = slug(record.what, 25) + (f"-{record.number}" if record.number else "")
    head = _joined(day(record.at), _number(arende), slug(arende.diarienummer, DNR), what)
    version = f"v{record.version}" if record.number else ""
    tail = _joined(version, _MARKS.get(record.fate, "") if record.fate else "")
    room = FILE - len(_ending(file)) - len(_joined(head, tail)) - 4  # underscores, and `-9`
    behind = slug(_behind(record), min(room, 30))
    along = "" if file.name in _KINDS else slug(_own_name(file.name), room - len(behind))
    return _joined(head, behind, tail, along)


def _behind(record: Record) -> str:
    """The parties, each once; for what one person has said, the name too."""
    parties = dict.fromkeys(party for name in record.names for party in _PARTY.findall(name)[-1:])
    told = "-".join("partilos" if party == "-" else party for party in parties)
    return told if record.number else " ".join((told, *(_PARTY.sub("", name) for name in record.names)))


def _own_name(name: str) -> str:
    """Of `Ärende 23 version 1, ändringar i Avtalet.docx`, what the file's new name does not say already."""
    stem = name.rpartition(".")[0] or name
    return stem.partition(", ")[2] or stem


def _ending(file: Attachment) -> str:
    if file.name in _KINDS:
        return f".{file.name}"
    ending = slug(file.name.rpartition(".")[2], 5).lower()
    return f".{ending}" if "." in file.name and ending else ""


def _number(arende: Arende) -> str:
    return f"Arende-{slug(arende.number, 8)}"


def _joined(*parts: str) -> str:
    return "_".join(filter(None, parts))


def _unique(stem: str, ending: str, taken: set[str]) -> str:
    """Windows sees no difference between `A` and `a`."""
    name = next(name for name in _numbered(stem, ending) if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _numbered(stem: str, ending: str) -> Iterator[str]:
    yield stem + ending
    number = 2
    while True:
        yield f"{stem}-{number}{ending}"
        number += 1
