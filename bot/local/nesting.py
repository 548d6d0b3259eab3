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
    given = sorted(entities, key=rank)
    quotes = _drop_overlapping(entity for entity in given if "blockquote" in entity.type)
    others = _drop_overlapping(
        entity for entity in given if not _is_style(entity) and "blockquote" not in entity.type
    )
    solid = quotes + [entity for entity in others if not any(_crosses(entity, quote) for quote in quotes)]
    styles = list(_join_styles(given, [entity for entity in solid if entity.type in {"code", "pre"}]))
    cuts = {edge for entity in solid for edge in (entity.offset, entity.end)}
    cuts |= {entity.offset for entity in styles}
    pieces = [piece for entity in styles for piece in _split(entity, sorted(cuts))]
    return sorted([*solid, *pieces], key=rank)


def _is_style(entity: Entity) -> bool:
    return entity.type in STYLES


def rank(entity: Entity) -> tuple[int, int, int]:
    return entity.offset, -entity.length, RANKS.get(entity.type, 50)


def _drop_overlapping(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _crosses(entity: Entity, quote: Entity) -> bool:
    """Tell whether they share text, and not all of the entity is in the quote."""
    shares = entity.offset < quote.end and quote.offset < entity.end
    return shares and not (quote.offset <= entity.offset and entity.end <= quote.end)


def _join_styles(given: list[Entity], code: list[Entity]) -> Iterator[Entity]:
    for style in STYLES:
        for joined in _join([entity for entity in given if entity.type == style]):
            yield from _keep_out(joined, code)


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


def _split(entity: Entity, cuts: list[int]) -> Iterator[Entity]:
    """Cut a style wherever something else begins in it, or something solid ends."""
    start = entity.offset
    for cut in [*(cut for cut in cuts if entity.offset < cut < entity.end), entity.end]:
        yield entity.spanning(start, cut)
        start = cut
