"""What there is when one comes: nearly everyone has opened their link, and the bot is in two groups."""

from __future__ import annotations

from bot.filing import link_for
from bot.play.stage import Stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf

OPPOSITION, OPPOSING = "Oppositionen", ("M", "C", "L", "KD")
MAJORITY, GOVERNING = "Majoriteten", ("S", "V", "MP")
TOPICS = ("Ungas fritid", "Kvarndammsparken")
FIRST = "Lars"  # who has a first try: one of the opposition, who may propose


async def furnish(stage: Stage) -> None:
    await _let_in(stage)
    world = stage.telegram.world
    members = {
        parties: [stage.user(p.name) for p in stage.board.people if p.party in parties]
        for parties in (OPPOSING, GOVERNING)
    }
    group = world.group(OPPOSITION, members[OPPOSING])
    forum = world.group(MAJORITY, members[GOVERNING], forum=True)
    for chat in (group, forum):
        world.add_bot(chat)
    for name in TOPICS:
        world.topic(forum, name)
    await stage.settle()


async def _let_in(stage: Stage) -> None:
    """Whoever has no address in the register has their link still to open."""
    shelf, ledger = Shelf(stage.database), Ledger(stage.database)
    people = [person for person in stage.board.people if person.email]
    links = [await link_for(stage.board, person, shelf, ledger) for person in people]
    for person, link in zip(people, links, strict=True):
        stage.user(person.name).starts(link)
    await stage.settle()


async def recognise(stage: Stage) -> None:
    """In a world that has been kept, the people are there already."""
    known = {user.name: user for user in stage.telegram.world.users.values() if not user.is_bot}
    for person in stage.folder.register.people:
        if person.name in known:
            stage.users[person.id] = known[person.name]
    await stage.settle()
