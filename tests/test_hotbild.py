"""The threats' page says which test shows what stops each: those tests are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/hotbild.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def functions(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_threat_names_a_test_that_shows_what_stops_it() -> None:
    assert len(ROWS) > 20
    assert [row for row in ROWS if not NAMED.search(row)] == []


def test_every_test_that_is_named_is_there() -> None:
    named = NAMED.findall(PAGE)
    assert [f"{path}::{name}" for path, name in named if name not in functions(path)] == []
    assert PAGE.count("`tests/") == len(named)
