"""What is written by hand or typed: scenario and settings files, house styles, instructions, times."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.fuzz.finding import Findings, place
from bench.fuzz.words import spoiled, words
from bot.boards.folder import SHIPPED, BadBoardFolder, load_board
from bot.play.script import SHIPPED as SCENARIOS
from bot.play.script import BadScript, read_script
from bot.settings import BadSettings, read_settings
from bot.styles.faults import BadStyle
from bot.styles.folder import SHIPPED as STYLES
from bot.styles.folder import load_style
from drafts.base.document import BaseDocument
from drafts.dates import read_start, read_stop
from drafts.errors import Refusal
from drafts.reading import read
from tests.corpus import document, h, i, p, table

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
KEYS = "TOKEN DATABASE API PAUSE WEBHOOK_URL WEBHOOK_SECRET WEBHOOK_PORT STYLES MAIL_SERVER MAIL_FROM MAIL_USER MAIL_PASSWORD".split()
GIVEN = (
    "1:" + "a" * 35,
    "postgresql://a@b/c",
    "https://x.se",
    "8443",
    "http://[::1",
    "://",
    "١",
    "99999999",
    "x:y@z:0x",
    "1" * 6000,
    "",
)
DEPTHS = ("[" * 3000, "{a: " * 3000, "&a [*a]", "? " * 3000, "!!python/name:os", "\\x\t- :", "a: &a [1]\nb: [*a,*a]", "<<: {a: 1}", "0x", "1e999", "2026-99-99", "\x85", "12:99:99")  # fmt: skip


def fuzz_sheets(count: int, seed: int, findings: Findings) -> None:
    for n in range(count):
        chance = Random(f"sheet {seed} {n}")
        way = chance.choices(list(WAYS), list(WAYS.values()))[0]
        started = perf_counter()
        try:
            way(chance)
        except (Refusal, BadScript, BadSettings, BadStyle, BadBoardFolder) as refused:
            findings.refusals[type(refused).__name__] += 1
        except Exception as error:  # noqa: BLE001 — any other is what is looked for
            findings.add(f"{place(error)} at {way.__name__}", f"seed {seed}, sheet {n}")
        findings.counts["sheets and sentences"] += 1
        findings.took(perf_counter() - started, f"{way.__name__}, seed {seed}, sheet {n}")


def _spoil(text: str, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randint(0, len(text))
        text = (
            spoiled(text, chance) if chance.random() < 0.5 else text[:at] + chance.choice(DEPTHS) + text[at:]
        )
    written = text.encode(errors="surrogatepass")
    return written if chance.random() < 0.9 else written + chance.randbytes(9)


def _scenario(chance: Random) -> None:
    source = chance.choice(sorted(SCENARIOS.rglob("*.yaml")))
    with TemporaryDirectory() as folder:
        path = Path(folder, "s.yaml")
        path.write_bytes(_spoil(source.read_text(encoding="utf-8"), chance))
        read_script(path)


def _settings(chance: Random) -> None:
    names = chance.sample(KEYS, chance.randint(0, len(KEYS)))
    read_settings(
        {f"YRKA_{name}": chance.choice((*GIVEN, spoiled(chance.choice(GIVEN), chance))) for name in names}
    )


def _style(chance: Random) -> None:
    _folder(chance, chance.choice(sorted(path.parent for path in STYLES.glob("*/stil.yaml"))), load_style)


def _board(chance: Random) -> None:
    _folder(chance, SHIPPED / "example", lambda folder: load_board(str(folder)))


def _folder(chance: Random, source: Path, load: Callable[[Path], object]) -> None:
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(source, Path(folder, "egen")))
        path = chance.choice(
            sorted(path for path in copy.iterdir() if path.suffix in {".yaml", ".csv", ".j2"})
        )
        path.write_bytes(_spoil(path.read_text(encoding="utf-8"), chance))
        load(copy)


def _instruction(chance: Random) -> None:
    read(
        _document(chance),
        words(chance) if chance.random() < 0.3 else spoiled(chance.choice(INSTRUCTIONS), chance),
    )


def _document(chance: Random) -> BaseDocument:
    blocks = [
        h("Unga", 2),
        i("Att följa upp i juni 2026.", "1"),
        i("Att stödja.", "2"),
        p(words(chance) or "x"),
    ]
    return document("avtal", "Avtal", [*blocks, *table(1, ("a", "b"), ("1", words(chance) or "y"))])


def _time(chance: Random) -> None:
    text = words(chance) if chance.random() < 0.3 else spoiled(chance.choice(TIMES), chance)
    now = NOW + timedelta(days=chance.randint(-3000, 3000))
    read_stop(text, read_start(text, now))


INSTRUCTIONS = (
    "Att under rubriken ”Unga” lägga till en punkt med lydelsen ”Att ge stöd.”",
    "att i punkt 1 byta ”juni” mot ”juli”", "att stryka andra meningen i punkt 2", "att flytta punkt 2 före punkt 1",
    "att punkterna 1-99999999 ersätts av ”x”", "att punkterna numreras om", "att i tabell 1, rad 2, kolumn b ändra 1 till 2",
)  # fmt: skip
TIMES = (
    "torsdag 26/11 18.30",
    "2026-11-26 kl 18:30",
    "den 29 februari 2028 kl 9",
    "dagen före 12.00",
    "i kväll 23.59",
    "28/3 02.30",
)
WAYS: dict[Callable[[Random], None], int] = {
    _scenario: 10,
    _settings: 15,
    _style: 5,
    _board: 10,
    _instruction: 40,
    _time: 20,
}
