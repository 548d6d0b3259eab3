"""/utkast: the card at the bottom of the chat, wherever the draft lives."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.play.stage import Stage, open_stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.errors import NoDraftHere
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import check_peace, forges, labels, satser, told


async def test_the_card_comes_to_the_bottom_and_the_old_one_says_so(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    await open_draft(lars)
    old = lars.message("Bakom förslaget")
    await lars.says("/utkast")
    new = lars.message("Bakom förslaget")
    assert new.id > old.id
    assert not labels(lars.message("Det här finns nu längre ned i chatten."))
    await lars.says("/att Att nämnden avslår.")
    assert "Att nämnden avslår." in lars.message("Bakom förslaget").text


async def test_a_card_somebody_deleted_is_brought_back(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    stage.user("Lars").deletes(lars.message("Bakom förslaget"))
    await lars.says("/att Att nämnden avslår.")
    assert "Att nämnden avslår." in (await lars.says("/utkast")).text
    stage.telegram.calls.clear()  # the redrawing of the deleted one was refused, as it should be


async def test_several_drafts_are_chosen_between(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår.")
    await open_draft(lars, "Ärende 24", "Tilläggsförslag")
    asked = await lars.says("/utkast")
    assert asked.text == "Vilket utkast?"
    assert labels(asked) == [
        "Ärende 23 · Gemensamt förslag · Att nämnden avslår.",
        "Ärende 24 · Tilläggsförslag",
    ]
    await lars.taps("Ärende 23 · Gemensamt förslag · Att nämnden avslår.")
    assert lars.last.text.startswith("Gemensamt förslag · Ärende 23")


async def test_what_is_withdrawn_is_not_in_the_way(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    first = await open_draft(lars)
    await forges(lars, f"withdrawn:{first.id}")
    assert "🚫 Återtaget" in (await lars.says("/utkast")).text
    await open_draft(lars, "Ärende 24", "Avslag")
    assert (await lars.says("/utkast")).text.startswith("Avslag · Ärende 24")


async def test_where_there_is_no_draft_it_says_how_to_begin(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    assert (await lars.says("/utkast")).text == told(NoDraftHere())
    assert await lars.taps("Mina utkast") == told(NoDraftHere())


async def test_everything_stays_in_its_topic(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp/förslag")
    await open_draft(lars)
    other = Chatter(stage, "Lars", "grupp/lunch")
    assert (await other.says("/utkast")).text == told(NoDraftHere())
    await jonas.taps("Jag är med")
    await lars.taps("Lägg till att-sats")
    await lars.taps("Skriv egen")
    await lars.replies("skriv att-satsen", "Att nämnden avslår.")
    await jonas.replies("Att-sats 1 är tillagd", "Att nämnden bifaller.")
    await jonas.taps("Anta")
    for who in (lars, jonas):
        await who.taps("Skriv under")
    await lars.says("/forhandsvisa")
    await lars.says("/historik")
    await lars.taps("Lämna in")
    await lars.taps("Ja, lämna in")
    assert await satser(stage) == ["Att nämnden bifaller."]
    assert "📨 Inlämnat" in lars.message("Bakom förslaget").text
    chat, _ = lars.place
    outside = [m for m in stage.telegram.world.messages(chat) if m.sender.is_bot and m not in lars.messages]
    assert [m.text for m in outside] == [told(NoDraftHere())]


async def test_a_group_that_becomes_a_supergroup_has_its_card_hung_anew(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars", group="grupp")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår.")
    chat, _ = lars.place
    stage.rooms["grupp"] = stage.telegram.world.migrate(chat), None
    await stage.settle()
    assert "Att nämnden avslår." in lars.message("Bakom förslaget").text
    await lars.says("/att Att nämnden tackar.")
    assert "Att nämnden tackar." in lars.message("Bakom förslaget").text
    await lars.taps("Skriv under")
    assert "✍️ Lars Ekdahl (C)" in lars.message("Bakom förslaget").text


@pytest.fixture
def second_board(tmp_path: Path) -> Path:
    folder = tmp_path / "skolnamnden"
    folder.mkdir()
    (folder / "namnd.yaml").write_text("namn: Skolnämnden\n", encoding="utf-8")
    register = "namn;parti;roll\nLars Ekdahl;C;ersättare\nEva Ros;S;sekreterare\n"
    (folder / "register.csv").write_text(register, encoding="utf-8")
    (folder / "arenden.yaml").write_text("- ärende: 7\n  titel: Skolskjuts\n", encoding="utf-8")
    return folder


async def test_one_who_sits_on_two_boards(second_board: Path) -> None:
    from bot.boards.folder import load_board  # noqa: PLC0415
    from bot.filing import file_board, link_for  # noqa: PLC0415

    async with open_stage("example") as stage:
        (lars,) = await enter(stage, "Lars")
        shelf, ledger = Shelf(stage.database), Ledger(stage.database)
        board = await file_board(load_board(str(second_board)), shelf, ledger)
        payload = await link_for(board, board.people[0], shelf, ledger)
        await lars.says(f"/start {payload}")
        assert "Lars Ekdahl (C), ersättare i Skolnämnden" in lars.last.text
        await lars.says("/nytt")
        assert lars.sees("Vilket ärende i Skolnämnden gäller det?")
        assert lars.sees("Vilket ärende i Västra Almhamns stadsdelsnämnd gäller det?")
        assert "tjänstgör inte" in await lars.taps("Ärende 7")
        await lars.taps("Ärende 23")
        await lars.taps("Eget förslag")
        assert len(await drafts(stage)) == 1
        await lars.says("/start")
        assert lars.sees("ledamot i Västra Almhamns")
        assert (await lars.says("/utkast")).text.startswith("Eget förslag · Ärende 23")
        await lars.says("/arenden")
        assert lars.sees("Ärenden i Skolnämnden")
        check_peace(stage)
