"""History with names and times, and taking back the latest change."""

from __future__ import annotations

import re

import pytest

from bot.play.stage import Stage
from drafts.errors import NothingToUndo, NotOnDraft, StaleDraft
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, label, labels, log_length, satser, the_draft, told


async def begun(stage: Stage) -> tuple[Chatter, Chatter]:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    await lars.says("/att Att nämnden avslår.")
    return lars, jonas


async def test_every_change_is_told_with_who_and_when_and_what_it_concerned(stage: Stage) -> None:
    lars, jonas = await begun(stage)
    await jonas.says("/att 1. Att nämnden tackar.\n2. Att nämnden återkommer.")
    await jonas.replies("Att-sats 1 är tillagd", "Att nämnden bifaller.")
    await jonas.taps("Anta")
    await lars.says("/motivering Rubrik\nVi vill.")
    await lars.says("/andra")
    menu = lars.last
    await lars.taps("3. Att nämnden återkommer.", menu)
    await lars.taps("Flytta upp", menu)
    await lars.taps("Ta bort", menu)
    await lars.says("/angra")
    page = await lars.says("/historik")
    for line in (
        "Lars Ekdahl började på ett gemensamt förslag i ärende 23",
        "Jonas Thorell gick med",
        "Lars Ekdahl lade till att-sats 1: ”Att nämnden avslår.”",
        "Jonas Thorell lade till att-satserna 2–3: ”Att nämnden tackar.” …",
        "Lars Ekdahl skrev i motiveringen: ”Rubrik” …",
        "Lars Ekdahl flyttade att-sats 3 till plats 2: ”Att nämnden återkommer.”",
        "Lars Ekdahl tog bort att-sats 2: Att nämnden återkommer.",
        "Lars Ekdahl ångrade ändringen ",
        " (tog bort att-sats 2: Att nämnden återkommer.)",
    ):
        assert line in page.text
    assert "ändrade att-sats 1: Att nämnden <s>avslår</s> <u>bifaller</u>." in page.html
    assert all(re.match(r"\d{1,2} \w+ \d\d\.\d\d ", line) for line in page.text.split("\n")[2:])


async def test_a_long_history_is_read_by_the_page(stage: Stage) -> None:
    lars, _ = await begun(stage)
    for n in range(20):
        await lars.says(f"/att Att punkt {n} utgår.")
    page = await lars.says("/historik")
    assert "punkt 19" in page.text
    assert "började på" not in page.text
    await lars.taps("‹ Äldre", page)
    await lars.taps("‹ Äldre", page)
    assert "började på" in lars.message("Historik").text
    assert labels(lars.message("Historik")) == ["Nyare ›"]
    await lars.taps("Nyare ›", page)
    assert labels(lars.message("Historik")) == ["‹ Äldre", "Nyare ›"]


async def test_history_names_whoever_has_left_the_register_since(stage: Stage) -> None:
    lars, _jonas = await begun(stage)
    (maria,) = await enter(stage, "Maria")
    people = [p for p in stage.folder.register.people if p.first_name != "Jonas"]
    await maria.says("/register")
    await maria.taps("Ladda upp register")
    rows = [f"{p.name};{p.party};{p.role};;" for p in people]
    data = "\n".join(["namn;parti;roll;e-post;gruppledare", *rows]).encode()
    stage.user("Maria").sends(data, name="register.csv")
    await stage.settle()
    await maria.taps(label(maria.last, "Spara"))
    assert "Jonas Thorell gick med" in (await lars.says("/historik")).text


async def test_the_latest_change_is_undone_and_told(stage: Stage) -> None:
    lars, jonas = await begun(stage)
    await jonas.says("/angra")
    assert await satser(stage) == []
    assert "Jonas ångrade:" in jonas.last.text
    assert "Lars Ekdahl lade till att-sats 1" in jonas.last.text
    assert (await lars.says("/angra")).text == told(NothingToUndo())


async def test_undo_is_for_the_change_its_button_spoke_of(stage: Stage) -> None:
    lars, _ = await begun(stage)
    receipt = lars.message("Att-sats 1 är tillagd")
    await lars.says("/att Att nämnden tackar.")
    assert await lars.taps("Ångra", receipt) == told(StaleDraft())
    assert len(await satser(stage)) == 2


async def test_two_taps_on_their_way_undo_one_change(stage: Stage) -> None:
    lars, _ = await begun(stage)
    await lars.says("/att Att nämnden tackar.")
    receipt = lars.message("Att-sats 2 är tillagd")
    lars.tap("Ångra", receipt)
    second = lars.tap("Ångra", receipt)
    await stage.settle()
    assert await satser(stage) == ["Att nämnden avslår."]
    assert second.answer
    assert second.answer.text == told(StaleDraft())


async def test_undoing_everything_leads_back_to_the_beginning(stage: Stage) -> None:
    lars, _ = await begun(stage)
    await lars.says("/motivering Vi vill.")
    await lars.says("/angra")
    await lars.says("/angra")
    draft = await the_draft(stage)
    assert (draft.text.satser, draft.text.motivation, draft.past) == ((), (), ())
    assert "Ångra" not in labels(lars.message("Bakom förslaget"))


@pytest.mark.parametrize("command", ["/historik", "/forhandsvisa"])
async def test_the_group_reads_what_lives_in_it_and_others_do_not(stage: Stage, command: str) -> None:
    lars, _ = await begun(stage)
    (fatima,) = await enter(stage, "Fatima", group="grupp")
    await fatima.says(command)
    assert fatima.last.text != told(NotOnDraft())
    draft, before = await the_draft(stage), await log_length(stage)
    act = "history" if command == "/historik" else "preview"
    assert await forges(fatima.within(""), f"{act}:{draft.id}") == told(NotOnDraft())
    elsewhere = fatima.within("annan")
    await elsewhere.says("/hjalp")
    assert await forges(fatima, f"{act}:{draft.id}", elsewhere.last) == told(NotOnDraft())
    assert await log_length(stage) == before
    assert lars.sees("Bakom förslaget")
