"""Engines to measure against, all in one form: two texts in, [(op, text)] out, op "=", "-" or "+"."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from drafts.comparing import compare

Told = list[tuple[str, str]]
Opcodes = Iterable[tuple[str, int, int, int, int]]

WORDS = re.compile(r"\w+|\s+|[^\w\s]")


def yrka(old: str, new: str) -> Told:
    return [(span.op.value, span.text) for span in compare(old, new)]


def difflib_words(old: str, new: str) -> Told:
    """Lines, and words where lines differ."""
    return _lines_then_words(old, new, _difflib)


def rapidfuzz_words(old: str, new: str) -> Told:
    """Lines, and words where lines differ."""
    return _lines_then_words(old, new, _rapidfuzz)


def run_git(old: str, new: str) -> None:
    """On two files: the process with its start. What it prints is not read."""
    command = ["git", "diff", "--no-index", "--word-diff", "--histogram", old, new]
    subprocess.run(command, stdout=subprocess.PIPE, check=False)  # noqa: S603 — 1 is "they differ"


def _difflib(old: Sequence[str], new: Sequence[str]) -> Opcodes:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _rapidfuzz(old: Sequence[str], new: Sequence[str]) -> Opcodes:
    return [(c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end) for c in Indel.opcodes(old, new)]


def _lines_then_words(old: str, new: str, opcodes: Callable[[Sequence[str], Sequence[str]], Opcodes]) -> Told:
    told: Told = []
    for struck, added in _changes(old.splitlines(keepends=True), new.splitlines(keepends=True), opcodes):
        if struck == added:
            told.append(("=", struck))
            continue
        for was, is_ in _changes(WORDS.findall(struck), WORDS.findall(added), opcodes):
            told += [("=", was)] if was == is_ else [("-", was), ("+", is_)]
    return [(op, text) for op, text in told if text]


def _changes(
    old: Sequence[str], new: Sequence[str], opcodes: Callable[[Sequence[str], Sequence[str]], Opcodes]
) -> Iterable[tuple[str, str]]:
    """Pairs of stretches; a struck and an added one that follow on each other are one change."""
    struck = added = ""
    for tag, i, a, j, b in opcodes(old, new):
        if tag != "equal":
            struck, added = struck + "".join(old[i:a]), added + "".join(new[j:b])
            continue
        if struck or added:
            yield struck, added
        struck = added = ""
        yield "".join(old[i:a]), "".join(new[j:b])
    if struck or added:
        yield struck, added
