"""An uploaded file read at arm's length: in a process that can be killed, and knows no secret.

A PDF of two megabytes can make PDFium ask for twenty gigabytes, or abort; a reader that falls takes nobody
with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

from bot.readers.errand import Answer, asked, heard
from drafts.base.found import Found
from drafts.errors import BadFile
from drafts.faults import Why
from drafts.table import Sheet

log = logging.getLogger(__name__)

_FRAME = re.compile(r'  File "[^"]+", line \d+')
_KIND = re.compile(r"[\w.]+")

AT_ONCE = 2
PATIENCE = 30.0  # seconds
GRACE = 5.0  # for a killed one to be gone
FILE_LIMIT = 20_000_000  # bytes; each reader has its own, no larger
ANSWER_LIMIT = 64_000_000
TOLD_LIMIT = 10_000  # bytes of what a falling reader says

# Isolated: no environment, no user's packages, nothing from where the bot was started; nothing written.
_COMMAND = (sys.executable, "-I", "-B", "-m", "bot.readers")
_NEEDED = ("SYSTEMROOT",)  # Windows starts nothing without it

_gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def read_upload(data: bytes, name: str) -> Found:
    """The document in a file; BadFile where it cannot be read, or not within time and memory."""
    found = (await _read(data, name)).found
    if found is None:
        raise BadFile(Why.NOT_A_DOCUMENT)
    return found


async def read_tables(data: bytes, name: str) -> Found | tuple[Sheet, ...]:
    """The same, where a workbook will do too: that is its sheets."""
    answer = await _read(data, name)
    return answer.found or answer.sheets


async def _read(data: bytes, name: str) -> Answer:
    if len(data) > FILE_LIMIT:
        raise BadFile(Why.DOCUMENT_SIZE)
    gate = _gates.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    async with gate, _reader() as process:
        try:
            async with asyncio.timeout(PATIENCE):
                answer, told = await _spoken(process, asked(data, name))
        except TimeoutError as error:
            log.warning("a file took longer than %s s to read", PATIENCE)
            raise BadFile(Why.UNREADABLE) from error
    return _judged(process.returncode, answer, told)


def read_file(path: Path) -> Found:
    """The same, for a command line; OSError where there is no such file."""
    if path.stat().st_size > FILE_LIMIT:
        raise BadFile(Why.DOCUMENT_SIZE)
    return asyncio.run(read_upload(path.read_bytes(), path.name))


@asynccontextmanager
async def _reader() -> AsyncIterator[Process]:
    """The process; gone, with all it started, where this is left before it is done."""
    env = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *_COMMAND, env=env, stdin=PIPE, stdout=PIPE, stderr=PIPE, start_new_session=os.name == "posix"
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            _kill(process)
        await _gone(process)


def _kill(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


async def _gone(process: Process) -> None:
    """With its pipes emptied: asyncio waits for those too, and one may be full of what nobody hears."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(GRACE):
            await process.communicate()


async def _spoken(process: Process, question: bytes) -> tuple[bytes, bytes]:
    stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
    if stdin is None or stdout is None or stderr is None:
        raise BrokenPipeError
    _, answer, told = await asyncio.gather(
        _say(stdin, question), _listen(stdout, ANSWER_LIMIT), _listen(stderr, TOLD_LIMIT)
    )
    await process.wait()
    return answer, told


async def _say(to: asyncio.StreamWriter, words: bytes) -> None:
    """A reader that has fallen hears nothing more."""
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        to.write(words)
        await to.drain()
        to.close()
        await to.wait_closed()


async def _listen(to: asyncio.StreamReader, most: int) -> bytes:
    """The first of what is said; the rest is heard, and forgotten."""
    kept = bytearray()
    while words := await to.read(1 << 16):
        kept += words[: max(0, most - len(kept))]
    return bytes(kept)


def _judged(code: int | None, answer: bytes, told: bytes) -> Answer:
    """A reader that was killed took too much; one that fell over met something no file should hold."""
    if code == 0:
        return heard(answer)
    log.warning("a reader ended with %s: %s", code, _where(told))
    raise BadFile(Why.DAMAGED if code == 1 else Why.UNREADABLE)


def _where(told: bytes) -> str:
    """Where in our code it fell, and of what kind of error: the error's own words may quote the file."""
    lines = told.decode(errors="replace").splitlines()
    kind = _KIND.match(lines[-1]) if lines else None
    return " ".join(
        [*(line.strip() for line in lines if _FRAME.match(line)), kind[0] if kind else ""]
    ).strip()
