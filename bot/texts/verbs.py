"""`yrka diff`, `merge` and `amend` as they are called: files in, an answer out, and the exit code.

0 where it went well; 1 where something collides or is asked; 2 where a file can't be read or written.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.console import Console

from bot.texts import amend, diff, merge
from bot.texts.source import BadSource, at_work, read_source

errors = Console(stderr=True)


def diff_files(old: Path, new: Path, form: str, docx: Path | None, pdf: Path | None) -> int:
    """`form` is one of diff.FORMS; without it, and without a file to write, the marks are shown in colour."""
    try:
        with at_work("Läser filerna …"):
            sources = read_source(old), read_source(new)
        if docx or pdf:
            with at_work("Skriver ändringarna …"):
                asyncio.run(diff.write_tracked(*sources, docx, pdf))
        with at_work("Jämför …"):
            answer = diff.FORMS[form](*sources) if form else ""
            marks = diff.on_screen(*sources) if not (form or docx or pdf) else None
    except (BadSource, OSError) as error:
        return _refuse(error)
    if marks is not None:
        Console().print(marks, soft_wrap=True)
    elif form:
        _print(answer)
    return 0


def merge_files(base: Path, versions: list[Path], *, as_json: bool) -> int:
    try:
        with at_work("Läser filerna …"):
            sources = read_source(base), [read_source(path) for path in versions]
    except BadSource as bad:
        return _refuse(bad)
    with at_work("Sammanfogar …"):
        answer = merge.merge_sources(*sources)
    if as_json:
        _print(answer.as_json())
    elif answer.merge.merged is None:
        _tell(answer.told_collisions())
    else:
        _print(answer.merge.merged)
        if answer.merge.neighbours:
            _tell(answer.told_neighbours())
    return int(answer.conflict)


def amend_file(base: Path, instructions: list[str], *, as_json: bool) -> int:
    try:
        with at_work("Läser filen …"):
            source = read_source(base)
    except BadSource as bad:
        return _refuse(bad)
    with at_work("Läser ändringarna …"):
        answer = amend.amend(source, instructions)
    if as_json:
        _print(answer.as_json())
    else:
        _print(answer.text)
        for asked in answer.questions:
            places = [f"  – {told}" for told in asked.candidates]
            _tell("\n".join([asked.instruction, f"  {asked.question}", *places]))
    return int(bool(answer.questions))


def _print(answer: str) -> None:
    print(answer)  # noqa: T201 — this is the answer, to be piped on


def _tell(words: str) -> None:
    errors.print(words, style="yellow", highlight=False, markup=False, soft_wrap=True)


def _refuse(error: Exception) -> int:
    errors.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
    return 2
