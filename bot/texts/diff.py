"""`yrka diff OLD NEW`: what became of a text, as marks, JSON, HTML, a patch or att-satser; and as files."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rich.text import Text

from bot.press import Press
from bot.texts.source import Source
from drafts.base.tracked import TrackedDocument
from drafts.comparing import Op, Span, compare
from drafts.patching import matched, unified
from drafts.phrasing import phrase
from drafts.redlining import numbered_by_place
from drafts.tracking import Step, tracked

_STYLES = {Op.KEPT: "", Op.STRUCK: "strike red", Op.ADDED: "underline green"}
_MARKS = {Op.KEPT: ("", ""), Op.STRUCK: ("[-", "-]"), Op.ADDED: ("{+", "+}")}
_TAGS = {Op.STRUCK: "del", Op.ADDED: "ins"}


def on_screen(old: Source, new: Source) -> Text:
    return Text.assemble(*((span.text, _STYLES[span.op]) for span in _spans(old, new)))


def as_json(old: Source, new: Source) -> str:
    """A list of `[op, text]`: `=` and `-` rebuild the old text, `=` and `+` the new one."""
    return json.dumps([[span.op, span.text] for span in _spans(old, new)], ensure_ascii=False)


def as_html(old: Source, new: Source) -> str:
    """A page that needs nothing else: struck words in `del`, added ones in `ins`."""
    body = "".join(_tagged(span) for span in _spans(old, new))
    title = html.escape(f"{old.path.name} → {new.path.name}")
    return (
        f'<!doctype html>\n<html lang="sv"><meta charset="utf-8"><title>{title}</title>'
        f'<body><main style="white-space: pre-wrap">{body}</main></body></html>'
    )


def as_text(old: Source, new: Source) -> str:
    """Struck words between `[-` and `-]`, added ones between `{+` and `+}`."""
    return "".join(f"{_MARKS[span.op][0]}{span.text}{_MARKS[span.op][1]}" for span in _spans(old, new))


def as_patch(old: Source, new: Source) -> str:
    """A unified diff of the lines."""
    return unified(old.text.split("\n"), new.text.split("\n"), new.path.name)


def as_instruction(old: Source, new: Source) -> str:
    """The att-satser that turn the old document into the new one, one a line."""
    amended = matched(old.document, new.document)
    return "\n".join(instruction.text for instruction in phrase(old.document, amended))


FORMS: dict[str, Callable[[Source, Source], str]] = {
    "json": as_json,
    "html": as_html,
    "text": as_text,
    "patch": as_patch,
    "instruction": as_instruction,
}


async def write_tracked(old: Source, new: Source, docx: Path | None, pdf: Path | None) -> None:
    """The old document with the changes tracked, where a path says so. OSError where it can't be written."""
    press = Press()
    both = await press.tracked(redline(old, new), old.data if old.is_word else None)
    for path, data in ((docx, both.docx), (pdf, both.pdf)):
        if path:
            path.write_bytes(data)


def redline(old: Source, new: Source) -> TrackedDocument:
    """The changes are the new file's, of the time it was saved."""
    saved = datetime.fromtimestamp(int(new.path.stat().st_mtime), UTC)
    step = Step(matched(old.document, new.document), new.path.name, saved, 1)
    return numbered_by_place(tracked(old.document, [step]))


def _spans(old: Source, new: Source) -> tuple[Span, ...]:
    return compare(old.text, new.text)


def _tagged(span: Span) -> str:
    text = html.escape(span.text)
    return text if span.op is Op.KEPT else f"<{_TAGS[span.op]}>{text}</{_TAGS[span.op]}>"
