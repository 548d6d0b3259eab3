"""`yrka diff`, `yrka merge` and `yrka amend` as they are called."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.boards.folder import SHIPPED
from bot.readers.sandbox import read_file
from tests import verapdf

OLD = """# Plan för lekparker

Alla lekparker rustas upp varje år. Gungor byts vid behov.

- Sand byts.
- Staket målas.
"""
NEW = OLD.replace("varje år", "varje kvartal").replace("- Staket målas.", "- Staket målas.\n- Bänkar lagas.")
AGREEMENT = SHIPPED / "example/handlingar/overenskommelse.docx"


def yrka(*args: str | Path) -> tuple[int, str, str]:
    """Exit code, what it answered and what it told."""
    command = [sys.executable, "-m", "bot", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 — our own command
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD)
    new.write_text(NEW)
    return old, new


def test_json_rebuilds_both_files(files: tuple[Path, Path]) -> None:
    code, answer, _ = yrka("diff", *files, "--json")
    spans = json.loads(answer)
    assert code == 0
    assert "".join(text for op, text in spans if op != "+") == OLD
    assert "".join(text for op, text in spans if op != "-") == NEW
    assert ["-", "år"] in spans


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("--text", "varje [-år-]{+kvartal+}."),
        ("--html", "varje <del>år</del><ins>kvartal</ins>."),
        ("--patch", "+- Bänkar lagas."),
        ("--instruction", "ändra ”varje år” till ”varje kvartal”."),
    ],
)
def test_a_difference_is_told_in_the_form_that_is_asked_for(
    files: tuple[Path, Path], form: str, told: str
) -> None:
    code, answer, _ = yrka("diff", *files, form)
    assert code == 0
    assert told in answer


def test_html_shows_tags_of_the_text_as_text(tmp_path: Path) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b<i>.txt"
    old.write_text("<script>alert(1)</script> gammal")
    new.write_text("<script>alert(1)</script> ny")
    _, answer, _ = yrka("diff", old, new, "--html")
    assert "<script>" not in answer
    assert "<i>" not in answer


def test_tracked_files_are_written(tmp_path: Path) -> None:
    """The Word file keeps its looks; the PDF is accessible and archivable."""
    new = tmp_path / "ny.md"
    new.write_text(
        "\n\n".join(b.text for b in read_file(AGREEMENT).document.blocks).replace(
            "10 och 19 år", "10 och 20 år"
        )
    )
    docx, pdf = tmp_path / "ut.docx", tmp_path / "ut.pdf"
    code, answer, told = yrka("diff", AGREEMENT, new, "--docx", docx, "--pdf", pdf)
    assert (code, answer, told) == (0, "", "")
    assert "10 och 20 år" in read_file(docx).document.text
    assert (
        verapdf.find_faults(pdf.read_bytes(), "ua1")
        == verapdf.find_faults(pdf.read_bytes(), "2a")
        == frozenset()
    )


def test_versions_that_go_together_are_merged(tmp_path: Path, files: tuple[Path, Path]) -> None:
    other = tmp_path / "other.md"
    other.write_text(OLD.replace("Gungor byts", "Gungor lagas"))
    code, answer, _ = yrka("merge", *files, other, "--json")
    whole = json.loads(answer)
    assert code == 0
    assert (whole["conflict"], whole["collisions"]) == (False, [])
    assert whole["merged"] == NEW.replace("Gungor byts", "Gungor lagas")


def test_versions_that_collide_are_told_with_both_readings(tmp_path: Path, files: tuple[Path, Path]) -> None:
    other = tmp_path / "other.md"
    other.write_text(OLD.replace("varje år", "varje vecka"))
    code, answer, _ = yrka("merge", *files, other, "--json")
    whole = json.loads(answer)
    (collision,) = whole["collisions"]
    assert code == 1
    assert (whole["conflict"], whole["merged"]) == (True, None)
    assert {collision["by_one"], collision["by_other"]} == {"kvartal", "vecka"}
    code, answer, told = yrka("merge", *files, other)
    assert (code, answer) == (1, "")
    assert "new.md: ”kvartal”" in told


def test_neighbouring_changes_are_merged_and_told(tmp_path: Path) -> None:
    base, one, other = (tmp_path / name for name in ("b.txt", "1.txt", "2.txt"))
    base.write_text("Klart senast i maj 2025.")
    one.write_text("Klart senast i juni 2025.")
    other.write_text("Klart senast i maj 2026.")
    code, answer, told = yrka("merge", base, one, other)
    assert (code, answer) == (0, "Klart senast i juni 2026.\n")
    assert "ingen har föreslagit" in told
    assert json.loads(yrka("merge", base, one, other, "--json")[1])["neighbours"]


def test_instructions_are_applied_to_the_file_as_it_stands(files: tuple[Path, Path]) -> None:
    told = "att under rubriken ”Plan för lekparker”, första stycket, ändra ”varje år” till ”varje kvartal”"
    code, answer, _ = yrka(
        "amend", files[0], told, "att lägga till punkten ”Bänkar lagas.” efter andra punkten", "--json"
    )
    whole = json.loads(answer)
    assert (code, whole["questions"]) == (0, [])
    assert whole["text"] == NEW
    assert len(whole["applied"]) == 2


def test_an_instruction_that_is_unclear_is_asked_about_and_the_others_applied(
    files: tuple[Path, Path],
) -> None:
    code, answer, _ = yrka("amend", files[0], "att stryka ”byts”", "att stryka andra punkten", "--json")
    whole = json.loads(answer)
    (asked,) = whole["questions"]
    assert code == 1
    assert whole["applied"] == ["att stryka andra punkten"]
    assert len(asked["candidates"]) == 2
    assert "Staket" not in whole["text"]


@pytest.mark.parametrize("verb", [["diff"], ["merge"], ["amend"]])
def test_a_file_that_is_not_there_is_said_so(
    tmp_path: Path, verb: list[str], files: tuple[Path, Path]
) -> None:
    code, answer, told = yrka(
        *verb, tmp_path / "borta.docx", "att stryka första stycket" if verb == ["amend"] else files[0]
    )
    assert (code, answer) == (2, "")
    assert "finns inte" in told


def test_a_damaged_file_is_said_so(tmp_path: Path, files: tuple[Path, Path]) -> None:
    bad = tmp_path / "trasig.docx"
    bad.write_bytes(b"PK\x03\x04 skrot")
    code, _, told = yrka("diff", bad, files[0])
    assert code == 2
    assert "skadad" in told
    assert "Traceback" not in told
