"""All of it: `uv run python -m bench.fuzz --updates 100000 --files 2000 --seed 1`; exits 1 where anything was found."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys

from bench.fuzz.arriving import fuzz_updates
from bench.fuzz.finding import Findings
from bench.fuzz.reading import fuzz_files
from bench.fuzz.sheets import fuzz_sheets


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.fuzz")
    for name, count in (("updates", 100_000), ("files", 2_000), ("sheets", 20_000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=count, help=f"{count}, unless another is said")
    asked = parser.parse_args()
    logging.getLogger("bot").addHandler(logging.NullHandler())
    findings = Findings()
    fuzz_sheets(asked.sheets, asked.seed, findings)
    asyncio.run(fuzz_files(asked.files, asked.seed, findings))
    asyncio.run(fuzz_updates(asked.updates, asked.seed, findings))
    print(findings.told())  # noqa: T201 — what it is for
    return 1 if findings.faults else 0


if __name__ == "__main__":
    sys.exit(main())
