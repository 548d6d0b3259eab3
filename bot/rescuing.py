"""`yrka rescue`, and what `yrka run` and `yrka doctor` say of a damaged database: what can be saved of it.

Whoever runs Yrka is told that a draft exists, by its ärende, id and time, and never what is in it or by whom.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.copies import NotDone, errors, made_whole, told
from bot.settings import Settings, environment, read_settings
from bot.store.copying import MovedOnError
from bot.store.database import DamagedDatabaseError, Database, StoreError, UnusableDatabaseError
from bot.store.migrations import NewerSchemaError
from bot.store.pages import length_of, wal_of
from bot.store.salvage import look_over, salvage
from bot.store.saved import Salvage, Saved
from bot.store.sealing import WrongKeyError, use_keys
from bot.store.shelf import Shelf
from drafts.board import Board
from drafts.dates import SWEDEN
from drafts.draft import Draft
from drafts.people import listed

ON_A_SERVER = """\
PostgreSQL tar själv hand om sina sidor. Använd serverns egna verktyg, eller lägg tillbaka den senaste \
säkerhetskopian: yrka restore KOPIA."""

TO_DO = """\
Stoppa boten och lägg tillbaka den senaste säkerhetskopian: yrka restore KOPIA. Den skadade filen läggs \
åt sidan.
Finns ingen kopia, eller är den för gammal: yrka rescue FIL kopierar allt som går att läsa till en ny fil. \
Lägg sedan in den: yrka restore FIL."""


def rescue(file: Path) -> int:
    """All that can be read of the bot's database, into a new file. 2 where nothing can."""
    if file.exists():
        errors.print(f"{file} finns redan. Ange en fil som inte finns.")
        return 2
    return told(_rescue(file))


def account(settings: Settings, damaged: DamagedDatabaseError) -> list[str]:
    """What is damaged, what can be saved, and what to do: a line each."""
    return [
        str(damaged),
        "Inget har ändrats i den.",
        *_prospects(damaged.place, settings.keys),
        *TO_DO.splitlines(),
    ]


def _prospects(file: Path, keys: Iterable[str]) -> list[str]:
    use_keys(keys)
    try:
        salvaged = look_over(file)
    except WrongKeyError:
        return ["Den är krypterad. Vad som går att rädda syns först med rätt nyckel i YRKA_KEY."]
    except MovedOnError:
        return ["Något skriver i den just nu. Stoppa alla Yrka som kör."]
    except (NewerSchemaError, OSError, sqlite3.Error) as error:
        return [f"Det gick inte att se vad som går att rädda: {error}"]
    if not salvaged.changes:
        return ["Inget i den går att rädda."]
    return [f"Det går att rädda {_sum(salvaged)}.", *_missing(salvaged)]


async def _rescue(file: Path) -> str:
    settings = read_settings(environment())
    use_keys(settings.keys)
    place = settings.database
    if not isinstance(place, Path):
        raise NotDone(ON_A_SERVER)
    if not length_of(place) and not length_of(wal_of(place)):
        raise NotDone(f"Filen {place} finns inte, eller är tom.")
    with made_whole(file) as part:
        salvaged = _salvaged(place, part)
        await _read_again(part, salvaged)
    lines = [
        f"{_sum(salvaged)} är räddade till {file}, och lästa därifrån. {place} är orörd.",
        *_missing(salvaged),
        f"Lägg in det räddade i stället för det skadade, när boten är stoppad: yrka restore {file}",
    ]
    return "\n".join(lines)


def _salvaged(place: Path, new: Path) -> Salvage:
    try:
        salvaged = salvage(place, new)
    except MovedOnError as error:
        raise NotDone("Boten skrev i databasen under tiden. Stoppa boten och försök igen.") from error
    except NewerSchemaError as error:
        raise UnusableDatabaseError(place, error) from error
    except sqlite3.Error as error:
        raise StoreError(str(error)) from error
    if not salvaged.changes:
        raise NotDone(f"Inget i {place} går att rädda.")
    return salvaged


async def _read_again(file: Path, salvaged: Salvage) -> None:
    """As the bot will read it: every board and every draft is what it was when it was saved."""
    saved: dict[str, Board | Draft] = {id_: kept.state for id_, kept in salvaged.boards.items()}
    saved |= {id_: kept.state for id_, kept in salvaged.drafts.items()}
    async with Database.open(file) as database:
        await database.look_through()
        shelf = Shelf(database)
        boards = {board.id: board for board in await shelf.all_boards()}
        drafts = {id_: await shelf.draft(id_) for id_ in salvaged.drafts}
    if {**boards, **drafts} != saved:
        raise NotDone("Det som räddades gick inte att läsa igen. Ingen fil har sparats.")


def _sum(salvaged: Salvage) -> str:
    return listed(
        [
            _many(len(salvaged.boards), "nämnd", "nämnder"),
            _many(len(salvaged.drafts), "utkast", "utkast"),
            _many(salvaged.changes, "ändring", "ändringar"),
            _many(salvaged.files, "fil", "filer"),
        ]
    )


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _missing(salvaged: Salvage) -> Iterator[str]:
    boards = [f"{kept.state.name}: {_extent(kept)}" for kept in salvaged.boards.values() if kept.missing]
    drafts = [_part(salvaged, kept) for kept in salvaged.drafts.values() if kept.missing]
    gone = [f"nämnden {id_}" for id_ in salvaged.lost_boards]
    lost = [f"utkast {id_}" for id_ in salvaged.lost_drafts]
    yield from _listed("Bara delvis:", boards + drafts)
    yield from _listed("Inte alls:", gone + lost)
    if boards or gone:
        yield "Kör sedan yrka board MAPP, så förs nämndens register och dagordning in igen."
    if salvaged.lost_files:
        yield f"Minst {_many(salvaged.lost_files, 'fil', 'filer')} saknas."
    if not (boards or drafts or gone or lost or salvaged.lost_files):
        yield "Såvitt det går att se saknas ingen nämnd, inget utkast och ingen fil."


def _listed(head: str, names: list[str]) -> list[str]:
    return [head, *(f"  {name}" for name in names)] if names else []


def _part(salvaged: Salvage, saved: Saved[Draft]) -> str:
    draft = saved.state
    board = salvaged.boards.get(draft.board)
    named = [f"{a.label}, {a.title}" for a in board.state.arenden if a.id == draft.arende] if board else []
    last = f", den sista {draft.at.astimezone(SWEDEN):%Y-%m-%d %H.%M}" if draft.at else ""
    return f"{named[0] if named else f'Ärende {draft.arende}'}, utkast {draft.id}: {_extent(saved)}{last}"


def _extent(saved: Saved[Draft] | Saved[Board]) -> str:
    """How far it goes."""
    return f"{saved.state.seq} av minst {saved.state.seq + saved.missing} ändringar"
