"""The Bilaga as it would be handed in, to look at and to keep."""

from __future__ import annotations

import pypdfium2

from bot.play.stage import Stage
from tests.chat import Chatter, enter, open_draft


async def begun(stage: Stage) -> Chatter:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/att Att nämnden avslår <b>förslaget</b> & tackar.")
    return lars


def files(who: Chatter) -> list[str]:
    return [message.document.name for message in who.messages if message.document]


async def test_a_picture_to_look_at_and_a_file_to_keep(stage: Stage) -> None:
    lars = await begun(stage)
    await lars.taps("Förhandsvisa")
    pictures = [message for message in lars.messages if message.photo]
    assert pictures[0].text == "Så ser bilagan till ärende 23 ut nu."
    assert files(lars) == ["Utkast till bilaga ärende 23.pdf"]
    document = lars.message("Utkast till bilaga").document if lars.sees("Utkast till bilaga") else None
    shown = document or next(m.document for m in lars.messages if m.document)
    assert shown
    page = pypdfium2.PdfDocument(shown.bytes)[0].get_textpage().get_text_range()
    assert "Att nämnden avslår <b>förslaget</b> & tackar." in page.replace("\r\n", " ")


async def test_an_empty_draft_can_be_looked_at_too(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    await lars.says("/forhandsvisa")
    assert files(lars) == ["Utkast till bilaga ärende 23.pdf"]


async def test_a_very_long_bilaga_is_shown_by_its_first_pages(stage: Stage) -> None:
    lars = await begun(stage)
    for _ in range(9):
        await lars.says("/motivering " + "\n\n".join(["Nämnden bör göra mer för unga. " * 25] * 5))
    await lars.says("/forhandsvisa")
    assert 1 < len([message for message in lars.messages if message.photo]) <= 10
    assert len(files(lars)) == 1
