"""Where the old and new words of an instruction stand that nobody put between quotes."""

from __future__ import annotations

from drafts.reading.cues import Role, cue
from drafts.reading.places import is_capital, steps
from drafts.reading.state import State
from drafts.reading.steps import FRESH, Level, Row, Step
from drafts.reading.tokens import Sort
from drafts.reading.unquoted import JOINTS, leftover, pairs, raw
from drafts.reading.verbs import Verb

WORDING = frozenset({"lydelsen", "lydelse", "lyder", "lyda", "vara"})


def put_leftover(state: State, verb: Verb) -> None:
    """Such as "att X läggs till": the subject, unless it was a place or a quote."""
    named = any(part.role is Role.OBJECT for part in state.parts)
    words = "" if named else leftover(state.row, state.read)
    if words and (verb is not Verb.ADD or state.row.instruction.casefold().find("att ") >= 0):
        state.put(Step(Level.WORDS, words), role=Role.OBJECT)


def put_pairs(state: State) -> None:
    """Such as "ändra A till B" where A is not quoted: every way to part them."""
    row = state.row
    here = row.at
    token = row.peek()
    said = any(part.role is Role.OBJECT and part.step.quoted for part in state.parts)
    plain = token is not None and token.sort is Sort.WORD and not said
    if (
        plain
        and row.word() not in JOINTS
        and row.word() not in {"samtliga", "alla"}
        and not cue(row)
        and not steps(row)
    ):
        row.at = here
        found = pairs(row)
        if found:
            state.murky = state.murky or _has_place(row)
            state.pairs, row.at = found, len(row.tokens)
            return
    row.at = here


def put_new(state: State, word: str) -> None:
    """Such as "… till B", "… med lydelsen B": all the rest, where it is neither quoted nor a place."""
    row = state.row
    wording = row.word(-1) in WORDING or word in WORDING
    if not (wording or state.verb is Verb.REPLACE):
        return
    if not wording and row.word() == "att" and not is_capital(row):  # "till att …" says what, not how
        return
    here = row.at
    if row.word() in {"", ":"} | FRESH or cue(row):
        return
    found = steps(row)
    led = found and (found[0].fresh or row.word() == ":" or (found[0].names and not wording))
    row.at = here
    if led:
        return
    if any(token.sort is Sort.QUOTE for token in row.tokens[here:]):
        return
    state.murky = state.murky or (not wording and _has_place(row))
    state.put(Step(Level.WORDS, raw(row, here)), role=Role.NEW)
    row.at = len(row.tokens)


def _has_place(row: Row) -> bool:
    """Does a place follow somewhere, which may be the instruction's or the text's own?"""
    here = row.at
    found = False
    while row.at < len(row.tokens) and not found:
        announced = cue(row)
        row.at += announced[1] if announced else 1
        after = row.at
        found = announced is not None and any(step.names for step in steps(row))
        row.at = after
    row.at = here
    return found
