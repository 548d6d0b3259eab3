"""A newer version's blocks go by older ids, and its Word file is still the one that is written in."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from bot.boards.folder import SHIPPED
from bot.press.tracked import tracked_docx
from bot.readers import formats
from drafts.patching import matched
from drafts.tracking import Step, tracked
from tests.people import EVENING

OLDER = (SHIPPED / "example/handlingar/overenskommelse.docx").read_bytes()
GOAL = "Antalet ledare under 25 år ökar varje år."


def newer() -> bytes:
    """With a goal put in, so that every paragraph after it has another number."""
    document = Document(BytesIO(OLDER))
    goal = next(p for p in document.paragraphs if p.text == GOAL)
    goal.insert_paragraph_before("Alla ledare har ett avtal.", style="List Bullet")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_change_is_tracked_in_the_newer_file_itself() -> None:
    older = formats.read(OLDER, "avtal.docx").document
    base = matched(older, formats.read(newer(), "avtal.docx").document)
    goal = next(block for block in base.blocks if block.text == GOAL)
    assert goal.id == next(block.id for block in older.blocks if block.text == GOAL)
    changed = tracked(base, [Step(base.reworded(goal.id, GOAL.replace("25", "30")), "Lars", EVENING, 1)])
    written = Document(BytesIO(tracked_docx(changed, newer())))
    paragraph = next(p for p in written.paragraphs if "ledare under" in p.text)
    assert paragraph.style is not None
    assert paragraph.style.name == "List Bullet"
    assert any(run.bold and run.text == "Mål" for p in written.paragraphs for run in p.runs)
    assert [b.text for b in formats.read(tracked_docx(changed, newer()), "avtal.docx").document.blocks] == [
        b.text.replace("under 25", "under 30") for b in base.blocks
    ]
