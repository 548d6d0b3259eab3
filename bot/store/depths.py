"""How much waits: what whoever watches the bot wants to know first."""

from __future__ import annotations

from bot.store.database import Database

_SQL = (
    "SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM outbox), "
    "(SELECT count(*) FROM face WHERE wanted > drawn)"
)


async def depths(database: Database) -> dict[str, int]:
    """UnavailableError where the database cannot be read now."""
    ((inbox, outbox, faces),) = await database.rows(_SQL)
    return {"inbox": int(inbox), "outbox": int(outbox), "faces": int(faces)}
