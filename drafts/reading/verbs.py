"""What an instruction wants done."""

from __future__ import annotations

from enum import StrEnum

from drafts.reading.steps import Row


class Verb(StrEnum):
    ADD = "add"
    REPLACE = "replace"
    STRIKE = "strike"
    MOVE = "move"
    SWAP = "swap"
    RENUMBER = "renumber"


_ADD = """
lägga till/läggas till/lägger till/läggs till/lägg till/tillfoga/tillfogas/tillfogar/infoga/infogas/infogar
foga in/fogas in/fogas till/foga till/komplettera/kompletteras/kompletterar/införa/införas/införs/inför
föra in/föras in/förs in/sätta in/sätts in/skjuta in/skjuts in/addera/adderas/tillföra/tillförs
"""
_REPLACE = """
ändra/ändras/ändrar/ersätta/ersättas/ersätts/ersätter/ersätt/byta ut/bytas ut/byter ut/byts ut/byt ut
formulera/formuleras/omformuleras/omformulera/justera/justeras/justerar/korrigera/korrigeras
ska lyda/skall lyda/ska ha lydelsen/ska ha följande lydelse/får lydelsen/får följande lydelse
ges lydelsen/ges följande lydelse/ska vara/döpa om/döps om/byta namn/byter namn/skriva om/skrivs om
"""
_STRIKE = """
stryka/strykas/stryks/stryker/stryk/ta bort/tas bort/tar bort/utgå/utgår/utgår ur/radera/raderas
slopa/slopas/upphäva/upphävs
"""
_MOVE = "flytta/flyttas/flyttar/flytt/placera/placeras"
_SWAP = "byta plats/byter plats/byt plats/bytas plats"
_RENUMBER = "konsekvensnumrera/konsekvensnumreras/numrera om/numreras om/omnumrera/omnumreras"
# Said of an instruction rather than in it; what else stands there decides.
_WEAK = {
    **dict.fromkeys(
        ["ändring", "ändringen", "ändringar", "revideras", "revidera", "justering"], Verb.REPLACE
    ),
    **dict.fromkeys(["tillägg", "tillägget", "komplettering"], Verb.ADD),
}


def _phrases(verb: Verb, text: str) -> dict[tuple[str, ...], Verb]:
    return {tuple(p.split()): verb for line in text.strip().split("\n") for p in line.split("/")}


VERBS = {
    **_phrases(Verb.ADD, _ADD),
    **_phrases(Verb.REPLACE, _REPLACE),
    **_phrases(Verb.STRIKE, _STRIKE),
    **_phrases(Verb.MOVE, _MOVE),
    **_phrases(Verb.SWAP, _SWAP),
    **_phrases(Verb.RENUMBER, _RENUMBER),
}
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(VERBS, key=len, reverse=True):
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
_PARTS = {  # verbs whose particle stands apart: "byta ”A” mot", "ta ”A” bort", "lägga ”B” till"
    ("byta", "byts", "byter", "byt", "bytas"): {"plats": Verb.SWAP, "ut": Verb.REPLACE, "mot": Verb.REPLACE},
    ("ta", "tas", "tar"): {"bort": Verb.STRIKE},
    ("lägga", "läggs", "läggas", "lägg"): {"till": Verb.ADD},
}

_REACH = 30  # words between a verb and its particle


def strong(row: Row) -> tuple[Verb, int] | None:
    """The verb that stands here, and how many words it takes."""
    for phrase in _BY_FIRST.get(row.word(), ()):
        if row.starts(*phrase):
            return VERBS[phrase], len(phrase)
    return None


def weak(word: str) -> Verb | None:
    return _WEAK.get(word)


def parted(row: Row) -> Verb | None:
    """The verb that stands here without its particle, which comes later."""
    for stems, particles in _PARTS.items():
        if row.word() in stems:
            later = {token.text for token in row.tokens[row.at + 1 : row.at + _REACH]}
            return next((verb for particle, verb in particles.items() if particle in later), None)
    return None
