"""What a tjänsteutlåtande says of its ärende: its title, its diarienummer, the administration's proposal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from drafts.base.document import BaseDocument, Block, Kind
from drafts.base.found import Found
from drafts.words import tidy, unnumbered

HEAD = 60  # blocks, among which the head of the document is
HEADING_LIMIT = 200  # characters

# The shapes diarienummer are seen in: SÖD 2023/713-1.3, KS KF/2024:248, SLK-2024-00762, 2023/BUN 0214;
# and without letters 0497/22, 316-259/2012, 1.2.4-182-2013, 385-2012-2.2.2.
_ORGAN = "[A-ZÅÄÖ]{2,6}"
LETTERED = (
    rf"{_ORGAN}(?:[ /]{_ORGAN})?[ /-]?(?:19|20)\d\d[/:-]\d{{1,6}}(?:-\d+(?:\.\d+)*)?"
    rf"|(?:19|20)\d\d/{_ORGAN} \d{{1,6}}"
)
_DIGITS = (
    r"\d{1,5}-(?:19|20)\d\d-\d+(?:\.\d+)+|\d+(?:\.\d+)*-\d{1,6}[/-](?:19|20)\d\d"
    r"|(?:19|20)\d\d[/:-]\d{1,6}(?:-\d+(?:\.\d+)*)?(?!-)|\d{1,5}/\d\d(?:\d\d)?"
)
NUMBER = rf"(?<![\w/.-])(?:{LETTERED}|{_DIGITS})(?![\w/])"
_WORD = r"(?:dnr|d\.nr|diarie(?:nr|nummer)|ärende(?:nr|nummer))\.?"

_SAID = re.compile(rf"\b(?i:{_WORD})[\s:]*({NUMBER})")
_ALONE = re.compile(rf"\s*({LETTERED})\s*")
_ASKED = re.compile(rf"\s*{_WORD}[\s:]*", re.IGNORECASE)
_BARE = re.compile(rf"\s*({NUMBER})")

_PROPOSAL = re.compile(
    r"(?:[\w ]{1,60}s )?(?:förslag till (?:beslut|ställningstagande)|beslutsförslag)"
    r"(?: (?:i|till) [\w ,-]{1,80})?\s*:?",
    re.IGNORECASE,
)
_FORM = re.compile(r"(?:tjänsteutlåtande|tjänsteskrivelse)\s*[:–-]\s*", re.IGNORECASE)
_SENTENCE_ENDS = (".", ":", ";", "”", '"')


def find(document: BaseDocument, margins: Iterable[str] = ()) -> Found:
    """`margins`: what stands in headers and footers."""
    title = _FORM.sub("", document.title, count=1) if _FORM.match(document.title) else document.title
    return Found(document, title, diarienummer(document, margins), proposal(document))


def diarienummer(document: BaseDocument, margins: Iterable[str] = ()) -> str:
    """The document's own, where it is said: not that of the remiss it answers, if it can be helped."""
    beside = _parts(margins)
    head = _parts(block.text for block in document.blocks[:HEAD])
    ways = (_said_first(beside), _said(beside), _said_first(head), _alone(beside), _alone(head), _said(head))
    return next(filter(None, ways), "")


def proposal(document: BaseDocument) -> tuple[str, ...]:
    """The decisions under the heading förslag till beslut, without their numbers."""
    for n, block in enumerate(document.blocks):
        if _is_proposal_heading(block):
            under = takewhile(lambda b: b.kind is not Kind.HEADING, document.blocks[n + 1 :])
            if found := tuple(_decisions(list(under))):
                return found
    return ()


def _said_first(lines: list[str]) -> str:
    """Where a text begins with the word for it, the number behind it or in the next text."""
    for line, following in pairwise([*lines, ""]):
        asked = _ASKED.match(line)
        rest = line[asked.end() :] if asked else ""
        found = _BARE.match(rest or following) if asked else None
        if found:
            return found.group(1)
    return ""


def _alone(lines: list[str]) -> str:
    return next((found.group(1) for line in lines if (found := _ALONE.fullmatch(line))), "")


def _said(lines: list[str]) -> str:
    return next((found.group(1) for line in lines if (found := _SAID.search(line))), "")


def _is_proposal_heading(block: Block) -> bool:
    stands_alone = block.kind is not Kind.CELL and len(block.text) <= HEADING_LIMIT
    return stands_alone and bool(_PROPOSAL.fullmatch(unnumbered(_line(block.text))))


def _decisions(blocks: list[Block]) -> Iterator[str]:
    """The items where there are any, each with those below it; else the sentences, down to who signs."""
    items = [block for block in blocks if block.kind is Kind.ITEM]
    if not items:
        yield from _sentences(blocks)
        return
    first = min(item.level for item in items)
    texts: list[str] = []
    for item in items:
        text = unnumbered(_line(item.text))
        if item.level > first and texts:
            texts[-1] += f" {text}"
        elif text:
            texts.append(text)
    yield from texts


def _sentences(blocks: list[Block]) -> Iterator[str]:
    paragraphs = [_line(block.text) for block in blocks if block.kind is Kind.PARAGRAPH]
    for text in takewhile(lambda text: text.endswith(_SENTENCE_ENDS), paragraphs):
        if not text.endswith(":"):
            yield text


def _parts(texts: Iterable[str]) -> list[str]:
    """What stands apart in them, by a tab or on a line of its own."""
    return [_line(part) for text in texts for part in re.split(r"[\t\n\u2028]", text)]


def _line(text: str) -> str:
    return " ".join(tidy(text).split())
