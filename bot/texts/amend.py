"""`yrka amend BASE INSTRUCTION...`: Swedish amendment instructions, read and applied to a document."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.texts.layout import rewritten
from bot.texts.source import Source
from drafts.base.document import BaseDocument
from drafts.errors import Refusal
from drafts.reading import Amended, Candidate, Question, Unworded, read, read_all
from handlers.drawn import plain
from handlers.placing import name_of
from handlers.refusals import sentence
from handlers.templates import say


@dataclass(frozen=True, slots=True)
class Asked:
    """An instruction that could not be applied, why in words, and the places it may mean."""

    instruction: str
    question: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    applied: tuple[str, ...]
    questions: tuple[Asked, ...]

    def as_json(self) -> str:
        questions = [
            {"instruction": q.instruction, "question": q.question, "candidates": list(q.candidates)}
            for q in self.questions
        ]
        whole = {"text": self.text, "applied": list(self.applied), "questions": questions}
        return json.dumps(whole, ensure_ascii=False)


def amend(base: Source, instructions: list[str]) -> Answer:
    """All that can be applied, each read by the document's own numbers; about the rest it is asked."""
    document, good, questions = base.document, [], []
    for instruction in instructions:
        asked = _doubt(document, instruction)
        if asked is None:
            good.append(instruction)
        else:
            questions.append(asked)
    whole = read_all(document, good)
    while not isinstance(whole, Amended):  # two of them want different things with the same words
        clashing = good.pop(whole.number - 1)
        questions.append(_asked(document, clashing, whole))
        whole = read_all(document, good)
    new = whole.document
    text = rewritten(base.text, document, new) if base.is_plain else new.text
    return Answer(text, tuple(good), tuple(questions))


def _doubt(document: BaseDocument, instruction: str) -> Asked | None:
    """What stands in the way of the instruction by itself."""
    try:
        reading = read(document, instruction)
    except Refusal as refusal:
        return Asked(instruction, plain(sentence(refusal)))
    return None if isinstance(reading, Amended) else _asked(document, instruction, reading)


def _asked(document: BaseDocument, instruction: str, reading: Question | Unworded) -> Asked:
    if isinstance(reading, Unworded):
        question = say("instructing.unworded", words=instruction, places=bool(reading.candidates))
    else:
        doubt = reading.doubt.name.lower()
        question = say(f"instructing.{doubt}", about=reading.about, words=instruction, places=[])
    told = tuple(_told(document, candidate) for candidate in reading.candidates)
    return Asked(instruction, plain(question), told)


def _told(document: BaseDocument, candidate: Candidate) -> str:
    words = document.block(candidate.block).text[candidate.start : candidate.end]
    return f"{plain(name_of(document, candidate.block))}: {words}"
