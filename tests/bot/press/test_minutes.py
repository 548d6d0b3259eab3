"""The minutes as DOCX: real headings, in Swedish, the same bytes each time, whatever people have written."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document

from bot.press import Press
from drafts.minutes.paper import Paper, Section
from drafts.minutes.passage import Passage
from tests.libreoffice import Do, needs_libreoffice, save

AT = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
PAPER = Paper(
    "Utkast till protokoll",
    ("Ekeby stadsdelsnämnd", "Sammanträde torsdag 5 mars 2026"),
    (
        Section("§ 41 Remiss", ("EKE 2026/71",), (Passage("Beslut", ("Nämnden avslår.", "Det räcker.")),)),
        Section("Ärende 24 A: Lekpark", (), (Passage("Beslutsgång", ("Anna Holm (S) ställde:",)),)),
    ),
    AT,
)


async def test_arenden_and_passages_have_headings_of_their_own_level() -> None:
    document = Document(BytesIO(await Press().minutes(PAPER)))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style] == [
        ("Title", "Utkast till protokoll"),
        ("Subtitle", "Ekeby stadsdelsnämnd"),
        ("Subtitle", "Sammanträde torsdag 5 mars 2026"),
        ("Heading 1", "§ 41 Remiss"),
        ("Body Text", "EKE 2026/71"),
        ("Heading 2", "Beslut"),
        ("Body Text", "Nämnden avslår."),
        ("Body Text", "Det räcker."),
        ("Heading 1", "Ärende 24 A: Lekpark"),
        ("Heading 2", "Beslutsgång"),
        ("Body Text", "Anna Holm (S) ställde:"),
    ]
    assert document.paragraphs[-1].paragraph_format.keep_with_next
    assert 'w:val="sv-SE"' in document.styles.element.xml
    assert document.core_properties.title == PAPER.title


async def test_the_same_minutes_are_the_same_bytes() -> None:
    assert await Press().minutes(PAPER) == await Press().minutes(PAPER)


async def test_whatever_people_have_written_there_is_a_file() -> None:
    odd = "Ett\x00\x0b<b>&amp;\ufffe och\u2028två 🏫"
    section = Section(odd, (odd,), (Passage(odd, (odd,)),))
    document = Document(BytesIO(await Press().minutes(Paper(odd * 100, (odd,), (section,), AT))))
    assert "<b>&amp;" in document.paragraphs[2].text


@needs_libreoffice
async def test_an_office_opens_it_and_reads_the_same(tmp_path: Path) -> None:
    (saved,) = save([(await Press().minutes(PAPER), Do.ACCEPT)], tmp_path)
    told = [PAPER.title, *PAPER.lines]
    for section in PAPER.sections:
        told += [section.heading, *section.lines]
        for passage in section.passages:
            told += [passage.heading, *passage.paragraphs]
    assert saved.text.split() == " ".join(told).split()
