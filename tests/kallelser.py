"""One invented kallelse and one register, in the layouts that boards write them in."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.base.document import BaseDocument, Block
from tests.corpus import document, h, i, p, table


@dataclass(frozen=True)
class Item:
    """A group's heading where it has no number."""

    number: str
    title: str
    dnr: str = ""
    files: tuple[str, ...] = ()
    proposal: tuple[str, ...] = ()
    speaker: str = ""


ITEMS = (
    Item("", "Formalia"),
    Item("1", "Upprop"),
    Item("2", "Val av justerare"),
    Item("3", "Godkännande av dagordning"),
    Item("", "Informationsärenden"),
    Item("4", "Information från stadsdelsdirektören", speaker="Eva Ström"),
    Item("", "Beslutsärenden"),
    Item(
        "5",
        "Ändrade öppettider för Strandgatans öppna förskola",
        "VAH 2026/143",
        ("Tjänsteutlåtande öppettider", "Barnkonsekvensanalys"),
        ("Stadsdelsnämnden godkänner förvaltningens förslag till ändrade öppettider.",),
        "Eva Ström",
    ),
    Item(
        "6",
        "Remiss av Överenskommelse om samverkan kring ungas fritid mellan Almhamns stad och Föreningsrådet",
        "VAH 2026/118",
        ("Tjänsteutlåtande remiss", "Överenskommelsen"),
        (
            "Stadsdelsnämnden överlämnar förvaltningens tjänsteutlåtande som svar på remissen.",
            "Stadsdelsnämnden förklarar beslutet omedelbart justerat.",
        ),
        "Olof Ek",
    ),
    Item("7", "Upprustning av Kvarndammsparkens lekplats", "VAH 2026/97-2.1", ("Tjänsteutlåtande lekplats",)),
    Item("8", "Svar på skrivelse om belysning i Ågatans gångtunnel", "VAH 2026/61"),
    Item("", "Anmälningsärenden"),
    Item("9", "Delegationsbeslut för februari 2026", "VAH 2026/4"),
    Item("10", "Övriga frågor"),
)
EXTRA = Item("5 A", "Extra ärende: tillfällig avstängning av Åbadet", "VAH 2026/150")
LETTERED = (*ITEMS[:7], EXTRA, *ITEMS[7:])

HEAD = (
    h("Kallelse"),
    p("Västra Almhamns stadsdelsnämnd kallas till sammanträde"),
    p("Tid: torsdag den 5 mars 2026 kl. 18.00"),
    p("Plats: Almhamns medborgarhus, sal Eken"),
)
TAIL = (
    p("Förslag och yrkanden lämnas till sekreteraren senast onsdag den 4 mars kl. 12.00."),
    p("Välkomna!"),
    p("Anders Hedlund, ordförande"),
    p("Maria Kjellin, sekreterare"),
)


def _numbered() -> list[Block]:
    """A word processor's own list goes on through the groups only where nothing stands between."""
    return [i(item.title, f"{item.number}.") for item in ITEMS if item.number]


def _typed() -> list[Block]:
    blocks: list[Block] = []
    for item in LETTERED:
        if not item.number:
            blocks.append(h(item.title, 2))
            continue
        blocks.append(p(f"{item.number}. {item.title}"))
        blocks += [p(f"Dnr {item.dnr}")] if item.dnr else []
        blocks += [p(f"Föredragande: {item.speaker}")] if item.speaker else []
        blocks += [p(f"Handlingar: {', '.join(item.files)}")] if item.files else []
    return blocks


def _worded() -> list[Block]:
    blocks: list[Block] = []
    for item in LETTERED:
        dnr = f" ({item.dnr})" if item.dnr else ""
        blocks.append(p(f"Ärende {item.number}  {item.title}{dnr}") if item.number else h(item.title, 2))
    return blocks


def _sections() -> list[Block]:
    return [
        p(f"§ {item.number} {item.title}{f', dnr {item.dnr}' if item.dnr else ''}")
        if item.number
        else h(item.title, 2)
        for item in LETTERED
    ]


def _headed() -> list[Block]:
    blocks: list[Block] = []
    for item in LETTERED:
        if not item.number:
            blocks.append(h(item.title, 2))
            continue
        blocks.append(h(f"Ärende {item.number}. {item.title}", 3))
        blocks += [p(item.dnr)] if item.dnr else []
        if item.proposal:
            blocks.append(p("Förslag till beslut"))
            blocks += [p(f"{n}. {text}") for n, text in enumerate(item.proposal, 1)]
        if item.files:
            blocks.append(p("Handlingar"))
            blocks += [i(name) for name in item.files]
    return blocks


def _tabled() -> list[Block]:
    rows = [("Nr", "Ärende", "Dnr", "Handlingar", "Föredragande")]
    for item in LETTERED:
        if item.number:
            rows.append((item.number, item.title, item.dnr, ", ".join(item.files), item.speaker))
        else:
            rows.append((item.title, "", "", "", ""))
    return table(1, *rows)


def _columns() -> list[Block]:
    """A table without a header, only to set the lines in columns."""
    return table(
        1, *((f"{it.number}.", it.title, it.dnr) if it.number else (it.title, "", "") for it in LETTERED)
    )


LAYOUTS = {
    "numbered": _numbered,
    "typed": _typed,
    "worded": _worded,
    "sections": _sections,
    "headed": _headed,
    "tabled": _tabled,
    "columns": _columns,
}


def kallelse(layout: str) -> BaseDocument:
    return document(f"{layout}", "Kallelse", (*HEAD, *LAYOUTS[layout](), *TAIL))


def expected(layout: str) -> list[tuple[str, str, str]]:
    """Number, title and diarienummer of every ärende; the plain list has no diarienummer."""
    items = ITEMS if layout == "numbered" else LETTERED
    return [(it.number, it.title, "" if layout == "numbered" else it.dnr) for it in items if it.number]
