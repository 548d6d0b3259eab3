"""Invented base documents of invented municipalities, one of each shape that is amended."""
# ruff: noqa: E501 — a paragraph is a line

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafts.base.document import BaseDocument, Block, Cell, Kind, Line


def h(text: str, level: int = 1, number: str = "") -> Block:
    return Block("", Kind.HEADING, text, level, number)


def p(text: str) -> Block:
    return Block("", Kind.PARAGRAPH, text)


def i(text: str, number: str = "", level: int = 1) -> Block:
    return Block("", Kind.ITEM, text, level, number)


def table(number: int, *rows: tuple[str, ...]) -> list[Block]:
    """Empty cells are no blocks, as no reader gives them."""
    return [
        Block("", Kind.CELL, text, cell=Cell(number, r, c))
        for r, row in enumerate(rows, 1)
        for c, text in enumerate(row, 1)
        if text
    ]


def document(name: str, title: str, blocks: Iterable[Block]) -> BaseDocument:
    """With the ids b1, b2…"""
    return BaseDocument(name, title, tuple(replace(b, id=f"b{n}") for n, b in enumerate(blocks, 1)))


def paged(base: BaseDocument, width: int = 80, height: int = 12) -> BaseDocument:
    """As printed: so many characters a line, so many lines a page."""
    printed, blocks = 0, []
    for block in base.blocks:
        starts = range(0, max(len(block.text), 1), width)
        lines = tuple(
            Line((printed + n) // height + 1, (printed + n) % height + 1, start)
            for n, start in enumerate(starts)
        )
        printed += len(lines)
        blocks.append(replace(block, lines=lines))
    return replace(base, blocks=tuple(blocks))


AGREEMENT = paged(document("overenskommelse.pdf", "Överenskommelse om trygghet i Björkvik", [
    h("Överenskommelse om trygghet mellan Björkviks kommun och lokalpolisområde Nordmark"),
    p("Parterna ska tillsammans minska brottsligheten och öka tryggheten i hela kommunen. Överenskommelsen gäller från och med januari 2025."),
    h("Bakgrund", 2),
    p("Kommunen och polisen har samverkat sedan 2009. Arbetet har gett resultat, men flera platser upplevs fortfarande som otrygga."),
    p("Nämnden följer upp överenskommelsen en gång per år, senast den 31 mars."),
    h("Prioriterade områden", 2),
    h("Unga i riskzon", 3),
    p("Barn och unga ska få stöd tidigt. Skolan, socialtjänsten och polisen delar ansvaret."),
    p("Målsättningar:"),
    i("Färre unga ska begå brott.", "1."),
    i("Vårdnadshavare ska få stöd i sitt föräldraskap.", "2."),
    i("Skolans personal ska känna till hur oro anmäls.", "3."),
    h("Utsatta brottsoffer", 3),
    p("Den som har utsatts för brott ska mötas av kunnig personal, oavsett var i kommunen brottet har skett."),
    p("Målsättningar:"),
    i("Fler brottsoffer ska anmäla brott.", "1."),
    i("Brottsoffer ska erbjudas stöd inom en vecka, t.ex. av brottsofferjouren.", "2."),
    i("Stödet till brottsoffer ska finnas på flera språk.", "3."),
    h("Uppföljning", 2),
    p("Parterna möts fyra gånger om året. Vid mötena går man igenom lägesbild, åtgärder och kostnader."),
    p("Varje part utser en kontaktperson. Kontaktpersonen ansvarar för att beslut sprids i den egna organisationen."),
]))  # fmt: skip

POLICY = document("policy.docx", "Policy för inköp i Ekeby kommun", [
    h("Inledning", 1, "1"),
    p("Policyn gäller alla nämnder och helägda bolag. Den ersätter policyn från 2016."),
    h("Syfte", 1, "2"),
    p("Inköp ska vara planerade, sakliga och hållbara."),
    h("Genomförande", 1, "3"),
    h("Ansvar", 2, "3.1"),
    p("Varje nämnd ansvarar för sina inköp. Kommunstyrelsen samordnar inköpen och ger råd."),
    h("Direktupphandling", 2, "3.6"),
    h("Dokumentation", 3, "3.6.1"),
    p("Skälen för ett inköp ska antecknas. Anteckningen ska innehålla:"),
    i("vad som köps och av vem,", "a)"),
    i("vilka leverantörer som har tillfrågats,", "b)"),
    i("minst två av dem inom kommunen där det är möjligt,", "–", 2),
    i("minst en som är ett socialt företag,", "–", 2),
    i("priset och avtalstiden.", "c)"),
    p("Anteckningen ska sparas i fem år. Den som gör inköpet ansvarar för att det sker."),
    h("Avsteg", 3, "3.6.2"),
    p("Avsteg från policyn beslutas av inköpschefen (eller den som inköpschefen utser)."),
    h("Uppföljning", 1, "4"),
    p("Policyn följs upp vartannat år. Resultatet redovisas för kommunstyrelsen, som ”vid behov” föreslår ändringar."),
])  # fmt: skip

STATUTE = document("reglemente.docx", "Reglemente för miljönämnden i Sjöstad", [
    h("1 kap. Nämndens uppgifter"),
    p("1 § Miljönämnden fullgör kommunens uppgifter inom miljö- och hälsoskyddet. Nämnden ska särskilt verka för rent vatten."),
    p("2 § Nämnden ska"),
    i("utöva tillsyn,", "1."),
    i("ge råd till enskilda och företag, samt", "2."),
    i("pröva ansökningar.", "3."),
    p("Nämnden får uppdra åt förvaltningen att pröva ansökningar som inte är av principiell vikt."),
    h("2 kap. Nämndens arbete"),
    p("1 § Nämnden består av nio ledamöter och nio ersättare."),
    p("2 § Nämnden sammanträder en gång i månaden. Ordföranden får ställa in ett sammanträde."),
    p("Kallelsen ska nå ledamöterna senast sju dagar före sammanträdet."),
    p("11 § Ersättare får yttra sig vid nämndens sammanträden. Ersättare får inte delta i beslut."),
    p("12 a § Protokollet justeras av ordföranden och en ledamot."),
])  # fmt: skip

BYLAWS = document("ordning.docx", "Lokala ordningsföreskrifter för Tallbo kommun", [
    h("Inledande bestämmelser"),
    h("1 §", 2),
    p("Föreskrifterna gäller på offentlig plats."),
    h("2 §", 2),
    p("Torget, badplatsen och lekparkerna ska jämställas med offentlig plats."),
    p("Kartor över områdena finns i bilagan."),
    h("Hundar"),
    h("13 §", 2),
    p("Hundar ska hållas kopplade på torget. Hundar får inte vistas på badplatsen under juni, juli och augusti."),
    p("Föroreningar efter hundar ska plockas upp."),
    h("14 §", 2),
    p("Bestämmelserna i 13 § gäller inte ledarhundar."),
])  # fmt: skip

PLAN = document("plan.docx", "Handlingsplan för klimatet i Hammarnäs", [
    p("Planen antogs av fullmäktige och gäller till och med 2030."),
    h("Mål"),
    p("Utsläppen ska halveras. Nedan anges nyckeltalen."),
    *table(1,
        ("Mål", "Ansvarig", "Klart"),
        ("Fossilfria fordon", "Tekniska nämnden", "2027"),
        ("Solceller på skolor", "Fastighetsnämnden", "2028"),
        ("Mindre matsvinn", "Barn- och utbildningsnämnden", "2026"),
    ),
    p("Nyckeltalen ses över varje år."),
    h("Kostnader"),
    p("Kostnaderna ryms inom budget."),
    *table(2, ("År", "Kostnad"), ("2026", "2 mnkr"), ("2027", "4 mnkr")),
    *table(3, ("Post", "Andel"), ("Laddstolpar", "60 %"), ("Utbildning", "")),
    h("Åtgärder"),
    i("Bygga laddstolpar vid varje skola."),
    i("Utbilda kökspersonalen."),
    i("Ställa krav vid upphandling."),
    p("Följande prövas senare:"),
    i("Vindkraft på kommunens mark."),
    i("Bilfria gator vid varje skola."),
])  # fmt: skip

ROUTINES = document("rutiner.md", "Rutiner för nämnderna i Granby", [
    h("Skolnämnden"),
    h("Ansvar", 2),
    p("Nämnden svarar för sin verksamhet."),
    p("Nämnden svarar för sin verksamhet."),
    h("Uppföljning", 2),
    p("Rapport lämnas i mars. Rapport lämnas i september."),
    h("Socialnämnden"),
    h("Ansvar", 2),
    p("Nämnden svarar för sin verksamhet."),
    p("Nämnden ska ge stöd och råd. Stöd och råd ges utan avgift och råd ges samma dag."),
    h("Uppföljning", 2),
    p("Rapport lämnas i mars."),
    h("Övrigt"),
    p("Rutinerna ses över vart fjärde år."),
    h("Övrigt"),
    p("Rutinerna ska vara kända av alla anställda."),
])  # fmt: skip

LETTER = document("skrivelse.txt", "Skrivelse om busslinjer i Vikby", [
    p("Nämnden vill att busslinje 7 går kvar."),
    p("Linjen används av äldre, skolungdomar och besökare till vårdcentralen. Utan linjen blir avståndet till närmaste hållplats längre än två kilometer."),
    p("Nämnden föreslår att regionen behåller dagens turer, att turerna samordnas med tågen och att kostnaden delas lika."),
    i("vardagar varje halvtimme"),
    i("lördagar och söndagar varje timme"),
    p("Med vänlig hälsning\u2028Nämnden för samhällsbyggnad"),
])  # fmt: skip

CORPUS = {
    base.name: base for base in (AGREEMENT, POLICY, STATUTE, BYLAWS, PLAN, ROUTINES, LETTER)
}  # by file name
