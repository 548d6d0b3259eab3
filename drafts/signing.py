"""Signing binds to what was seen: the words, and who moves them.

A signature is never removed by an edit; it simply no longer fits. So undoing the edit makes it fit
again, and nobody is ever counted as having signed a text they did not see.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from drafts.board import Board
from drafts.changes import Signed, Unsigned
from drafts.draft import Draft, Signature
from drafts.errors import AlreadySigned, NotSeen, NotSigned
from drafts.mandates import Verb
from drafts.rights import Seat, check, proposers, signatories
from drafts.stages import SENT, Stage, Step, step
from drafts.text import Text

SEEN = 12  # hex digits of a fingerprint that a button carries, at the least


def fingerprint(draft: Draft, board: Board) -> str:
    """SHA-256 (64 hex digits) of all that a reader of the draft is asked to stand for."""
    whole: dict[str, object] = {
        "arende": [draft.arende, titled(draft, board).title],
        "kind": draft.kind.value,
        "proposers": proposers(draft, board),
        "satser": [sats.text for sats in draft.text.satser],
        "motivation": [[block.text, block.heading] for block in draft.text.motivation],
    }
    if draft.text.amendments:
        whole |= {"amendments": _amendments(draft.text), "shown": draft.text.shown}
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def check_seen(draft: Draft, board: Board, seen: str) -> str:
    """The fingerprint, which `seen` begins; NotSeen where the draft stands otherwise than it was shown."""
    now = fingerprint(draft, board)
    if len(seen) < SEEN or not now.startswith(seen):
        raise NotSeen
    return now


def sign(draft: Draft, seat: Seat, seen: str) -> Signed:
    """Sign the text with this fingerprint, or the beginning of one; NotSeen where it stands otherwise."""
    check(Verb.SIGN, seat, draft)
    step(stage(draft, seat.board), Step.EDIT)
    now = check_seen(draft, seat.board, seen)
    if has_signed(draft, seat.board, seat.person.id):
        raise AlreadySigned
    return Signed(titled(draft, seat.board).title, proposers(draft, seat.board), now)


def unsign(draft: Draft, seat: Seat) -> Unsigned:
    check(Verb.SIGN, seat, draft)
    step(stage(draft, seat.board), Step.EDIT)
    if draft.author(seat.person.id).signature is None:
        raise NotSigned
    return Unsigned()


def has_signed(draft: Draft, board: Board, person: str) -> bool:
    """Does the person's signature fit the draft as it stands?"""
    signature = draft.author(person).signature
    return signature is not None and fits(signature, draft, board)


def titled(draft: Draft, board: Board) -> Text:
    """The text as the Bilaga has it: under the ärende's title where it has none of its own."""
    return replace(draft.text, title=draft.text.title or board.arende(draft.arende).title)


def fits(signature: Signature, draft: Draft, board: Board) -> bool:
    """Same title, decisions and proposers; the motivation too, where the board asks for that."""
    seen, now = signature.text, titled(draft, board)
    same_proposers = set(signature.proposers) == set(proposers(draft, board))
    same = same_proposers and _decided(seen) == _decided(now)
    return same and (not board.settings.motivation_reopens or _motivation(seen) == _motivation(now))


def unsigned(draft: Draft, board: Board) -> tuple[str, ...]:
    """The ids of those whose signature is missing, in the order they joined."""
    return tuple(p.id for p in signatories(draft, board) if not has_signed(draft, board, p.id))


def stage(draft: Draft, board: Board) -> Stage:
    """The draft's stage; those that signatures and the board's decision lead to among them."""
    if draft.stage in SENT and board.decision(draft.arende):
        return step(draft.stage, Step.DECIDE)
    if draft.stage is Stage.UTKAST and signatories(draft, board) and not unsigned(draft, board):
        return step(Stage.UTKAST, Step.SIGN)
    return draft.stage


def _decided(text: Text) -> tuple[object, ...]:
    """The decisions: what a signature stands for whatever the board's settings say."""
    shown = text.shown if text.amendments else None
    return (text.title, tuple(sats.text for sats in text.satser), _amendments(text), shown)


def _amendments(text: Text) -> tuple[tuple[object, ...], ...]:
    return tuple((a.document, a.patch, a.satser) for a in text.amendments)


def _motivation(text: Text) -> tuple[tuple[str, bool], ...]:
    return tuple((block.text, block.heading) for block in text.motivation)
