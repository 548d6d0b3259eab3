"""The Bilaga of somebody's own words: a reservation's reasons, a särskilt uttalande, an ersättaryttrande."""

from __future__ import annotations

from drafts.bilaga import Bilaga, Heading, Paragraph
from drafts.board import Board
from drafts.errors import TextTooLong
from drafts.pasting import pieces
from drafts.statement import Stance, Statement

WORDS_LIMIT = 20_000  # characters

TITLES: dict[Stance, str] = {
    Stance.RESERVATION: "Reservation",
    Stance.UTTALANDE: "Särskilt uttalande",
    Stance.ERSATTARYTTRANDE: "Ersättaryttrande",
    Stance.ANTECKNING: "Protokollsanteckning",
}


def compose_statement(said: Statement, board: Board) -> Bilaga:
    """As that of a proposal: what it is, the ärende, whose it is, and the text under the ärende's title.

    EmptyText where there are no words, TextTooLong beyond reason.
    """
    if len(said.words) > WORDS_LIMIT:
        raise TextTooLong(len(said.words), WORDS_LIMIT)
    arende = board.arende(said.arende)
    text = (Heading(words, 3) if heading else Paragraph(words) for words, heading in pieces(said.words))
    return Bilaga(
        title=TITLES[said.stance],
        arende=arende.label,
        diarienummer=arende.diarienummer,
        names=(board.person(said.person).named(group=said.party),),
        blocks=(Heading(arende.title), *text),
        version=1,
        at=said.at,
    )
