"""The numbers by which sections and points are known: "7 kap. 8 §", "§ 3", "3.6.1", "Insats 2:1", "b)".

A label is written here as its kind and its number: "kap 7", "§ 8", "nr 3.6.1", "insats 2:1".
"""

from __future__ import annotations

import re

from drafts.base.document import Block

_FORMS = (
    ("kap", re.compile(r"(?:kapitel\s+(\w+)|(\d+\w?)\s*kap\b\.?)", re.IGNORECASE)),
    ("§", re.compile(r"(?:§\s*(\d+\s?[a-zåäö]?\b)|(\d+\s?[a-zåäö]?)\s*§)", re.IGNORECASE)),
    ("insats", re.compile(r"insats\s+(\d[\d.:]*)", re.IGNORECASE)),
    ("bilaga", re.compile(r"bilaga\s+(\w+)", re.IGNORECASE)),
)
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){0,5}|[a-zåäö](?=\)))[.):]?(?=\s|$)", re.IGNORECASE)


def labels(block: Block) -> tuple[str, ...]:
    """Every label a block bears, as kind and number."""
    text = block.label
    found = []
    for kind, form in _FORMS:
        match = form.search(text)
        if match:
            found.append(label(kind, next(filter(None, match.groups()))))
    if found:
        return tuple(found)
    number = _NUMBER.match(text) or (_NUMBER.match(block.text) if not text and block.level else None)
    return (label("nr", number.group(1)),) if number else ()


def label(kind: str, number: str) -> str:
    return f"{kind} {''.join(number.split()).casefold().rstrip('.')}"


def bare(block: Block) -> int:
    """Where a block's words begin, behind the number that is typed before them."""
    if block.number:
        return 0
    typed = block.text.find(block.label) + len(block.label) if block.label else 0
    if not typed and block.level:
        number = _NUMBER.match(block.text)
        typed = number.end() if number else 0
    rest = block.text[typed:]
    return typed + len(rest) - len(rest.lstrip())
