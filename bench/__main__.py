"""All of them, one after another."""

from __future__ import annotations

import asyncio

from bench import compare, growth, merge, pages, press, throughput

compare.main()
merge.main()
press.main()
growth.main()
asyncio.run(pages.main())
asyncio.run(throughput.main())
