"""Flytta, byta plats, byta dokument och nummer: the attested ways to say it, before and after."""

from __future__ import annotations

import pytest

from drafts.reading import Doubt, Question, read
from tests.drafts.reading.pages import (
    Case,
    amended,
    check_asks,
    check_reads,
    check_reads_as_done,
    page,
    shown,
    written,
)

CASES = (
    Case(
        "42 a § to under another",
        "i ordningen flytta 3 § till under 1 §",
        "1 § Ett.\n2 § Två.\n3 § Tre.\nOch mer.",
        "1 § Ett.\n3 § Tre.\nOch mer.\n2 § Två.",
        "# 1 kap.\n1 § Ett.\n3 § Tre.\n# 2 kap.\n1 § Två.",
        ("1 § Ett.", "1 § Två."),
        Doubt.BLOCK,
    ),
    Case(
        "a paragraph behind another",
        "Stycke 1 under Mål flyttas till efter stycke 3",
        "# Mål\nEtt.\nTvå.\nTre.\n# Slut\nFyra.",
        "# Mål\nTvå.\nTre.\nEtt.\n# Slut\nFyra.",
        "# Mål\nEtt.\nTvå.\nTre.\n# Mål\nFyra.",
        ("Ett.", "Fyra."),
        Doubt.HEADING,
        again="flytta stycket ”Ett.” till efter stycket ”Tre.”",
    ),
    Case(
        "to another heading",
        "Att under rubriken ”Mål” flytta första stycket till först under rubriken ”Slut”.",
        "# Mål\nEtt.\nTvå.\n# Slut\nTre.",
        "# Mål\nTvå.\n# Slut\nEtt.\nTre.",
        "# Mål\nEtt.\n# Slut\nTre.\n# Slut\nFyra.",
        ("Slut", "Slut"),
        Doubt.HEADING,
        again="flytta stycket ”Ett.” till först under rubriken ”Slut”",
    ),
    Case(
        "a section before another",
        "flytta avsnittet ”Slut” till före avsnittet ”Mål”",
        "# Början\nEtt.\n# Mål\nTvå.\n# Slut\nTre.\n## Bilaga\nFyra.",
        "# Början\nEtt.\n# Slut\nTre.\n## Bilaga\nFyra.\n# Mål\nTvå.",
        "# Mål\nTvå.\n# Slut\nTre.\n# Mål\nFyra.",
        ("Mål", "Mål"),
        Doubt.HEADING,
    ),
    Case(
        "points take each other's place",
        "Punkterna 2 och 4 byter plats",
        "1. Ett\n2. Två\n3. Tre\n4. Fyra",
        "1. Ett\n4. Fyra\n3. Tre\n2. Två",
        "1. Ett\n2. Två\n4. Fyra\nMen:\n2. Tre",
        ("Två", "Tre"),
        Doubt.BLOCK,
        again="flytta punkt 4 till efter punkt 1",
    ),
    Case(
        "a sentence behind another",
        "flytta meningen ”Ett.” till efter meningen ”Tre.”",
        "Ett. Två. Tre. Fyra.",
        "Två. Tre. Ett. Fyra.",
        "Ett. Två. Tre. Fyra. Ett.",
        ("Ett.", "Ett."),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_moved(case: Case) -> None:
    check_reads(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_stands_there_already_is_left(case: Case) -> None:
    check_reads_as_done(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_where_it_may_be_another_one_is_asked(case: Case) -> None:
    check_asks(case)


def test_what_is_moved_keeps_its_id() -> None:
    base = page("Ett.\nTvå.\nTre.")
    moved = amended(read(base, "flytta första stycket till efter tredje stycket"))
    assert [block.id for block in moved.document.blocks] == ["b2", "b3", "b1"]
    assert moved.blocks == ("b1",)


def test_a_document_becomes_a_chapter_of_another() -> None:
    """Pattern 44, read against each of the two."""
    said = "Policy för gåvor införs som ett nytt första kapitel i Policy för inköp, "
    said += "och försvinner som individuellt dokument"
    gifts = page("# Syfte\nInga gåvor.", "Policy för gåvor")
    buying = page("# Mål\nKöp lite.", "Policy för inköp")
    taken = amended(read(buying, said, others=(gifts,)))
    assert shown(taken.document) == written("# Policy för gåvor\n## Syfte\nInga gåvor.\n# Mål\nKöp lite.")
    assert amended(read(taken.document, said, others=(gifts,))).blocks == ()
    assert amended(read(gifts, said, others=(buying,))).document.blocks == ()
    unknown = read(buying, said)
    assert isinstance(unknown, Question)
    assert unknown.doubt is Doubt.NOT_FOUND


def test_numbers_follow_on_each_other_again() -> None:
    """Pattern 45."""
    base = page("# 1 kap. Val\n1 § Ett.\n3 § Tre.\n# 3 kap. Slut\n2 § Fyra.\n1. a\n4. b")
    found = amended(read(base, "konsekvensnumrera styrdokumenten"))
    assert shown(found.document) == written(
        "# 1 kap. Val\n1 § Ett.\n2 § Tre.\n# 2 kap. Slut\n1 § Fyra.\n1. a\n2. b"
    )
    assert [block.number for block in found.document.blocks[-2:]] == ["1.", "2."]
    assert amended(read(found.document, "konsekvensnumrera styrdokumenten")).blocks == ()


def test_a_whole_document_is_another() -> None:
    base = page("# Mål\nEtt.")
    said = "Att ersätta dokumentet i sin helhet med följande: rubriken ”Syfte” och stycket ”Två.”."
    found = amended(read(base, said))
    assert shown(found.document) == written("# Syfte\nTvå.")
    assert set(found.blocks) == {"b1", "b2", "n1", "n2"}
    assert amended(read(found.document, said)).blocks == ()
