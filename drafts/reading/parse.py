"""From the tokens of an instruction to its clause, read once from the left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from drafts.reading.clause import Clause, Part
from drafts.reading.cues import Role, cue
from drafts.reading.places import heading_name, is_capital, steps
from drafts.reading.steps import FRESH, NOUNS, Level, Names, Row, Step
from drafts.reading.tokens import Sort, tokens
from drafts.reading.unquoted import JOINTS, joint_verb, leftover, pairs, raw
from drafts.reading.verbs import Verb, parted, strong, weak

_COUNTED = frozenset("referenser hänvisningar förekomster förekomsterna ställen omnämnanden".split())  # noqa: SIM905 — read as a row of words
_PLACES = frozenset({Role.WHERE, Role.AFTER, Role.BEFORE, Role.BETWEEN, Role.FIRST, Role.LAST, Role.INTO})
_WORDING = frozenset({"lydelsen", "lydelse", "lyder", "lyda", "vara"})
_STOPS = frozenset("ska skall bör borde genom följande".split())  # noqa: SIM905 — read as a row of words
_NAME_LIMIT = 30  # tokens of a heading that nobody quoted


@dataclass(slots=True)
class _State:
    row: Row
    role: Role = Role.OBJECT
    verbs: list[Verb] = field(default_factory=list)
    weak: list[Verb] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    pairs: tuple[tuple[str, str], ...] = ()
    everywhere: bool = False
    whole: bool = False
    loose: bool = False
    murky: bool = False  # words that may be the new text or a place
    cued: int = -1  # the token of a cue that follows right behind a place
    inside: bool = False  # "i" came last, rather than "under"
    roles: set[Role] = field(default_factory=set)
    read: int = 0  # the tokens before this one are understood

    def put(self, *found: Step, role: Role | None = None) -> None:
        self.parts += [Part(role or self.role, step) for step in found]

    @property
    def verb(self) -> Verb | None:
        """What the verbs agree on; to strike and put something else there is to replace."""
        said = set(self.verbs) or set(self.weak[:1])
        if said == {Verb.STRIKE, Verb.REPLACE}:
            return Verb.REPLACE
        return said.pop() if len(said) == 1 and not self.murky else None

    @property
    def pending(self) -> Level:
        """What a quote that now comes is said to be: "följande mening: ”A”"."""
        last = self.parts[-1] if self.parts else None
        open_ = last and not last.step.names and (last.step.fresh or last.role is Role.OBJECT)
        return last.step.level if last and open_ else Level.WORDS


def parse(instruction: str, names: Names) -> Clause:
    state = _State(Row(tokens(instruction), instruction, names=names))
    row = state.row
    while row.at < len(row.tokens):
        start = row.at
        if any(rule(state) for rule in _RULES):
            state.read = row.at = max(row.at, start + 1)
        else:
            row.at = start + 1
    return Clause(
        instruction,
        state.verb,
        tuple(state.parts),
        state.pairs,
        everywhere=state.everywhere,
        whole=state.whole,
        loose=state.loose,
        noun=not state.verbs,
        roles=frozenset(state.roles),
    )


def _colon(state: _State) -> bool:
    """What comes behind it is the text, not the place that was named before it."""
    row = state.row
    noun = row.word(1) in NOUNS and row.quote(2)
    if row.word() != ":" or not (row.quote(1) or noun):
        return False
    state.role = Role.OBJECT if state.role in _PLACES else state.role
    row.at += 1
    return True


def _new_row(state: _State) -> bool:
    """Of a table: "”A” och ”B”; ”C” och ”D”"."""
    row = state.row
    if row.word() != ";" or not row.quote(1) or not state.parts:
        return False
    state.put(Step(Level.ROW, fresh=True))
    row.at += 1
    return True


def _text_after_colon(state: _State) -> bool:
    """ "… läggs till: B" and nothing quoted: B is all the rest, unless a second verb parts it."""
    row = state.row
    if row.word() != ":" or row.quote(1) or row.peek(1) is None or not (state.verbs or state.weak):
        return False
    joint = joint_verb(row, row.at + 1)
    role = Role.NEW if state.verb is Verb.REPLACE and joint is None else Role.OBJECT
    level = state.pending
    state.put(Step(level, raw(row, row.at + 1, joint)), role=role)
    row.at = len(row.tokens) if joint is None else joint
    return True


def _quote(state: _State) -> bool:
    quote = state.row.quote()
    if quote is None:
        return False
    state.put(Step(state.pending, quote.text, quoted=True, closed=quote.closed))
    state.row.at += 1
    return True


def _verb(state: _State) -> bool:
    row = state.row
    found = strong(row)
    if found is None:
        return False
    verb, size = found
    if row.word().endswith(("s", "utgår")) and not row.starts("kompletteras") and not state.loose:
        _put_leftover(state, verb)
    row.at += size
    state.verbs.append(verb)
    state.role = Role.NEW if row.word(-1) in _WORDING else Role.OBJECT
    if verb is Verb.REPLACE and state.role is Role.OBJECT:
        _put_pairs(state)
    return True


def _put_leftover(state: _State, verb: Verb) -> None:
    """ "nyckeltalen för X justeras", "att X läggs till": the subject, unless it was a place or a quote."""
    named = any(part.role is Role.OBJECT for part in state.parts)
    words = "" if named else leftover(state.row, state.read)
    if words and (verb is not Verb.ADD or state.row.instruction.casefold().find("att ") >= 0):
        state.put(Step(Level.WORDS, words), role=Role.OBJECT)


def _put_pairs(state: _State) -> None:
    """ "ändra A till B" where A is not quoted: every way to part them."""
    row = state.row
    here = row.at
    token = row.peek()
    plain = token is not None and token.sort is Sort.WORD
    if plain and row.word() not in JOINTS and not _is_counted(row) and not cue(row) and not steps(row):
        row.at = here
        found = pairs(row)
        if found:
            state.murky = state.murky or _has_place(row)
            state.pairs, row.at = found, len(row.tokens)
            return
    row.at = here


def _is_counted(row: Row) -> bool:
    return row.word() in {"samtliga", "alla"}


def _noun_of_verb(state: _State) -> bool:
    found = weak(state.row.word())
    if found is None:
        return False
    state.weak.append(found)
    state.role = Role.OBJECT
    state.row.at += 1
    return True


def _parted_verb(state: _State) -> bool:
    found = parted(state.row)
    if found is None:
        return False
    state.verbs.append(found)
    state.role = Role.OBJECT
    state.row.at += 1
    return True


def _flag(state: _State) -> bool:
    row = state.row
    if row.starts("i", "sin", "helhet") or row.starts("i", "dess", "helhet"):
        state.whole = True
        row.at += 3
    elif row.word() in {"samtliga", "alla"} and row.word(1) in _COUNTED:
        state.everywhere = True
        row.at += 3 if row.word(2) in {"till", "av"} else 2
        if state.verb is Verb.REPLACE and not row.quote():
            _put_pairs(state)
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


def _cue(state: _State) -> bool:
    row = state.row
    found = cue(row)
    if found is None:
        return False
    word = row.word()
    state.inside = word == "i"
    state.cued = row.at if state.read == row.at and word in {"i", "under"} else -1
    state.role, size = found
    state.roles.add(state.role)
    if state.role is Role.OLD and word in {"i", "istället"}:
        _put_leftover(state, Verb.REPLACE)
        state.weak.insert(0, Verb.REPLACE)
    row.at += size
    if state.role is Role.OLD and state.verb is Verb.REPLACE:
        _put_pairs(state)
    elif state.role is Role.NEW:
        _put_new(state, word)
    elif state.role is Role.EXCEPT:
        state.put(Step(Level.DOCUMENT, raw(row, row.at).rstrip(".")))
        row.at = len(row.tokens)
    else:
        _put_name(state)
    return True


def _put_new(state: _State, word: str) -> None:
    """ "… till B", "… med lydelsen B": all the rest, where it is neither quoted nor a place."""
    row = state.row
    wording = row.word(-1) in _WORDING or word in _WORDING
    if not (wording or state.verb is Verb.REPLACE):
        return
    if not wording and row.word() == "att" and not is_capital(row):  # "till att …" says what, not how
        return
    here = row.at
    if (
        row.word() in {"", ":"} | FRESH
        or cue(row)
        or (found := steps(row))
        and (found[0].fresh or not wording)
    ):
        row.at = here
        return
    row.at = here
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


def _put_name(state: _State) -> None:
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
    while row.at < min(len(row.tokens), start + _NAME_LIMIT):
        token = row.tokens[row.at]
        if token.sort is not Sort.WORD or token.text in _STOPS or strong(row):
            break
        row.at += 1
    return raw(row, start, row.at).rstrip(" .,:")


def _place(state: _State) -> bool:
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
            _put_pairs(state)
    found = tuple(replace(s, said=raw(row, start, row.at).rstrip(" ,.:")) for s in found)
    if _holds_last(state, step, start):
        last = state.parts.pop()
        state.put(*found, role=Role.WHERE if last.role is Role.OBJECT else last.role)
        state.parts.append(last)
    else:
        state.put(*found)
    return True


def _holds_last(state: _State, step: Step, start: int) -> bool:
    """ "rubriken ”Ansvar” under rubriken ”Skolan”": what was named last stands in this."""
    if not state.parts or step.fresh or step.inside or start - 1 != state.cued:
        return False
    last = state.parts[-1].step
    inner = last.level is Level.HEADING or (last.level is Level.SECTION and not last.label)
    return inner and not last.fresh and step.level in {Level.HEADING, Level.SECTION} and step.names


def _on_page(state: _State) -> bool:
    return bool(state.parts) and state.parts[-1].step.level is Level.PAGE


def _in_table(state: _State) -> bool:
    tables = {Level.TABLE, Level.ROW}
    return any(part.step.level in tables for part in state.parts)


def _may_hold_old_words(state: _State, step: Step) -> bool:
    """ "Ändras meningen A Ändras till": a sort of text, and then words that nobody quoted."""
    return (
        Verb.REPLACE in state.verbs
        and not step.fresh
        and step.level in {Level.SENTENCE, Level.PARAGRAPH, Level.WORDS}
        and not step.names
        and state.row.word()[:1].isalnum()
    )


def _name(state: _State) -> bool:
    """A heading that stands by itself: after a comma or number, or on a line above."""
    row = state.row
    fresh_line = row.at == 0 or row.word(-1) == "," or _follows_place(state)
    if not fresh_line or not is_capital(row):
        return False
    name = heading_name(row)
    if name:
        state.put(Step(Level.HEADING, name), role=Role.WHERE)
    return bool(name)


def _follows_place(state: _State) -> bool:
    """ "under § 3 Mål": the number, and then the words of the heading."""
    return bool(state.parts) and state.read == state.row.at and state.parts[-1].step.level is Level.SECTION


_RULES: tuple[Callable[[_State], bool], ...] = (
    _colon,
    _new_row,
    _text_after_colon,
    _quote,
    _flag,
    _verb,
    _noun_of_verb,
    _parted_verb,
    _cue,
    _place,
    _name,
)
