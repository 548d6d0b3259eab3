"""The player stops at the first step that does not hold, and says what was there instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.play.player import Failed, Player
from bot.play.script import read_script
from bot.play.stage import Stage

START = """\
steps:
  - {who: Lars, chat: grupp, says: /nytt}
  - {who: Lars, chat: grupp, taps: "Ärende 23"}
"""


async def perform(stage: Stage, folder: Path, steps: str) -> list[int]:
    """The lines that were begun."""
    (folder / "scenario.yaml").write_text(START + steps, encoding="utf-8")
    begun: list[int] = []
    script = read_script(folder / "scenario.yaml")
    await Player(stage, script, lambda _number, step: begun.append(step.line)).play()
    return begun


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ('{who: Lars, chat: grupp, taps: "Riv allt"}', "ingen knapp heter ”Riv allt”"),
        (
            '{who: Lars, chat: grupp, replies: {to: "riv", text: x}}',
            "inget av Yrkas meddelanden innehåller ”riv”",
        ),
        ("{who: Nils, says: hej}", "Nils: ingen i registret heter så"),
        ("{who: Lars, sends: borta.csv}", "borta.csv"),
        ('{expect: {chat: grupp, contains: "riv"}}', "syns inte: contains: riv"),
        ('{expect: {chat: grupp, contains: "Eget förslag", buttons: [Riv]}}', "syns inte: .*buttons"),
        ('{expect: {who: Lars, file: "*.pdf"}}', r"syns inte: file: \*.pdf"),
        ('{expect: {chat: grupp, absent: "nytt"}}', "ska inte göra det"),
        ('{expect: {chat: annan, contains: "hej"}}', "annan"),
        ("{clock: 2020-01-01 12.00}", "klockan är redan 20"),
    ],
)
async def test_the_first_step_that_does_not_hold_ends_it(
    stage: Stage, tmp_path: Path, step: str, why: str
) -> None:
    with pytest.raises(Failed, match=f"rad 4: .*{why}") as failed:
        await perform(stage, tmp_path, f"  - {step}\n  - {{who: Lars, says: efteråt}}\n")
    assert failed.value.step.line == 4
    assert not any("efteråt" in m.text for m in stage.telegram.world.messages(stage.user("Lars").chat))


async def test_what_was_there_instead_is_told(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        await perform(stage, tmp_path, '  - expect: {chat: grupp, contains: "riv"}\n')
    assert "Lars: /nytt" in failed.value.instead
    assert "[Gemensamt förslag]" in failed.value.instead


async def test_each_step_is_told_as_it_begins(stage: Stage, tmp_path: Path) -> None:
    assert await perform(stage, tmp_path, '  - expect: {chat: grupp, contains: "23"}\n') == [2, 3, 4]


async def test_a_link_is_opened_only_when_one_has_been_shown(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ingen länk har visats"):
        await perform(stage, tmp_path, "  - {who: Lars, opens: invite}\n")


async def test_what_a_tap_was_answered_with_counts_as_seen(stage: Stage, tmp_path: Path) -> None:
    steps = """\
  - {who: Lars, chat: grupp, taps: "Gemensamt förslag"}
  - {who: Jonas, chat: grupp, taps: "Jag är med"}
  - expect: {who: Jonas, contains: "bakom utkastet"}
"""
    assert (await perform(stage, tmp_path, steps))[-1] == 6


async def test_a_bot_that_never_comes_to_rest_is_told_of(stage: Stage, tmp_path: Path) -> None:
    stage.patience = 0
    with pytest.raises(Failed, match="rad 2: boten blev inte klar"):
        await perform(stage, tmp_path, "")


async def test_the_clock_is_set_forward_to_a_swedish_time(stage: Stage, tmp_path: Path) -> None:
    await perform(stage, tmp_path, "  - {clock: 2031-07-01 12.00}\n")
    assert stage.clock
    assert f"{stage.clock.now():%Y-%m-%d %H.%M}" == "2031-07-01 10.00"


async def test_of_two_buttons_alike_the_one_on_the_message_meant_is_tapped(
    stage: Stage, tmp_path: Path
) -> None:
    steps = """\
  - {who: Lars, chat: grupp, says: /nytt}
  - {who: Lars, chat: grupp, taps: {to: "finns inte", button: "Ärende 23"}}
"""
    with pytest.raises(Failed, match="rad 5: ingen knapp heter"):
        await perform(stage, tmp_path, steps)


async def test_what_is_said_beside_the_topics_of_a_forum_is_in_none_of_them(
    stage: Stage, tmp_path: Path
) -> None:
    steps = """\
  - {who: Jonas, chat: forum/, says: /nytt}
  - {who: Jonas, chat: forum/Cyklar, says: /nytt}
"""
    await perform(stage, tmp_path, steps)
    forum, topic = stage.rooms["forum/Cyklar"]
    topics = [m.topic for m in stage.telegram.world.messages(forum) if m.text == "/nytt"]
    assert topics == [None, topic]
