"""One file read, in a process of its own: name and bytes on stdin, the answer as JSON on stdout.

What a file can do to its reader ends here: the process has little memory, little time, and nothing to take.
"""

from __future__ import annotations

import contextlib
import sys

MEMORY = 1 << 30  # bytes, of addresses
SECONDS = 30


def limit() -> None:
    """Where the system knows such limits; Windows does not, and macOS keeps to some of them."""
    try:
        import resource  # noqa: PLC0415 — not on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def main() -> None:
    limit()
    from bot.readers.errand import answered  # noqa: PLC0415 — under the limits too

    name, _, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(answered(data, name.decode()))


if __name__ == "__main__":
    main()
