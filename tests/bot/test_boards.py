"""Boards as files: the one that ships, folders of one's own, and files nobody should have to trust."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import bot
from bot.boards.agenda_file import agenda_rows
from bot.boards.folder import (
    SHIPPED,
    BadBoardFile,
    BadBoardFolder,
    NoBoardFile,
    NoBoardFolder,
    load_board,
)
from bot.readers.formats import read
from bot.styles.folder import SHIPPED as STYLES
from drafts.agenda import AgendaRow
from drafts.errors import BadFile
from drafts.faults import What, Why
from drafts.kallelse.reading import read_document
from drafts.people import Role

SCENARIOS = sorted((Path(bot.__file__).parent / "scenarios").glob("*.yaml"))

SHEET = "namn: Ekeby kulturnämnd\nersattaryttrande: nej\n"
REGISTER = "namn;parti;roll\nLars Berg;C;ledamot\nGun Palm;;sekreterare\n"
AGENDA = "- ärende: 007\n  titel: Kulturplan\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the three files of a small board."""
    for file, text in (("namnd.yaml", SHEET), ("register.csv", REGISTER), ("arenden.yaml", AGENDA)):
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def why(data: bytes | str) -> tuple[str, int]:
    with pytest.raises(BadFile) as refused:
        agenda_rows(data.encode() if isinstance(data, str) else data)
    return refused.value.why, getattr(refused.value, "line", 0)


def test_the_example_board_is_whole() -> None:
    board = load_board("example")
    assert (board.id, board.faults, board.register.faults, board.agenda.faults) == ("example", (), (), ())
    assert [a.number for a in board.agenda.arenden] == ["9 A", "23", "24"]
    assert all(a.diarienummer and a.proposal for a in board.agenda.arenden)


def test_the_example_board_is_large_enough_to_be_believed() -> None:
    people = load_board("example").register.people
    parties = Counter(p.party for p in people if p.party)
    assert len(people) >= 20
    assert len(parties) >= 6
    assert {p.party for p in people if p.gruppledare} == set(parties)
    assert {p.role for p in people} == set(Role)
    assert any(len(p.name.split()) > 2 for p in people)
    assert any(p.name.endswith("s") for p in people)
    assert max(Counter(p.first_name for p in people).values()) == 1


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_scenarios_are_played_by_people_of_their_board(scenario: Path) -> None:
    played = yaml.safe_load(scenario.read_text(encoding="utf-8"))
    names = {p.first_name for p in load_board(played["board"]).register.people}
    steps = [step.get("expect", step) for step in played["steps"]]
    assert {step["who"] for step in steps if "who" in step} <= names


def test_a_folder_becomes_a_board(folder: Path) -> None:
    board = load_board(str(folder))
    assert board.name == "Ekeby kulturnämnd"
    assert not board.settings.ersattaryttrande
    assert [p.name for p in board.register.people] == ["Lars Berg", "Gun Palm"]
    assert [a.number for a in board.agenda.arenden] == ["007"]


def test_a_relative_path_is_a_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert load_board(".").name == load_board(f"../{folder.name}").name == "Ekeby kulturnämnd"


def test_faults_stay_with_the_file_they_are_in(folder: Path) -> None:
    (folder / "namnd.yaml").write_text("namn: Ekeby\nstil: barock\n", encoding="utf-8")
    (folder / "register.csv").write_text(REGISTER + "Eva Ek;S;vakt\n", encoding="utf-8")
    (folder / "arenden.yaml").write_text(AGENDA + "- ärende: 8\n", encoding="utf-8")
    board = load_board(str(folder))
    assert [(f.line, f.what) for f in board.faults] == [(2, What.UNKNOWN_STYLE)]
    assert [(f.line, f.what) for f in board.register.faults] == [(4, What.UNKNOWN_ROLE)]
    assert [(f.line, f.what) for f in board.agenda.faults] == [(3, What.MISSING_TITLE)]


@pytest.mark.parametrize("style", ["goteborg", "Lomma", "enkel", "stockholm", "egen"])
def test_a_board_names_a_style_that_ships_or_its_own(folder: Path, tmp_path: Path, style: str) -> None:
    shutil.copytree(STYLES / "enkel", tmp_path / "stilar" / "egen")
    (folder / "namnd.yaml").write_text(f"namn: Ekeby\nstil: {style}\n", encoding="utf-8")
    board = load_board(str(folder), styles=tmp_path / "stilar")
    assert (board.settings.style, board.faults) == (style.lower(), ())
    assert bool(load_board(str(folder)).faults) == (style == "egen")


@pytest.mark.parametrize("name", ["inga", "", "/finns/inte", "__init__.py"])
def test_a_board_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(NoBoardFolder, match=f"Det finns ingen nämnd ”{name}”"):
        load_board(name)


@pytest.mark.parametrize("file", ["namnd.yaml", "register.csv", "arenden.yaml"])
def test_a_file_that_is_not_there_is_told(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(NoBoardFile, match=f"{file} saknas i "):
        load_board(str(folder))


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "arenden.yaml").write_text('- titel: "Kulturplan\n', encoding="utf-8")
    with pytest.raises(BadBoardFile) as refused:
        load_board(str(folder))
    assert str(refused.value).startswith("arenden.yaml: Filen går inte att läsa på rad 1.")
    assert isinstance(refused.value, BadBoardFolder)


def test_the_id_of_a_folder_fits_in_links_and_buttons(folder: Path) -> None:
    ids = []
    for name in (
        "kultur",
        "Kultur",
        "kultur-",
        "kulturnämnden i norra Ekeby",
        "kulturnämnden i södra Ekeby",
        "§",
    ):
        other = folder.parent / f"{folder.name}-boards" / name
        other.mkdir(parents=True)
        for file in folder.iterdir():
            (other / file.name).write_bytes(file.read_bytes())
        ids.append(load_board(str(other)).id)
    assert ids[0] == "kultur"
    assert len(set(ids)) == len(ids)
    assert all(id_.isascii() and id_.isalnum() and len(id_) <= 16 for id_ in ids)


def test_an_agenda_is_read_with_its_lines_and_as_written() -> None:
    text = "# Dagordning\n- ärende: 1_0\n  titel: ja\n\n- ärende: 007\n  titel: ~\n  §: 2026-01-01\n"
    assert agenda_rows(text.encode()) == [
        AgendaRow(2, {"ärende": "1_0", "titel": "ja"}),
        AgendaRow(5, {"ärende": "007", "titel": "", "§": "2026-01-01"}),
    ]


def test_an_agenda_may_stand_under_its_name_with_proposals_in_lists() -> None:
    text = "ärenden:\n- ärende: 1\n  förslag:\n  - Nämnden godkänner.\n  - Nämnden avslår.\n- hej\n"
    assert agenda_rows(text.encode("cp1252")) == [
        AgendaRow(2, {"ärende": "1", "förslag": "Nämnden godkänner.\nNämnden avslår."}),
        AgendaRow(6, {}),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (Why.EMPTY, 0)),
        ("# inget", (Why.NOT_A_LIST, 0)),
        ("hej", (Why.NOT_A_LIST, 0)),
        ("titel: Kulturplan", (Why.NOT_A_LIST, 0)),
        ("- titel: Remiss: kulturplan", (Why.SYNTAX, 1)),
        ('- titel: a\n- titel: "Kulturplan\n- titel: b\n', (Why.SYNTAX, 2)),
        ("- a\n---\n- b\n", (Why.SYNTAX, 2)),
        ("- titel: &a x\n- titel: *a\n", (Why.ALIAS, 2)),
        ("- titel:\n    svensk: x\n", (Why.DEPTH, 2)),
        ("- titel: a\n  titel: b\n", (Why.KEY_TWICE, 1)),
        ("- titel: " + "x" * 10_001, (Why.LONG_TEXT, 1)),
        ("- a\n" * 501, (Why.ROWS, 0)),
        ("[" * 100_000, (Why.DEPTH, 1)),
        ("[" + "a," * 100_000 + "]", (Why.ROWS, 0)),
        ("a" * 1_000_001, (Why.SIZE, 0)),
    ],
)
def test_a_file_that_is_no_agenda_is_refused_whole(text: str, expected: tuple[Why, int]) -> None:
    assert why(text) == expected


def test_a_character_that_does_not_exist_is_refused_by_either_reader_of_yaml() -> None:
    assert why('- "\\UFFFFFFFF"')[0] == Why.SYNTAX


def test_a_bomb_of_aliases_is_refused_before_it_is_built() -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    assert why("\n".join(rows)) == (Why.ALIAS, 2)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 999_999,
        "- a\n" * 249_999,
        "? " * 499_999,
        "- titel: a" + "\u0301\u0323" * 249_000,  # to normalise this takes minutes
    ],
    ids=["deep", "many", "keys", "accents"],
)
def test_a_file_made_to_be_slow_is_refused_at_once(text: str) -> None:
    start = perf_counter()
    why(text)
    assert perf_counter() - start < 10


@given(st.binary() | st.text("-:[]{}&*!|>%@`\"'#?, \n\tab0ä").map(str.encode))
@example(b"? - a\n: b\n")
@example(b"[a]: b")
@example(b"- ? [a]\n  : b")
@example(b"%YAML 9.9\n---\n- a")
@example(b"- !!python/object/apply:os.system [ls]")
def test_no_bytes_are_met_with_anything_but_rows_or_bad_file(data: bytes) -> None:
    lines = [1]
    with suppress(BadFile):
        lines = [row.line for row in agenda_rows(data)]
    assert all(line > 0 for line in lines)


def test_the_examples_kallelse_is_read_whole_and_speaks_of_its_arenden() -> None:
    path = SHIPPED / "example" / "kallelse.docx"
    agenda = read_document(read(path.read_bytes(), path.name).document).agenda
    known = {arende.number: arende for arende in load_board("example").agenda.arenden}
    there = {arende.number: arende for arende in agenda.arenden}
    assert agenda.faults == ()
    assert {number: (there[number].title, there[number].diarienummer) for number in known} == {
        number: (arende.title, arende.diarienummer) for number, arende in known.items()
    }
