"""From a changed base document to the att-satser that say so, as a municipal secretary takes them.

`phrase` words every change; `phrase_everywhere` words one that is made wherever the same words stand. What
is written here drafts.reading reads back, to the letter.
"""

from __future__ import annotations

from drafts.phrasing.everywhere import Everywhere, Occurrence, phrase_everywhere
from drafts.phrasing.instruction import Instruction
from drafts.phrasing.whole import phrase

__all__ = ["Everywhere", "Instruction", "Occurrence", "phrase", "phrase_everywhere"]
