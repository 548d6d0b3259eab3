"""A message's text as a client shows it: marked, linked, folded. What people wrote stays text."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from bot.local import Message
from bot.local.entities import Entity, cut_units
from bot.local.marking import as_written, mark_html

AFTER_BLOCK = re.compile(r"(?<=</blockquote>)\n|(?<=</pre>)\n")  # what follows begins a line anyway
AWAY = 'target="_blank" rel="noopener noreferrer"'
UNFOLD = '<button type="button" class="unfold" aria-expanded="false">Visa hela</button>'

TAGS = {
    "spoiler": ('<button type="button" class="spoiler" aria-label="Visa dold text">', "</button>"),
    "expandable_blockquote": ('<blockquote class="folded"><div>', f"</div>{UNFOLD}</blockquote>"),
    "mention": ('<span class="mention">', "</span>"),
    "text_mention": ('<span class="mention">', "</span>"),
}


def mark(message: Message) -> Markup:
    def tag(entity: Entity) -> tuple[str, str]:
        words = cut_units(message.text, entity.offset, entity.end)
        match entity.type:
            case "text_link":
                return _link(entity.url or "")
            case "url":
                return _link(words if "://" in words else f"https://{words}")
            case "bot_command":
                return f'<button type="button" class="command" data-says="{escape(words)}">', "</button>"
            case _:
                return TAGS.get(entity.type) or as_written(entity)

    marked = mark_html(message.text, message.entities, tag)
    return Markup(AFTER_BLOCK.sub("", marked))  # noqa: S704 — every character is escaped there


def _link(url: str) -> tuple[str, str]:
    """Only to where a browser may safely go."""
    if not url.lower().startswith(("https://", "http://", "tg://")):
        return "", ""
    return f'<a href="{escape(url)}" {AWAY}>', "</a>"
