"""What became of a text, or of a row of blocks.

`compare` and `raw` tell what is kept, struck and added, in spans that always rebuild both texts; `align` says
which block became which.
"""

from __future__ import annotations

from drafts.comparing.alignment import Pair, align
from drafts.comparing.spans import Op, Span
from drafts.comparing.texts import compare, raw

__all__ = ["Op", "Pair", "Span", "align", "compare", "raw"]
