"""A board's register, read from the table its secretary keeps, or the förtroendemannaregister exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from drafts.csv_sheet import csv_sheet
from drafts.errors import NoSecretary
from drafts.faults import Fault, What, Why
from drafts.organs import is_organ
from drafts.people import Person, Role, listed
from drafts.periods import BadPeriod, is_over
from drafts.person_ids import identified
from drafts.register_kept import remembered
from drafts.register_row import cleaned, hidden, is_personnummer, person_of, wrong_in
from drafts.roles import role_of
from drafts.table import Columns, Row, Sheet, read_table
from drafts.upload import EMAIL_KEYS, text_of

_NAMES = {
    "name": ("namn", "name", "personnamn", "fortroendevald", "fornamnochefternamn", "ledamotersattare"),
    "first": ("fornamn", "tilltalsnamn"),
    "last": ("efternamn",),
    "party": ("parti", "party", "partibeteckning", "partiforkortning", "partitillhorighet", "partikod"),
    "role": ("roll", "role", "befattning", "uppdrag", "funktion", "uppdragstyp", "roller"),
    "email": EMAIL_KEYS,
    "gruppledare": ("gruppledare",),
    "organ": ("organ", "namnd", "organisation", "namndorgan", "organnamn", "organnamnd", "instans"),
    "from": (
        "from",
        "fran",
        "franochmed",
        "startdatum",
        "mandattidfrom",
        "mandattidfran",
        "mandatfrom",
        "start",
    ),
    "to": ("tom", "till", "tillochmed", "slutdatum", "mandattidtom", "mandattidtill", "mandattom", "slut"),
    "period": ("period", "mandattid", "mandatperiod", "uppdragsperiod"),
}


def _with_name(header: list[str], _written: Sequence[str]) -> list[str]:
    """With columns of their own for first name and surname, `name` is the surname's."""
    if "first" in header and "last" in header:
        header = ["" if name == "name" else name for name in header]
        header[header.index("last")] = "name"
    return header


COLUMNS = Columns(
    names={written: name for name, forms in _NAMES.items() for written in forms},
    required={"name": Why.NO_NAME, "party": Why.NO_PARTY, "role": Why.NO_ROLE},
    settle=_with_name,
    fits={"role": lambda cell: role_of(cell) is not None, "email": lambda cell: "@" in cell},
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known where a register is read.

    `people` stand on the register now, and `former` once did: they keep their ids, and those of them who
    are gone keep theirs from being given to somebody else. Rows of other organs than `organ` are not read.
    """

    people: tuple[Person, ...] = ()
    former: tuple[Person, ...] = ()
    organ: str = ""
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Register:
    """The people of the rows that hold, and what is wrong with the others.

    `over`: whose time is over or has not begun, left out. `elsewhere`: the other organs, left out.
    `secretaries`: kept although the file has none: they are no förtroendevalda.
    """

    people: tuple[Person, ...]
    faults: tuple[Fault, ...]
    over: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    secretaries: tuple[str, ...] = ()
    personnummer: bool = False  # the file has a column of them


def read_register(sheets: Sequence[Sheet], asking: Asking = Asking()) -> Register:
    """The register in a table; BadFile where there is none."""
    rows = list(read_table(sheets, COLUMNS))
    faults = [row for row in rows if isinstance(row, Fault)]
    here, organs = _of_organ([row for row in rows if isinstance(row, Row)], asking.organ)
    if organs and not here:
        faults.append(Fault(0, What.NO_ORGAN, listed(organs)))
    current, over, odd = _current(here, asking.today)
    people, wrong = _people(current)
    personnummer = any(is_personnummer(cell) for sheet in sheets for row in sheet.rows for cell in row.cells)
    register = Register((), (), over, organs, (), personnummer)
    register = _remembering(whole(register, people, asking), _unsaid(here), asking)
    together = _wrong_together(register.people) if here else ()
    told = sorted([*together, *faults, *odd, *wrong], key=lambda fault: fault.line)
    return replace(register, faults=tuple(replace(fault, value=hidden(fault.value)) for fault in told))


def read_csv_register(data: bytes, asking: Asking = Asking()) -> Register:
    """The same, from the bytes of a CSV file."""
    return read_register([csv_sheet(text_of(data), COLUMNS)], asking)


def whole(register: Register, people: Sequence[Person], asking: Asking) -> Register:
    """With ids for these people, and the secretaries there are where none of them is one."""
    kept: tuple[Person, ...] = ()
    if people and not any(p.role is Role.SEKRETERARE for p in people):
        kept = tuple(p for p in asking.people if p.role is Role.SEKRETERARE)
    known = (*asking.people, *asking.former)
    found = identified(_spelled_alike((*people, *kept)), known)
    return replace(register, people=found, secretaries=tuple(p.titled for p in kept))


def _unsaid(rows: Sequence[Row]) -> frozenset[str]:
    """What the file has no column for."""
    return frozenset({"email", "gruppledare"} - (rows[0].cells.keys() if rows else set()))


def _remembering(register: Register, unsaid: frozenset[str], asking: Asking) -> Register:
    """What a file has no column for is as it was: most registers know of no gruppledare."""
    before = {person.id: person for person in asking.people}
    people = (remembered(p, before[p.id], unsaid) if p.id in before else p for p in register.people)
    return replace(register, people=tuple(people))


def check_register(register: Register) -> None:
    """NoSecretary where nobody would be left to receive proposals, or to mend the register."""
    if not any(person.role is Role.SEKRETERARE for person in register.people):
        raise NoSecretary


def _of_organ(rows: list[Row], organ: str) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of this organ, and the names of the others. An empty cell is this one's."""
    if not organ or not any(row.cells.get("organ") for row in rows):
        return rows, ()
    here = [row for row in rows if not row.cells["organ"] or is_organ(row.cells["organ"], organ)]
    if all(not row.cells["organ"] for row in here):
        here = []
    others = dict.fromkeys(row.cells["organ"] for row in rows if row.cells["organ"] and row not in here)
    return here, tuple(others)


def _current(rows: Iterable[Row], today: date) -> tuple[list[Row], tuple[str, ...], list[Fault]]:
    """Those whose time it is; the names of the others; and what can't be read as a time."""
    current: list[Row] = []
    over: list[str] = []
    odd: list[Fault] = []
    for row in map(cleaned, rows):
        try:
            if is_over(row.cells, today):
                over.append(row.cells["name"])
            else:
                current.append(row)
        except BadPeriod as bad:
            odd.append(row.fault(What.BAD_PERIOD, str(bad)))
    return current, tuple(over), odd


def _people(rows: Iterable[Row]) -> tuple[list[Person], list[Fault]]:
    people: list[Person] = []
    faults: list[Fault] = []
    for row in rows:
        person = person_of(row)
        before = next((n for n, other in enumerate(people) if _alike(other, person)), None)
        if wrong := wrong_in(row):
            faults += wrong
        elif before is None:
            people.append(person)
        elif Role.LEDAMOT in (roles := {people[before].role, person.role}) and roles & _PRESIDIUM:
            people[before] = _joined(people[before], person)
        else:
            faults.append(row.fault(What.DUPLICATE_PERSON, person.titled))
    return people, faults


_PRESIDIUM = {Role.ORDFORANDE, Role.VICE_ORDFORANDE}


def _joined(one: Person, other: Person) -> Person:
    """Whoever chairs is a ledamot too, and some registers have a row for each."""
    chair = one if one.role in _PRESIDIUM else other
    return replace(chair, email=one.email or other.email, gruppledare=one.gruppledare or other.gruppledare)


def _alike(one: Person, other: Person) -> bool:
    """Two of one name are told apart by party; two of one name and party can't be."""
    return (one.name.casefold(), one.party.casefold()) == (other.name.casefold(), other.party.casefold())


def _wrong_together(people: Iterable[Person]) -> Iterator[Fault]:
    chairs = [p.titled for p in people if p.role is Role.ORDFORANDE]
    if len(chairs) > 1:
        yield Fault(0, What.TWO_CHAIRS, listed(chairs))
    if not any(p.role is Role.SEKRETERARE for p in people):
        yield Fault(0, What.NO_SECRETARY)


def _spelled_alike(people: Iterable[Person]) -> tuple[Person, ...]:
    """A local party written in two ways is one party, spelled as it was first."""
    spelling: dict[str, str] = {}
    return tuple(replace(p, party=spelling.setdefault(p.party.casefold(), p.party)) for p in people)
