"""What was found in an uploaded file."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.base.document import BaseDocument


@dataclass(frozen=True, slots=True)
class Found:
    """The document; and what a tjänsteutlåtande says of its ärende, empty where it does not.

    `proposal` is the administration's förslag till beslut, a decision each.
    """

    document: BaseDocument
    title: str = ""
    diarienummer: str = ""
    proposal: tuple[str, ...] = ()
