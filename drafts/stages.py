"""The life of a draft: one table, and nothing else decides what may follow what.

The law behind it:

- Utkast of politicians between themselves is nobody's public record (TF 2:12); it becomes one when it
  has reached the authority (*inkommen*, TF 2:9). Sending to the secretary is that step: explicit,
  timed, and the text frozen.
- A proposal stands until it is withdrawn or decided; the minutes carry all that were not withdrawn
  (KL 5:67 through 6:35).
- Who proposes, and when a person may, is in drafts/rights.py.

*Undertecknat* is *utkast* in which everybody has signed the text as it stands: an edit, or a change of
who proposes, leads back by itself. *Avgjort* is what has been sent in an ärende that the board has decided
(drafts/signing.stage): taken back, the decision lets go of it.
"""

from __future__ import annotations

from enum import StrEnum

from drafts.errors import AlreadySent, Closed, NotSent, WrongStage


class Stage(StrEnum):
    UTKAST = "utkast"
    UNDERTECKNAT = "undertecknat"
    INLAMNAT = "inlämnat"
    MOTTAGET = "mottaget"
    ANMALT = "anmält"
    AVGJORT = "avgjort"
    ATERTAGET = "återtaget"


class Step(StrEnum):
    EDIT = "ändra"
    SIGN = "alla har skrivit under"
    SEND = "lämna in"
    RECEIVE = "ta emot"
    RETURN = "begära rättelse"
    ANNOUNCE = "anmäla på sammanträdet"
    DECIDE = "besluta"
    WITHDRAW = "ta tillbaka"


TABLE: dict[Stage, dict[Step, Stage]] = {
    Stage.UTKAST: {
        Step.EDIT: Stage.UTKAST,
        Step.SIGN: Stage.UNDERTECKNAT,
        Step.WITHDRAW: Stage.ATERTAGET,
    },
    Stage.UNDERTECKNAT: {
        Step.EDIT: Stage.UTKAST,
        Step.SEND: Stage.INLAMNAT,
        Step.WITHDRAW: Stage.ATERTAGET,
    },
    Stage.INLAMNAT: {
        Step.RECEIVE: Stage.MOTTAGET,
        Step.RETURN: Stage.UTKAST,
        Step.ANNOUNCE: Stage.ANMALT,
        Step.DECIDE: Stage.AVGJORT,
        Step.WITHDRAW: Stage.ATERTAGET,
    },
    Stage.MOTTAGET: {
        Step.RETURN: Stage.UTKAST,
        Step.ANNOUNCE: Stage.ANMALT,
        Step.DECIDE: Stage.AVGJORT,
        Step.WITHDRAW: Stage.ATERTAGET,
    },
    Stage.ANMALT: {
        Step.DECIDE: Stage.AVGJORT,
        Step.WITHDRAW: Stage.ATERTAGET,
    },
    Stage.AVGJORT: {},
    Stage.ATERTAGET: {},
}

SENT = frozenset({Stage.INLAMNAT, Stage.MOTTAGET, Stage.ANMALT})
CLOSED = frozenset({Stage.AVGJORT, Stage.ATERTAGET})


def step(stage: Stage, step_: Step) -> Stage:
    """Where a step leads; AlreadySent, NotSent or Closed where it leads nowhere."""
    if step_ in TABLE[stage]:
        return TABLE[stage][step_]
    raise _refusal(stage)


def _refusal(stage: Stage) -> WrongStage:
    if stage in CLOSED:
        return Closed()
    return AlreadySent() if stage in SENT else NotSent()


def diagram() -> str:
    """The table as a Mermaid state diagram, for README."""
    arrows = [
        f"    {stage.name} --> {after.name}: {step_.value}"
        for stage, steps in TABLE.items()
        for step_, after in steps.items()
        if stage is not after
    ]
    names = [f'    state "{stage.value}" as {stage.name}' for stage in Stage]
    start = f"    [*] --> {Stage.UTKAST.name}"
    ends = [f"    {stage.name} --> [*]" for stage in Stage if not TABLE[stage]]
    return "\n".join(["stateDiagram-v2", *names, start, *arrows, *ends])
