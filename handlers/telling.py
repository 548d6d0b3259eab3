"""Small ways of telling: tracked changes, shortened texts, times as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from drafts.comparing import Op, Span

SWEDEN = ZoneInfo("Europe/Stockholm")
MONTHS = "jan feb mars april maj juni juli aug sep okt nov dec".split()  # noqa: SIM905 — a list of twelve words
AROUND = 60  # what is told of what stands on each side of a change
MARKS = 60  # marks told of one change: Telegram drops those of a message beyond a hundred

_EDITS = {Op.STRUCK: "del", Op.ADDED: "ins"}
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


def edited(spans: Iterable[Span]) -> Markup:
    """A tracked change on a page, where a screen reader is told what is struck and what is added."""
    return edits((span.op, escape(span.text), Markup("")) for span in spans)


def edits(parts: Iterable[tuple[Op, Markup, Markup]]) -> Markup:
    """The same of texts that are escaped, each with what is put behind it.

    A line may break between what is struck and what is added in its place.
    """
    told = Markup("")
    before = Op.KEPT
    for op, text, behind in parts:
        if before is Op.STRUCK and op is Op.ADDED:
            told += Markup("<wbr>")
        told += text if op is Op.KEPT else Markup("<{0}>{1}</{0}>").format(_EDITS[op], text)
        told += behind
        before = op
    return told


def glimpsed(spans: Iterable[Span], length: int, around: int = AROUND) -> Markup:
    """A tracked change told within about `length`: what is kept goes first, but for `around` each change."""
    whole = list(spans)
    if _fits(whole, length):
        return marked(whole)
    return marked(_cut([_around(span, whole, around) for span in whole], length))


def _fits(spans: list[Span], length: int) -> bool:
    return size("".join(span.text for span in spans)) <= length and len(spans) <= MARKS


def _around(span: Span, whole: list[Span], around: int) -> Span:
    """Of what is kept, only what stands next to a change."""
    if span.op is not Op.KEPT or size(span.text) <= 2 * around:
        return span
    head = "" if span is whole[0] else cut(span.text, around)
    tail = "" if span is whole[-1] else span.text[-around:]
    return Span(Op.KEPT, f"{head} … {tail}")


def _cut(spans: list[Span], length: int) -> Iterator[Span]:
    left = length
    for span in spans[:MARKS]:
        text = shortened(span.text, left)
        yield Span(span.op, text)
        left -= size(text) + 1
        if left <= 1 or text != span.text:
            return


def _span(span: Span) -> Markup:
    if span.op is Op.KEPT:
        return escape(span.text)
    mark = _MARKS[span.op]
    return Markup("<{0}>{1}</{0}>").format(mark, span.text)


def size(text: str) -> int:
    """Its length as Telegram counts: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, length: int) -> str:
    """The first `length` units, never half a character."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")


def shortened(text: str, length: int = 60) -> str:
    """At most `length` long, broken between words."""
    if size(text) <= length:
        return text
    head = cut(text, length - 1)
    return (head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head).rstrip(" ,;:–-") + "…"


def uncapital(text: str) -> str:
    """As it reads inside a sentence: `ärende 9 A`."""
    return text[:1].lower() + text[1:]


def clock(at: datetime) -> str:
    """`23 nov 19.42`, in Swedish time."""
    local = at.astimezone(SWEDEN)
    return f"{local.day} {MONTHS[local.month - 1]} {local:%H.%M}"


def dated_clock(at: datetime) -> str:
    """`23 nov 2026 kl. 19.42`, in Swedish time: for what is read long after."""
    local = at.astimezone(SWEDEN)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year} kl. {local:%H.%M}"


def day(at: datetime) -> str:
    """`23 nov`, in Swedish time."""
    local = at.astimezone(SWEDEN)
    return f"{local.day} {MONTHS[local.month - 1]}"
