"""A hyphen where the line ends is the printer's, unless it is the writer's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.readers.hyphens import joined_lines


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["samverkans-", "överenskommelsen"], "samverkansöverenskommelsen"),
        (["bygg\u00ad", "lov"], "bygglov"),
        (["bygg\u2010", "lov"], "bygglov"),
        (["planen för bygg-", "lov i", "centrum"], "planen för bygglov i centrum"),
        (["in-", "och utvandring"], "in- och utvandring"),
        (["för-", "eller nackdel"], "för- eller nackdel"),
        (["lokal\u00ad", "samt regionnivå"], "lokal- samt regionnivå"),
        (["vår-", "respektive hösttermin"], "vår- respektive hösttermin"),
        (["säsongs\u2010", "och helg"], "säsongs- och helg"),
        (["klock-", "ocheller"], "klockocheller"),
        (["EU-", "projekt"], "EU-projekt"),
        (["(EU-", "projekt)"], "(EU-projekt)"),
        (["SKR:s EU-", "och regionfrågor"], "SKR:s EU- och regionfrågor"),
        (["16-", "åringar"], "16-åringar"),
        (["3-", "till 5-åringar"], "3- till 5-åringar"),
        (["där-", "till"], "därtill"),
        (["covid19-", "pandemin"], "covid19-pandemin"),
        (["e-", "post"], "e-post"),
        (["Karl-", "Johan"], "Karl-Johan"),
        (["2024-", "2026"], "2024-2026"),
        (["TJÄNSTEUT-", "LÅTANDE"], "TJÄNSTEUTLÅTANDE"),
        (["2024–", "2026"], "2024–2026"),
        (["och/", "eller"], "och/eller"),
        (["se https://exempel.se/", "plan"], "se https://exempel.se/plan"),
        (["staden –", "men inte landet"], "staden – men inte landet"),
        (["staden -", "men inte landet"], "staden - men inte landet"),
        (["en rad", "en till"], "en rad en till"),
        (["barn-,", "ungdoms- och"], "barn-, ungdoms- och"),
        ([], ""),
        (["ensam-"], "ensam-"),
    ],
)
def test_lines_become_text(lines: list[str], whole: str) -> None:
    assert joined_lines(lines)[0] == whole


LINES = st.lists(st.text("abÅ3-\u00ad,", min_size=1, max_size=6), max_size=6)


@given(LINES)
def test_each_line_stands_where_it_is_said_to_begin(lines: list[str]) -> None:
    text, starts = joined_lines(lines)
    assert len(starts) == len(lines)
    for line, start in zip(lines, starts, strict=True):
        assert text.startswith(line[:-1], start)


@given(LINES)
def test_nothing_but_hyphens_and_spaces_changes(lines: list[str]) -> None:
    text, _ = joined_lines(lines)
    bare = str.maketrans("", "", " -\u00ad")
    assert text.translate(bare) == "".join(lines).translate(bare)
