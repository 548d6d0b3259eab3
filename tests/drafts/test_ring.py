"""In drafts nothing waits: the rules read no clock, open no file and speak to nobody."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import drafts

MODULES = sorted(Path(drafts.__file__).parent.rglob("*.py"))
ALLOWED = sys.stdlib_module_names - {"asyncio", "sqlite3", "socket", "subprocess", "threading", "time"}
SPEAKS = {"open", "print", "input", "exec", "eval", "__import__"}
CLOCKS = {"now", "today", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_the_rules_are_plain_python(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    faults = [f"{module.name}:{node.lineno} {fault}" for node, fault in _faults(tree)]
    assert faults == []


def test_the_watch_sees_what_it_should() -> None:
    spoiled = ast.parse(
        "import asyncio, telegram\nfrom bot.store import Store\nasync def f(): await g()\n"
        "open('x')\nprint(datetime.now())\nPath('x').read_text()\n"
        "import unidiff, rapidfuzz, re\nfrom drafts import board\n"
    )
    assert [fault for _, fault in _faults(spoiled)] == [
        "imports asyncio",
        "imports telegram",
        "imports bot",
        "waits",
        "calls open",
        "calls print",
        "calls read_text",
        "waits",
        "calls now",
    ]


def _faults(tree: ast.AST) -> list[tuple[ast.stmt | ast.expr, str]]:
    found: list[tuple[ast.stmt | ast.expr, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith | ast.Await):
            found.append((node, "waits"))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found += [(node, f"imports {name}") for name in _imported(node) if not _is_allowed(name)]
        elif isinstance(node, ast.Call) and _called(node) in SPEAKS | CLOCKS:
            found.append((node, f"calls {_called(node)}"))
    return found


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id if call.func.id in SPEAKS else ""
    return call.func.attr if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCKS else ""


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return ["." * node.level + (node.module or "").split(".")[0]]
    return [alias.name.split(".")[0] for alias in node.names]


def _is_allowed(name: str) -> bool:
    return name in {"drafts", "unidiff", "rapidfuzz"} or name in ALLOWED
