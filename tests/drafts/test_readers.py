"""Who reads a draft, and how much of it: never a word of what has not been handed in, but for its authors."""

from __future__ import annotations

import pytest

from drafts import authors, drafting, sending
from drafts import draft as drafts
from drafts.changes import DraftChange, Sent
from drafts.draft import Draft, Kind
from drafts.errors import NotOnDraft, NotOnRegister, UnknownDraft
from drafts.log import Entry
from drafts.readers import reads_all, versions
from drafts.text import words_digest
from tests.people import BOARD, EVENING, board, called, seat, sends, signs, without

Log = list[Entry[DraftChange]]


class Book:
    """A draft in the making, and its log."""

    def __init__(self) -> None:
        self.draft, self.log = Draft("u1"), Log()

    def put(self, who: str, change: DraftChange) -> None:
        entry = Entry(self.draft.seq + 1, EVENING, who.lower(), change)
        self.log.append(entry)
        self.draft = drafts.after(self.draft, entry)

    def reword(self, words: str) -> None:
        seen = words_digest(self.draft.text.words("s2.0"))
        self.put("Lars", drafting.reword(self.draft, seat("Lars"), "s2.0", seen, words))


@pytest.fixture
def book() -> Book:
    """Handed in, returned, and worked on again."""
    book = Book()
    book.put("Lars", drafting.open_draft(seat("Lars"), "23", Kind.GEMENSAMT))
    book.put("Lars", drafting.add_satser(book.draft, seat("Lars"), ("Att nämnden avslår.",)))
    book.put("Karin", authors.join(book.draft, seat("Karin")))
    for who in ("Lars", "Karin"):
        book.put(who, signs(book.draft, seat(who)))
    book.put("Lars", sends(book.draft, seat("Lars")))
    return book


def words(book: Book, who: str) -> list[str]:
    return [state.draft.text.words("s2.0") for state in versions(book.draft, seat(who), book.log)]


def test_its_authors_read_all_of_it(book: Book) -> None:
    assert reads_all(book.draft, seat("Lars"))
    assert reads_all(book.draft, seat("Karin"))


@pytest.mark.parametrize("who", ["Anna", "Mats", "Erik"])
def test_nobody_else_of_the_board_reads_it_handed_in_or_not(who: str, book: Book) -> None:
    with pytest.raises(NotOnDraft):
        reads_all(book.draft, seat(who))
    with pytest.raises(NotOnDraft):
        versions(book.draft, seat(who), book.log)


def test_a_secretary_reads_nothing_before_it_is_handed_in() -> None:
    draft = Draft("u1", seq=1, board=BOARD.id, arende="23")
    with pytest.raises(NotOnDraft):
        reads_all(draft, seat("Gun"))


def test_a_secretary_reads_each_version_handed_in_and_no_more(book: Book) -> None:
    book.put("Gun", sending.send_back(book.draft, seat("Gun"), 1, "Skriv om."))
    book.reword("Att nämnden hemligt avslår.")
    assert not reads_all(book.draft, seat("Gun"))
    assert words(book, "Gun") == ["Att nämnden avslår."]
    assert words(book, "Lars")[-1] == "Att nämnden hemligt avslår."
    for who in ("Lars", "Karin"):
        book.put(who, signs(book.draft, seat(who)))
    book.put("Lars", sends(book.draft, seat("Lars")))
    assert words(book, "Gun") == ["Att nämnden avslår.", "Att nämnden hemligt avslår."]


def test_an_author_reads_each_version_that_says_something_new(book: Book) -> None:
    """Opening, joining and signing say nothing; handing in is a version of its own."""
    found = versions(book.draft, seat("Lars"), book.log)
    assert [state.entry.seq for state in found] == [2, 6]
    assert isinstance(found[-1].entry.change, Sent)


def test_who_has_left_the_register_or_sits_elsewhere_reads_nothing(book: Book) -> None:
    with pytest.raises(NotOnRegister):
        reads_all(book.draft, seat("Karin", without("Karin")))
    with pytest.raises(UnknownDraft):
        reads_all(book.draft, seat("Gun", board(id="annan")))


def test_who_is_away_still_reads(book: Book) -> None:
    assert reads_all(book.draft, seat("Karin", called(absent=frozenset({"karin"}))))
