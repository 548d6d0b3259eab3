"""Bilagor to print: the plain case, the real one with invented people, and those that are hard to set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from drafts.bilaga import Bilaga, Heading, Item, Paragraph

EVENING = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)

SHORT = Bilaga(
    title="Gemensamt förslag till beslut",
    arende="Ärende 9 a",
    diarienummer="EKE 2026/80",
    names=("Lars Berg (C)",),
    blocks=(Heading("Förslag till beslut"), Item(1, "Att avslå förvaltningens förslag till beslut.")),
    version=1,
    at=EVENING,
)

DECISION = (
    Heading("Förslag till beslut"),
    Item(1, "Att delvis godkänna förvaltningens förslag till beslut."),
    Item(2, "Att samverkansöverenskommelsen kompletteras i enlighet med vad som anförs nedan."),
    Item(3, "Därutöver anföra följande:"),
)

MOTIVATION = (
    Paragraph(
        "Överlag ställer vi oss positiva till samverkansöverenskommelsen men några samverkansområden bör "
        "kompletteras. Det bör även säkerställas att förvaltningarnas, i synnerhet "
        "stadsdelsförvaltningarnas samverkansorganisation, så långt möjligt samordnas inom den struktur som "
        "samverkansöverenskommelsen beskriver. På så sätt kan onödiga möten och dubbelarbete undvikas."
    ),
    Paragraph("När det gäller de prioriterade samverkansområdena borde dessa kompletteras enligt följande:"),
    Heading("Unga i riskzon för destruktivt beteende", 3),
    Paragraph(
        "Under denna rubrik bör en fjärde målsättning läggas till om att unga som utvecklat extremt "
        "våldsbeteende eller grov kriminalitet ska få god behandling, följas upp på lång sikt och "
        "återkomsten från institution förberedas noga för att undvika återfall. Omhändertagna och placerade "
        "barn är en riskgrupp innan, under och efter placering. Det räcker således i dessa fall inte med "
        "det arbete vi gör idag och inte heller med förebyggande eller tidiga insatser."
    ),
    Heading("Särskilt utsatta och sårbara brottsoffer och vittnen", 3),
    Paragraph(
        "Här bör vittnen läggas till i samverkansområdets rubrik och den tredje målsättningen. Detta då "
        "vittnen idag ofta får mycket bristfälligt stöd, samtidigt som de är helt nödvändiga för "
        "rättsprocesserna. Det talas ibland om en tystnadskultur, men vårt kartläggningsarbete under förra "
        "mandatperioden visade att det snarare handlade om en rädslans kultur."
    ),
)

AGREEMENT = Bilaga(
    title="Gemensamt förslag till beslut om övergripande samverkansöverenskommelse "
    "mellan Ekeby kommun och Polisregion Mitt",
    arende="Ärende 23",
    diarienummer="EKE 2026/71",
    names=("Lars Berg (C)", "Karin Rosén Falk (L)", "Erik Ahl (KD) e.y."),
    blocks=DECISION + MOTIVATION,
    version=3,
    at=EVENING,
)

FIVE_PAGES = replace(AGREEMENT, blocks=DECISION + MOTIVATION * 7)
FIFTY_PAGES = replace(AGREEMENT, blocks=DECISION + MOTIVATION * 75)

CROWDED = replace(
    AGREEMENT,
    title=" ".join([AGREEMENT.title] * 3)[:300],
    names=tuple(f"Maximiliana {letter}gren-Lindqvist (MP)" for letter in "ABCDEFGHIJKLMNO"),
    blocks=(
        Heading("Förslag till beslut"),
        *(Item(number, "Att förvaltningen får i uppdrag att återkomma.") for number in range(1, 13)),
        Paragraph("Därefter:"),
        Item(1, "Att börja om från ett."),
        Item(5, "Att hoppa till fem."),
    ),
)

COMPOUND = "nordvästersjökustartilleriflygspaningssimulatoranläggningsmaterielunderhållsuppföljning"

WIDE = replace(
    SHORT,
    title=f"Om {COMPOUND}",
    blocks=(
        Heading(COMPOUND),
        Item(1, f"Att {COMPOUND} godkänns."),
        Paragraph("Se https://ekeby.example/" + "namnder-och-styrelser/" * 8 + "?dag=2026-03-03&arende=23."),
        Paragraph("0123456789abcdef" * 20),
        Paragraph("Tjänsteutlåtandet, ersättaryttrandet och remissyttrandet. " * 12),
    ),
)

MARKUP = replace(
    SHORT,
    title='#read("/etc/passwd") & <b>*x*</b>',
    blocks=(
        Heading("= @ref $x$ _y_ `z` \\"),
        Item(1, '#import "@preview/cetz:0.3.0" // inte en kommentar'),
        Paragraph(
            "”Citat” – 'så' — \"här\" … § 4 ½ é € <>&#*_$@\\ ~ -- --- [a] {b} %s {{ c }} &amp; /* d */"
        ),
        Paragraph("en rad\nnästa rad"),
    ),
)

ALL = {
    "short": SHORT,
    "agreement": AGREEMENT,
    "five pages": FIVE_PAGES,
    "crowded": CROWDED,
    "wide": WIDE,
    "markup": MARKUP,
}
