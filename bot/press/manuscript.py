"""A Bilaga made ready for setting: NFC, nothing invisible, nothing that the font lacks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unicodedata import category, normalize

from bot.press.glyphs import find_missing, split_units
from drafts.base.tracked import Run, TrackedBlock, TrackedDocument
from drafts.bilaga import Bilaga, Block, Excerpt, Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MISSING = "□"
LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NO_BREAK_SPACES = "\u00a0\u2007\u202f"
SPACES = re.compile(" +")
VARIATION_SELECTOR = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def prepare(bilaga: Bilaga) -> Bilaga:
    """Clean every text, drop what is left empty, and let no heading skip a level."""
    missing = frozenset(find_unprintable(bilaga))

    def clean(text: str) -> str:
        return _swap(tidy(text), missing)

    def clean_line(text: str) -> str:
        return clean(text).replace("\n", " ")

    def clean_block(block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, text=clean_line(block.text))
            case Excerpt():
                return Excerpt(clean_line(block.place), tuple(_clean_tracked(block.blocks, missing)))
            case _:
                return replace(block, text=clean(block.text))

    blocks = map(clean_block, bilaga.blocks)
    return replace(
        bilaga,
        title=clean_line(bilaga.title) or "Bilaga",  # both formats demand a title
        arende=clean_line(bilaga.arende),
        diarienummer=clean_line(bilaga.diarienummer),
        names=tuple(name for name in map(clean_line, bilaga.names) if name),
        blocks=tuple(_level(block for block in blocks if isinstance(block, Excerpt) or block.text)),
    )


def clean_tracked(document: TrackedDocument) -> TrackedDocument:
    """The same of a document with its changes; spaces between its runs are kept."""
    authors = (run.mark.author for block in document.blocks for run in block.runs if run.mark)
    texts = (document.title, *dict.fromkeys(authors), *_said(document.blocks))
    missing = frozenset(find_missing("\n".join(tidy(text) for text in texts)))
    title = _swap(tidy(document.title), missing).replace("\n", " ") or "Dokument"
    return replace(document, title=title, blocks=tuple(_clean_tracked(document.blocks, missing)))


def clean_texts(value: Any) -> Any:  # noqa: ANN401 — whatever JSON holds
    """The same of every text in what a sheet is given, each as one line."""
    missing = frozenset(find_missing("\n".join(map(tidy, _texts_in(value)))))
    return _cleaned(value, missing)


def _texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 — whatever JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def _cleaned(value: Any, missing: frozenset[str]) -> Any:  # noqa: ANN401 — whatever JSON holds
    match value:
        case str():
            return _swap(tidy(value), missing).replace("\n", " ")
        case list():
            return [_cleaned(inner, missing) for inner in value]
        case dict():
            return {key: _cleaned(inner, missing) for key, inner in value.items()}
    return value


def find_unprintable(bilaga: Bilaga) -> tuple[str, ...]:
    head = (bilaga.title, bilaga.arende, bilaga.diarienummer, *bilaga.names)
    body = (text for block in bilaga.blocks for text in _texts(block))
    return find_missing("\n".join(tidy(text) for text in (*head, *body)))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Excerpt):
        yield block.place
        yield from _said(block.blocks)
    else:
        yield block.text


def _said(blocks: Iterable[TrackedBlock]) -> Iterator[str]:
    for tracked in blocks:
        yield tracked.block.number
        yield "".join(run.text for run in tracked.runs)


def _clean_tracked(blocks: Iterable[TrackedBlock], missing: frozenset[str]) -> Iterator[TrackedBlock]:
    """Without the blocks that say nothing that can be read."""
    for tracked in blocks:
        runs = tuple(run for run in (_clean_run(run, missing) for run in tracked.runs) if run.text)
        if any(run.text.strip() for run in runs):
            number = _swap(tidy(tracked.block.number), missing)
            yield replace(tracked, block=replace(tracked.block, number=number), runs=runs)


def _clean_run(run: Run, missing: frozenset[str]) -> Run:
    text = "\n".join(map(_show_line, LINE_END.sub("\n", run.text).split("\n")))
    mark = run.mark and replace(run.mark, author=_swap(tidy(run.mark.author), missing))
    return replace(run, text=_swap(text, missing), mark=mark)


def list_keywords(bilaga: Bilaga) -> tuple[str, ...]:
    return tuple(filter(None, (bilaga.arende, bilaga.diarienummer, f"version {bilaga.version}")))


def tidy(text: str) -> str:
    """Compose the letters, drop what is invisible, and let one space be one space."""
    lines = LINE_END.sub("\n", text).split("\n")
    return "\n".join(map(_tidy_line, lines)).strip("\n")


def _tidy_line(line: str) -> str:
    return _show_line(line).strip(" ")


def _show_line(line: str) -> str:
    shown = VARIATION_SELECTOR.sub("", line)
    if not shown.isprintable():  # nearly every line is, and need not be looked at letter by letter
        shown = "".join(map(_tidy_character, shown))
    return SPACES.sub(" ", normalize("NFC", shown))


def _tidy_character(character: str) -> str:
    kind = category(character)
    if character == "\t" or (kind == "Zs" and character not in NO_BREAK_SPACES):
        return " "
    return "" if kind in {"Cc", "Cf"} else character


def _swap(text: str, missing: frozenset[str]) -> str:
    if not missing:
        return text
    return "".join(MISSING if unit in missing else unit for unit in split_units(text))


def _level(blocks: Iterator[Block]) -> Iterator[Block]:
    """PDF/UA lets no heading stand more than one level below the one before it."""
    deepest = 2
    for block in blocks:
        if isinstance(block, Heading):
            level = max(2, min(block.level, deepest))
            deepest = level + 1
            yield replace(block, level=level)
        else:
            yield block
