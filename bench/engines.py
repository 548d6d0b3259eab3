"""Those who compare: ours, and the peers that run here."""

from __future__ import annotations

import difflib
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz.distance import Indel

from drafts.comparing import compare

Opcodes = Callable[[list[str], list[str]], Iterable[tuple[str, int, int, int, int]]]

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def ours(old: str, new: str) -> object:
    return compare(old, new)


def difflib_lines(old: str, new: str) -> object:
    return _lines_then_words(old, new, _difflib)


def rapidfuzz_lines(old: str, new: str) -> object:
    return _lines_then_words(old, new, _rapidfuzz)


def git_on(before: Path, after: Path) -> Callable[[], object]:
    """In its own process, which costs some milliseconds; the files are written beforehand."""
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "--histogram", str(before), str(after)]
    return lambda: subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603


def _lines_then_words(old: str, new: str, opcodes: Opcodes) -> list[tuple[str, str]]:
    before, after = old.split("\n"), new.split("\n")
    spans: list[tuple[str, str]] = []
    for tag, a, b, c, d in opcodes(before, after):
        struck, added = "\n".join(before[a:b]), "\n".join(after[c:d])
        if tag == "replace":
            words, others = _WORD.findall(struck), _WORD.findall(added)
            spans += [(t, "".join(words[e:f] or others[g:h])) for t, e, f, g, h in opcodes(words, others)]
        else:
            spans.append((tag, struck or added))
    return spans


def _difflib(old: list[str], new: list[str]) -> Iterable[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _rapidfuzz(old: list[str], new: list[str]) -> Iterable[tuple[str, int, int, int, int]]:
    return [(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Indel.opcodes(old, new)]
