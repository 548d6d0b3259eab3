"""What a place in a document is called."""

from __future__ import annotations

from drafts.base.document import BaseDocument
from drafts.base.places import place_of
from drafts.ordinals import ordinal
from handlers.templates import say


def name_of(document: BaseDocument, id_: str) -> str:
    """`Andra stycket under ”Våra mål”`, in Telegram's HTML; GoneItem where no block has the id."""
    place = place_of(document, id_)
    return say("placing.place", place=place, ordinal=ordinal(place.number))
