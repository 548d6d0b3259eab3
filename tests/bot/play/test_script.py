"""Scenario files are read whole, and what is wrong with one is told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.play.script import Act, BadScript, Look, read_script

GOOD = """\
board: example
unbound: [Erik]
audience: [Maria]
steps:
  - {who: Lars, chat: grupp, says: /nytt}
  - who: Lars
    replies: {to: "att-sats", text: "Att bygga."}

  - expect: {chat: grupp, contains: "Att", absent: "riva", buttons: [Ja, Nej], file: "*.pdf"}
  - {who: Lars, taps: {to: "Att bygga", button: Anta}}
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_step_knows_its_line(tmp_path: Path) -> None:
    script = read_script(write(tmp_path, GOOD))
    assert script.steps == (
        Act(5, "Lars", "grupp", "says", "/nytt"),
        Act(6, "Lars", "", "replies", "Att bygga.", "att-sats"),
        Look(9, "", "grupp", "Att", "riva", ("Ja", "Nej"), "*.pdf"),
        Act(10, "Lars", "", "taps", "Anta", "Att bygga"),
    )
    assert (script.cast, script.unbound) == (("Lars", "Maria"), ("Erik",))


def test_a_path_to_a_board_is_meant_from_the_file(tmp_path: Path) -> None:
    script = read_script(write(tmp_path, "board: ./namnden\nsteps: []\n"))
    assert script.board == str(tmp_path / "namnden")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("hej", "ett steg är who:"),
        ("{who: Lars}", "ett av says, taps"),
        ("{says: hej}", "ett steg har who:"),
        ("{who: Lars, says: hej, taps: Ja}", "ett av says, taps"),
        ("{who: Lars, säger: hej}", "ett av says, taps"),
        ("{who: Lars, replies: hej}", "to: och text:"),
        ("{who: Lars, replies: {to: hej}}", "to: och text:"),
        ("{who: Lars, taps: {to: hej}}", "to: och button:"),
        ("{expect: hej}", "expect: har chat: eller who:"),
        ("{expect: {contains: hej}}", "expect: har chat: eller who:"),
        ("{expect: {who: Lars, innehåller: hej}}", "expect: har chat: eller who:"),
        ("{expect: {who: Lars}}", "säger inte vad"),
        ("{clock: i morgon}", "clock: är en tid"),
        ("{clock: 2030-11-25 11.00, who: Lars}", "clock: står för sig självt"),
    ],
)
def test_a_bad_step_is_told_by_its_line(tmp_path: Path, step: str, words: str) -> None:
    path = write(tmp_path, f"steps:\n  - {{who: Lars, says: hej}}\n\n  - {step}\n")
    with pytest.raises(BadScript, match=f"rad 4: .*{words}"):
        read_script(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "- hej",
        "board: example",
        "steps: hej",
        "board: [\n",
        "steps: []\nscen: 1\n",
        "steps: [\x07]",
        "steps: " + "[" * 3_000,
        "steps: [&a [*a]]",
        "steps: [2026-99-99]",
        "steps: []\nsteps: [{who: Lars, says: /hjalp}]",
    ],
)
def test_what_is_no_scenario_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadScript, match=r"scenario\.yaml"):
        read_script(write(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadScript, match="går inte att läsa"):
        read_script(tmp_path / "scenario.yaml")
    (tmp_path / "scenario.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadScript, match="går inte att läsa"):
        read_script(tmp_path / "scenario.yaml")
