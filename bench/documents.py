"""Invented committee documents, and edits of them that are known: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

WORDS_A_PAGE = 350
FORMS = 5

_FIRST = (
    "trafik skol miljö budget bygg vatten kultur fritids omsorgs närings klimat energi trygghets bostads park gatu "
    "biblioteks ungdoms äldre hälso integrations personal lokal upphandlings avfalls cykel kollektiv naturvårds "
    "idrotts förskole"
).split()
_LAST = (
    "plan utredning nämnd program strategi policy ansvar förvaltning verksamhet satsning rapport modell avgift "
    "taxa grupp samordning insats organisation översyn handling"
).split()
_VERBS = (
    "utreda följa redovisa ta_fram förankra stärka pröva samordna genomföra beskriva begränsa finansiera utveckla "
    "prioritera utvärdera komplettera förtydliga inleda avveckla återrapportera"
).split()
_WHO = (
    "Nämnden|Förvaltningen|Kommunstyrelsen|Stadsdelsförvaltningen|Ordföranden|Bolaget|Regionen|Polisen|Utskottet|"
    "Föreningslivet|Skolan|Fastighetsägarna|Kommunfullmäktige|Civilsamhället|Länsstyrelsen|Socialtjänsten"
).split("|")
_HOW = (
    "under året|i samråd med de boende|inom ram|före utgången av mandatperioden|tillsammans med berörda parter|utan "
    "dröjsmål|i enlighet med gällande lag|på ett öppet sätt|med särskild hänsyn till barn|i hela kommunen|vid "
    "behov|med stöd av aktuell forskning|i god tid|efter remissrundan|på samma villkor som tidigare"
).split("|")
_WHY = (
    "eftersom behoven har vuxit|för att fler ska känna sig trygga|så att kostnaderna kan hållas|när underlaget är "
    "färdigt|då tidigare försök har gett goda resultat|om medel avsätts i budgeten|även om ansvaret är delat|för att "
    "kvaliteten ska bli jämn|innan nya avtal skrivs|så länge efterfrågan består"
).split("|")
_NAMES = (
    "Norrby Söderhamra Västervik Österlund Lillskog Storvreta Brunnsäng Kvarnbacka Hagalund Strandvik".split()
)

Blocks = list[str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a reader should be shown: the words struck, and the words added, in one place."""

    kind: str
    struck: str
    added: str


@dataclass(frozen=True, slots=True)
class Edited:
    old: str
    new: str
    edits: tuple[Edit, ...]


def noun(dice: random.Random) -> str:
    return dice.choice(_FIRST) + dice.choice(_LAST)


def sentence(dice: random.Random, form: int | None = None) -> str:
    """In one of five forms."""
    who = dice.choice(_WHO)
    verb = dice.choice(_VERBS).replace("_", " ")
    aim = dice.choice(
        (f"{noun(dice)}en", f"{noun(dice)}en och {noun(dice)}en", f"{noun(dice)}en i {dice.choice(_NAMES)}")
    )
    form = dice.randrange(FORMS) if form is None else form
    if form == 0:
        return f"{who} ska {verb} {aim} {dice.choice(_HOW)}."
    if form == 1:
        return f"{who} bör även {verb} {aim} {dice.choice(_HOW)}, {dice.choice(_WHY)}."
    if form == 2:
        return f"Senast {dice.randint(1, 28)} maj {dice.randint(2025, 2035)} ska {who.lower()} {verb} {aim}."
    if form == 3:
        return f"Det innebär att {who.lower()} kan {verb} {aim} {dice.choice(_HOW)}, och att {noun(dice)}en tas med."
    return f"Av {noun(dice)}en framgår att {aim} kostar {dice.randint(2, 990)} mnkr, {dice.choice(_WHY)}."


def paragraph(dice: random.Random) -> str:
    return " ".join(sentence(dice) for _ in range(dice.randint(2, 7)))


def heading(dice: random.Random) -> str:
    return f"{noun(dice).capitalize()}en {dice.choice(('i', 'för', 'och', 'kring'))} {dice.choice(_NAMES)}"


def document(pages: float, seed: int = 0) -> Blocks:
    """Headings and paragraphs."""
    dice = random.Random(f"document {pages} {seed}")
    blocks: Blocks = []
    words = 0.0
    while words < pages * WORDS_A_PAGE:
        block = heading(dice) if len(blocks) % 5 == 0 else paragraph(dice)
        blocks.append(block)
        words += len(block.split())
    return blocks


def edited(blocks: Blocks, count: int, seed: int = 0, kinds: tuple[str, ...] = ()) -> Edited:
    """So many edits, each of a kind in turn, in blocks that do not stand side by side."""
    dice = random.Random(f"edits {count} {seed} {kinds}")
    places = _places(blocks, dice)
    new: dict[int, Blocks] = {}
    edits: list[Edit] = []
    turn = kinds or tuple(KINDS)
    for n in range(count):
        kind = turn[n % len(turn)]
        wants_heading = kind == "heading"
        found = next((at for at in places if (at % 5 == 0) == wants_heading), None)
        if found is None:
            break
        places.remove(found)
        if kind == "move":
            target = next((at for at in places if at % 5 and abs(at - found) > 10), None)
            if target is None:
                continue
            places.remove(target)
            new[found] = []
            new[target] = [blocks[target], blocks[found]]
            edits += [Edit(kind, blocks[found], ""), Edit(kind, "", blocks[found])]
            continue
        new[found], edit = KINDS[kind](blocks[found], dice)
        edits.append(Edit(kind, *edit))
    after = [part for n, block in enumerate(blocks) for part in new.get(n, [block])]
    return Edited("\n\n".join(blocks) + "\n", "\n\n".join(after) + "\n", tuple(edits))


def _places(blocks: Blocks, dice: random.Random) -> list[int]:
    """Every second or third block at most, in no order."""
    places = list(range(1, len(blocks) - 1))
    dice.shuffle(places)
    free: list[int] = []
    taken: set[int] = set()
    for at in places:
        if not taken & {at - 1, at, at + 1}:
            taken.add(at)
            free.append(at)
    return free


Change = tuple[Blocks, tuple[str, str]]


def _inner(words: list[str], dice: random.Random) -> int:
    """A place within, where no sentence begins or ends beside it."""
    places = [n for n in range(1, len(words) - 2) if not (words[n - 1] + words[n] + words[n + 1]).count(".")]
    return dice.choice(places)


def _word_insert(block: str, dice: random.Random) -> Change:
    words = block.split(" ")
    at = _inner(words, dice)
    added = " ".join(f"{noun(dice)}s" for _ in range(dice.randint(1, 3)))
    return [" ".join([*words[:at], added, *words[at:]])], ("", added)


def _word_replace(block: str, dice: random.Random) -> Change:
    words = block.split(" ")
    at = _inner(words, dice)
    sign = "," if words[at].endswith(",") else ""
    added = f"{noun(dice)}erna"
    return [" ".join([*words[:at], added + sign, *words[at + 1 :]])], (words[at].rstrip(","), added)


def _word_delete(block: str, dice: random.Random) -> Change:
    words = block.split(" ")
    at = _inner(words, dice)
    return [" ".join([*words[:at], *words[at + 1 :]])], (words[at], "")


def _sentences(block: str) -> list[str]:
    return [part if part.endswith(".") else part + "." for part in block.split(". ")]


def _sentence_insert(block: str, dice: random.Random) -> Change:
    parts, added = _sentences(block), sentence(dice)
    at = dice.randint(0, len(parts))
    return [" ".join([*parts[:at], added, *parts[at:]])], ("", added)


def _sentence_delete(block: str, dice: random.Random) -> Change:
    parts = _sentences(block)
    at = dice.randrange(len(parts))
    return [" ".join([*parts[:at], *parts[at + 1 :]])], (parts[at], "")


def _sentence_replace(block: str, dice: random.Random) -> Change:
    """By one that is built otherwise: of the same build, it would be a sentence with some words replaced."""
    parts = _sentences(block)
    at = dice.randrange(len(parts))
    added = sentence(dice, (_form(parts[at]) + dice.randint(1, FORMS - 1)) % FORMS)
    return [" ".join([*parts[:at], added, *parts[at + 1 :]])], (parts[at], added)


def _form(text: str) -> int:
    marks = ((1, " bör även "), (2, "Senast "), (3, "Det innebär "), (4, " framgår att "))
    return next((form for form, mark in marks if mark in text), 0)


def _paragraph_insert(block: str, dice: random.Random) -> Change:
    added = paragraph(dice)
    return [block, added], ("", added)


def _paragraph_delete(block: str, dice: random.Random) -> Change:
    del dice
    return [], (block, "")


def _paragraph_rewrite(block: str, dice: random.Random) -> Change:
    added = paragraph(dice)
    return [added], (block, added)


def _heading(block: str, dice: random.Random) -> Change:
    words = block.split(" ")
    added = dice.choice((f"och {noun(dice)}", f"samt {noun(dice)}en"))
    return [" ".join([words[0], added, *words[1:]])], ("", added)


KINDS: dict[str, Callable[[str, random.Random], Change]] = {
    "word insert": _word_insert,
    "word replace": _word_replace,
    "word delete": _word_delete,
    "sentence insert": _sentence_insert,
    "sentence delete": _sentence_delete,
    "sentence replace": _sentence_replace,
    "paragraph insert": _paragraph_insert,
    "paragraph delete": _paragraph_delete,
    "paragraph rewrite": _paragraph_rewrite,
    "heading": _heading,
    "move": _paragraph_delete,
}


def revised(blocks: Blocks, seed: int = 0) -> tuple[str, str]:
    """Before and after somebody went through it with a pen: in every third paragraph several words are changed."""
    dice = random.Random(f"revised {seed}")
    after = [_gone_through(block, dice) if dice.random() < 1 / 3 else block for block in blocks]
    return "\n\n".join(blocks) + "\n", "\n\n".join(after) + "\n"


def _gone_through(block: str, dice: random.Random) -> str:
    """About every eighth word is struck, replaced, or has another put before it."""
    words: list[str] = []
    for word in block.split(" "):
        what = dice.choice(("strike", "replace", "insert")) if dice.random() < 1 / 8 else ""
        end = word[-1] if word[-1] in ".," else ""
        words += {"": [word], "strike": [end] if end else [], "insert": [noun(dice), word]}.get(
            what, [noun(dice) + end]
        )
    return " ".join(words).replace(" .", ".").replace(" ,", ",")


def wrapped(text: str, width: int) -> str:
    """With lines as printed, never longer than `width` where words allow it."""
    return "\n".join(line for block in text.split("\n") for line in _lines(block, width))


def _lines(block: str, width: int) -> Iterator[str]:
    line = ""
    for word in block.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
