"""The styles a document has, by the names Word knows them by in every language."""

from __future__ import annotations

from bot.readers.package import Package
from bot.readers.wordml import W, value


def styles_of(package: Package) -> dict[str, str]:
    """The ids of the styles by their names, in small letters."""
    part = package.related(package.document, "styles")
    rows = package.tree(part).iterchildren(f"{W}style") if part else ()
    return {value(row, "name").casefold(): row.get(f"{W}styleId", "") for row in rows}
