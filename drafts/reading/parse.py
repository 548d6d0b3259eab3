"""From the tokens of an instruction to its clause, read once from the left."""

from __future__ import annotations

from collections.abc import Callable

from drafts.reading.clause import Clause
from drafts.reading.cues import Role, cue
from drafts.reading.guessing import WORDING, put_leftover, put_new, put_pairs
from drafts.reading.naming import name, place, put_name
from drafts.reading.state import State
from drafts.reading.steps import NOUNS, Level, Names, Row, Step
from drafts.reading.tokens import tokens
from drafts.reading.unquoted import joint_verb, raw
from drafts.reading.verbs import Verb, parted, strong, weak

_COUNTED = frozenset("referenser hänvisningar förekomster förekomsterna ställen omnämnanden".split())  # noqa: SIM905 — read as a row of words
_PLACES = frozenset({Role.WHERE, Role.AFTER, Role.BEFORE, Role.BETWEEN, Role.FIRST, Role.LAST, Role.INTO})

_DENIALS = frozenset("inte ej aldrig avslå avslås avstyrka bifalla behålla behålls återremittera".split())  # noqa: SIM905 — read as a row of words


def parse(instruction: str, names: Names) -> Clause:
    state = State(Row(tokens(instruction), instruction, names=names))
    row = state.row
    while row.at < len(row.tokens):
        start = row.at
        if any(rule(state) for rule in _RULES):
            state.read = row.at = max(row.at, start + 1)
        else:
            row.at = start + 1
    return state.clause


def _colon(state: State) -> bool:
    """What comes behind it is the text, not the place that was named before it."""
    row = state.row
    noun = row.word(1) in NOUNS and row.quote(2)
    if row.word() != ":" or not (row.quote(1) or noun):
        return False
    state.role = Role.OBJECT if state.role in _PLACES else state.role
    row.at += 1
    return True


def _and(state: State) -> bool:
    """Such as "första stycket och tredje punkten": two places, not one in the other."""
    row = state.row
    if row.word() not in {"och", "samt", "eller"}:
        return False
    state.joined = bool(state.parts) and state.read == row.at
    row.at += 1
    return state.joined


def _denial(state: State) -> bool:
    """Such as "inte stryka": whatever is wanted, it is not what the verb says."""
    if state.row.word() not in _DENIALS:
        return False
    state.murky = True
    state.row.at += 1
    return True


def _new_row(state: State) -> bool:
    """Of a table: "”A” och ”B”; ”C” och ”D”"."""
    row = state.row
    if row.word() != ";" or not row.quote(1) or not state.parts:
        return False
    state.put(Step(Level.ROW, fresh=True))
    row.at += 1
    return True


def _text_after_colon(state: State) -> bool:
    """Such as "… läggs till: B" and nothing quoted: B is all the rest, unless a second verb parts it."""
    row = state.row
    if row.word() != ":" or row.quote(1) or row.peek(1) is None or not (state.verbs or state.weak):
        return False
    joint = joint_verb(row, row.at + 1)
    role = Role.NEW if state.verb is Verb.REPLACE and joint is None else Role.OBJECT
    level = state.pending
    state.put(Step(level, raw(row, row.at + 1, joint)), role=role)
    row.at = len(row.tokens) if joint is None else joint
    return True


def _quote(state: State) -> bool:
    quote = state.row.quote()
    if quote is None:
        return False
    state.put(Step(state.pending, quote.text, quoted=True, closed=quote.closed))
    state.row.at += 1
    return True


def _verb(state: State) -> bool:
    row = state.row
    found = strong(row)
    if found is None:
        return False
    verb, size = found
    if row.word().endswith(("s", "utgår")) and not row.starts("kompletteras") and not state.loose:
        put_leftover(state, verb)
    row.at += size
    state.verbs.append(verb)
    state.role = Role.NEW if row.word(-1) in WORDING else Role.OBJECT
    if verb is Verb.REPLACE and state.role is Role.OBJECT:
        put_pairs(state)
    return True


def _noun_of_verb(state: State) -> bool:
    found = weak(state.row.word())
    if found is None:
        return False
    state.weak.append(found)
    state.role = Role.OBJECT
    state.row.at += 1
    return True


def _parted_verb(state: State) -> bool:
    found = parted(state.row)
    if found is None:
        return False
    state.verbs.append(found)
    state.role = Role.OBJECT
    state.row.at += 1
    return True


def _flag(state: State) -> bool:
    row = state.row
    if row.starts("i", "sin", "helhet") or row.starts("i", "dess", "helhet"):
        state.whole = True
        row.at += 3
    elif row.word() in {"samtliga", "alla"} and row.word(1) in _COUNTED:
        state.everywhere = True
        row.at += 3 if row.word(2) in {"till", "av"} else 2
        if state.verb is Verb.REPLACE and not row.quote():
            put_pairs(state)
    elif row.word() in {"överallt", "genomgående"} or row.starts("i", "hela", "dokumentet"):
        state.everywhere = True
        row.at += 3 if row.word() == "i" else 1
    elif row.word() in {"bör", "borde"}:
        state.loose = True
        row.at += 1
    elif row.word() == "i" and row.word(1) in {"första", "andra", "tredje"} and row.word(2) == "hand":
        state.murky = True  # one of several that exclude each other
        row.at += 3
    else:
        return False
    return True


def _cue(state: State) -> bool:
    row = state.row
    found = cue(row)
    if found is None:
        return False
    word = row.word()
    state.inside = word == "i"
    state.cued = row.at if state.read == row.at and word in {"i", "under"} else -1
    state.role, size = found
    if word == "på" and state.verb is Verb.SWAP:  # "byta plats på A och B"
        state.role = Role.OBJECT
    state.roles.add(state.role)
    if state.role is Role.OLD and word in {"i", "istället"}:
        put_leftover(state, Verb.REPLACE)
        state.weak.insert(0, Verb.REPLACE)
    row.at += size
    if state.role is Role.OLD and state.verb is Verb.REPLACE:
        put_pairs(state)
    elif state.role is Role.NEW:
        put_new(state, word)
    elif state.role is Role.EXCEPT:
        state.put(Step(Level.DOCUMENT, raw(row, row.at).rstrip(".")))
        row.at = len(row.tokens)
    else:
        put_name(state)
    return True


_RULES: tuple[Callable[[State], bool], ...] = (
    _and,
    _denial,
    _colon,
    _new_row,
    _text_after_colon,
    _quote,
    _flag,
    _verb,
    _noun_of_verb,
    _parted_verb,
    _cue,
    place,
    name,
)
