"""Which block became which: every block of both sides once, in reading order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.comparing import Op, Pair, align, compare, raw
from tests.corpus import CORPUS
from tests.drafts.texts import any_text

A = "Nämnden ska följa upp planen varje år tillsammans med de boende."
B = "Förvaltningen redovisar kostnaderna för belysningen senast i mars."
C = "Parken rustas upp med nya bänkar, träd och en lekplats för de minsta."
NEW = "Ordföranden kallar till ett möte med föreningarna före sommaren."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ((), (), ()),
        ((A, B), (A, B), (Pair(0, 0), Pair(1, 1))),
        ((A, C), (A, B, C), (Pair(0, 0), Pair(None, 1), Pair(1, 2))),
        ((A, B, C), (A, C), (Pair(0, 0), Pair(1, None), Pair(2, 1))),
        ((A, B), (A, B.replace("mars", "maj")), (Pair(0, 0), Pair(1, 1))),
        ((A, B), (A, NEW), (Pair(0, 0), Pair(1, None), Pair(None, 1))),
    ],
)
def test_what_became_of_each_block(
    old: tuple[str, ...], new: tuple[str, ...], pairs: tuple[Pair, ...]
) -> None:
    assert align(old, new) == pairs


def test_a_moved_block_is_a_move() -> None:
    moved = [pair for pair in align((A, B, C), (B, C, A)) if pair.moved]
    assert moved == [Pair(0, 2, moved=True)]


blocks = st.lists(
    st.sampled_from([A, B, C, NEW, "", " ", "Att", A.replace("år", "månad"), C[:30]]) | any_text, max_size=8
)


@given(blocks, blocks)
def test_every_block_of_both_sides_stands_in_one_pair(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert sorted(p.old for p in pairs if p.old is not None) == [*range(len(old))]
    assert sorted(p.new for p in pairs if p.new is not None) == [*range(len(new))]
    stays = [p for p in pairs if not p.moved and p.old is not None and p.new is not None]
    assert [p.old for p in stays] == sorted(p.old for p in stays if p.old is not None)


@given(blocks)
def test_a_row_is_aligned_with_itself_block_by_block(row: list[str]) -> None:
    assert align(row, row) == tuple(Pair(n, n) for n in range(len(row)))


@given(any_text, any_text)
def test_the_raw_spans_rebuild_both_texts_too(old: str, new: str) -> None:
    spans = raw(old, new)
    assert "".join(s.text for s in spans if s.op is not Op.ADDED) == old
    assert "".join(s.text for s in spans if s.op is not Op.STRUCK) == new


@pytest.mark.parametrize("name", CORPUS)
def test_rewrapping_marks_no_word(name: str) -> None:
    text = CORPUS[name].text
    wrapped = _wrapped(text, 58)
    assert _words(text, wrapped) == _words(wrapped, text) == []


@pytest.mark.parametrize("name", CORPUS)
def test_splitting_and_joining_paragraphs_marks_no_word(name: str) -> None:
    whole = "\n\n".join(block.text for block in CORPUS[name].blocks)
    split = whole.replace(". ", ".\n\n")
    assert _words(whole, split) == _words(split, whole) == []


def _words(old: str, new: str) -> list[str]:
    return [span.text for span in compare(old, new) if span.op is not Op.KEPT and span.text.strip()]


def _wrapped(text: str, width: int) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        row = ""
        for word in line.split(" "):
            if row and len(row) + len(word) >= width:
                lines.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        lines.append(row)
    return "\n".join(lines)
