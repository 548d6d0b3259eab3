"""The house stands: bot → handlers → drafts, checked by machine; and README draws what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from drafts.stages import diagram

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_import_points_inwards() -> None:
    command = (str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 — our own
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_readme_draws_the_lifecycle_as_it_is() -> None:
    (drawn,) = re.findall(r"```mermaid\n(stateDiagram-v2\n.*?)\n```", README, re.DOTALL)
    assert drawn == diagram()


@pytest.mark.parametrize("ring", ["bot", "handlers", "drafts"])
def test_a_module_is_short(ring: str) -> None:
    """Under two hundred lines; the lists that name everything there is of a kind may be longer."""
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / ring).rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 240} == {}
