"""/integritet: what is stored of people; fetching one's own, and having it erased."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from bot.play.stage import Stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.board_changes import RegisterSet
from drafts.errors import NotOnRegister, NotSeen
from handlers.drawn import fits
from handlers.own_data import SHOWN
from handlers.templates import say
from handlers.work import Work
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import Stranger, account, forges, labels, log_length, stored_board, told
from tests.handlers.test_retiring import everything_stored, passes
from tests.people import board as a_board

SATS = "Att nämnden avslår sjöbodarna vid kajen."


async def fetched(who: Chatter) -> tuple[dict[str, object], str]:
    await who.says("/integritet")
    await who.taps("Hämta mina uppgifter")
    document = next(m.document for m in reversed(who.within("").messages) if m.document)
    assert document.name == f"mina-uppgifter-{who.stage.board.id}.zip"
    with ZipFile(BytesIO(document.bytes)) as zipped:
        return json.loads(zipped.read("uppgifter.json")), zipped.read("uppgifter.txt").decode()


async def test_the_notice_says_what_is_stored_and_who_answers_for_it(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    assert "/integritet" in lars.last.text
    notice = (await lars.says("/integritet")).text
    for said in ("Det här sparas:", "Vem ser det?", "Hur länge?", "Telegram ser allt", "Ansvarig"):
        assert said in notice
    assert "30 dagar efter justeringen" in notice
    assert labels(lars.last) == ["Hämta mina uppgifter", "Radera mina uppgifter"]


async def test_a_stranger_may_read_it_and_has_nothing_to_fetch(stage: Stage) -> None:
    disa = await Stranger.enters(stage)
    assert "Det här sparas:" in await disa.says("/integritet")
    (lars,) = await enter(stage, "Lars")
    before = await log_length(stage)
    for act in ("mydata", "erase", "erased", "keepdata"):
        stranger = Chatter(stage, "Fatima")
        stage.user("Fatima").starts()
        await stage.settle()
        assert await forges(stranger, f"{act}:{stage.board.id}:x") == told(NotOnRegister())
    assert await log_length(stage) == before
    assert lars.last.text


async def test_one_gets_all_that_is_ones_own_and_nothing_of_others(stage: Stage) -> None:
    lars, johan = await enter(stage, "Lars", "Johan")
    await open_draft(lars)
    await lars.says(f"/att {SATS}")
    await johan.says("/nytt")
    await johan.taps("Ärende 24")
    await johan.taps("Eget förslag")
    await johan.says("/att Att nämnden tackar kören.")
    data, text = await fetched(lars)
    assert data["person"]["name"] == "Lars Ekdahl"  # type: ignore[index]
    assert data["account"] == account(lars)
    assert "sjöbodarna" in text
    whole = json.dumps(data, ensure_ascii=False) + text
    assert "sjöbodarna" in whole
    assert "SatserAdded" in whole
    assert "kören" not in whole
    assert "Johan" not in whole
    assert "kören" in (await fetched(johan))[1]


async def test_erasing_is_explained_first_and_may_be_left(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    before = await log_length(stage)
    await lars.says("/integritet")
    await lars.taps("Radera mina uppgifter")
    assert "tas bort: ingen annan står bakom det" in lars.last.text
    await lars.taps("Avbryt")
    assert lars.last.text == "Inget är raderat."
    assert await log_length(stage) == before


async def test_erasing_removes_what_is_ones_own_and_tells_the_secretary(stage: Stage) -> None:
    lars, johan, maria = await enter(stage, "Lars", "Johan", "Maria")
    await open_draft(lars)
    await lars.says(f"/att {SATS}")
    await open_draft(lars.within("grupp"))
    await johan.within("grupp").taps("Jag är med")
    await lars.says("/integritet")
    await lars.taps("Radera mina uppgifter")
    await lars.taps("Ja, radera")
    (shared,) = await drafts(stage)
    assert not shared.has(stage.person("Lars").id)
    board = await stored_board(stage)
    assert board.account_of(stage.person("Lars").id) is None
    assert "Lars Ekdahl (C) har raderat sina uppgifter" in maria.last.text
    assert "Du behöver en personlig länk" in (await lars.says("/start")).text
    assert lars.message("Utkastet är borttaget.")
    assert "sjöbodarna" not in "".join(repr(e) for e in await Shelf(stage.database).log(shared.id))
    await passes(stage, 1)
    await passes(stage, 2)
    assert "sjöbodarna" not in await everything_stored(stage)


async def test_what_has_changed_since_it_was_explained_is_not_erased(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/integritet")
    await lars.taps("Radera mina uppgifter")
    asked = lars.last
    await lars.says(f"/att {SATS}")
    assert await lars.taps("Ja, radera", asked) == told(NotSeen())
    assert len(await drafts(stage)) == 1
    assert await forges(lars, f"erased:{stage.board.id}") != ""
    assert (await stored_board(stage)).account_of(stage.person("Lars").id) is not None


async def test_when_the_row_is_gone_the_name_is_nowhere_left(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    number = account(lars)
    await lars.says("/integritet")
    await lars.taps("Radera mina uppgifter")
    await lars.taps("Ja, radera")
    board, work = await stored_board(stage), Work()
    people = tuple(p for p in board.people if p.first_name != "Lars")
    work.put_board(board, RegisterSet(people), "")
    await Ledger(stage.database).commit(work)
    before = await Shelf(stage.database).board(board.id)
    await passes(stage, 1)
    await passes(stage, 1)
    log = repr(await stage.database.rows("SELECT * FROM log"))
    assert "Ekdahl" not in log
    assert str(number) not in log
    after = await Shelf(stage.database).board(board.id)
    assert replace(after, seq=0, former=(), leaving=frozenset()) == replace(
        before, seq=0, former=(), leaving=frozenset()
    )


async def test_one_who_has_left_the_register_may_still_fetch_and_not_erase(stage: Stage) -> None:
    """What they did is theirs still; what the others write in a draft that they once stood on is not."""
    lars, johan = await enter(stage, "Lars", "Johan", group="grupp")
    await open_draft(lars)
    await johan.taps("Jag är med")
    await lars.says(f"/att {SATS}")
    board, work = await stored_board(stage), Work()
    work.put_board(board, RegisterSet(tuple(p for p in board.people if p.first_name != "Lars")), "")
    await Ledger(stage.database).commit(work)
    await johan.says("/att Att nämnden river Johans magasin.")
    data, text = await fetched(lars)
    assert data["on_register"] is False
    assert SATS in json.dumps(data, ensure_ascii=False)
    assert "magasin" not in json.dumps(data, ensure_ascii=False) + text
    assert "nej, inte längre" in text
    assert labels(lars.message("Det här sparas:")) == ["Hämta mina uppgifter"]
    assert await forges(lars, f"erase:{board.id}") == told(NotOnRegister())


def test_the_longest_plan_fits_in_a_message() -> None:
    title = "Ärende 123 A: " + "mycket lång rubrik " * 20
    many = [title] * SHOWN
    text = say(
        "own_data.plan",
        removed=many,
        left=many,
        stays=[(title, "handed_in")] * SHOWN,
        more=99,
        board=a_board(name="n" * 200),
    )
    assert fits(text)
