"""Small ways of telling: tracked changes, shortened texts, times as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from drafts.comparing import Op, Span

SWEDEN = ZoneInfo("Europe/Stockholm")
MONTHS = "jan feb mars april maj juni juli aug sep okt nov dec".split()  # noqa: SIM905 — a list of twelve words

_MARKS = {Op.STRUCK: "s", Op.ADDED: "u"}


def marked(spans: Iterable[Span]) -> Markup:
    """A tracked change in Telegram's HTML: struck and underlined, with a space between the two."""
    told = Markup("")
    before = Op.KEPT
    for span in spans:
        if span.op is Op.ADDED and before is Op.STRUCK:
            told += " "
        told += _span(span)
        before = span.op
    return told


def _span(span: Span) -> Markup:
    if span.op is Op.KEPT:
        return escape(span.text)
    mark = _MARKS[span.op]
    return Markup("<{0}>{1}</{0}>").format(mark, span.text)


def shortened(text: str, length: int = 60) -> str:
    """At most `length` characters, broken between words."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:–-") + "…"


def clock(at: datetime) -> str:
    """`23 nov 19.42`, in Swedish time."""
    local = at.astimezone(SWEDEN)
    return f"{local.day} {MONTHS[local.month - 1]} {local:%H.%M}"
