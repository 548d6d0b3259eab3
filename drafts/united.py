"""The text of a draft that begins with what others say: of two drafts made one, or of one copied."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from drafts.amending import Base, patched, worded
from drafts.amendment import Amendment, Step
from drafts.base.touched import touched
from drafts.merging import joined, merge_documents
from drafts.patching import patch
from drafts.text import AttSats, Block, Text
from drafts.wording import opens_free_text


@dataclass(frozen=True, slots=True)
class United:
    """`left` are the amendments that could not come along."""

    text: Text
    left: tuple[Amendment, ...] = ()


def united(one: Text, other: Text, bases: Mapping[str, Base]) -> United:
    """Both texts in one: what they say alike stands once, and the first goes first.

    `bases` are the documents they amend, by their ids. Where the two amend the same passage so that both
    cannot stand, the first's amendment stands, and the other's is left.
    """
    satser = _satser((*one.satser, *other.satser))
    motivation = _motivation((*one.motivation, *(b for b in other.motivation if not _said(b, one))))
    amendments, left = _amendments(one.amendments, other.amendments, bases)
    title = one.title or other.title
    shown = one.shown if one.amendments else other.shown
    return United(Text(title, satser, motivation, amendments, shown), left)


def copied(text: Text, documents: Collection[str]) -> United:
    """The text with new ids and no title of its own; its amendments where the documents are there."""
    kept = tuple(amendment for amendment in text.amendments if amendment.document in documents)
    left = tuple(amendment for amendment in text.amendments if amendment.document not in documents)
    return United(
        Text("", _satser(text.satser), _motivation(text.motivation), _renamed(kept), text.shown), left
    )


def _satser(satser: Iterable[AttSats]) -> tuple[AttSats, ...]:
    """Each once; what opens the free text once, and last."""
    words = list(dict.fromkeys(sats.text for sats in satser))
    opening = [text for text in words if opens_free_text(text)]
    ordered = [text for text in words if not opens_free_text(text)] + opening[:1]
    return tuple(AttSats(f"s1.{n}", text) for n, text in enumerate(ordered))


def _motivation(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(Block(f"p1.{n}", block.text, block.heading) for n, block in enumerate(blocks))


def _said(block: Block, text: Text) -> bool:
    return any(block.text == own.text and block.heading == own.heading for own in text.motivation)


def _amendments(
    one: tuple[Amendment, ...], other: tuple[Amendment, ...], bases: Mapping[str, Base]
) -> tuple[tuple[Amendment, ...], tuple[Amendment, ...]]:
    whole, left = list(one), []
    for amendment in other:
        if amendment.satser in {own.satser for own in whole if own.document == amendment.document}:
            continue
        if (base := bases.get(amendment.document)) is None or not amendment.patch:
            whole.append(amendment)
        elif (grown := _grown(base, whole, amendment)) is None:
            left.append(amendment)
        else:
            whole = grown
    return _renamed(whole), tuple(left)


def _grown(base: Base, whole: list[Amendment], amendment: Amendment) -> list[Amendment] | None:
    """With one amendment more: by itself, or woven into those it touches. None if it collides."""
    new = patched(base, amendment.patch)
    blocks = touched(base.document, new)
    taken = [
        own
        for own in whole
        if own.document == base.id and own.patch and touched(base.document, patched(base, own.patch)) & blocks
    ]
    rest = [own for own in whole if own not in taken]
    mine = joined(base.document, [patched(base, own.patch) for own in taken])
    merged = merge_documents(base.document, {"one": mine, "other": new}).document
    if merged is None:
        return None
    if not taken:
        return [*rest, amendment]
    woven = patch(base.document, merged)
    last = amendment.steps[-1]
    steps = (*(step for own in taken for step in own.steps), Step(last.by, last.at, woven))
    return [*rest, Amendment(taken[0].id, base.id, worded(base.document, merged), steps)]


def _renamed(amendments: Iterable[Amendment]) -> tuple[Amendment, ...]:
    return tuple(replace(amendment, id=f"a1.{n}") for n, amendment in enumerate(amendments))
