"""A board's own sheet (namnd.yaml): its name, and the settings in which it differs from other boards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from drafts.board import KEPT_DAYS, Settings
from drafts.faults import Fault, What
from drafts.upload import Field, key, line_of, yes_no

NAME_LIMIT = 200
CONTROLLER_LIMIT = 300

KEYS = {
    "namn": "name",
    "stil": "style",
    "ersattaryttrande": "ersattaryttrande",
    "motiveringoppnarunderskrifter": "motivation_reopens",
    "gallringinlamnade": "retention_days",
    "gallringejinlamnade": "unsent_days",
    "personuppgiftsansvarig": "controller",
}


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """Where a setting can't be read, the usual one stands."""

    name: str
    settings: Settings
    faults: tuple[Fault, ...]


def read_board_sheet(
    fields: Iterable[Field], styles: Collection[str] = frozenset({Settings().style})
) -> BoardSheet:
    """`styles` are the house styles there are, by name: their folders are not for the rules to open."""
    sheet = BoardSheet("", Settings(), ())
    seen: set[str] = set()
    for field in fields:
        name = KEYS.get(key(field.key), "")
        sheet = (
            _blamed(sheet, field, What.DUPLICATE_KEY) if name in seen else _with(sheet, name, field, styles)
        )
        seen |= {name} - {""}
    if not sheet.name:
        return replace(sheet, faults=(Fault(0, What.MISSING_BOARD_NAME), *sheet.faults))
    return sheet


def _with(sheet: BoardSheet, name: str, field: Field, styles: Collection[str]) -> BoardSheet:
    """The sheet with one more line of it read."""
    if not name or not line_of(field.value):
        return sheet if name else _blamed(sheet, field, What.UNKNOWN_KEY)
    match name:
        case "name":
            return _with_name(sheet, field)
        case "style":
            return _with_style(sheet, field, styles)
        case "controller":
            return _with_controller(sheet, field)
        case "retention_days" | "unsent_days":
            return _with_days(sheet, name, field)
        case _:
            return _with_answer(sheet, field)


def _with_name(sheet: BoardSheet, field: Field) -> BoardSheet:
    name = line_of(field.value)
    return replace(sheet, name=name) if len(name) <= NAME_LIMIT else _blamed(sheet, field, What.TOO_LONG)


def _with_style(sheet: BoardSheet, field: Field, styles: Collection[str]) -> BoardSheet:
    style = key(field.value)
    if style not in styles:
        return _blamed(sheet, field, What.UNKNOWN_STYLE)
    return replace(sheet, settings=replace(sheet.settings, style=style))


def _with_answer(sheet: BoardSheet, field: Field) -> BoardSheet:
    answer = yes_no(field.value)
    if answer is None:
        return _blamed(sheet, field, What.BAD_YES_NO)
    if KEYS[key(field.key)] == "ersattaryttrande":
        return replace(sheet, settings=replace(sheet.settings, ersattaryttrande=answer))
    return replace(sheet, settings=replace(sheet.settings, motivation_reopens=answer))


def _with_controller(sheet: BoardSheet, field: Field) -> BoardSheet:
    text = line_of(field.value)
    if len(text) > CONTROLLER_LIMIT:
        return _blamed(sheet, field, What.TOO_LONG)
    return replace(sheet, settings=replace(sheet.settings, controller=text))


def _with_days(sheet: BoardSheet, name: str, field: Field) -> BoardSheet:
    days = next((days for days in KEPT_DAYS if line_of(field.value) == str(days)), None)
    if days is None:
        return _blamed(sheet, field, What.BAD_DAYS)
    if name == "retention_days":
        return replace(sheet, settings=replace(sheet.settings, retention_days=days))
    return replace(sheet, settings=replace(sheet.settings, unsent_days=days))


def _blamed(sheet: BoardSheet, field: Field, what: What) -> BoardSheet:
    told = field.key if what in {What.UNKNOWN_KEY, What.DUPLICATE_KEY} else field.value
    return replace(sheet, faults=(*sheet.faults, Fault(field.line, what, line_of(told))))
