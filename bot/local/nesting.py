"""Entities put in order: like ones joined, code kept bare, none crossing another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.local.entities import Entity

# Lower is outer, where two begin and end together.
RANKS = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")


def nest(entities: Iterable[Entity]) -> list[Entity]:
    """Give the entities as Telegram keeps them."""
    given = sorted(entities, key=_rank)
    solid = _drop_overlapping(entity for entity in given if entity.type not in STYLES)
    code = [entity for entity in solid if entity.type in {"code", "pre"}]
    styles = [
        piece
        for style in STYLES
        for joined in _join([entity for entity in given if entity.type == style])
        for piece in _keep_out(joined, code)
    ]
    cuts = sorted({edge for entity in solid for edge in (entity.offset, entity.end)})
    pieces = [piece for entity in styles for piece in _split(entity, cuts, solid)]
    return sorted([*solid, *pieces], key=_rank)


def _rank(entity: Entity) -> tuple[int, int, int]:
    return entity.offset, -entity.length, RANKS.get(entity.type, 50)


def _drop_overlapping(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not any(_clash(entity, other) for other in kept):
            kept.append(entity)
    return kept


def _clash(entity: Entity, other: Entity) -> bool:
    """Quotes hold anything but quotes; code, links and emoji hold nothing but style."""
    if entity.offset >= other.end or other.offset >= entity.end:
        return False
    quotes = "blockquote" in entity.type, "blockquote" in other.type
    if all(quotes) or not any(quotes):
        return True
    return not (other.offset <= entity.offset and entity.end <= other.end)


def _join(entities: list[Entity]) -> Iterator[Entity]:
    """Make one of those that touch."""
    current: Entity | None = None
    for entity in entities:
        if current and entity.offset <= current.end:
            current = current.spanning(current.offset, max(current.end, entity.end))
            continue
        if current:
            yield current
        current = entity
    if current:
        yield current


def _keep_out(entity: Entity, code: list[Entity]) -> Iterator[Entity]:
    start = entity.offset
    for block in code:
        if block.end <= start or block.offset >= entity.end:
            continue
        if block.offset > start:
            yield entity.spanning(start, block.offset)
        start = block.end
    if start < entity.end:
        yield entity.spanning(start, entity.end)


def _split(entity: Entity, cuts: list[int], solid: list[Entity]) -> Iterator[Entity]:
    """Cut a style where it would cross the edge of something that cannot be cut."""
    crossed = [
        cut
        for cut in cuts
        if entity.offset < cut < entity.end
        and any(
            cut in {other.offset, other.end}
            and not (entity.offset <= other.offset and other.end <= entity.end)
            for other in solid
        )
    ]
    start = entity.offset
    for cut in [*crossed, entity.end]:
        yield entity.spanning(start, cut)
        start = cut
