"""A stage with a meeting on it, as the secretary makes it."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.meeting import Meeting
from tests.chat import Chatter, enter
from tests.handlers.acting import label, stored_board

WHEN = "28 nov 2030 18.30"
BUTTON = "torsdag 28/11 2030"


async def convene(stage: Stage, words: str = f"{WHEN}, Kvarngården, stopp 27 nov 12.00") -> Chatter:
    """The secretary, who has made the meeting and has it before her."""
    (maria,) = await enter(stage, "Maria")
    await maria.says(f"/kallelse {words}")
    return maria


async def writes(maria: Chatter, number: str, title: str = "Cykelställ vid stationen") -> None:
    """Another ärende for the agenda of the meeting shown last."""
    await maria.taps("Nytt ärende")
    for answer in (number, title, "-", "-", "-"):
        await maria.says(answer)


async def with_agenda(stage: Stage, *numbers: str) -> Chatter:
    """A meeting with these ärenden; the secretary sees it."""
    maria = await convene(stage)
    for number in numbers or ("31", "32"):
        await writes(maria, number)
    await shows(maria)
    return maria


async def shows(who: Chatter) -> None:
    """The meeting, newly shown."""
    await who.says("/kallelse")
    await who.taps(BUTTON, who.last)


async def the_meeting(stage: Stage) -> Meeting:
    (meeting,) = (await stored_board(stage)).meetings
    return meeting


async def decides(maria: Chatter, arende: str) -> None:
    """As the administration proposed."""
    await maria.says("/arenden")
    await maria.taps(f"Ärende {arende}")
    await maria.taps("Beslut")
    await maria.taps(label(maria.last, "Enligt förvaltningen"))
    await maria.taps(label(maria.last, "Ja"))
