"""The places an instruction names, put down as steps; headings that nobody quoted among them."""

from __future__ import annotations

from dataclasses import replace

from drafts.reading.cues import Role
from drafts.reading.guessing import put_pairs
from drafts.reading.places import heading_name, is_capital, steps
from drafts.reading.state import State
from drafts.reading.steps import Level, Row, Step
from drafts.reading.tokens import Sort
from drafts.reading.unquoted import joint_verb, raw
from drafts.reading.verbs import Verb, strong

_STOPS = frozenset({"ska", "skall", "bör", "borde", "genom", "följande"})
_LIMIT = 30  # tokens of a heading that nobody quoted


def put_name(state: State) -> None:
    """A heading that nobody quoted: "under Mål kompletteras", "i Ansvar"."""
    row = state.row
    here = row.at
    if not is_capital(row):
        return
    name = heading_name(row)
    if not name and row.word(-1) == "under" and not steps(row):
        row.at = here
        name = _unknown_name(row)
    if name:
        state.put(Step(Level.HEADING, name))
    else:
        row.at = here


def _unknown_name(row: Row) -> str:
    """Words that stand where a heading would, up to a verb or a mark."""
    start = row.at
    while row.at < min(len(row.tokens), start + _LIMIT):
        token = row.tokens[row.at]
        if token.sort is not Sort.WORD or token.text in _STOPS or strong(row):
            break
        row.at += 1
    return raw(row, start, row.at).rstrip(" .,:")


def place(state: State) -> bool:
    row = state.row
    start = row.at
    found = steps(row)
    if not found:
        return False
    step = found[0]
    if step.level is Level.ROW and not step.fresh and (_on_page(state) or not _in_table(state)):
        found = (replace(step, level=Level.LINE),)
    if state.inside:
        found = tuple(replace(s, inside=s.level is Level.HEADING) for s in found)
    named = step.level in {Level.HEADING, Level.DOCUMENT} and not step.names and not step.fresh
    if named and is_capital(row):
        name = _unknown_name(row)
        found = (Step(step.level, name),) if name else found
    elif _may_hold_old_words(state, step):
        joint = joint_verb(row, row.at)
        if joint is not None and joint > row.at:
            found = (Step(step.level, raw(row, row.at, joint)),)
            row.at = joint
        else:
            put_pairs(state)
    found = tuple(replace(s, said=raw(row, start, row.at).rstrip(" ,.:")) for s in found)
    if _holds_last(state, step, start):
        last = state.parts.pop()
        state.put(*found, role=Role.WHERE if last.role is Role.OBJECT else last.role)
        state.parts.append(last)
    else:
        state.put(*found)
    return True


def _holds_last(state: State, step: Step, start: int) -> bool:
    """Such as "rubriken ”Ansvar” under rubriken ”Skolan”": what was named last stands in this."""
    if not state.parts or step.fresh or step.inside or start - 1 != state.cued:
        return False
    last = state.parts[-1].step
    inner = last.level is Level.HEADING or (last.level is Level.SECTION and not last.label)
    return inner and not last.fresh and step.level in {Level.HEADING, Level.SECTION} and step.names


def _on_page(state: State) -> bool:
    return bool(state.parts) and state.parts[-1].step.level is Level.PAGE


def _in_table(state: State) -> bool:
    tables = {Level.TABLE, Level.ROW}
    return any(part.step.level in tables for part in state.parts)


def _may_hold_old_words(state: State, step: Step) -> bool:
    """Such as "Ändras meningen A Ändras till": a sort of text, and then words that nobody quoted."""
    return (
        Verb.REPLACE in state.verbs
        and not step.fresh
        and step.level in {Level.SENTENCE, Level.PARAGRAPH, Level.WORDS}
        and not step.names
        and state.row.word()[:1].isalnum()
    )


def name(state: State) -> bool:
    """A heading that stands by itself: after a comma or number, or on a line above."""
    row = state.row
    fresh_line = row.at == 0 or row.word(-1) == "," or _follows_place(state)
    if not fresh_line or not is_capital(row):
        return False
    name = heading_name(row)
    if name:
        state.put(Step(Level.HEADING, name), role=Role.WHERE)
    return bool(name)


def _follows_place(state: State) -> bool:
    """Such as "under § 3 Mål": the number, and then the words of the heading."""
    return bool(state.parts) and state.read == state.row.at and state.parts[-1].step.level is Level.SECTION
