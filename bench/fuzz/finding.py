"""What was found: each fault once, with the first case that showed it, and how often."""

from __future__ import annotations

import logging
import resource
from collections import Counter
from dataclasses import dataclass, field

MEMORY = 1_000_000  # kilobytes a process may take
SECONDS = 30.0  # an answer may take
SHOWN = 3_000  # characters of a case


@dataclass
class Findings:
    faults: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def add(self, what: str, case: object) -> None:
        first, times = self.faults.get(what, (str(case)[:SHOWN], 0))
        self.faults[what] = (first, times + 1)

    def took(self, seconds: float, case: object) -> None:
        self.slowest = max(self.slowest, seconds)
        if seconds > SECONDS:
            self.add("an answer took too long", case)

    def weigh(self) -> str:
        """The most that this process, and any it started, has held at once (Linux)."""
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        if max(own, started) > MEMORY:
            self.add("a process took too much memory", f"{own} kB, {started} kB")
        return f"memory at most {own // 1000} MB here, {started // 1000} MB in a reader"

    def told(self) -> str:
        counted = ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items()))
        found = [f"- {what} ({times} times), first: {case}" for what, (case, times) in self.faults.items()]
        refusals = ", ".join(f"{name} {count}" for name, count in self.refusals.most_common())
        return "\n".join(
            [counted, f"refused as: {refusals}", f"slowest {self.slowest:.1f} s; {self.weigh()}", *found]
        )


class Listener(logging.Handler):
    """Every error in the log is a fault, but what `allowed` says of the update it names."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(logging.ERROR)
        self._findings = findings

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._findings.add(f"logged: {record.msg} {place(error)}", record.getMessage())


def place(error: BaseException | None) -> str:
    """What was raised, and where."""
    if error is None:
        return ""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}: {str(error)[:200]} {where}"
