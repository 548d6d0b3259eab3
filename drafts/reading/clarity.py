"""Whether all that an instruction says has a part in what it does; what would be passed over is asked."""

from __future__ import annotations

from drafts.reading.clause import Clause
from drafts.reading.cues import Role
from drafts.reading.steps import Level
from drafts.reading.verbs import Verb

_WITHIN = {Level.WORDS, Level.SENTENCE}
_IDLE = {  # parts that say nothing with the verb
    Verb.ADD: {Role.OLD, Role.INTO},
    Verb.REPLACE: {Role.AFTER, Role.BEFORE, Role.BETWEEN, Role.INTO, Role.EXCEPT},
    Verb.STRIKE: {Role.NEW, Role.BEFORE, Role.BETWEEN, Role.INTO, Role.EXCEPT},
    Verb.SWAP: {Role.AFTER, Role.BEFORE, Role.BETWEEN, Role.OLD, Role.EXCEPT},
}


def is_clear(clause: Clause) -> bool:
    if clause.verb is None or any(part.role in _IDLE.get(clause.verb, ()) for part in clause.parts):
        return False
    if clause.verb is Verb.REPLACE:
        return _replaces_once(clause)
    if clause.verb is Verb.ADD:
        return _adds_once(clause)
    return clause.verb is not Verb.STRIKE or not _changes_place(clause)


def _replaces_once(clause: Clause) -> bool:
    """One old text and one new, or one place and what is to stand there."""
    old, new = clause.words(Role.OBJECT, Role.OLD), clause.words(Role.NEW)
    places = any(step.names and not step.words for step in clause.places(Role.NEW))
    several = len(new) > 1 and any(step.level in _WITHIN for step in old)
    return not (places or several or len(old) - (not new) > 1 or _is_joined(clause))


def _adds_once(clause: Clause) -> bool:
    """One text, or many new blocks, to one place."""
    texts = clause.words(Role.NEW) or clause.words(Role.OBJECT)
    levels = {text.level for text in texts} | ({clause.fresh} if clause.fresh else set())
    several = len(texts) > 1 and levels == {Level.WORDS}
    both = {Role.AFTER, Role.BEFORE} <= {part.role for part in clause.parts}
    return not (several or both or _is_joined(clause))


def _is_joined(clause: Clause) -> bool:
    """Are two places named, and only one can be meant?"""
    joined = (part for part in clause.parts if part.joined)
    return any(not part.step.words or part.role is Role.WHERE for part in joined if part.role != Role.BETWEEN)


def _changes_place(clause: Clause) -> bool:
    """Such as "första stycket under A och första stycket under B": which holds for which?"""
    if any(part.joined and part.role is Role.WHERE for part in clause.parts):
        return True
    roles = [part.role for part in clause.parts]
    if Role.OBJECT not in roles or Role.WHERE not in roles[roles.index(Role.OBJECT) :]:
        return False
    after = roles.index(Role.WHERE, roles.index(Role.OBJECT))
    return Role.OBJECT in roles[after:]
