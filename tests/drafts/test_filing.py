"""Documents are filed with an ärende by the secretary, and by those who may move a proposal there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafts import board as boards
from drafts.base.document import BaseDocument
from drafts.board import Board
from drafts.board_changes import BoardChange
from drafts.errors import (
    AlreadyFiled,
    EmptyText,
    NotServing,
    Refusal,
    TooMany,
    UnknownArende,
    UnknownHandling,
)
from drafts.filing import HANDLINGAR_LIMIT, file_handling, remove_handling
from drafts.handlingar import newest
from drafts.log import Entry
from tests.corpus import AGREEMENT, POLICY
from tests.people import BOARD, EVENING, board, seat

FILED = (AGREEMENT, "d" * 64, "o" * 64)


def put(on: Board, change: BoardChange) -> Board:
    return boards.after(on, Entry(on.seq + 1, EVENING, "gun", change))


def filed(
    on: Board = BOARD, replaces: str = "", read: tuple[BaseDocument, str, str] = FILED, id_: str = "h1"
) -> Board:
    return put(on, file_handling(seat("Gun", on), "23", read, id_, replaces=replaces))


@pytest.mark.parametrize("who", ["Gun", "Lars", "Anna"])
def test_the_secretary_and_the_members_file(who: str) -> None:
    change = file_handling(seat(who), "23", FILED, "h1")
    handling = change.handling
    assert (handling.arende, handling.version, handling.title) == ("23", 1, AGREEMENT.title)
    assert put(BOARD, change).handling("h1") == handling


def test_an_ersattare_who_does_not_serve_files_nothing_and_one_who_serves_does() -> None:
    with pytest.raises(NotServing):
        file_handling(seat("Erik"), "23", FILED, "h1")
    assert file_handling(seat("Erik", board(serving=["Erik"])), "23", FILED, "h1")


def test_a_newer_version_keeps_the_documents_id_and_stands_in_its_place() -> None:
    newer = filed(filed(), "h1", (POLICY, "e" * 64, "p" * 64), "h2")
    (handling,) = newest(newer.handlingar, "23")
    assert (handling.id, handling.version, handling.document) == ("h1", 2, "e" * 64)
    assert newer.handling_of("d" * 64).version == 1


def test_the_same_text_is_not_filed_twice() -> None:
    with pytest.raises(AlreadyFiled):
        filed(filed(), "", FILED, "h2")


@pytest.mark.parametrize(
    ("arende", "read", "refusal"),
    [
        ("99", FILED, UnknownArende),
        ("23", (replace(AGREEMENT, blocks=()), "d" * 64, "o" * 64), EmptyText),
    ],
)
def test_what_cannot_be_filed_is_refused(
    arende: str, read: tuple[BaseDocument, str, str], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        file_handling(seat("Gun"), arende, read, "h1")


def test_an_arende_has_room_for_a_number_of_documents() -> None:
    full = BOARD
    for n in range(HANDLINGAR_LIMIT):
        full = filed(full, "", (AGREEMENT, f"{n:064}", "o" * 64), f"h{n}")
    with pytest.raises(TooMany):
        filed(full, "", (AGREEMENT, "f" * 64, "o" * 64), "hx")
    assert filed(full, "h3", (AGREEMENT, "f" * 64, "o" * 64))


def test_what_is_taken_away_is_not_offered_but_still_found_by_the_drafts_that_amend_it() -> None:
    there = filed()
    gone = put(there, remove_handling(seat("Gun", there), "h1"))
    assert newest(gone.handlingar, "23") == ()
    assert gone.handling_of("d" * 64).title == AGREEMENT.title
    with pytest.raises(UnknownHandling):
        remove_handling(seat("Gun", gone), "h1")
