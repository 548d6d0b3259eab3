"""What Telegram finds in a text by itself: commands, mentions, links, addresses, hashtags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.local.entities import Entity, count_units
from bot.local.webaddresses import find_addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "[A-Za-z0-9_]"
MENTION = re.compile(rf"(?<!\w)@({NAME}+)(?!\w)")
# a command with @ after it must name a whole username; without one it may touch neither word nor bracket
COMMAND = re.compile(rf"(?<![\w/<>])/{NAME}{{1,64}}(?:@{NAME}{{3,32}}(?![\w/<>])|(?![\w/<>@]))")
# a tag may name whose it is: #motion@kansliet
OWNER = rf"@{NAME}{{3,32}}+(?!{NAME})"
TAG = r"[\w\u200c·]"
HASHTAG = re.compile(rf"(?<!{TAG})#({TAG}++)(?!#)(?:{OWNER}(?!#)|(?!{OWNER}))")
CASHTAG = re.compile(
    rf"(?<![$\w\u200c·])\$(?:1INCH|[A-Z]{{1,8}})(?![$\w\u200c·])(?:{OWNER}(?![$\w\u200c·])|(?!{OWNER}))"
)

SHORTEST_MENTION, LONGEST_MENTION = 4, 32
LONGEST_HASHTAG = 256
SHORT_BOTS = {"gif", "vid", "pic"}


def find_entities(text: str) -> tuple[Entity, ...]:
    """Give the entities in order; where two would overlap, the one that begins first stays."""
    kept: list[Entity] = []
    for start, end, kind in sorted(_find_all(text), key=lambda span: (span[0], -span[1])):
        offset = count_units(text[:start])
        if not kept or kept[-1].end <= offset:
            kept.append(Entity(kind, offset, count_units(text[start:end])))
    return tuple(kept)


def _find_all(text: str) -> Iterable[tuple[int, int, str]]:
    yield from _find_mentions(text)
    yield from ((*match.span(), "bot_command") for match in COMMAND.finditer(text))
    yield from _find_hashtags(text)
    yield from ((*match.span(), "cashtag") for match in CASHTAG.finditer(text))
    yield from find_addresses(text)


def _find_mentions(text: str) -> Iterator[tuple[int, int, str]]:
    for match in MENTION.finditer(text):
        name = match[1]
        if SHORTEST_MENTION <= len(name) <= LONGEST_MENTION or name.lower() in SHORT_BOTS:
            yield *match.span(), "mention"


def _find_hashtags(text: str) -> Iterator[tuple[int, int, str]]:
    for match in HASHTAG.finditer(text):
        if any(character.isalpha() for character in match[1][:LONGEST_HASHTAG]):
            is_whole = len(match[1]) <= LONGEST_HASHTAG
            yield match.start(), match.end() if is_whole else match.start(1) + LONGEST_HASHTAG, "hashtag"
