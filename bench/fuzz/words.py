"""What anybody may type: what is meant, what is nearly that, and what nobody means."""

from __future__ import annotations

from random import Random

SAID = (
    "Att nämnden avslår förvaltningens förslag till beslut.",
    "1. Att nämnden bygger en lekpark.\n2. Att nämnden river en bro.\n\n## Skäl\nDet behövs.",
    "Att under rubriken ”Unga” lägga till en punkt med lydelsen ”Att följa upp”.",
    "att i tredje stycket byta ”juni” mot ”december 2026”",
    "att stryka andra meningen i punkt 4 och att flytta punkt 2 till sist",
    "att punkt 1.2.3 ersätts av följande: ”Ny lydelse.”",
    "torsdag 26/11 18.30", "2026-11-26 kl 18:30", "31/2 25.61", "imorgon kl 7", "den 29:e februari 18.00",
    "Ja 5, nej 4, avstår 1", "Sammanträdesrum A", "Anna Ek (S); Björn Al (M)", "19900101-1234", "23", "-1", "23.2",
    "nej", "klar", "Nytt ärende", "https://t.me/yrka_lokal_bot?start=abc", "hej@example.se",
)  # fmt: skip
COMMANDS = tuple(
    "start nytt utkast arenden kallelse att motivering andra forhandsvisa skicka historik angra hjalp beslut "
    "inkorg protokoll namnd integritet register ångra okänd".split()
)
STRANGE = (
    "\u202eشلون نص ערבית\u202c", "a\u0000b\u0000", "\ud83c", "x\udfff\ud800y", "\u200b\u200d\ufeff", "\u0301" * 500, "👩‍👩‍👧‍👦" * 40,
    "<b>&lt;</i>{{ 1/0 }}{% raw %}&#0;", "%s%n{0}{x}", "'; DROP TABLE log; --", "\\", "\r\n\r\n\t\v\f\x85\u2028", "𝕬" * 30,
    "9" * 400, "1e999", "-0", "٣٤", "²", "½", "ǅ", "ß" * 50, "İ", "”’»«" * 20, "(" * 3000, "att " * 1000, "1.1.1." * 600,
    "*_`[]()~>#+-=|{}.!", "\u001b[31m", " " * 4000, "\n" * 4000, "a" * 4096, "Å\u030a" * 900, "att byta ”" * 300,
)  # fmt: skip


def words(chance: Random) -> str:
    """One text: seldom more than Telegram lets through, and then far more."""
    kind = chance.random()
    if kind < 0.35:
        return chance.choice(SAID)
    if kind < 0.55:
        return command(chance)
    if kind < 0.7:
        return chance.choice(STRANGE)
    if kind < 0.71:
        return chance.choice(STRANGE) * 40
    return spoiled(chance.choice(SAID + STRANGE), chance)


def command(chance: Random) -> str:
    bot = chance.choice(("", "", "", "@yrka_lokal_bot", "@nagon_annan_bot", "@"))
    rest = chance.choice(("", f" {chance.choice(SAID + STRANGE)}", f"\n{chance.choice(STRANGE)}"))
    return f"/{chance.choice(COMMANDS)}{bot}{rest}"


def spoiled(text: str, chance: Random) -> str:
    """A few places of it changed, cut, doubled or taken from elsewhere."""
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randint(0, len(text)), chance.randint(0, 12)
        other = chance.choice(SAID + STRANGE)[: chance.randint(0, 60)]
        text = text[:at] + chance.choice(("", other, text[at : at + length] * 3)) + text[at + length :]
    return text
