"""Merging, judged by other systems' own cases. They are others' texts, and not ours to copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drafts.merging import merge

FOLDER = Path(__file__).parents[2] / "shared" / "cases"

if not FOLDER.exists():
    pytest.skip(f"needs the cases at {FOLDER}", allow_module_level=True)

CASES: list[dict[str, Any]] = [
    case for file in sorted(FOLDER.glob("*_merge.json")) for case in json.loads(file.read_text("utf-8"))
]


def name(case: dict[str, Any]) -> str:
    return str(case.get("test") or case["source"].split("::")[-1])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_what_collides_and_what_goes_together(case: dict[str, Any]) -> None:
    found = merge(case["base"], case["a"], case["b"])
    assert (found.merged is None) == bool(found.collisions) == case["conflict"]
    if case["expected_merge"] is not None:
        assert found.merged is not None
        wanted = [case["expected_merge"], *case.get("expected_merge_alternatives", [])]
        assert " ".join(found.merged.split()) in [" ".join(text.split()) for text in wanted]


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_verdict_is_the_same_from_the_other_side(case: dict[str, Any]) -> None:
    assert bool(merge(case["base"], case["b"], case["a"]).collisions) == case["conflict"]
