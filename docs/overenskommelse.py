"""Makes the example board's document, bot/boards/example/handlingar/overenskommelse.docx. Its text is invented.

Run with `uv run python docs/overenskommelse.py`.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.shared import Pt

OUT = Path(__file__).parents[1] / "bot/boards/example/handlingar/overenskommelse.docx"

TITLE = "Överenskommelse om samverkan kring ungas fritid mellan Almhamns stad och Föreningsrådet i Almhamn"

INTRODUCTION = (
    "Almhamns stad och Föreningsrådet i Almhamn vill att alla unga i staden ska ha en meningsfull och trygg "
    "fritid. Överenskommelsen anger vad parterna ska göra tillsammans, vem som ansvarar för vad och hur arbetet "
    "följs upp. Den gäller från och med den 1 januari 2027 till och med den 31 december 2030.",
    "Överenskommelsen gäller unga mellan 10 och 19 år. Barn och unga som själva sällan söker sig till "
    "föreningslivet ska särskilt uppmärksammas.",
)

AREAS = {
    "Mötesplatser som är öppna när unga är lediga": (
        "Många unga saknar någonstans att vara på kvällar, helger och skollov. Stadens fritidsgårdar och "
        "föreningarnas lokaler ska tillsammans kunna erbjuda mötesplatser i alla stadsdelar.",
        (
            "Varje stadsdel har en mötesplats som är öppen minst fyra kvällar i veckan.",
            "Föreningarnas lokaler används gemensamt under skolloven.",
        ),
    ),
    "Ledare som unga litar på": (
        "Trygga ledare är det som får unga att stanna kvar i en förening. Parterna ska göra det lättare att bli "
        "ledare och att vara det länge.",
        (
            "Antalet ledare under 25 år ökar varje år.",
            "Alla ledare får utbildning i att möta unga med funktionsnedsättning.",
            "Ledare som unga i utsatta lägen har förtroende för får stöd i sitt uppdrag.",
        ),
    ),
    "Unga i utsatta lägen": (
        "Unga som har hamnat utanför skola och arbete, eller som lever med våld eller hot, nås sällan av den "
        "öppna verksamheten. Parterna ska söka upp dem.",
        (
            "Uppsökande ledare finns i varje stadsdel på fredags- och lördagskvällar.",
            "Föreningarna har en namngiven kontaktperson i socialtjänsten.",
        ),
    ),
}

PARTS = (
    ("Part", "Ansvar", "Uppföljning"),
    ("Almhamns stad", "Lokaler, nycklar och försäkringar", "Årsvis i fritidsnämnden"),
    ("Föreningsrådet", "Ledare och verksamhet", "Årsvis i årsmötet"),
    ("Stadsdelsnämnderna", "Kartläggning av behov", "Vartannat år"),
)

CLOSING = (
    "Parterna träffas minst två gånger om året för att stämma av läget. Överenskommelsen följs upp när den "
    "upphör att gälla.",
    "Ändringar i överenskommelsen ska vara skriftliga och undertecknas av båda parter.",
)


def main() -> None:
    document = Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Almhamns stad"
    document.core_properties.language = "sv-SE"
    document.styles["Normal"].font.name = "Liberation Serif"  # type: ignore[attr-defined] # python-docx types
    document.styles["Normal"].font.size = Pt(11)  # type: ignore[attr-defined]
    document.add_heading(TITLE, level=1)
    for paragraph in INTRODUCTION:
        document.add_paragraph(paragraph)
    document.add_heading("Prioriterade områden", level=2)
    for heading, (text, goals) in AREAS.items():
        _area(document, heading, text, goals)
    document.add_heading("Ansvar och uppföljning", level=2)
    _table(document)
    for paragraph in CLOSING:
        document.add_paragraph(paragraph)
    OUT.parent.mkdir(exist_ok=True)
    document.save(str(OUT))


def _area(document: Word, heading: str, text: str, goals: tuple[str, ...]) -> None:
    document.add_heading(heading, level=3)
    document.add_paragraph(text)
    introduction = document.add_paragraph()
    introduction.add_run("Mål").bold = True
    introduction.add_run(" för området är att")
    for goal in goals:
        document.add_paragraph(goal, style="List Bullet")


def _table(document: Word) -> None:
    table = document.add_table(rows=0, cols=len(PARTS[0]))
    table.style = "Table Grid"
    for row in PARTS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


if __name__ == "__main__":
    main()
