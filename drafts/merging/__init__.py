"""Several versions of one text, made one: what goes together, what collides, and what touches."""

from drafts.merging.collisions import Clash, Collision, Merge, Neighbours
from drafts.merging.documents import MergedDocument, joined, merge_documents
from drafts.merging.sweeping import Sweep, sweep
from drafts.merging.texts import merge, merge_texts

__all__ = [
    "Clash",
    "Collision",
    "Merge",
    "MergedDocument",
    "Neighbours",
    "Sweep",
    "joined",
    "merge",
    "merge_documents",
    "merge_texts",
    "sweep",
]
