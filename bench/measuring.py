"""Time and memory: rounds taken in turn, so that what else the machine does hits all alike."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 11
SLOW = 1.0  # seconds: what takes longer is run once

Work = Callable[[], object]


def milliseconds(engines: Mapping[str, Work]) -> dict[str, float]:
    """The median of each."""
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, work in engines.items():
            if not times[name] or times[name][0] < SLOW:
                start = perf_counter()
                work()
                times[name].append(perf_counter() - start)
    return {name: median(taken) * 1000 for name, taken in times.items()}


def megabytes(work: Work) -> float:
    """What the process grows by at its highest, in a child of its own (Linux); nan elsewhere."""
    clear = Path("/proc/self/clear_refs")
    if not clear.exists():
        return math.nan
    out, into = os.pipe()
    child = os.fork()
    if not child:
        clear.write_text("5")
        before = _status("VmRSS")
        work()
        os.write(into, str(_status("VmHWM") - before).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as told:
        grown = told.read()
    os.waitpid(child, 0)
    return int(grown) / 1024


def peak(process: int | str = "self") -> float:
    """The most megabytes it has held (Linux); 0 where it is no more, and elsewhere."""
    try:
        return _status("VmHWM", process) / 1024
    except OSError:
        return 0.0


def _status(name: str, process: int | str = "self") -> int:
    """Kilobytes."""
    found = re.search(rf"{name}:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(found.group(1)) if found else 0


def growth(points: list[tuple[float, float]]) -> float:
    """The exponent n of time = c · size^n that fits (size, time) best."""
    logs = [(math.log(size), math.log(time)) for size, time in points]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)
    return float(slope)
