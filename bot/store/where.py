"""Where a database is: a file of SQLite's, or a server that speaks PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Server:
    """A database of PostgreSQL's: `postgresql://who:password@host:port/name`. Shown without the password."""

    url: str = field(repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """The password, as it is written in the address and as it is."""
        parts = urlsplit(self.url)
        asked = parse_qs(parts.query).get("password", [])
        return tuple({*asked, *((parts.password, unquote(parts.password)) if parts.password else ())})

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        who = f"{parts.username}@" if parts.username else ""
        return f"{parts.scheme}://{who}{parts.netloc.rpartition('@')[2]}{parts.path}"


Where = Path | Server


def where(said: str) -> Where:
    """ValueError for an address that is neither a file's nor a PostgreSQL server's."""
    said = said.removeprefix("sqlite:///")
    if "://" not in said:
        return Path(said)
    parts = urlsplit(said)
    if parts.scheme not in SCHEMES or not parts.path.strip("/"):
        raise ValueError(said)
    return Server(said)
