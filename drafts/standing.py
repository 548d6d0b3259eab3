"""What a person is in an ärende, as it stands now: register, attendance and jäv together."""

from __future__ import annotations

from enum import StrEnum

from drafts.attendance import Away, away, serves
from drafts.board import Board
from drafts.people import Person, Role


class Standing(StrEnum):
    LEDAMOT = "ledamot"  # the chair among them
    TJANSTGORANDE = "tjänstgörande ersättare"
    ERSATTARE = "ersättare som inte tjänstgör"
    JAVIG = "jävig"
    FRANVARANDE = "frånvarande"  # never came, has left, or somebody serves in their place
    SEKRETERARE = "sekreterare"


PROPOSING = frozenset({Standing.LEDAMOT, Standing.TJANSTGORANDE})


def standing(board: Board, person: Person, arende: str) -> Standing:
    if person.role is Role.SEKRETERARE:
        return Standing.SEKRETERARE
    if why := away(board, person.id, arende):
        return Standing.JAVIG if why is Away.JAV else Standing.FRANVARANDE
    if person.role is not Role.ERSATTARE:
        return Standing.LEDAMOT
    return Standing.TJANSTGORANDE if serves(board, person.id, arende) else Standing.ERSATTARE
