"""Amendments as patches: written, applied to the document they were made to, carried over to a newer one."""

from drafts.patching.carrying import Carried, Unfit, Why, carried
from drafts.patching.documents import apply, patch
from drafts.patching.unified import Misfit, patched, unified
from drafts.patching.versions import matched

__all__ = [
    "Carried",
    "Misfit",
    "Unfit",
    "Why",
    "apply",
    "carried",
    "matched",
    "patch",
    "patched",
    "unified",
]
