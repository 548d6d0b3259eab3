"""A person's own data as one zip: the JSON with everything, and a text to read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from drafts.own_data import OwnData

JSON, TEXT = "uppgifter.json", "uppgifter.txt"


def pack_own_data(own: OwnData, text: str) -> bytes:
    """Under no time of its own: the same data is the same bytes, and stored once."""
    packed = BytesIO()
    whole = msgspec.json.format(msgspec.json.encode(own), indent=2)
    with ZipFile(packed, "w", ZIP_DEFLATED) as zipped:
        for name, data in ((TEXT, text.encode()), (JSON, whole)):
            zipped.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return packed.getvalue()
