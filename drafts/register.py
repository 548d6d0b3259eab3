"""A board's register, read from the table its secretary keeps: namn, parti, roll, e-post, gruppledare."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from drafts.errors import NoSecretary
from drafts.faults import Fault, What, Why
from drafts.parties import is_party, party_of
from drafts.people import Person, Role, listed
from drafts.person_ids import identified
from drafts.roles import role_of
from drafts.table import Columns, Row, read_table
from drafts.upload import text_of, yes_no

NAME_LIMIT = 100
EMAIL_LIMIT = 254

COLUMNS = Columns(
    names={
        "namn": "name",
        "name": "name",
        "parti": "party",
        "party": "party",
        "roll": "role",
        "role": "role",
        "epost": "email",
        "epostadress": "email",
        "mejl": "email",
        "email": "email",
        "gruppledare": "gruppledare",
    },
    required={"name": Why.NO_NAME, "party": Why.NO_PARTY, "role": Why.NO_ROLE},
)

_NAME = re.compile(r"[^\W\d_][^\d_,;:@()<>/\\|=]*")
_EMAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]+")


@dataclass(frozen=True, slots=True)
class Register:
    """The people of the rows that hold, and what is wrong with the others."""

    people: tuple[Person, ...]
    faults: tuple[Fault, ...]


def read_register(data: bytes, known: tuple[Person, ...] = ()) -> Register:
    """The register in a CSV file; BadFile where it holds none.

    `known` is everyone who ever stood on the board's register: they keep their ids, and those of
    them who are gone keep theirs from being given to somebody else.
    """
    people: list[Person] = []
    faults: list[Fault] = []
    for row in read_table(text_of(data), COLUMNS):
        if isinstance(row, Fault):
            faults.append(row)
        elif wrong := _wrong(row) or _twice(row, people):
            faults += wrong
        else:
            people.append(_person(row))
    return Register(identified(_spelled_alike(people), known), tuple(_wrong_together(people)) + tuple(faults))


def check_register(register: Register) -> None:
    """NoSecretary where nobody would be left to receive proposals, or to mend the register."""
    if not any(person.role is Role.SEKRETERARE for person in register.people):
        raise NoSecretary


def _person(row: Row) -> Person:
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


def _wrong(row: Row) -> list[Fault]:
    checks = (_wrong_name, _wrong_role, _wrong_party, _wrong_email, _wrong_gruppledare)
    return [fault for check in checks if (fault := check(row))]


def _wrong_name(row: Row) -> Fault | None:
    name = row.cells["name"]
    if not name:
        return row.fault(What.MISSING_NAME)
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


def _twice(row: Row, before: Iterable[Person]) -> list[Fault]:
    """Two of one name are told apart by party; two of one name and party can't be."""
    person = _person(row)
    same = any(p.name.casefold() == person.name.casefold() and _same_party(p, person) for p in before)
    return [row.fault(What.DUPLICATE_PERSON, person.titled)] if same else []


def _same_party(one: Person, other: Person) -> bool:
    return one.party.casefold() == other.party.casefold()


def _wrong_together(people: Iterable[Person]) -> Iterable[Fault]:
    chairs = [p.titled for p in people if p.role is Role.ORDFORANDE]
    if len(chairs) > 1:
        yield Fault(0, What.TWO_CHAIRS, listed(chairs))
    if not any(p.role is Role.SEKRETERARE for p in people):
        yield Fault(0, What.NO_SECRETARY)


def _spelled_alike(people: Iterable[Person]) -> tuple[Person, ...]:
    """A local party written in two ways is one party, spelled as it was first."""
    spelling: dict[str, str] = {}
    return tuple(replace(p, party=spelling.setdefault(p.party.casefold(), p.party)) for p in people)
