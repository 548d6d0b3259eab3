"""A text with its entities, written as Telegram's HTML again."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.local.entities import Entity

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def as_written(entity: Entity) -> tuple[str, str]:
    """The tags Telegram's HTML has for it."""
    if entity.type == "text_link":
        return f'<a href="{escape(entity.url or "")}">', "</a>"
    if entity.type == "text_mention":
        return f'<a href="tg://user?id={entity.user_id}">', "</a>"
    if entity.type == "pre" and entity.language:
        return f'<pre><code class="language-{escape(entity.language)}">', "</code></pre>"
    return TAGS.get(entity.type, ("", ""))


def mark_html(
    text: str, entities: Iterable[Entity], tag: Callable[[Entity], tuple[str, str]] = as_written
) -> str:
    """Put the tags back; entities never cross, so closing innermost first is enough."""
    marked = [(entity, *tag(entity)) for entity in entities]
    marked = [each for each in marked if each[1]]
    pieces: list[str] = []
    units = 0
    for character in [*text, ""]:
        closing = [close for entity, _, close in marked if entity.end == units]
        opening = [start for entity, start, _ in marked if entity.offset == units]
        pieces += [*reversed(closing), *opening, escape(character, quote=False)]
        units += 1 + (character > "\uffff")
    return "".join(pieces)
