"""Documents to amend that are harder than the example's, and an evening with one."""

from __future__ import annotations

from bot.play.stage import Stage
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import label
from tests.handlers.filed import sends

PLAN = """# Plan för lekparker

Inledande stycke med ord.

## Mål

Första stycket om mål.

- Gungor byts
- Sand byts
- Staket målas

| Park | Ansvar |
|---|---|
| Norra | Nämnden |
| Södra | Föreningen |

### Delmål

Ett stycke under delmål.

## Ansvar

Nämnden ansvarar för allt.

## Uppföljning

Sista stycket.
"""
SENTENCES = [f"Mening nummer {n} handlar om ungas fritid i kommunen." for n in range(180)]
LONG = f"# Plan\n\n{' '.join(SENTENCES)}\n"
MANY = "# Plan\n\n" + "".join(
    f"## Avsnitt {n}\n\nPlaneringen i avsnittet {n} görs för varje ungdom i kommunen.\n\n" for n in range(130)
)
NO_HEADINGS = "Första stycket.\n\nAndra stycket.\n\nTredje stycket.\n"


async def evening(stage: Stage, text: str = PLAN, *names: str, group: str = "") -> list[Chatter]:
    """Lars's draft in ärende 23, to which the secretary has filed the text; the others are on it."""
    await file_plan(stage, text, "plan.md")
    chatters = await enter(stage, *(names or ("Lars",)), group=group)
    await open_draft(chatters[0])
    for other in chatters[1:]:
        await other.taps("Jag är med")
    return chatters


async def file_plan(stage: Stage, text: str, name: str) -> Chatter:
    """The secretary, who has sent it in as a document of ärende 23."""
    (maria,) = await enter(stage, "Maria")
    await sends(maria, text.encode(), name)
    await maria.taps("Ärende 23")
    await maria.taps(label(maria.last, "Använd"))
    return maria
