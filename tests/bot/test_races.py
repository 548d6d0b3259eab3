"""Two at once: whoever is second is run again on what stands now, or told; nobody is overwritten or lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot import worker
from bot.filing import link_for
from bot.play.stage import Stage
from bot.store.inbox import Inbox
from bot.store.ledger import Ledger, RacedError
from bot.store.shelf import Shelf
from drafts.board_changes import RegisterSet
from drafts.draft import Draft, Kind
from drafts.drafting import open_draft as open_draft_in
from drafts.edits import SatserAdded
from drafts.errors import StaleDraft
from drafts.people import Person, Role
from drafts.rights import Seat
from handlers.refusals import sentence
from handlers.work import Work
from tests.bot.test_worker import errors, satser, write
from tests.chat import Chatter, drafts, enter, open_draft


@pytest.fixture
async def lars(stage: Stage) -> Chatter:
    (entered,) = await enter(stage, "Lars", group="grupp")
    await open_draft(entered)
    return entered


async def test_of_many_who_change_one_draft_at_once_nobody_is_lost(stage: Stage, lars: Chatter) -> None:
    """Each chat is a lane of its own, so they race; whoever loses is run again on the fresh draft."""
    others = await enter(stage, "Jonas", "Johan", "Amina")
    for other in others:
        await other.within("grupp").taps("Jag är med")
        await other.says("/utkast")
    for n in range(5):
        for who in (lars, *others):
            write(who, f"/att Att {who.name} bygger hus {n}.")
    await stage.settle()
    wanted = {f"Att {who.name} bygger hus {n}." for who in (lars, *others) for n in range(5)}
    there = await satser(stage)
    assert set(there) == wanted
    assert len(there) == 20


async def test_a_lost_race_is_run_again_on_what_stands_now(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _race(stage, monkeypatch, times=worker.RACES - 1)
    await lars.says("/att Att bygga.")
    assert await satser(stage) == [*(f"Att {n}." for n in range(worker.RACES - 1)), "Att bygga."]
    assert await errors(stage) == []


async def test_who_loses_every_race_is_told_and_nothing_is_changed(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _race(stage, monkeypatch, times=worker.RACES)
    answer = await lars.says("/att Att bygga.")
    assert answer.text in sentence(StaleDraft())
    assert "Att bygga." not in await satser(stage)


async def _race(stage: Stage, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Somebody else is first so many times."""
    commit, rival, left = Ledger.commit, Ledger(stage.database), list(range(times))
    shelf = Shelf(stage.database)

    async def beaten(ledger: Ledger, work: Work, *rest: Any, **more: Any) -> None:
        if left and ledger is not rival and work.entries:
            (draft,) = await drafts(stage)
            first = Work()
            first.put(await shelf.draft(draft.id), SatserAdded((f"Att {left.pop(0)}.",)), draft.by)
            await commit(rival, first)
        await commit(ledger, work, *rest, **more)

    monkeypatch.setattr(Ledger, "commit", beaten)


async def test_an_update_that_another_process_did_meanwhile_is_left_at_that(
    stage: Stage, lars: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Ledger.commit

    async def beaten(ledger: Ledger, work: Work, update_id: int, *rest: Any) -> None:
        if not await Inbox(stage.database).is_done(update_id):
            await commit(ledger, Work(), update_id)
            raise RacedError
        await commit(ledger, work, update_id, *rest)

    monkeypatch.setattr(Ledger, "commit", beaten)
    write(lars, "/att Att bygga.")
    await stage.settle()
    assert await satser(stage) == []


async def test_an_update_delivered_again_just_as_it_was_done_is_let_go(stage: Stage, lars: Chatter) -> None:
    """The inbox may let it in again: what it looks for there is not committed yet."""
    write(lars, "/att Att bygga.")
    (update,) = stage.telegram.world.updates.pending
    await stage.settle()
    again = "INSERT INTO inbox (update_id, chat, body) VALUES (?, ?, ?)"
    body = {"update_id": update.id, "message": update.body}
    await stage.database.write([(again, (update.id, lars.place[0].id, json.dumps(body)))])
    write(lars, "/att Att riva.")
    await stage.settle()
    assert await satser(stage) == ["Att bygga.", "Att riva."]


async def test_a_change_may_rest_on_more_drafts_than_a_board_gets_in_many_years(stage: Stage) -> None:
    (person,) = [person for person in stage.board.people if person.first_name == "Lars"]
    ledger, shelf, first = Ledger(stage.database), Shelf(stage.database), Work()
    seat = Seat(await shelf.board(stage.board.id), person)
    for n in range(1_200):
        first.put(Draft(f"many{n}"), open_draft_in(seat, "23", Kind.EGET), person.id)
    await ledger.commit(first)
    work = Work(read=dict.fromkeys(first.drafts, 1))
    work.put(await shelf.draft("many7"), SatserAdded(("Att bygga.",)), person.id)
    await ledger.commit(work)
    late = Work(read=work.read)
    late.put(await shelf.draft("many8"), SatserAdded(("Att bygga.",)), person.id)
    with pytest.raises(RacedError):
        await ledger.commit(late)


async def test_of_sixty_who_open_their_links_at_the_same_moment_everyone_is_let_in(stage: Stage) -> None:
    shelf, ledger = Shelf(stage.database), Ledger(stage.database)
    people = tuple(Person(f"q{n}", f"Person{n} Prov", "S", Role.LEDAMOT) for n in range(60))
    work = Work()
    board = work.put_board(await shelf.board(stage.board.id), RegisterSet((*stage.board.people, *people)), "")
    await ledger.commit(work)
    users = [stage.telegram.world.user(person.first_name) for person in people]
    links = [await link_for(board, person, shelf, ledger) for person in people]
    for user, link in zip(users, links, strict=True):
        user.starts(payload=link)
    await stage.settle()
    bound = {person for _account, person in (await shelf.board(board.id)).accounts}
    assert {person.id for person in people} <= bound
