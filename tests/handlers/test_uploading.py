"""A register or an agenda as a file: faults told by line, and kept only when the secretary says so."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.play.stage import Stage
from bot.store.ledger import Ledger
from bot.store.shelf import Shelf
from drafts.arende import Arende
from drafts.errors import BadFile, NotOnRegister, OnlySecretary, StaleButton
from drafts.faults import Why
from drafts.meeting_changes import ArendeSet, MeetingClosed, MeetingSet
from drafts.meeting_errors import MeetingOver
from handlers.faults import tell_bad_file
from handlers.letters import About, Spot, Topic
from handlers.work import Work
from tests.bot.readers.tables import workbook
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import (
    everything_said,
    forges,
    label,
    labels,
    log_length,
    stored_board,
    told,
)

GOOD = """namn;parti;roll;e-post;gruppledare
Lars Ekdahl;C;ledamot;;ja
Ny Ledamot;S;ledamot;;
Maria Kjellin;;sekreterare;;
"""
FAULTY = GOOD + "Rolf Rolös;M;kejsare;;\nEva Epost;M;ledamot;eva;\n;M;ledamot;;\n"
AGENDA = "- ärende: 23\n  titel: Remissen\n- ärende: 40\n  titel: Nytt ärende\n"


async def asked(stage: Stage, what: str = "Ladda upp register") -> Chatter:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/register" if "register" in what else "/arenden")
    await maria.taps(what)
    return maria


async def sends(who: Chatter, data: str | bytes, name: str) -> str:
    body = data if isinstance(data, bytes) else data.encode()
    who.stage.user(who.name).sends(body, name=name)
    await who.stage.settle()
    return who.last.text


async def test_a_register_is_read_and_kept_only_when_confirmed(stage: Stage) -> None:
    maria = await asked(stage)
    before = await log_length(stage)
    read = await sends(maria, GOOD, "register.csv")
    assert "Filen har 3 personer." in read
    assert "Nya: Ny Ledamot (S)." in read
    assert "Försvinner ur registret: Anders Hedlund (S)" in read
    assert "Inget är sparat än." in read
    assert await log_length(stage) == before
    await maria.taps("Spara")
    assert maria.last.text == "Sparat: 3 personer i registret."
    assert len((await stored_board(stage)).people) == 3


async def test_those_who_left_the_register_are_let_in_no_more(stage: Stage) -> None:
    (jonas,) = await enter(stage, "Jonas")
    maria = await asked(stage)
    await sends(maria, GOOD, "register.csv")
    await maria.taps("Spara")
    assert (await jonas.says("/nytt")).text == told(NotOnRegister())


async def test_bad_rows_are_told_by_line_and_nothing_can_be_kept(stage: Stage) -> None:
    """Whoever's row is left out would be put off the register."""
    maria = await asked(stage)
    read = await sends(maria, FAULTY, "register.csv")
    assert "Rad 5: rollen ”kejsare” finns inte." in read
    assert "Rad 6: ”eva” är ingen e-postadress." in read
    assert "Rad 7: namnet saknas." in read
    assert "Rätta filen och skicka den igen.\n\nInget är sparat än." in read
    assert labels(maria.last) == []


async def test_a_mended_file_is_sent_again_as_a_reply_or_without(stage: Stage) -> None:
    maria = await asked(stage)
    await sends(maria, FAULTY, "register.csv")
    await sends(maria, GOOD, "register.csv")
    await maria.taps("Avbryt")
    assert maria.last.text == "Inget sparades."
    maria.stage.user("Maria").sends(
        GOOD.encode(), name="register.csv", reply_to=maria.message("Skicka registret som en")
    )
    await stage.settle()
    assert labels(maria.last) == ["Spara", "Avbryt"]


async def test_a_register_without_a_secretary_keeps_the_one_there_is(stage: Stage) -> None:
    """Registers of förtroendevalda have no employees, and she would lock herself out."""
    maria = await asked(stage)
    read = await sends(maria, GOOD.replace("Maria Kjellin;;sekreterare;;\n", ""), "register.csv")
    assert "Filen har ingen sekreterare. Maria Kjellin står kvar." in read
    await maria.taps("Spara")
    assert [person.name for person in (await stored_board(stage)).secretaries] == ["Maria Kjellin"]


async def test_very_many_faults_are_told_in_a_message_that_fits(stage: Stage) -> None:
    maria = await asked(stage)
    rows = "".join(f"Namn{'x' * 90} Ek;{'P' * 60};{'roll' * 30};{'e' * 60};kanske\n" for _ in range(300))
    chairs = "".join(f"Ord{c * 40} Ek;S;ordförande;;\n" for c in "abcdefghijklmnop")
    read = await sends(maria, GOOD + rows + chairs, "register.csv")
    assert "till." in read
    assert "Inget är sparat än." in read


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("register.xlsx", b"PK\x03\x04\x00\x00", "Filen är skadad"),
        ("register.csv", b"", "Filen är tom."),
        ("register.csv", b"hej\nhopp\n", "Filens första rad ska säga vad kolumnerna innehåller."),
        ("register.csv", "namn;parti;roll\nÃ¥ke;S;ledamot\n".encode(), "Bokstäverna å, ä och ö"),
        ("lista.yaml", b"- [", "Filen går inte att läsa"),
    ],
)
async def test_a_file_that_cannot_be_read_is_told_why(
    stage: Stage, name: str, data: bytes, says: str
) -> None:
    maria = await asked(stage)
    assert says in await sends(maria, data or b"\n", name)
    assert "Filen har 3 personer." in await sends(maria, GOOD, "register.csv")


async def test_a_file_too_large_and_words_instead_of_a_file(stage: Stage) -> None:
    maria = await asked(stage)
    assert await sends(maria, b"x" * 1_000_001, "register.csv") == tell_bad_file(BadFile(Why.SIZE))
    assert (await maria.says("Här kommer registret")).text == tell_bad_file(BadFile(Why.KIND))
    assert "Filen har 3 personer." in await sends(maria, GOOD, "register.csv")


async def test_an_agenda_is_read_and_kept(stage: Stage) -> None:
    maria = await asked(stage, "Ladda upp dagordning")
    read = await sends(maria, AGENDA, "arenden.yaml")
    assert "Nya\n40. Nytt ärende\n\nÄndras\n23. Remiss av Överenskommelse" in read
    assert "→ Remissen" in read
    assert "Finns på dagordningen men inte i filen\n9 A. Ändrade öppettider" in read
    await maria.taps("Spara")
    board = await stored_board(stage)
    assert board.arende("23").title == "Remissen"
    assert board.arende("40").title == "Nytt ärende"
    assert maria.last.text == "Sparat: 4 ärenden på dagordningen."


async def test_bad_rows_of_an_agenda_are_told_by_line(stage: Stage) -> None:
    maria = await asked(stage, "Ladda upp dagordning")
    read = await sends(maria, AGENDA + "- ärende: 40\n  titel: Samma igen\n- titel: Utan nummer\n", "a.yaml")
    assert "ärende 40 finns redan längre upp" in read
    assert "har inget nummer" in read
    assert labels(maria.last) == ["Spara de 2 som är rätt", "Avbryt"]


async def test_the_files_ending_says_what_it_is(stage: Stage) -> None:
    maria = await asked(stage, "Ladda upp dagordning")
    assert "Filen har 3 personer." in await sends(maria, GOOD, "register.csv")
    maria = await asked(stage)
    assert "Filen har 2 ärenden." in await sends(maria, AGENDA, "arenden.yml")


async def test_a_file_is_kept_once_and_only_from_its_own_message(stage: Stage) -> None:
    maria = await asked(stage)
    await sends(maria, GOOD, "register.csv")
    message, before = maria.last, await log_length(stage)
    first, second = maria.tap("Spara", message), maria.tap("Spara", message)
    await stage.settle()
    assert await log_length(stage) == before + 1
    assert first.answer
    assert second.answer
    assert second.answer.text == told(StaleButton())
    for act in ("keep", "drop"):
        assert await forges(maria, f"{act}:{stage.board.id}") == told(StaleButton())


async def test_only_the_secretary_uploads(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    maria = await asked(stage)
    group = maria.within("grupp")
    await group.says("/register")
    await group.taps("Ladda upp register")
    chat, _ = lars.within("grupp").place
    lars.stage.user("Lars").sends(GOOD.encode(), name="r.csv", chat=chat, reply_to=group.last)
    await stage.settle()
    assert group.last.text == told(OnlySecretary())
    stage.user("Maria").sends(GOOD.encode(), name="r.csv", chat=chat, reply_to=group.message("Skicka"))
    await stage.settle()
    assert label(group.last, "Spara") == "Spara"


EXAMPLE = Path(bot.__file__).parent / "boards/example"
KALLELSE = (EXAMPLE / "kallelse.docx").read_bytes()
EXPORT = [
    ["Personnummer", "Förnamn", "Efternamn", "Parti", "Organ", "Befattning", "T.o.m."],
    ["19500101-1234", "Lars", "Ekdahl", "C", "Västra Almhamns stadsdelsnämnd", "Ledamot", "2099-12-31"],
    ["19500101-1234", "Jonas", "Thorell", "KD", "Västra Almhamns stadsdelsnämnd", "Ersättare", ""],
    ["19500101-1234", "Ulf", "Gren", "M", "Västra Almhamns stadsdelsnämnd", "Ledamot", "2022-12-31"],
    ["19500101-1234", "Bo", "Lind", "M", "Kulturnämnden", "Ledamot", ""],
]


async def meeting(stage: Stage) -> str:
    """A meeting of the board, with nothing on its agenda."""
    work = Work()
    starts = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
    work.put_board(await stored_board(stage), MeetingSet("_1", starts, "Medborgarhuset"), "")
    await Ledger(stage.database).commit(work)
    return "_1"


async def asked_for_kallelse(stage: Stage) -> Chatter:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/arenden")
    await forges(maria, f"load:{stage.board.id}:{await meeting(stage)}")
    return maria


async def test_a_kallelse_becomes_the_meetings_agenda(stage: Stage) -> None:
    maria = await asked_for_kallelse(stage)
    assert "Skicka kallelsen till sammanträdet 5 mars 18.00 som PDF, Word, Excel" in maria.last.text
    read = await sends(maria, KALLELSE, "kallelse.docx")
    assert "Filen har 10 ärenden." in read
    assert "Sammanträdet är enligt kallelsen 2026-03-05 kl. 18.00, Almhamns medborgarhus, sal Eken." in read
    assert "Förslag tas emot till 2026-03-04 kl. 12.00." in read
    assert "9 A. Ändrade öppettider för Strandgatans öppna förskola (VAH 2026/143), 2 handlingar" in read
    assert labels(maria.last) == ["Spara", "Avbryt"]
    assert not (await stored_board(stage)).agenda("_1")
    await maria.taps("Spara")
    assert maria.last.text == "Sparat: 10 ärenden på dagordningen."
    agenda = (await stored_board(stage)).agenda("_1")
    assert [a.number for a in agenda] == ["1", "2", "3", "8", "9", "9 A", "23", "24", "25", "26"]
    assert next(a for a in agenda if a.number == "24").id == "24"


async def test_a_drafts_arende_comes_along_and_stays_when_a_later_kallelse_lacks_it(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    draft = await open_draft(lars)
    maria = await asked_for_kallelse(stage)
    await sends(maria, KALLELSE, "kallelse.docx")
    await maria.taps("Spara")
    assert (await stored_board(stage)).arende(draft.arende).meeting == "_1"
    await forges(maria, f"load:{stage.board.id}:_1")
    read = await sends(maria, b"1. Upprop\n\n2. Val av justerare\n\n4. Ny punkt\n", "kallelse.txt")
    assert "Oförändrade: 1 och 2." in read
    assert (
        "Saknas i filen men står kvar, eftersom det finns utkast, handlingar eller beslut\n23. Remiss" in read
    )
    await maria.taps("Spara de 3 som är rätt")
    numbers = [a.number for a in (await stored_board(stage)).agenda("_1")]
    assert {"23", "24", "4"} <= set(numbers)


async def test_the_same_kallelse_again_has_nothing_to_save(stage: Stage) -> None:
    maria = await asked_for_kallelse(stage)
    await sends(maria, KALLELSE, "kallelse.docx")
    await maria.taps("Spara")
    await forges(maria, f"load:{stage.board.id}:_1")
    assert "Oförändrade: 1, 2, 3, 8" in await sends(maria, KALLELSE, "kallelse.docx")
    assert labels(maria.last) == []


async def test_what_a_later_kallelse_lacks_goes_when_the_secretary_says_so(stage: Stage) -> None:
    maria = await asked_for_kallelse(stage)
    await sends(maria, KALLELSE, "kallelse.docx")
    await maria.taps("Spara")
    await forges(maria, f"load:{stage.board.id}:_1")
    await sends(maria, b"1. Upprop\n\n2. Val av justerare\n", "kallelse.txt")
    await maria.taps("Spara och ta bort de 8 som saknas")
    assert [a.number for a in (await stored_board(stage)).agenda("_1")] == ["1", "2"]


async def test_a_draft_begun_before_the_tap_keeps_its_arende(stage: Stage) -> None:
    """What was shown is judged again on the board as it is."""
    maria = await asked_for_kallelse(stage)
    await sends(maria, KALLELSE, "kallelse.docx")
    await maria.taps("Spara")
    await forges(maria, f"load:{stage.board.id}:_1")
    await sends(maria, b"1. Upprop\n\n2. Val av justerare\n", "kallelse.txt")
    shown = maria.last
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await maria.taps("Spara och ta bort de 8 som saknas", shown)
    assert [a.number for a in (await stored_board(stage)).agenda("_1")] == ["1", "2", "23"]


async def test_a_kallelse_of_another_day_is_warned_of(stage: Stage) -> None:
    maria = await asked_for_kallelse(stage)
    text = "Tid: 12 mars 2026 kl. 18.00\n\n1. Upprop\n\n2. Val av justerare\n"
    assert "Det är en annan dag än sammanträdet 5 mars 18.00." in await sends(maria, text, "kallelse.txt")


async def test_faults_of_a_kallelse_are_quoted(stage: Stage) -> None:
    maria = await asked_for_kallelse(stage)
    text = "1. Upprop\n\n2. Val av justerare\n\n2. Budget\n\nEn rad för sig.\n\n5. Plan\n"
    read = await sends(maria, text, "kallelse.txt")
    assert "Ärende 2 finns redan längre upp." in read
    assert "”En rad för sig.” hör inte till något ärende" in read
    assert "I nummerföljden saknas 3 och 4." not in read
    assert labels(maria.last) == ["Spara de 3 som är rätt", "Avbryt"]


async def test_a_closed_meeting_takes_no_kallelse(stage: Stage) -> None:
    maria = await asked_for_kallelse(stage)
    await sends(maria, KALLELSE, "kallelse.docx")
    work = Work()
    work.put_board(await stored_board(stage), MeetingClosed("_1"), "")
    await Ledger(stage.database).commit(work)
    assert await maria.taps("Spara") == told(MeetingOver())
    assert not (await stored_board(stage)).agenda("_1")


async def test_an_export_is_read_without_personnummer_and_nothing_of_them_is_stored(stage: Stage) -> None:
    await enter(stage, "Jonas")
    before = await stored_board(stage)
    maria = await asked(stage)
    read = await sends(maria, workbook(EXPORT), "register.xlsx")
    assert "Filen har 3 personer." in read
    assert "Jonas Thorell (M) → Jonas Thorell (KD) (ledamot → ersättare)" in read
    assert "Tas inte med, eftersom mandattiden inte gäller nu: Ulf Gren." in read
    assert "Tas inte med, eftersom raderna gäller andra organ: Kulturnämnden." in read
    assert "Filen har ingen sekreterare. Maria Kjellin står kvar." in read
    assert "Filen har personnummer. De är inte lästa och sparas inte" in read
    await maria.taps("Spara")
    after = await stored_board(stage)
    assert after.accounts == before.accounts or len(after.accounts) == len(before.accounts) + 1
    jonas = next(person for person in after.people if person.name == "Jonas Thorell")
    assert after.account_of(jonas.id) == before.account_of(jonas.id)
    stored = [str(bytes(row[0])) for row in await stage.database.rows("SELECT body FROM file")]
    assert not [body for body in stored if "1234" in body]
    assert not [text for text in everything_said(stage) if "1234" in text]


async def test_those_who_leave_and_stand_on_drafts_are_named(stage: Stage) -> None:
    (jonas,) = await enter(stage, "Jonas")
    await open_draft(jonas)
    maria = await asked(stage)
    read = await sends(maria, GOOD, "register.csv")
    assert "Står bakom utkast men kan inte längre skriva under dem: Jonas Thorell (M)." in read


async def test_a_register_of_other_organs_is_refused(stage: Stage) -> None:
    maria = await asked(stage)
    rows = "namn;parti;roll;organ\nBo Lind;M;ledamot;Kulturnämnden\n"
    read = await sends(maria, rows, "register.csv")
    assert "Ingen rad gäller nämnden. Filen har Kulturnämnden." in read
    assert labels(maria.last) == []


async def test_a_button_from_before_what_is_kept_was_cleaned_is_stale(stage: Stage) -> None:
    maria = await asked(stage)
    await sends(maria, GOOD, "register.csv")
    work = Work()
    old = About(Topic.REGISTER, fields={"board": stage.board.id, "what": "register", "sha256": "a" * 64})
    work.marked.append((Spot(maria.place[0].id), maria.last.id, old))
    await Ledger(stage.database).commit(work)
    assert await maria.taps("Spara") == told(StaleButton())


async def test_what_waits_for_its_tap_survives_a_lost_race(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else writes to the board between: it is done again on the board as it is."""
    maria = await asked_for_kallelse(stage)
    await sends(maria, KALLELSE, "kallelse.docx")
    shelf, commit = Shelf(stage.database), Ledger.commit
    lost: list[int] = []

    async def after_another(self: Ledger, work: Work, *told: Any) -> None:
        if not lost and any(stream == stage.board.id for stream, _ in work.entries):
            lost.append(1)
            other = Work()
            other.put_board(await shelf.board(stage.board.id), ArendeSet(Arende("77", "Emellan")), "")
            await commit(self, other)
        await commit(self, work, *told)

    monkeypatch.setattr(Ledger, "commit", after_another)
    await maria.taps("Spara")
    board = await stored_board(stage)
    assert lost
    assert board.arende("77").title == "Emellan"
    assert len(board.agenda("_1")) == 10
