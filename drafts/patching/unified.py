r"""Unified diffs of lines, written from our own opcodes and read back with unidiff.

difflib.unified_diff is not asked: from 200 lines it takes every repeated line for noise and runs astray.
Lines end at "\n" and nowhere else: a form feed, U+0085 or U+2028 is part of a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import Indel
from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchedFile, PatchSet

CONTEXT = 3  # unchanged lines around a change
NO_NEWLINE = "\\ No newline at end of file\n"
_KEPT, _STRUCK, _ADDED = " -+"

Script = list[tuple[str, str]]  # a sign and a line with its newline


class Misfit(ValueError):
    """A patch that cannot be read, or that is of another text. The message says which."""


def unified(old: Sequence[str], new: Sequence[str], name: str, stamps: tuple[str, str] = ("", "")) -> str:
    r"""The patch that makes `new` of `old`; empty where they are equal. `git apply` and `patch` take it too.

    Lines are as `text.split("\n")` gives them, at least one: the last is what stands behind the last
    newline, mostly nothing. `stamps` stand where a patch has the times of its two files.
    """
    script = _script(_ended(old), _ended(new))
    hunks = "".join(_hunks(script))
    clean = " ".join(name.split()) or "text"
    heads = (f"{clean}\t{stamp}" if stamp else clean for stamp in stamps)
    return "--- a/{}\n+++ b/{}\n".format(*heads) + hunks if hunks else ""


def patched(old: Sequence[str], patch: str) -> list[str]:
    """The new lines. Misfit where the patch is not one of these lines."""
    lines, rest = _ended(old), 0
    made: list[str] = []
    for hunk in (hunk for file in parsed(patch) for hunk in file):
        at = hunk.source_start - (hunk.source_length > 0)
        before, after = _sides((line.line_type, line.value) for line in hunk)
        if at < rest or lines[at : at + len(before)] != before:
            raise Misfit(f"line {hunk.source_start} is another")
        made += [*lines[rest:at], *after]
        rest = at + len(before)
    return "".join(chain(made, lines[rest:])).split("\n")


def parsed(patch: str) -> list[PatchedFile]:
    """The one file it patches, or none where it is empty. Misfit where it is no patch of one file."""
    try:
        files = list(PatchSet(f"{line}\n" for line in patch.removesuffix("\n").split("\n")))
    except UnidiffParseError as fault:
        raise Misfit(str(fault)) from fault
    if len(files) > 1 or (patch and not any(files)):
        raise Misfit("not a patch of one text")
    return files


def _ended(lines: Sequence[str]) -> list[str]:
    """With their newlines; what stands behind the last one only where something does."""
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]


def _script(old: list[str], new: list[str]) -> Script:
    numbers: dict[str, int] = {}
    before, after = ([numbers.setdefault(line, len(numbers)) for line in row] for row in (old, new))
    script: Script = []
    rest = (0, 0)
    for same in Indel.opcodes(before, after):
        if same.tag == "equal":
            script += _replaced(old[rest[0] : same.src_start], new[rest[1] : same.dest_start])
            script += [(_KEPT, line) for line in old[same.src_start : same.src_end]]
            rest = (same.src_end, same.dest_end)
    return script + _replaced(old[rest[0] :], new[rest[1] :])


def _replaced(old: list[str], new: list[str]) -> Script:
    return [(_STRUCK, line) for line in old] + [(_ADDED, line) for line in new]


def _hunks(script: Script) -> Iterator[str]:
    done = olds = news = 0
    for start, end in _stretches([n for n, (sign, _) in enumerate(script) if sign != _KEPT], len(script)):
        olds, news = (count + start - done for count in (olds, news))  # all that was passed is kept
        before, after = _sides(script[start:end])
        places = (olds + bool(before), len(before), news + bool(after), len(after))
        yield "@@ -{},{} +{},{} @@\n".format(*places)
        yield from (_written(sign, line) for sign, line in script[start:end])
        done, olds, news = end, olds + len(before), news + len(after)


def _written(sign: str, line: str) -> str:
    return f"{sign}{line}" if line[-1] == "\n" else f"{sign}{line}\n{NO_NEWLINE}"


def _stretches(changed: list[int], length: int) -> list[tuple[int, int]]:
    """From where to where the hunks go: changes with their context, joined where these meet."""
    found: list[tuple[int, int]] = []
    for n in changed:
        start, end = max(0, n - CONTEXT), min(length, n + CONTEXT + 1)
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _sides(lines: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The old lines and the new. A marker takes the newline from the line before it."""
    sides: dict[str, list[str]] = {_STRUCK: [], _ADDED: []}
    last = ""
    for sign, line in lines:
        touched = [side for own, side in sides.items() if sign in (own, _KEPT)]
        for side in touched:
            side.append(line)
        if sign == NO_NEWLINE[0]:
            for side in (side for own, side in sides.items() if last in (own, _KEPT) and side):
                side[-1] = side[-1].removesuffix("\n")
        last = sign
    return sides[_STRUCK], sides[_ADDED]
