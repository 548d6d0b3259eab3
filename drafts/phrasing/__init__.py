"""PLACEHOLDER, to be overwritten by its owner."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.base.document import BaseDocument


@dataclass(frozen=True, slots=True)
class Instruction:
    text: str
    blocks: tuple[str, ...]


def phrase(base: BaseDocument, new: BaseDocument) -> tuple[Instruction, ...]:
    raise NotImplementedError
