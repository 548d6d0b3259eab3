"""Hostile files: sound ones that were spoiled, and ones built to harm whoever opens them."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from openpyxl import Workbook

from bench.fuzz.words import words
from bot.boards.folder import SHIPPED
from bot.press import Press
from tests.bot.press.samples import SHORT
from tests.bot.readers.test_pdf_attacks import bomb, cycle, locked, pages
from tests.bot.readers.wordfiles import body, docx, p, parts

File = tuple[str, bytes]
Make = Callable[[Random, Mapping[str, bytes]], File]

ENDINGS = (
    ".docx",
    ".pdf",
    ".xlsx",
    ".ods",
    ".xls",
    ".md",
    ".txt",
    ".csv",
    ".yaml",
    ".docm",
    ".doc",
    ".zip",
    "",
    ".PDF ",
)
NUMBERS = (b"0", b"-1", b"99999999999", b"4294967295", b"1e308", b"2147483648", b"00000000")
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
)


@cache
def sound() -> Mapping[str, bytes]:
    """A file of each kind that is read."""
    book = Workbook()
    sheet = book.create_sheet("Register", 0)
    rows = [["namn", "parti", "roll"], *([f"Person {n}", "S", "ledamot"] for n in range(30))]
    for row in rows:
        sheet.append(row)
    kept, typed = BytesIO(), StringIO()
    book.save(kept)
    csv.writer(typed, delimiter=";").writerows(rows)
    example = SHIPPED / "example"
    inside = "".join(p(f"Punkt {n}. Nämnden beslutar att bygga hus {n}.") for n in range(60))
    found = {".docx": docx(inside), ".xlsx": kept.getvalue(), ".csv": typed.getvalue().encode()}
    found |= {path.suffix: path.read_bytes() for path in sorted(example.iterdir()) if path.is_file()}
    with ThreadPoolExecutor(1) as elsewhere:  # there may be a loop here already
        found[".pdf"] = elsewhere.submit(asyncio.run, Press().print(SHORT)).result().pdf
    text = "# Avtal\n\n1. Första punkten.\n2. Andra punkten.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n" * 20
    return found | {".md": text.encode(), ".txt": text.encode()}


def make_file(chance: Random) -> File:
    """A name and what is in it."""
    return chance.choices(list(WAYS), list(WAYS.values()))[0](chance, sound())


def _spoiled(chance: Random, files: Mapping[str, bytes]) -> File:
    ending = chance.choice(list(files))
    return f"fil{ending}", _scratched(files[ending], chance)


def _scratched(data: bytes, chance: Random) -> bytes:
    """Bits turned, cut off, doubled, numbers made giant."""
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(spoiled)) if spoiled else 0
        match chance.randrange(6):
            case 0 if spoiled:
                spoiled[at] ^= 1 << chance.randrange(8)
            case 1:
                del spoiled[at : at + chance.choice((1, 10, 4000))]
            case 2:
                spoiled[at:at] = spoiled[at : at + 200] * chance.choice((1, 5, 50))
            case 3:
                spoiled[at : at + 4] = chance.choice(NUMBERS)
            case 4:
                spoiled[at:at] = chance.randbytes(chance.choice((1, 16, 400)))
            case 5 if chance.random() < 0.3:
                del spoiled[at:]
    return bytes(spoiled)


def _renamed(chance: Random, files: Mapping[str, bytes]) -> File:
    return f"fil{chance.choice(ENDINGS)}", files[chance.choice(list(files))]


def _inside(chance: Random, files: Mapping[str, bytes]) -> File:
    """Spoiled within the package, which is sound."""
    ending = chance.choice((".docx", ".xlsx"))
    try:
        with ZipFile(BytesIO(files[ending])) as whole:
            named = {name: whole.read(name) for name in whole.namelist()}
    except BadZipFile:
        return f"fil{ending}", files[ending]
    name = chance.choice(list(named))
    match chance.randrange(4):
        case 0:
            named[name] = chance.choice(ENTITIES) + named[name].replace(b">", b">&c;&a;", 1)
        case 1:
            named[name] = _nested(named[name], chance)
        case 2:
            named[chance.choice(("../../etc/x", "word/" + "a" * 300, "\\x", "word/vbaProject.bin", name))] = (
                b"x"
            )
        case _:
            named[name] = _scratched(named[name], chance)
    return f"fil{ending}", _packed(named)


def _nested(xml: bytes, chance: Random) -> bytes:
    deep, tag = chance.choice((50, 300, 20_000)), chance.choice((b"w:p", b"w:tbl", b"w:ins", b"x", b"row"))
    end = xml.rfind(b"</")
    return xml[:end] + b"<%s>" % tag * deep + b"</%s>" % tag * deep + xml[end:]


def _packed(named: Mapping[str, bytes]) -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as whole:
        for name, data in named.items():
            whole.writestr(name, data)
    return kept.getvalue()


def _bomb(chance: Random, _files: Mapping[str, bytes]) -> File:
    """Small, and enormous when it is unpacked."""
    size = chance.choice((5, 30, 70))
    match chance.randrange(4):
        case 0:
            zeros = {"word/media/a.bin": bytes(size * 1_000_000)}
            return "bomb.docx", _packed(parts(body(p("Hej"))) | zeros)
        case 1:
            return "bomb.docx", docx("<w:p/>" * size * 10_000)
        case 2:
            return "bomb.pdf", bomb(size)
        case _:
            return "bomb.xlsx", _packed({"xl/workbook.xml": b"<workbook/>" + b" " * size * 1_000_000})


def _built(chance: Random, _files: Mapping[str, bytes]) -> File:
    match chance.randrange(6):
        case 0:
            return "fil.pdf", chance.choice((cycle, locked))()
        case 1:
            return "fil.pdf", pages(chance.choice((0, 1, 5_000)))
        case 2:
            return "fil.md", b"> " * 20_000 + b"- " * 20_000 + b"[" * 50_000
        case 3:
            return "fil.csv", b'namn;parti;roll\n"' + b'""' * 100_000 + b";" * 100_000
        case 4:
            return "fil.yaml", chance.choice(
                (
                    b"[" * 50_000,
                    b"a: &a [*a,*a]\n",
                    b"? " * 9_000,
                    b"{a: " * 9_000,
                    b"- !!python/object:os.x\n",
                )
            )
        case _:
            return "fil.docx", docx(p(*(_harmless(words(chance)) for _ in range(40))))


def _harmless(text: str) -> str:
    """As XML can hold it."""
    legal = "".join(
        c for c in text if c in "\t\n\r" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe" or c > "\uffff"
    )
    return legal.replace("&", "&amp;").replace("<", "&lt;")


def _noise(chance: Random, _files: Mapping[str, bytes]) -> File:
    begin = chance.choice(
        (
            b"",
            b"PK\x03\x04",
            b"%PDF-1.7\n",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"\xff\xfe",
            b"<?xml version='1.0'?>",
        )
    )
    return f"{Path(words(chance)[:40]).name}{chance.choice(ENDINGS)}", begin + chance.randbytes(
        chance.choice((0, 3, 900, 90_000))
    )


WAYS: dict[Make, int] = {_spoiled: 40, _inside: 25, _renamed: 8, _bomb: 6, _built: 10, _noise: 11}
