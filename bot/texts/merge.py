"""`yrka merge BASE A B...`: one text of several amended versions, and what does not go together."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.texts.source import Source
from drafts.merging import Merge, merge_texts
from drafts.merging.collisions import Place
from handlers.drawn import plain
from handlers.templates import say


@dataclass(frozen=True, slots=True)
class Answer:
    merge: Merge

    @property
    def conflict(self) -> bool:
        return self.merge.merged is None

    def as_json(self) -> str:
        whole = {
            "conflict": self.conflict,
            "merged": self.merge.merged,
            "collisions": [_fields(place) for place in self.merge.collisions],
            "neighbours": [_fields(place) for place in self.merge.neighbours],
        }
        return json.dumps(whole, ensure_ascii=False)

    def told_collisions(self) -> str:
        return plain(say("merging.collisions", collisions=self.merge.collisions))

    def told_neighbours(self) -> str:
        return plain(say("merging.neighbours", neighbours=self.merge.neighbours))


def merge_sources(base: Source, versions: list[Source]) -> Answer:
    """The versions are known by their files' names, told apart by number where two are called the same."""
    named: dict[str, str] = {}
    for n, source in enumerate(versions, 1):
        name = source.path.name
        named[f"{name} ({n})" if name in named else name] = source.text
    return Answer(merge_texts(base.text, named))


def _fields(place: Place) -> dict[str, object]:
    return {
        "one": place.one,
        "other": place.other,
        "start": place.start,
        "end": place.end,
        "base": place.base,
        "by_one": place.by_one,
        "by_other": place.by_other,
    }
