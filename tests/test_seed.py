"""The real case, played: what the secretary receives reads as the Bilaga that was really handed in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from bot.play.player import documents
from bot.play.stage import Stage, open_stage
from drafts.people import Role
from drafts.stages import Stage as DraftStage
from tests.bot.press.reading import read_docx, read_pdf, squeeze
from tests.chat import Chatter, drafts, enter, open_draft
from tests.extract import SECRETARY, Extract, need_extract, read_extract, write_board

need_extract()


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract()


@pytest.fixture(scope="module")
def delivered(extract: Extract, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that the secretary was sent, by their ending."""
    board = write_board(extract, tmp_path_factory.mktemp("seed") / "namnden")
    files = asyncio.run(_play(extract, board))
    return {name.rpartition(".")[2]: body for name, body in files.items()}


async def _play(extract: Extract, board: Path) -> dict[str, bytes]:
    async with open_stage(str(board)) as stage:
        await hand_in(stage, extract)
        (draft,) = await drafts(stage)
        assert draft.stage is DraftStage.MOTTAGET
        return documents(stage, stage.user(SECRETARY.name))


async def hand_in(stage: Stage, extract: Extract) -> tuple[list[Chatter], Chatter]:
    """The authors, each in their private chat, and the secretary, who has received it."""
    names = [author.partition(" (")[0] for author in extract.authors]
    first, *others = await enter(stage, *names)
    (secretary,) = await enter(stage, SECRETARY.name)
    writer = first.within("grupp")
    await open_draft(writer, f"Ärende {extract.number}")
    await _write_heading(writer, extract.heading)
    for sats in extract.satser:
        await _write_sats(writer, sats)
    await writer.taps("Skriv motivering")
    await writer.says(extract.motivation, reply_to=writer.last)
    for other in others:
        await _invite(stage, writer, other)
    for author in (first, *others):
        await _sign(author)
    await writer.taps("Lämna in")
    await writer.taps("Ja, lämna in")
    await secretary.taps("Mottagen")
    return [first, *others], secretary


async def _write_heading(who: Chatter, heading: str) -> None:
    await who.taps("Ändra")
    await who.taps("Bilagans rubrik")
    await who.replies("rubrik", heading)
    await who.taps("Anta")


async def _write_sats(who: Chatter, sats: str) -> None:
    """By the ready line where there is one."""
    await who.taps("Lägg till att-sats")
    if any(button.label == sats for row in who.last.buttons for button in row):
        await who.taps(sats)
    else:
        await who.taps("Skriv egen")
        await who.says(sats, reply_to=who.last)


async def _invite(stage: Stage, who: Chatter, other: Chatter) -> None:
    await who.taps("Bjud in")
    await other.opens(stage.telegram.world.links()[-1].url)


async def _sign(who: Chatter) -> None:
    """In private, where all of the text is read first when the card does not hold it."""
    await who.says("/utkast")
    labels = [button.label for row in who.last.buttons for button in row]
    if "Läs och skriv under" in labels:
        await who.taps("Läs och skriv under")
    await who.taps("Skriv under")


def test_the_extract_is_read_as_it_stands(extract: Extract) -> None:
    assert extract.number == extract.paragraph == "23"
    assert extract.diarienummer == "SÖD 2023/713"
    assert [len(extract.authors), len(extract.satser), len(extract.headings)] == [3, 3, 3]
    roles = [person.role for person in extract.people]
    assert sorted(roles) == sorted(
        [Role.ORDFORANDE, Role.LEDAMOT, Role.LEDAMOT, Role.LEDAMOT, Role.ERSATTARE, Role.SEKRETERARE]
    )


def test_the_pdf_reads_as_the_bilaga_line_for_line(extract: Extract, delivered: dict[str, bytes]) -> None:
    check_lines(extract.bilaga, read_pdf(delivered["pdf"]))


def test_the_docx_reads_as_the_bilaga_line_for_line(extract: Extract, delivered: dict[str, bytes]) -> None:
    check_lines(extract.bilaga, read_docx(delivered["docx"]))


def test_its_headings_are_headings_and_its_paragraphs_whole(
    extract: Extract, delivered: dict[str, bytes]
) -> None:
    paragraphs = [p for p in Document(BytesIO(delivered["docx"])).paragraphs if p.text]
    headed = [p.text for p in paragraphs if p.style and p.style.name == "Heading 2"]
    assert headed == list(extract.headings)
    last = paragraphs[[p.text for p in paragraphs].index(extract.satser[-1]) + 1 :]
    assert [squeeze(p.text) for p in last] == [squeeze(text) for text in _blocks(extract)]


def _blocks(extract: Extract) -> list[str]:
    """Headings and paragraphs: an empty line parts them, and so does the end of a heading."""
    text = extract.motivation
    for heading in extract.headings:
        text = text.replace(f"\n{heading}", f"\n{heading}\n\n")
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return [block for block in lines.split("\n\n") if block.strip()]


def check_lines(lines: Sequence[str], text: str) -> None:
    """Each line follows on the one before, and nothing else stands there."""
    rest = squeeze(text)
    for line in map(squeeze, lines):
        assert rest.startswith(line), f"{line!r} should follow, and there is {rest[:200]!r}"
        rest = rest.removeprefix(line)
    assert rest == ""
