"""Reading Swedish amendment instructions: one, or many that hold together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from drafts.base.document import BaseDocument
from drafts.errors import TextTooLong
from drafts.reading.adding import add
from drafts.reading.applying import applied
from drafts.reading.clarity import is_clear
from drafts.reading.clause import Clause
from drafts.reading.edits import Edit
from drafts.reading.incorporating import incorporate, incorporates
from drafts.reading.moving import move, swap
from drafts.reading.outcome import Asked, Doubt, Question, Reading
from drafts.reading.parse import parse
from drafts.reading.renumbering import renumber
from drafts.reading.replacing import replace_words
from drafts.reading.resolving import Desk
from drafts.reading.spots import Ground
from drafts.reading.striking import strike
from drafts.reading.unworded import unworded
from drafts.reading.verbs import Verb

LIMIT = 20_000  # characters of an instruction

_DO: Mapping[Verb, Callable[[Desk, Clause], list[Edit]]] = {
    Verb.ADD: add,
    Verb.REPLACE: replace_words,
    Verb.STRIKE: strike,
    Verb.MOVE: move,
    Verb.SWAP: swap,
    Verb.RENUMBER: lambda desk, _: renumber(desk),
}


def read(
    document: BaseDocument,
    instruction: str,
    chosen: tuple[str, ...] = (),
    others: tuple[BaseDocument, ...] = (),
) -> Reading:
    """The document as the instruction would have it. TextTooLong beyond 20 000 characters.

    `chosen` are the keys picked from earlier questions, `others` the documents it may speak of beside
    this one. An instruction that changes nothing gives Amended with no blocks.
    """
    return read_all(document, (instruction,), (chosen,), others)


def read_all(
    document: BaseDocument,
    instructions: Sequence[str],
    chosen: Sequence[tuple[str, ...]] = (),
    others: tuple[BaseDocument, ...] = (),
) -> Reading:
    """The document with all of them, each read in the numbering it has now, before any of them.

    `chosen` has the answers to each instruction in turn. The first that cannot be read is asked about.
    """
    ground = Ground(document)
    edits: list[Edit] = []
    number = 0
    try:
        for number, instruction in enumerate(instructions, 1):
            answers = chosen[number - 1] if number <= len(chosen) else ()
            edits += _edits(Desk(ground, answers), instruction, others)
        return applied(document, edits)
    except Asked as asked:
        return replace(asked.reading, number=number)


def _edits(desk: Desk, instruction: str, others: tuple[BaseDocument, ...]) -> list[Edit]:
    if len(instruction) > LIMIT:
        raise TextTooLong(len(instruction), LIMIT)
    if not desk.ground.blocks:  # nothing stands there to be amended
        raise Asked(Question(Doubt.UNCLEAR, instruction))
    if incorporates(instruction):
        return incorporate(desk, instruction, others)
    clause = parse(instruction, desk.ground.names)
    if clause.verb is None:
        if clause.loose and clause.parts:
            raise unworded(desk, clause)
        raise Asked(Question(Doubt.UNCLEAR, instruction))
    if not clause.loose and not is_clear(clause):
        raise Asked(Question(Doubt.UNCLEAR, instruction))
    ways = clause.each() if clause.verb in {Verb.ADD, Verb.REPLACE} else (clause,)
    return [edit for way in ways for edit in _DO[clause.verb](desk, way)]
