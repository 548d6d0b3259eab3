"""A register or an agenda as a file: faults told by line, and kept only when the secretary says so."""

from __future__ import annotations

import pytest

from bot.play.stage import Stage
from drafts.errors import BadFile, NotOnRegister, OnlySecretary, StaleButton
from drafts.faults import Why
from handlers.faults import tell_bad_file
from tests.chat import Chatter, enter
from tests.handlers.acting import forges, label, labels, log_length, stored_board, told

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
