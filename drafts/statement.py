"""What somebody has said of a decision: a reservation, a särskilt uttalande, an ersättaryttrande, a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stance(StrEnum):
    RESERVATION = "reservation"
    UTTALANDE = "uttalande"
    ERSATTARYTTRANDE = "ersattaryttrande"
    ANTECKNING = "anteckning"
    NONE = "none"  # asked, and has nothing to say


@dataclass(frozen=True, slots=True)
class Statement:
    """One person's, in one ärende; with `party` for the others of the party too (*m.fl.*).

    `draft` is the proposal it is in favour of, where it is in favour of one. `words` are own words, and `pdf`
    and `docx` then the SHA-256 of their Bilaga. `by` is who entered it: the person, or the secretary.
    """

    arende: str
    person: str
    stance: Stance
    at: datetime
    by: str
    draft: str = ""
    words: str = ""
    party: bool = False
    pdf: str = ""
    docx: str = ""
