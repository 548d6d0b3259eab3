"""A style's folder, read: `stil.yaml` with its name and headings, and a template a passage.

docs/husstil.md tells how to write one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.boards.yaml_file import composed, fields_of, line
from bot.styles.checking import check_templates
from bot.styles.faults import BadStyle, StyleFault
from drafts.errors import BadFile
from drafts.faults import Why
from drafts.upload import key
from handlers.faults import tell_bad_file
from handlers.house_style import Style, Templates

SHIPPED = Path(__file__).parent
SHEET = "stil.yaml"
TEMPLATE = ".j2"

PASSAGES = (
    "beslut",
    "jav",
    "tjanstgoring",
    "forslag",
    "beslutsgang",
    "reservationer",
    "sarskilt_uttalande",
    "ersattaryttrande",
    "protokollsanteckning",
    "sammanfattning",
    "handlingar",
)
SIZE_LIMIT = 50_000  # bytes of one file; the longest that ships has five thousand
FILES_LIMIT = 50


class _Sheet(NamedTuple):
    title: str
    headings: tuple[tuple[str, str], ...]


def style_names(own: Path | None = None) -> frozenset[str]:
    """What a board may write after `stil:`; `own` is the folder that holds a board's own styles."""
    return frozenset(folder.name for folder in _folders(own))


@cache
def load_styles(own: Path | None = None) -> Mapping[str, Style]:
    """Every style by its name, a board's own before one that ships. BadStyle with every fault there is.

    Those that ship are tried by the tests, and not again at every start: that takes a second.
    """
    styles: dict[str, Style] = {}
    faults: list[StyleFault] = []
    if own and not own.is_dir():
        raise BadStyle([StyleFault(str(own), 0, "mappen finns inte")])
    for folder in _folders(own):
        try:
            styles[folder.name] = load_style(folder, tried=folder.parent == SHIPPED)
        except BadStyle as bad:
            faults += bad.faults
    if faults:
        raise BadStyle(faults)
    return styles


def load_style(folder: Path, *, tried: bool = False) -> Style:
    """BadStyle, with every fault of the folder, where it is not sound. `tried`: its words are known to be."""
    faults: list[StyleFault] = []
    if key(folder.name) != folder.name:
        faults.append(StyleFault(folder.name, 0, "mappens namn får bara ha små bokstäver a–z"))
    sheet = _sheet(folder, faults)
    files = dict(_files(folder, faults))
    faults += (
        StyleFault(f"{folder.name}/{passage}{TEMPLATE}", 0, "filen saknas")
        for passage in PASSAGES
        if f"{passage}{TEMPLATE}" not in files
    )
    if faults:
        raise BadStyle(faults)
    style = Style(folder.name, sheet.title, sheet.headings, Templates(files))
    if not tried and (found := check_templates(style, files)):
        raise BadStyle(found)
    return style


def _folders(own: Path | None) -> Iterator[Path]:
    for place in (SHIPPED, own) if own else (SHIPPED,):
        yield from sorted(sheet.parent for sheet in place.glob(f"*/{SHEET}"))


def _files(folder: Path, faults: list[StyleFault]) -> Iterator[tuple[str, str]]:
    paths = sorted(folder.glob(f"*{TEMPLATE}"))
    if len(paths) > FILES_LIMIT:
        faults.append(StyleFault(folder.name, 0, f"mappen får ha högst {FILES_LIMIT} mallar"))
    for path in paths[:FILES_LIMIT]:
        named = f"{folder.name}/{path.name}"
        try:
            if path.stat().st_size > SIZE_LIMIT:
                faults.append(StyleFault(named, 0, f"filen får ha högst {SIZE_LIMIT // 1000} kB"))
            else:
                yield path.name, path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            faults.append(StyleFault(named, 0, "filen går inte att läsa som text i UTF-8"))


def _sheet(folder: Path, faults: list[StyleFault]) -> _Sheet:
    """The sheet as far as it can be read; what cannot goes among the faults."""
    named = f"{folder.name}/{SHEET}"
    try:
        return _sheet_of(composed((folder / SHEET).read_bytes()), named, faults)
    except OSError:
        faults.append(StyleFault(named, 0, "filen går inte att läsa"))
    except BadFile as bad:
        faults.append(StyleFault(named, 0, unescape(tell_bad_file(bad)).rstrip(".")))
    return _Sheet("", ())


def _sheet_of(node: yaml.Node | None, named: str, faults: list[StyleFault]) -> _Sheet:
    if not isinstance(node, yaml.MappingNode):
        raise BadFile(Why.NOT_A_SHEET)
    fields = {name.value: value for name, value in node.value}
    title, headings = fields.pop("namn", None), fields.pop("rubriker", None)
    faults += (
        StyleFault(named, line(value), f"{name} är inget som {SHEET} har (bara namn och rubriker)")
        for name, value in fields.items()
    )
    if not isinstance(title, yaml.ScalarNode) or not title.value.strip():
        faults.append(StyleFault(named, line(title or node), "namn saknas"))
        title = None
    if not isinstance(headings, yaml.MappingNode):
        faults.append(StyleFault(named, line(headings or node), "rubriker saknas"))
        return _Sheet("", ())
    return _Sheet(title.value.strip() if title else "", tuple(_headings(headings, named, faults)))


def _headings(node: yaml.MappingNode, named: str, faults: list[StyleFault]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for field in fields_of(node):
        heading = " ".join(field.value.split())
        if field.key not in PASSAGES:
            faults.append(StyleFault(named, field.line, f"{field.key} är ingen passage"))
        elif field.key in seen:
            faults.append(StyleFault(named, field.line, f"{field.key} står två gånger"))
        elif not heading:
            faults.append(StyleFault(named, field.line, f"{field.key} har ingen rubrik"))
        else:
            yield field.key, heading
        seen.add(field.key)
    faults += (
        StyleFault(named, line(node), f"{passage} saknas under rubriker")
        for passage in PASSAGES
        if passage not in seen
    )
