"""The real case with what it asks of the agreement: witnesses in a heading and in its third objective.

The extract gives no wording, and the agreement itself is not at hand: its objectives are ours.
"""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from docx import Document

from bot.play.player import Player, documents
from bot.play.script import read_script
from bot.play.stage import open_stage
from bot.readers import formats
from tests.extract import SECRETARY, Extract, need_extract, read_extract, write_board

need_extract()

ADDED = " och vittnen"
OBJECTIVES = (
    "Brottsoffer ska få information om sina rättigheter.",
    "Brottsoffer som behöver det ska erbjudas en kontaktperson.",
    "Stödet till brottsoffer ska samordnas mellan parterna.",
)


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract()


@pytest.fixture(scope="module")
def delivered(extract: Extract, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the secretary was sent, by its name."""
    folder = tmp_path_factory.mktemp("amended")
    board = write_board(extract, folder / "namnden")
    (folder / "avtal.docx").write_bytes(_agreement(extract))
    scenario = folder / "andring.yaml"
    script = {"board": str(board), "steps": _steps(extract)}
    scenario.write_text(yaml.safe_dump(script, allow_unicode=True), encoding="utf-8")
    return asyncio.run(_played(scenario))


async def _played(scenario: Path) -> dict[str, bytes]:
    script = read_script(scenario)
    async with open_stage(script.board) as stage:
        await Player(stage, script).play()
        return documents(stage, stage.user(SECRETARY.name))


def _heading(extract: Extract) -> str:
    """The heading as it was before the witnesses came into it."""
    return next(heading for heading in extract.headings if heading.endswith(ADDED)).removesuffix(ADDED)


def _asked(extract: Extract) -> str:
    """The sentence that asks for it, without a wording."""
    flat = " ".join(extract.motivation.split())
    return flat[flat.index("Här bör") :].partition(". ")[0] + "."


def _agreement(extract: Extract) -> bytes:
    document = Document()
    document.add_heading(extract.heading, level=1)
    for heading in extract.headings:
        document.add_heading(heading.removesuffix(ADDED), level=2)
        document.add_paragraph("Parterna ska tillsammans arbeta för att")
        for objective in OBJECTIVES:
            document.add_paragraph(objective, style="List Bullet")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _steps(extract: Extract) -> list[dict[str, object]]:
    lars = {"who": extract.authors[0].partition(" (")[0]}
    heading = _heading(extract)
    third = f"att under rubriken ”{heading}”, tredje punkten, lägga till ”och vittnen” efter ”brottsoffer”"
    return [
        {"who": SECRETARY.name, "sends": "avtal.docx"},
        {"who": SECRETARY.name, "taps": f"Ärende {extract.number}"},
        {"who": SECRETARY.name, "taps": "Använd"},
        {**lars, "says": "/nytt"},
        {**lars, "taps": f"Ärende {extract.number}"},
        {**lars, "taps": "Gemensamt förslag"},
        {**lars, "says": f"/att {extract.satser[0]}"},
        {**lars, "says": f"/att {extract.satser[1]}"},
        # As it stands in the extract: kept in its own words, then given a wording.
        {**lars, "says": f"/andra {_asked(extract)}"},
        {**lars, "taps": "Behåll som den är skriven"},
        {"expect": {**lars, "contains": "utan ny lydelse"}},
        {**lars, "says": f"/andra {heading}"},
        {**lars, "replies": {"to": "den nya lydelsen", "text": f"{heading}{ADDED}"}},
        {"expect": {**lars, "contains": "lägga till ”och vittnen” efter ”brottsoffer”"}},
        {**lars, "taps": "Anta"},
        {**lars, "says": f"/andra {third}"},
        {**lars, "taps": "Anta"},
        {**lars, "says": "/utkast"},
        {**lars, "taps": "Skriv under"},
        {**lars, "taps": "Lämna in"},
        {**lars, "taps": "Ja, lämna in"},
        {"who": SECRETARY.name, "taps": "Mottagen"},
    ]


def _amended(delivered: dict[str, bytes], ending: str) -> bytes:
    return next(body for name, body in delivered.items() if "ändringar i" in name and name.endswith(ending))


def test_the_agreement_is_delivered_with_the_witnesses_in_it_as_tracked_changes(
    extract: Extract, delivered: dict[str, bytes]
) -> None:
    docx = _amended(delivered, ".docx")
    texts = [block.text for block in formats.read(docx, "avtal.docx").document.blocks]
    heading = _heading(extract)
    at = texts.index(f"{heading}{ADDED}")
    assert texts[at + 4] == "Stödet till brottsoffer och vittnen ska samordnas mellan parterna."
    assert texts[at + 2 : at + 4] == list(OBJECTIVES[:2])
    xml = Document(BytesIO(docx)).element.xml
    assert xml.count("<w:ins ") == 2
    assert extract.authors[0].partition(" (")[0] in xml


def test_the_bilaga_says_both_as_att_satser_and_the_third_in_its_own_words(
    extract: Extract, delivered: dict[str, bytes]
) -> None:
    docx = next(
        body for name, body in delivered.items() if name.startswith("Bilaga") and name.endswith(".docx")
    )
    text = "\n".join(p.text for p in Document(BytesIO(docx)).paragraphs)
    assert f"Att i rubriken ”{_heading(extract)}” lägga till ”och vittnen” efter ”brottsoffer”." in text
    assert "tredje punkten" in text
    assert _asked(extract) in " ".join(text.split())


def test_the_redline_goes_along(delivered: dict[str, bytes]) -> None:
    assert _amended(delivered, ".pdf").startswith(b"%PDF-")
