"""Amendments as patches: written, applied to the document they were made to, carried over to a newer one."""

from drafts.patching.documents import apply, patch
from drafts.patching.unified import Misfit, patched, unified
from drafts.patching.versions import matched

__all__ = ["Misfit", "apply", "matched", "patch", "patched", "unified"]
