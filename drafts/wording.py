"""The fixed phrases of the trade: ready first lines, and what each kind of draft is called.

Stockholm's form, from real minutes and bilagor: capital `Att` and an infinitive, full stop; the last
att-sats may end in a colon and open the free text.
"""

from __future__ import annotations

from drafts.draft import Kind

APPROVE = "Att godkänna förvaltningens förslag till beslut."
APPROVE_IN_PART = "Att delvis godkänna förvaltningens förslag till beslut."
REJECT = "Att avslå förvaltningens förslag till beslut."
REMIT = "Att återremittera ärendet till förvaltningen."
IN_ADDITION = "Därutöver anföra följande:"
RENUMBER = "Att konsekvensnumrera dokumentet."

READY: dict[str, str] = {
    "godkann": APPROVE,
    "delvis": APPROVE_IN_PART,
    "avsla": REJECT,
    "aterremittera": REMIT,
    "darutover": IN_ADDITION,
}

OPENING: dict[Kind, tuple[str, ...]] = {
    Kind.AVSLAG: (REJECT,),
    Kind.ATERREMISS: (REMIT,),
}

LABELS: dict[Kind, str] = {
    Kind.GEMENSAMT: "Gemensamt förslag",
    Kind.EGET: "Eget förslag",
    Kind.TILLAGG: "Tilläggsförslag",
    Kind.AVSLAG: "Avslag",
    Kind.ATERREMISS: "Återremiss",
    Kind.UTTALANDE: "Särskilt uttalande",
}

DECISIONS = "Förslag till beslut"
MOTIVATION = "Motivering"


def amended_below(title: str) -> str:
    """The decision that stands for changes shown as excerpts."""
    return f"Att ändra {title} i enlighet med vad som framgår nedan."


def changes_in(title: str) -> str:
    """The heading over a document's excerpts."""
    return f"Ändringar i {title}"


def opens_free_text(sats: str) -> bool:
    """`Därutöver anföra följande:` and its like: what follows is the free text itself."""
    return sats.rstrip().endswith(":")
