"""Patches: of lines, which others' tools take too, and of documents."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafts.base.document import FIRST, BaseDocument, Block, Cell, Kind, Line
from drafts.patching import Misfit, apply, patch, patched, unified
from tests.drafts.documents import a_document, added, histories
from tests.drafts.texts import any_text

lines = st.lists(
    st.sampled_from(["", "a", "b", "-- a", "++ b", "@@ -1 +1 @@", "\\ No newline", "\r"]), max_size=9
)
texts = any_text | lines.map("\n".join)
NAME = "avtal.docx"


@given(texts, texts)
@example("a\n-- b\n", "a\n++ b\n")
@example("--- a\n+++ b\n@@ -1 +1 @@\n", "@@\n")
@example("sida 1\x0csida 2\x85rad\u2028rad\rslut\n", "sida 1\x0csida 3\x85rad\u2028rad\r\n")
@example("utan radslut", "utan radslut\n")
@example("", "\n")
def test_a_patch_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    assert patched(old.split("\n"), unified(old.split("\n"), new.split("\n"), NAME)) == new.split("\n")


def test_a_patch_of_nothing_is_empty() -> None:
    assert unified(["a", ""], ["a", ""], NAME) == ""
    assert patched(["a", ""], "") == ["a", ""]


def test_a_patch_reads_as_patches_do() -> None:
    old = [f"Rad {n}" for n in range(1, 21)]
    new = ["Först", *old[:9], "Rad tio", *old[10:]]
    assert unified([*old, ""], [*new, ""], "avtal å.txt") == "\n".join(
        [
            "--- a/avtal å.txt",
            "+++ b/avtal å.txt",
            *("@@ -1,3 +1,4 @@", "+Först", " Rad 1", " Rad 2", " Rad 3"),
            *("@@ -7,7 +8,7 @@", " Rad 7", " Rad 8", " Rad 9", "-Rad 10", "+Rad tio"),
            *(" Rad 11", " Rad 12", " Rad 13", ""),
        ]
    )


def test_many_empty_lines_do_not_lead_it_astray() -> None:
    """difflib.unified_diff loses its way from 200 lines on."""
    old = [line for n in range(400) for line in (f"Stycke {n} om parken.", "")]
    new = [line.replace("parken", "torget") if line.startswith("Stycke 7") else line for line in old]
    marked = [line for line in unified(old, new, NAME).split("\n")[2:] if line[:1] in {"-", "+"}]
    assert len(marked) == 2 * 11


TOOLS = (["patch", "-s", "--binary", "-p1"], ["git", "apply", "--unidiff-zero", "-"])


@pytest.mark.parametrize("tool", TOOLS, ids=["patch", "git"])
@given(texts, texts)
@example("sida 1\x0csida 2\x85rad\u2028rad\rslut\n", "sida 1\x0csida 3\x85rad\u2028rad\r\n")
def test_git_and_patch_take_it(
    tmp_path_factory: pytest.TempPathFactory, tool: list[str], old: str, new: str
) -> None:
    if not shutil.which(tool[0]):
        pytest.skip(f"needs {tool[0]}")
    made = unified(old.split("\n"), new.split("\n"), NAME)
    assert _laid(tmp_path_factory.mktemp("patch"), tool, old, made) == new


def _laid(folder: Path, tool: list[str], old: str, patch_: str) -> str:
    file = folder / NAME
    file.write_bytes(old.encode())
    if patch_:
        subprocess.run(tool, cwd=folder, input=patch_.encode(), check=True, capture_output=True)  # noqa: S603
    return file.read_bytes().decode() if file.exists() else ""


@pytest.mark.parametrize("made", ["hej\n", "--- a/x\n+++ b/x\n", "@@ -1 +1 @@\n-a\n+b\n",
                                  "--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n-a\n+b\n",
                                  2 * "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"])  # fmt: skip
def test_what_is_no_patch_is_refused(made: str) -> None:
    with pytest.raises(Misfit):
        patched(["a", ""], made)


@pytest.mark.parametrize("other", [["a", "x", ""], ["", "a", "b", ""], ["a", ""], [""]])
def test_a_patch_lies_on_no_other_lines(other: list[str]) -> None:
    with pytest.raises(Misfit):
        patched(other, unified(["a", "b", ""], ["a", "c", ""], NAME))


BASE = a_document("# Samverkan", "Parterna träffas.", "• Kommunen kallar.", "Avtalet gäller i ett år.")


def test_a_patch_of_a_document_is_a_line_a_block() -> None:
    rows = patch(BASE, BASE.reworded("b4", 'Avtalet gäller "tills vidare".')).split("\n")
    assert rows[0] == f"--- a/avtal.docx\t{BASE.fingerprint}"
    assert rows[3:] == [
        ' ["b1", "h", 1, "", null, "Samverkan"]',
        ' ["b2", "p", 0, "", null, "Parterna träffas."]',
        ' ["b3", "i", 1, "", null, "Kommunen kallar."]',
        '-["b4", "p", 0, "", null, "Avtalet gäller i ett år."]',
        '+["b4", "p", 0, "", null, "Avtalet gäller \\"tills vidare\\"."]',
        "",
    ]


@given(histories())
def test_a_patch_makes_the_very_document_of_its_base(history: tuple[BaseDocument, ...]) -> None:
    for base, new in pairwise(history):
        assert apply(base, patch(base, new)) == new


@given(histories(most=2))
def test_a_patch_is_of_its_base_alone(history: tuple[BaseDocument, ...]) -> None:
    made = patch(history[0], history[-1])
    for other in history:
        if made and other.fingerprint != history[0].fingerprint:
            with pytest.raises(Misfit):
                apply(other, made)


def test_blocks_left_alone_keep_their_printed_lines() -> None:
    lines_ = (Line(1, 4), Line(1, 5, 9))
    base = replace(BASE, blocks=tuple(replace(block, lines=lines_) for block in BASE.blocks))
    new = added(base.reworded("b2", "Parterna ses."), FIRST, "# Inledning")
    made = apply(base, patch(base, new))
    assert [block.lines for block in made.blocks] == [(), lines_, lines_[:1], lines_, lines_]
    assert made == new


def test_the_name_of_the_file_is_no_part_of_it() -> None:
    new = BASE.without(["b3"])
    other = replace(BASE, name="samma avtal.docx")
    assert apply(other, patch(BASE, new)) == replace(new, name="samma avtal.docx")


def test_a_block_that_was_turned_into_another_kind() -> None:
    cell = Block("b2", Kind.CELL, "Parterna träffas.", 0, "2.", Cell(1, 2, 3))
    new = replace(BASE, blocks=(BASE.blocks[0], cell, *BASE.blocks[2:]))
    assert apply(BASE, patch(BASE, new)) == new


@pytest.mark.parametrize("row", ["hej", '["b1"]', '["b1", "x", 0, "", null, "hej"]', "{}", "3"])
def test_a_patch_that_does_not_keep_its_promise_is_refused(row: str) -> None:
    made = patch(BASE, BASE.reworded("b1", "Samråd"))
    old = '["b1", "h", 1, "", null, "Samråd"]'
    with pytest.raises(Misfit):
        apply(BASE, made.replace(old, row))
    with pytest.raises(Misfit):
        apply(BASE, made.replace(old, old.replace("Samråd", "Annat")))
