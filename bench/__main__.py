"""All of them, one after another."""

from __future__ import annotations

from bench import compare, merge, press

compare.main()
merge.main()
press.main()
