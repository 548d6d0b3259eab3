"""What an instruction names: the levels of a document, and the steps that lead down to a place in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from drafts.reading.tokens import Sort, Token


class Level(StrEnum):
    DOCUMENT = "d"
    OPENING = "o"  # what stands before the first heading
    SECTION = "s"  # a heading and all under it, or a numbered paragraph and what follows it
    HEADING = "h"
    PAGE = "g"
    LINE = "l"
    TABLE = "t"
    ROW = "r"
    COLUMN = "k"
    PARAGRAPH = "p"
    LIST = "u"
    ITEM = "i"
    SUBITEM = "j"
    SATS = "a"
    SENTENCE = "m"
    WORDS = "w"
    PICTURE = "b"
    TITLE = "n"


# From the largest down: the order in which steps are taken, however they are written.
ORDER = {level: n for n, level in enumerate(Level)} | {Level.HEADING: 2}  # either may hold the other


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a place: "3 §", "under rubriken ”R”", "andra stycket", "”A”".

    `numbers` count from 1, or from the end as -1. `fresh`: it is of the new text that it speaks.
    """

    level: Level
    words: str = ""
    numbers: tuple[int, ...] = ()
    label: str = ""  # as drafts.reading.labels writes them
    also: tuple[str, ...] = ()  # more of them: "punkterna a och b"
    fresh: bool = False
    begins: bool = False  # `words` are only how it begins
    quoted: bool = False  # `words` stood between quotes
    closed: bool = True  # ... which had both their marks
    numeral: bool = False  # "punkt 3", which may be its number, rather than "tredje punkten"
    said: str = ""  # as the instruction has it
    inside: bool = False  # "i rubriken" rather than "under rubriken"

    @property
    def about(self) -> str:
        """To quote in a question."""
        return self.words or self.said or self.label

    @property
    def names(self) -> bool:
        """Does it say which one?"""
        return bool(self.words or self.numbers or self.label)


def each(steps: tuple[Step, ...]) -> tuple[tuple[Step, ...], ...]:
    """Such as "punkterna 2 och 3" as the places it names."""
    for n, step in enumerate(steps):
        if len(step.numbers) > 1 and step.level is not Level.PAGE:
            rest = (replace(step, numbers=(number,)) for number in step.numbers)
            return tuple((*steps[:n], one, *steps[n + 1 :]) for one in rest)
        if step.also:
            ones = (replace(step, label=label, also=()) for label in (step.label, *step.also))
            return tuple((*steps[:n], one, *steps[n + 1 :]) for one in ones)
    return (steps,)


def _forms(level: Level, *stems: str) -> dict[str, Level]:
    return {form: level for stem in stems for form in stem.split()}


NOUNS = {
    **_forms(
        Level.PARAGRAPH,
        "stycke stycket stycken styckena cell cellen celler textstycke textstycket textstycken",
    ),
    **_forms(Level.ITEM, "punkt punkten punkter punkterna listpunkt listpunkten"),
    **_forms(Level.SUBITEM, "underpunkt underpunkten underpunkterna delpunkt delpunkten"),
    **_forms(Level.ITEM, "strecksats strecksatsen strecksatser strecksatserna led ledet"),
    **_forms(Level.ITEM, "målsättning målsättningen målsättningar målsättningarna delmål delmålet"),
    **_forms(Level.SENTENCE, "mening meningen meningar meningarna"),
    **_forms(Level.WORDS, "ord ordet orden text texten textens formulering formuleringen formuleringar"),
    **_forms(Level.WORDS, "fras frasen uttryck uttrycket begrepp begreppet siffran talet"),
    **_forms(Level.HEADING, "rubrik rubriken titel titeln underrubrik underrubriken överskrift överskriften"),
    **_forms(Level.HEADING, "mellanrubrik mellanrubriken rubriker rubrikerna underrubriker underrubrikerna"),
    **_forms(Level.SECTION, "avsnitt avsnittet kapitel kapitlet paragraf paragrafen paragrafer del delen"),
    **_forms(Level.SECTION, "insats insatsen bilaga bilagan"),
    **_forms(Level.TABLE, "tabell tabellen tabeller tabellerna"),
    **_forms(Level.ROW, "rad raden rader raderna tabellrad tabellraden"),
    **_forms(Level.COLUMN, "kolumn kolumnen kolumner kolumnerna"),
    **_forms(Level.LIST, "lista listan punktlista punktlistan uppräkning uppräkningen"),
    **_forms(
        Level.SATS, "attsats attsatsen attsatser att-sats att-satsen att-satser beslutsats beslutsatsen"
    ),
    **_forms(Level.SATS, "beslutssats beslutssatsen beslutspunkt beslutspunkten"),
    **_forms(Level.DOCUMENT, "dokument dokumentet styrdokument styrdokumentet"),
    **_forms(Level.OPENING, "inledningen"),
    **_forms(Level.PAGE, "sida sidan sidor sidorna sid"),
    **_forms(Level.TITLE, "namnet benämningen dokumenttiteln"),
    **_forms(Level.PICTURE, "diagram diagrammet bild bilden figur figuren karta kartan illustrationen"),
}

FRESH = frozenset("följande ny nytt nya ytterligare".split())  # noqa: SIM905 — read as a row of words

Names = dict[str, tuple[tuple[str, ...], ...]]  # headings as rows of words, the longest first, by their first


@dataclass(slots=True)
class Row:
    """The tokens, and how far they are read."""

    tokens: tuple[Token, ...]
    instruction: str
    at: int = 0
    names: Names = field(default_factory=dict)
    joints: tuple[int, ...] | None = None  # where verbs part two texts, once it has been looked for

    def peek(self, ahead: int = 0) -> Token | None:
        n = self.at + ahead
        return self.tokens[n] if 0 <= n < len(self.tokens) else None

    def word(self, ahead: int = 0) -> str:
        """The word or mark there; empty at a quote and past the ends."""
        token = self.peek(ahead)
        return token.text if token and token.sort is not Sort.QUOTE else ""

    def quote(self, ahead: int = 0) -> Token | None:
        token = self.peek(ahead)
        return token if token and token.sort is Sort.QUOTE else None

    def starts(self, *words: str) -> bool:
        return all(self.word(n) == word for n, word in enumerate(words))
