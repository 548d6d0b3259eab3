"""The base document with its changes tracked: a DOCX whose reader accepts or rejects each of them."""

from __future__ import annotations

from dataclasses import replace

from bot.press.package import pack
from bot.press.tracked.cleaning import clean, written
from bot.press.tracked.fresh import lay_out
from bot.press.tracked.marking import Unlike, mark_changes
from bot.press.tracked.styles import styles_of
from bot.readers.package import Package, open_package
from bot.readers.wordml import PARAGRAPH
from drafts.base.tracked import TrackedDocument
from drafts.errors import BadFile


def tracked_docx(tracked: TrackedDocument, original: bytes | None) -> bytes:
    """The original with the changes tracked in it, or a document made anew where there is none to use.

    Accepted, it says `tracked.new`; rejected, `tracked.old`, looking as it did. Changes that were pending
    in the original are accepted, since that is how it was read. Equal values give equal bytes.
    """
    if original is not None:
        try:
            return _in_original(_as_read(tracked), open_package(original))
        except (BadFile, Unlike):  # a PDF or plain text; or blocks that were joined or split by hand
            pass
    return _anew(tracked)


def _in_original(tracked: TrackedDocument, package: Package) -> bytes:
    root = package.tree(package.document)
    by_id = {f"b{n}": paragraph for n, paragraph in enumerate(root.iter(PARAGRAPH), start=1)}
    clean(package, root)
    mark_changes(root, tracked.blocks, by_id, styles_of(package))
    package.parts[package.document] = written(root)
    return pack(package.parts.items())


def _as_read(tracked: TrackedDocument) -> TrackedDocument:
    """Every block under the id its reader gave it, which says where in the file it stands."""
    blocks = (replace(t, block=replace(t.block, id=t.block.source or t.block.id)) for t in tracked.blocks)
    return replace(tracked, blocks=tuple(blocks))


def _anew(tracked: TrackedDocument) -> bytes:
    package, root, by_id = lay_out(tracked)
    mark_changes(root, tracked.blocks, by_id, styles_of(package))
    package.parts[package.document] = written(root)
    return pack(package.parts.items())
