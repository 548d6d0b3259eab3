"""yrka demo and yrka play: what they leave, what they say, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import commands
from bot.play import LOST, SILENT
from bot.play.script import SHIPPED
from tests.shell import yrka

CASE, SHORT = SHIPPED / "gemensamt-forslag.yaml", SHIPPED / "ersattare.yaml"


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    path = tmp_path / "fel.yaml"
    steps = "  - {who: Lars, says: /hjalp}\n  - expect: {who: Lars, contains: dinosaurie}\n"
    path.write_text(f"steps:\n{steps}", encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "trasig.yaml"
    path.write_text("steps:\n  - {who: Lars}\n", encoding="utf-8")
    return path


async def test_the_demo_leaves_the_files_and_ends_well(tmp_path: Path) -> None:
    ran = await yrka("demo", "--out", "ut", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.suffix for path in (tmp_path / "ut").iterdir()) == [".docx", ".pdf"]
    for told in (
        "Lars Ekdahl",
        "trycker på",
        "Gruppen grupp",
        "Sekreteraren har tagit emot bilagan",
        "ut/Bilaga",
    ):
        assert told in ran.out
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]  # noqa: ASYNC240


@pytest.mark.parametrize(
    ("fault", "words"), [(SILENT, "har inte tryckt på Mottagen"), (LOST, "fick ingen fil som slutar på .pdf")]
)
def test_where_the_secretary_did_not_receive_it_the_demo_says_so(
    fault: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.demo(tmp_path / "ut", fault) == 1
    assert words in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "ut").exists()


async def test_a_scenario_that_holds_ends_with_0_and_leaves_its_files(tmp_path: Path) -> None:
    ran = await yrka("play", str(CASE), "--out", "ut", cwd=tmp_path)
    assert ran.code == 0
    assert "alla 48 steg höll" in ran.out
    assert {path.suffix for path in (tmp_path / "ut" / "Maria").iterdir()} == {".docx", ".pdf"}


def test_a_step_that_does_not_hold_ends_with_1_and_is_named(
    failing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.play([failing, SHORT], None, as_json=False) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "fel.yaml, rad 3: det som skulle synas syns inte: contains: dinosaurie" in told
    assert "i chatten står:" in told


def test_what_is_no_scenario_ends_with_2(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.play([bad], None, as_json=False) == 2
    assert "rad 2" in capsys.readouterr().err


def test_a_board_that_is_not_there_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s.yaml").write_text("board: ./borta\nsteps: []\n", encoding="utf-8")
    assert commands.play([tmp_path / "s.yaml"], None, as_json=False) == 2
    assert "borta" in capsys.readouterr().err


def test_json_tells_the_same(
    failing: Path, bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.play([SHORT, failing, CASE], tmp_path / "ut", as_json=True) == 1
    held, failed = json.loads(capsys.readouterr().out)
    assert held == {"file": str(SHORT), "ok": True, "steps": 19, "files": []}
    assert (failed["ok"], failed["line"]) == (False, 3)
    assert "contains: dinosaurie" in failed["why"]
    assert "Lars: /hjalp" in failed["instead"]
    assert commands.play([bad], None, as_json=True) == 2
    (refused,) = json.loads(capsys.readouterr().out)
    assert "rad 2" in refused["error"]


async def test_without_a_command_it_says_what_there_is(tmp_path: Path) -> None:
    ran = await yrka(cwd=tmp_path)
    assert ran.code == 2
    assert all(name in ran.err for name in ("demo", "play", "run", "board", "doctor"))
