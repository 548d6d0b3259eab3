"""Whatever is typed, a Reading or a Refusal comes of it."""

from __future__ import annotations

from typing import get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafts.base.document import BaseDocument
from drafts.errors import Refusal
from drafts.reading import LIMIT, Amended, Question, Reading, read_all
from tests.corpus import CORPUS, POLICY

PIECES = st.sampled_from(
    [
        *(
            "att",
            "Att",
            "under",
            "rubriken",
            "avsnitt",
            "stycket",
            "första",
            "tredje",
            "sista",
            "punkt",
            "3.6.1",
        ),
        *(
            "lägga till",
            "ändra",
            "till",
            "stryka",
            "flytta",
            "ersätta",
            "med",
            "följande",
            "efter",
            "före",
            "§",
        ),
        *(
            "mellan",
            "kap.",
            "7",
            "meningen",
            "ordet",
            "som",
            "börjar",
            "byter plats",
            "från",
            "i",
            "på",
            "sida",
        ),
        *(
            "rad",
            "kolumn",
            "tabellen",
            "listan",
            "samtliga",
            "förekomster av",
            "bör",
            "lydelsen",
            "istället för",
        ),
        *("i sin helhet", "dokumentet", "namnet", "först", "sist", "nytt", "en", "ny", "utom", "Uppföljning"),
        *(
            "Ansvar",
            "inköp",
            "konsekvensnumrera",
            "införs",
            "försvinner",
            "kapitel",
            "och",
            ",",
            ":",
            ".",
            ";",
            "…",
        ),
        *(
            "”inköp”",
            "”Uppföljning”",
            "”",
            '"',
            "»",
            "«",
            "'",
            "\n",
            "”… ska”",
            "”Varje … inköp”",
            "”ny\nrad”",
            "b)",
        ),
    ]
)
SAID = st.one_of(st.lists(PIECES, max_size=25).map(" ".join), st.text(max_size=200))
EMPTY = BaseDocument("tom.txt", "", ())
BASES = st.sampled_from([*CORPUS.values(), EMPTY])


def outcome(base: BaseDocument, said: list[str], chosen: tuple[str, ...] = ()) -> Reading | None:
    try:
        return read_all(base, said, [chosen] * len(said))
    except Refusal:
        return None


@given(base=BASES, said=SAID)
@settings(max_examples=400, deadline=None)
@example(base=EMPTY, said="lägg till ”A”")
@example(base=EMPTY, said="stryk första stycket")
@example(base=EMPTY, said="förekomster av ”… ska” ersätta sida")
@example(base=POLICY, said="mellan 3")
def test_anything_typed_is_read_or_refused(base: BaseDocument, said: str) -> None:
    found = outcome(base, [said])
    assert found is None or isinstance(found, get_args(Reading))
    if isinstance(found, Amended):
        ids = [block.id for block in found.document.blocks]
        assert len(ids) == len(set(ids))
        assert "" not in ids
        assert bool(found.blocks) == (found.document.blocks != base.blocks)


@given(base=BASES, said=st.lists(SAID, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_number_of_them(base: BaseDocument, said: list[str]) -> None:
    found = outcome(base, said)
    assert found is None or isinstance(found, get_args(Reading))


@given(base=BASES, said=SAID, data=st.data())
@settings(max_examples=200, deadline=None)
def test_answers_come_to_an_end(base: BaseDocument, said: str, data: st.DataObject) -> None:
    """Every question is answered by one of its candidates, and is not put again."""
    chosen: tuple[str, ...] = ()
    for _ in range(12):
        found = outcome(base, [said], chosen)
        if not isinstance(found, Question) or not found.candidates or not found.candidates[0].key:
            return
        key = data.draw(st.sampled_from([c.key for c in found.candidates]))
        assert key not in chosen
        chosen = (*chosen, key)
    raise AssertionError(chosen)


def test_a_hostile_instruction_is_read_in_time() -> None:
    """Each is as long as may be; one that grew with its square would take minutes."""
    for piece in (
        "”",
        "” a",
        "”a” till ",
        "till ",
        "a",
        "…",
        "1",
        "1.",
        "ta ",
        "att ändra ",
        "i § ",
        "1, ",
        "a ",
    ):
        outcome(POLICY, [(piece * LIMIT)[:LIMIT]])
        outcome(POLICY, [("ändra ” " + piece * LIMIT)[:LIMIT]])
        outcome(POLICY, [("ändra " + piece * LIMIT)[:LIMIT]])
