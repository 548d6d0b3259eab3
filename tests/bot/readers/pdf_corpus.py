"""Invented documents of invented municipalities, long enough to fill pages, with what a reader should find.

Told by numbers: the same words every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from drafts.base.document import Block
from tests.corpus import h, i, p, table

WHO = (
    "Nämnden", "Kommunstyrelsen", "Förvaltningen", "Varje verksamhet", "Den som ansvarar för en insats",
    "Samhällsbyggnadsförvaltningen", "Lokalpolisområde Nordmark", "Vårdnadshavare och skolpersonal",
    "Kultur- och fritidsnämnden i Björkvik", "En samordnare för EU-projekten",
)  # fmt: skip
DOES = (
    "ska följa upp", "ansvarar tillsammans med berörda bolag för", "redovisar senast den 31 mars", "planerar",
    "ska i god tid före sammanträdet bereda", "har sedan 2019 utvecklat", "får inte utan skäl frångå",
    "tar i samverkan med civilsamhällets organisationer fram", "prövar", "samordnar",
)  # fmt: skip
WHAT = (
    "samverkansöverenskommelsen", "de in- och utflyttningar som påverkar skolplaneringen",
    "stödet till 16-åringar och deras familjer", "åtgärder mot otrygga platser", "ett systematiskt arbete",
    "arbetsmarknadsinsatser för långtidsarbetslösa", "en gemensam lägesbild", "kontakter per e-post",
    "trafiksäkerhetshöjande åtgärder längs skolvägarna", "stadens riktlinjer för effektivt resursutnyttjande",
    "det ”Trygga centrum” som fullmäktige beslutat om", "övergripande mål", "kostnader om 2,5 mnkr",
)  # fmt: skip
HOW = (
    "", "inom beslutad ram", "i enlighet med kommunfullmäktiges budget för 2025–2027", "varje år",
    "när det är motiverat av barnens bästa, t.ex. vid flytt", "– även när det kräver omprioriteringar –",
    "tillsammans med regionen (se avsnitt 3.2)", "utan dröjsmål", "enligt 6 kap. 5 § kommunallagen",
)  # fmt: skip
THEMES = (
    "Bakgrund", "Syfte och mål", "Unga i riskzon", "Ansvar", "Uppföljning och utvärdering", "Ekonomi",
    "Särskilt utsatta brottsoffer", "Samverkan med civilsamhället", "Kommunikation", "Trygga miljöer",
    "Kompetensförsörjning", "Lokaler", "Barnkonsekvensanalys", "Jämställdhet", "Risker", "Delaktighet",
)  # fmt: skip
DEEDS = (
    "Öppna fritidsgården i Granby även på lördagar.", "Utbilda personalen.",
    "Se över belysningen vid gångvägar, busshållplatser och lekplatser i hela kommunen senast 2026.",
    "Inrätta ett lokalt råd, där föreningar, fastighetsägare och polis möts fyra gånger om året.",
    "Följa upp resultatet.", "Ta fram en barnkonsekvensanalys innan beslut fattas.",
)  # fmt: skip
SHEET = (
    ("Insats", "Ansvarig", "Klart"),
    ("Laddstolpar vid varje skola", "Tekniska nämnden", "2027"),
    ("Solceller på kommunens skolor och förskolor", "Fastighetsnämnden", "2028"),
    ("Mindre matsvinn", "Barn- och utbildningsnämnden", "2026"),
    ("Bilfria gator", "Tekniska nämnden", "2029"),
)
FIGURES = (("År", "Kostnad", "Andel"), ("2025", "2,0 mnkr", "20 %"), ("2026", "4,5 mnkr", "45 %"),
           ("2027", "3,5 mnkr", "35 %"))  # fmt: skip


@dataclass(frozen=True)
class Manner:
    """How a document is set. `ruled`: its tables have lines."""

    justified: bool = True
    indented: bool = False  # first lines, instead of room between paragraphs
    bold_heads: bool = False  # headings of the text's size, and close to what is below
    header: str = "Björkviks kommun"
    footer: str = "{0} ({1})"
    ruled: bool = True
    margin: tuple[str, ...] = ()  # on the first page
    address: tuple[str, ...] = ()  # at its foot


@dataclass(frozen=True)
class Sample:
    name: str
    title: str
    manner: Manner
    blocks: tuple[Block, ...]


def sentence(chance: Random) -> str:
    words = [chance.choice(WHO), chance.choice(DOES), chance.choice(WHAT), chance.choice(HOW)]
    return " ".join(word for word in words if word).rstrip("– ") + "."


def paragraph(chance: Random) -> Block:
    return p(" ".join(sentence(chance) for _ in range(chance.choice((1, 2, 3, 3, 4, 6)))))


def bullets(chance: Random) -> Iterator[Block]:
    yield p("Under perioden ska kommunen göra följande:")
    for deed in chance.sample(DEEDS, 3):
        yield i(deed, "•")
    if chance.random() < 0.5:
        yield i("Det gäller särskilt i Tallbo.", "–", 2)
        yield i(f"{sentence(chance)} Detta redovisas för nämnden.", "–", 2)


def numbered(chance: Random) -> Iterator[Block]:
    yield p("Nämnden föreslås besluta")
    for n, deed in enumerate(chance.sample(DEEDS, 4), 1):
        yield i(deed, f"{n}.")


def section(chance: Random, level: int, number: str = "") -> Iterator[Block]:
    yield h(chance.choice(THEMES), level, number)
    for _ in range(chance.randint(1, 4)):
        yield paragraph(chance)
    if chance.random() < 0.35:
        yield from chance.choice((bullets, numbered))(chance)
        yield paragraph(chance)


def statement() -> Iterator[Block]:
    """A tjänsteutlåtande: three levels of headings, told by their size."""
    chance = Random(23)
    yield h(
        "Överenskommelse om trygghet mellan Björkviks kommun och lokalpolisområde Nordmark för åren 2025–2027"
    )
    for part in range(7):
        yield from section(chance, 2)
        for _ in range(part % 3):
            yield from section(chance, 3)
        if part in {2, 5}:
            yield p("Insatserna framgår av tabellen.")
            yield from table(1 + part // 5, *(SHEET if part == 2 else FIGURES))
            yield paragraph(chance)


def policy() -> Iterator[Block]:
    """Numbered headings in bold, first lines indented."""
    chance = Random(7)
    yield h("Policy för inköp i Ekeby kommun")
    for one in range(1, 6):
        yield from section(chance, 2, str(one))
        for two in range(1, chance.randint(2, 4)):
            yield from section(chance, 3, f"{one}.{two}")
            for three in range(1, chance.randint(1, 3)):
                yield from section(chance, 4, f"{one}.{two}.{three}")


def plan() -> Iterator[Block]:
    """The hard one: ragged, headings close to the text, tables without lines, an address beside it all."""
    chance = Random(5)
    yield h("Handlingsplan för klimatet i Hammarnäs")
    for part in range(8):
        yield from section(chance, 2)
        if part == 4:
            yield p("Kostnaderna fördelar sig så här.")
            yield from table(1, *FIGURES)
            yield paragraph(chance)


def sample(name: str, blocks: Iterator[Block], manner: Manner) -> Sample:
    found = tuple(blocks)
    return Sample(name, found[0].text, manner, found)


SAMPLES = (
    sample("tjansteutlatande", statement(), Manner()),
    sample(
        "policy",
        policy(),
        Manner(
            indented=True, bold_heads=True, footer="Sida {0} av {1}", header="Ekeby kommun  Policy för inköp"
        ),
    ),
    sample(
        "handlingsplan",
        plan(),
        Manner(
            justified=False,
            bold_heads=True,
            ruled=False,
            header="",
            footer="{0}",
            margin=(
                "Miljöförvaltningen",
                "Kansliavdelningen",
                "Storgatan 4",
                "123 45 Hammarnäs",
                "Växel 0123-456 00",
            ),
            address=(
                "Hammarnäs kommun, Box 12, 123 21 Hammarnäs",
                "Telefon 0123-456 00, www.hammarnas.example",
            ),
        ),
    ),
)
