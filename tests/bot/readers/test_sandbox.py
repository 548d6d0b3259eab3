"""A reader works in a process of its own, and what happens there happens to nobody else."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from time import monotonic

import pytest

from bot.readers import sandbox
from bot.readers.sandbox import read_file, read_upload
from drafts.base.document import Kind
from drafts.base.found import Found
from drafts.errors import BadFile
from drafts.faults import Why
from tests.bot.readers.producers import markdown, python_docx
from tests.bot.readers.wordfiles import body, docx, p, pack, parts
from tests.corpus import CORPUS

needs_limits = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs the limits of Linux")

HEARD = "import sys; sys.stdin.buffer.read();"
FOUND = """print('{"found":{"document":{"name":"a","title":"b","blocks":[]}}}')"""


def instead(monkeypatch: pytest.MonkeyPatch, code: str, *args: str) -> None:
    """Another program in the reader's place."""
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-I", "-c", code, *args))


async def refused(data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(BadFile) as bad:
        await read_upload(data, name)
    return str(bad.value.why)


@pytest.mark.parametrize("name", ["policy.docx", "plan.docx"])
async def test_a_document_comes_back_as_it_was_read(name: str) -> None:
    base = CORPUS[name]
    found = await read_upload(python_docx(base), name)
    assert found.document.name == name
    assert found.title == base.title
    assert [b.text for b in found.document.blocks][1:] == [b.text for b in base.blocks]
    assert [b.cell for b in found.document.blocks][1:] == [b.cell for b in base.blocks]


async def test_what_a_tjansteutlatande_says_comes_back_too() -> None:
    inside = (
        p("Dnr NOD 2024/713") + p("Förslag till beslut") + p("1. Nämnden säger ja.") + p("2. Nämnden tackar.")
    )
    found = await read_upload(docx(inside), "tjänsteutlåtande.docx")
    assert found.diarienummer == "NOD 2024/713"
    assert found.proposal == ("Nämnden säger ja.", "Nämnden tackar.")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.docm", Why.MACROS),
        ("a.dotm", Why.MACROS),
        ("a.doc", Why.OLD_WORD),
        ("a.rtf", Why.NOT_A_DOCUMENT),
        ("a.xlsx", Why.DAMAGED),
        ("a.docx", Why.DAMAGED),
    ],
)
async def test_the_name_says_what_it_is(name: str, why: Why) -> None:
    assert await refused(b"Bara text.", name) == why


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("MÅL.MD", b"# Text"),
        ("a.markdown", b"# Text"),
        ("a.TXT", b"Text"),
        ("utan-slut", b"Text"),
        ("utan-slut", docx(p("Text"))),
        ("gammal.doc", docx(p("Text"))),
        ("mall.dotx", docx(p("Text"))),
        ("två\nrader\x00.md", b"# Text"),
        ("\udcff.md", b"# Text"),
        ("", b"Text"),
    ],
)
async def test_names_of_every_kind(name: str, data: bytes) -> None:
    assert (await read_upload(data, name)).document.text == "Text"


async def test_a_file_larger_than_any_reader_takes_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, HEARD + FOUND)
    assert await refused(bytes(20_000_001)) == Why.DOCUMENT_SIZE


def test_a_file_on_disk_is_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "rutiner.md"
    path.write_bytes(markdown(CORPUS["rutiner.md"]))
    assert next(b.text for b in read_file(path).document.blocks if b.kind is Kind.HEADING) == "Skolnämnden"
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "saknas.md")
    with path.open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(BadFile):
        read_file(path)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import os; os.abort()", Why.UNREADABLE),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", Why.UNREADABLE),
        ("raise RecursionError", Why.DAMAGED),
        ("", Why.UNREADABLE),
        ("print('{}')", Why.UNREADABLE),
        ("""print('{"found": {"document": 7}}')""", Why.UNREADABLE),
        ("""print('{"why": "hej"}')""", Why.UNREADABLE),
        ("""print('{"why": "macros"}')""", Why.MACROS),
        ("import sys; sys.exit(3)", Why.UNREADABLE),
    ],
)
@pytest.mark.parametrize("heard", [HEARD, ""], ids=["heard", "deaf"])
async def test_a_reader_that_falls_is_a_bad_file(
    monkeypatch: pytest.MonkeyPatch, code: str, why: Why, heard: str
) -> None:
    """Whether it has heard the whole of its file, or falls at once."""
    instead(monkeypatch, heard + code)
    assert await refused(bytes(5_000_000)) == why


@needs_limits
async def test_a_reader_that_takes_too_long_is_killed_with_what_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ids = tmp_path / "ids"
    code = (
        "import os, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "open(sys.argv[1], 'w').write(f'{os.getpid()} {child.pid}')\n"
        "time.sleep(60)"
    )
    instead(monkeypatch, code, str(ids))
    monkeypatch.setattr(sandbox, "PATIENCE", 2.0)
    assert await refused(b"") == Why.UNREADABLE
    assert not any([await runs(int(id_)) for id_ in ids.read_text().split()])


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():  # noqa: ASYNC110 — another process tells it
            await asyncio.sleep(0.05)


async def runs(process: int) -> bool:
    """Does it still, when it has had a moment to end?"""
    for _ in range(50):
        if not _is_there(process):
            return False
        await asyncio.sleep(0.1)
    return True


def _is_there(process: int) -> bool:
    """One that ended, and that whoever takes in orphans has not fetched yet, is not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


async def test_a_reader_that_never_stops_talking_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "while True: print('x' * 100000)")
    monkeypatch.setattr(sandbox, "PATIENCE", 2.0)
    monkeypatch.setattr(sandbox, "ANSWER_LIMIT", 1000)
    assert await refused(b"") == Why.UNREADABLE


@needs_limits
async def test_whoever_stops_waiting_leaves_no_reader_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ids = tmp_path / "ids"
    instead(
        monkeypatch,
        "import os,sys,time; open(sys.argv[1],'w').write(str(os.getpid())); time.sleep(60)",
        str(ids),
    )
    reading = asyncio.create_task(read_upload(b"", "a.md"))
    await until(lambda: ids.exists() and bool(ids.read_text()))
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not await runs(int(ids.read_text()))


async def test_no_more_than_two_read_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    code = (
        "import os, sys, time\n"
        "def note(sign):\n"
        "    with open(sys.argv[1], 'a') as file: file.write(sign)\n"
        f"sys.stdin.buffer.read(); note('+'); time.sleep(0.4); note('-')\n{FOUND}"
    )
    instead(monkeypatch, code, str(noted))
    found = await asyncio.gather(*(read_upload(b"", "a.md") for _ in range(5)))
    at_once = list(accumulate(1 if sign == "+" else -1 for sign in noted.read_text()))
    assert max(at_once) == 2
    assert at_once[-1] == 0
    assert all(isinstance(one, Found) for one in found)


async def test_one_that_falls_lets_the_next_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        assert await refused(b"x") == Why.DAMAGED
    instead(monkeypatch, "import os; os.abort()")
    await asyncio.gather(*(refused(b"x") for _ in range(5)))


async def test_a_reader_knows_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    monkeypatch.setenv("YRKA_TOKEN", "hemligt")
    monkeypatch.setenv("PGPASSWORD", "hemligt")
    instead(
        monkeypatch, f"import os,sys; open(sys.argv[1],'w').write(str(dict(os.environ))); {FOUND}", str(seen)
    )
    await read_upload(b"", "a.md")
    assert "hemligt" not in seen.read_text()
    assert "YRKA" not in seen.read_text()


async def test_where_the_bot_stands_gives_the_reader_no_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit(9)")
    (tmp_path / "msgspec.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert (await read_upload(b"Text", "a.txt")).document.text == "Text"


def limited(code: str) -> subprocess.CompletedProcess[str]:
    """What happens under the reader's own limits."""
    command = [sys.executable, "-c", f"from bot.readers.__main__ import limit; limit(); {code}"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 -- our own


@needs_limits
def test_a_reader_has_little_memory_and_time_and_writes_nothing(tmp_path: Path) -> None:
    assert "MemoryError" in limited("bytearray(1_100_000_000)").stderr
    assert limited("bytearray(300_000_000)").returncode == 0
    assert (
        "too large"
        in limited(f"import pathlib; pathlib.Path({str(tmp_path / 'a')!r}).write_bytes(b'x')").stderr
    )
    told = limited("import resource; print(*resource.getrlimit(resource.RLIMIT_CPU))").stdout
    assert told.split() == ["30", "30"]


@needs_limits
def test_a_reader_that_only_counts_is_stopped_by_its_cpu_time() -> None:
    code = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"
    assert limited(code).returncode in {-signal.SIGXCPU, -signal.SIGKILL}


@pytest.mark.parametrize(
    "data",
    [
        pack(parts(body(" " * 59_000_000))),
        pack(parts(body("<w:p/>" * 1_500_000))),
        pack(parts(b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + body(p("&a;")))),
    ],
    ids=["bomb", "paragraphs", "xxe"],
)
async def test_hostile_files_are_refused_at_once(data: bytes) -> None:
    before = monotonic()
    assert await refused(data) in {Why.DOCUMENT_SIZE, Why.DAMAGED}
    assert monotonic() - before < 20


async def test_a_document_at_its_limits_is_read_within_them() -> None:
    """Twenty thousand paragraphs, ten million letters."""
    words = "ord" * 166
    inside = "".join(p(f"{n} {words}") for n in range(20_000))
    data = pack(parts(body(inside)))
    found = await read_upload(data, "a.docx")
    assert len(found.document.blocks) == 20_000
