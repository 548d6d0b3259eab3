"""An item of the board's agenda."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.errors import EmptyText, TextTooLong

TITLE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Arende:
    """`number` may carry a letter (`23 A`) and is not the paragraph (§) of the minutes.

    `diarienummer` is opaque: every board has its own shape. `id` is what everything else knows the ärende by:
    its number, and for the next of that number (of a later meeting) `23.2`.
    """

    number: str
    title: str
    diarienummer: str = ""
    paragraph: str = ""
    proposal: str = ""  # the administration's förslag till beslut
    id: str = ""
    meeting: str = ""  # its id; empty where the ärende is on no meeting's agenda
    summary: str = ""  # *Sammanfattning av ärendet*

    @property
    def label(self) -> str:
        return f"Ärende {self.number}"


def checked(arende: Arende) -> Arende:
    """The ärende, or EmptyText, or TextTooLong."""
    if not arende.number or not arende.title:
        raise EmptyText
    if len(arende.title) > TITLE_LIMIT:
        raise TextTooLong(len(arende.title), TITLE_LIMIT)
    return arende
