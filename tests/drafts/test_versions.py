"""A draft's versions told as a document's changes: what became of it, and in whose hands."""

from __future__ import annotations

from drafts import authors, drafting
from drafts.base.tracked import Run, TrackedDocument
from drafts.comparing import Op
from drafts.draft import Kind
from drafts.readers import State, versions
from drafts.text import words_digest
from drafts.versions import compared
from tests.drafts.test_readers import Book
from tests.people import BOARD, seat

OPENING = "Därutöver anföra följande:"


def written() -> tuple[State, ...]:
    """Lars writes; Karin rewords, adds and takes away."""
    book = Book()
    book.put("Lars", drafting.open_draft(seat("Lars"), "23", Kind.GEMENSAMT))
    book.put("Lars", drafting.add_satser(book.draft, seat("Lars"), ("Att nämnden avslår.", OPENING)))
    book.put("Karin", authors.join(book.draft, seat("Karin")))
    seen = words_digest("Att nämnden avslår.")
    book.put("Karin", drafting.reword(book.draft, seat("Karin"), "s2.0", seen, "Att nämnden bifaller."))
    book.put("Karin", drafting.add_motivation(book.draft, seat("Karin"), (("Vi vill.", False),)))
    book.put("Lars", drafting.remove(book.draft, seat("Lars"), "s2.0", words_digest("Att nämnden bifaller.")))
    return versions(book.draft, seat("Lars"), book.log)


def told(document: TrackedDocument) -> list[tuple[str, str, str]]:
    """Each change: what was done, the words, and who did it."""
    runs: list[Run] = [run for block in document.blocks for run in block.runs if run.mark]
    return [(run.op.value, run.text, run.mark.author) for run in runs if run.mark]


def test_one_version_tells_what_it_changed_and_who_did() -> None:
    states = written()
    assert told(compared(states[0], states[1:2], BOARD, str.title)) == [
        ("-", "avslår", "Karin"),
        ("+", "bifaller", "Karin"),
    ]


def test_several_tell_each_in_its_writers_name() -> None:
    states = written()
    document = compared(states[0], states[1:], BOARD, str.title)
    assert told(document) == [
        ("-", "Att nämnden ", "Lars"),
        ("-", "avslår", "Karin"),  # what she put instead came and went
        ("-", ".", "Lars"),
        ("+", "Vi vill.", "Karin"),
    ]


def test_the_first_is_all_new() -> None:
    states = written()
    document = compared(None, states[:1], BOARD, str.title)
    assert document.old == ()
    assert all(run.op is Op.ADDED for block in document.blocks for run in block.runs)


def test_it_reads_as_the_bilaga_does() -> None:
    """Under the ärende's title; what opens the free text stands last, and has no heading after it."""
    states = written()
    now = compared(None, states[1:3], BOARD, str.title).new
    assert now == (
        "Remiss av samverkansöverenskommelse",
        "Förslag till beslut",
        "Att nämnden bifaller.",
        OPENING,
        "Vi vill.",
    )
