"""One row of a register: whom it names, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from drafts.faults import Fault, What
from drafts.parties import is_party, party_of
from drafts.people import Person, Role
from drafts.roles import role_of
from drafts.table import Row
from drafts.upload import key, yes_no

NAME_LIMIT = 100
EMAIL_LIMIT = 254

_PERSONNUMMER = frozenset(
    {"personnummer", "personnr", "pnr", "personid", "samordningsnummer", "fodelsedatum"}
)

_NAME = re.compile(r"[^\W\d_][^\d_,;:@()<>/\\|=]*")
_EMAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]+")
_TURNED = re.compile(r"([^,]+), ([^,]+)")  # Berg, Lars
_PARTY_BEHIND = re.compile(r"(.+) \(([^()]{1,20})\)")
# Wider than what drafts/advice/personnummer.py knows to be one: a mistyped one is not to be shown either.
_DIGITS = re.compile(r"(?<!\d)(?:\d{2})?\d{6}\s?[-–+]?\s?\d{4}(?!\d)")


def cleaned(row: Row) -> Row:
    """The row as it may be told of: one name, the party out of it, and no personnummer anywhere."""
    cells = {name: hidden(cell) for name, cell in row.cells.items()}
    name, party = _apart(_name(cells), cells["party"])
    return replace(row, cells={**cells, "name": name, "party": party})


def hidden(text: str) -> str:
    """Without the personnummer in it."""
    return _DIGITS.sub("(personnummer)", text)


def person_of(row: Row) -> Person:
    """Whoever the row means, without an id yet. A secretary is nobody's party's."""
    role = role_of(row.cells["role"]) or Role.LEDAMOT
    secretary = role is Role.SEKRETERARE
    return Person(
        id="",
        name=row.cells["name"],
        party="" if secretary else party_of(row.cells["party"]),
        role=role,
        email=row.cells.get("email", ""),
        gruppledare=not secretary and bool(yes_no(row.cells.get("gruppledare", ""))),
    )


def wrong_in(row: Row) -> list[Fault]:
    checks = (_wrong_name, _wrong_role, _wrong_party, _wrong_email, _wrong_gruppledare)
    return [fault for check in checks if (fault := check(row))]


def is_personnummer(header: str) -> bool:
    return key(header) in _PERSONNUMMER


def _name(cells: Mapping[str, str]) -> str:
    """From two columns, or turned: registers sort by surname."""
    name = cells["name"]
    if "first" in cells:
        return f"{cells['first']} {name}" if cells["first"] and name else ""
    turned = _TURNED.fullmatch(name)
    return f"{turned[2]} {turned[1]}" if turned and turned[2][:1].isupper() else name


def _apart(name: str, party: str) -> tuple[str, str]:
    """`Lars Berg (C)` where the party is said there alone, or twice alike."""
    found = _PARTY_BEHIND.fullmatch(name)
    if found and (not party or party_of(party).casefold() == party_of(found[2]).casefold()):
        return found[1].strip(), party or found[2]
    return name, party


def _wrong_name(row: Row) -> Fault | None:
    name = row.cells["name"]
    if not name:
        return row.fault(What.MISSING_NAME)
    if "name" in row.merged:
        return row.fault(What.MERGED, name)
    fits = len(name) <= NAME_LIMIT and _NAME.fullmatch(name)
    return None if fits else row.fault(What.BAD_NAME, name)


def _wrong_role(row: Row) -> Fault | None:
    role = row.cells["role"]
    if not role:
        return row.fault(What.MISSING_ROLE)
    return None if role_of(role) else row.fault(What.UNKNOWN_ROLE, role)


def _wrong_party(row: Row) -> Fault | None:
    party = party_of(row.cells["party"])
    if role_of(row.cells["role"]) is Role.SEKRETERARE:
        return None
    if not party:
        return row.fault(What.MISSING_PARTY, row.cells["name"])
    return None if is_party(party) else row.fault(What.BAD_PARTY, party)


def _wrong_email(row: Row) -> Fault | None:
    email = row.cells.get("email", "")
    fits = not email or (len(email) <= EMAIL_LIMIT and _EMAIL.fullmatch(email))
    return None if fits else row.fault(What.BAD_EMAIL, email)


def _wrong_gruppledare(row: Row) -> Fault | None:
    value = row.cells.get("gruppledare", "")
    return row.fault(What.BAD_GRUPPLEDARE, value) if value and yes_no(value) is None else None
