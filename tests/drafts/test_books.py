"""The machine's own book-keeping, walked once to the secretary and back."""

from __future__ import annotations

from drafts import authors, drafting, sending
from drafts.draft import Kind
from drafts.stages import Stage
from tests.drafts.books import Books
from tests.people import board, seat


def test_the_books_are_kept_of_a_whole_evening() -> None:
    books = Books(board())
    books.put("Lars", drafting.open_draft(seat("Lars"), "23", Kind.GEMENSAMT))
    assert books.tries("Karin", authors.join)
    assert books.tries("Lars", drafting.add_satser, ("Att ett.",))
    for name in ("Lars", "Karin"):
        books.looks(name)
        assert books.signs(name)
    books.check_signatures()
    books.looks("Karin")
    assert books.sends("Karin")
    assert not books.sends("Lars")
    assert books.tries("Gun", sending.send_back, 1, "Titeln.")
    assert books.tries("Lars", drafting.add_satser, ("Att två.",))
    assert not books.signs("Karin")
    books.check_signatures()
    assert books.draft.stage is Stage.UTKAST
    assert len(books.log) == 8
