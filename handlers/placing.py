"""What a place in a document is called: as in an att-sats, so that people and instructions say the same."""

from __future__ import annotations

from drafts.base.document import BaseDocument, Kind
from drafts.phrasing.places import Places
from handlers.telling import shortened

NAME = 160  # characters


class Names:
    """The names of one document's places."""

    def __init__(self, document: BaseDocument) -> None:
        self._places = Places(document)

    def of(self, id_: str) -> str:
        """`Andra stycket under rubriken ”Våra mål”`; GoneItem where no block has the id."""
        place = self._places.of(id_)
        cell = place.block.kind is Kind.CELL
        name = shortened(place.inside().removeprefix("i ").rstrip(" ,") if cell else place.full, NAME)
        return name[:1].upper() + name[1:]


def name_of(document: BaseDocument, id_: str) -> str:
    return Names(document).of(id_)
