"""The card: the proposal as it stands, who stands behind it, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from drafts.advising import remarks
from drafts.authors import is_supporter
from drafts.board import Board
from drafts.draft import Draft, Kind, Version
from drafts.handlingar import newest
from drafts.people import Person
from drafts.rights import signatories
from drafts.sending import missing
from drafts.signing import SEEN, fingerprint, has_signed, stage, unsigned
from drafts.stages import CLOSED, Stage
from drafts.wording import LABELS
from handlers.around import Around, Gone, around, gone
from handlers.drawn import Drawn, Ways, fits
from handlers.letters import Button, Rows, Spot, chief, grave, tap
from handlers.templates import say

JOINS = "Jag ansluter mig"


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the card's list of names."""

    person: Person
    supports: bool
    signed: bool
    named: bool  # in the Bilaga's head
    gone: Gone | None = None


def label(draft: Draft) -> str:
    """`Eget förslag` is *gemensamt* as soon as two stand behind it."""
    joint = draft.kind is Kind.EGET and len(draft.authors) > 1
    return LABELS[Kind.GEMENSAMT if joint else draft.kind]


def seen(draft: Draft, board: Board) -> str:
    """The beginning of the fingerprint: what a button carries of the text it was shown with."""
    return fingerprint(draft, board)[:SEEN]


def card(draft: Draft, board: Board, spot: Spot, ways: Ways) -> Drawn:
    """All of the text where it fits in one message, else an overview that says where the rest is."""
    whole = _text(draft, board, whole=True)
    if fits(whole):
        return Drawn(whole, buttons(draft, board, spot, ways, whole=True))
    return Drawn(_text(draft, board, whole=False), buttons(draft, board, spot, ways, whole=False))


def standings(draft: Draft, board: Board) -> list[Standing]:
    return [_standing(person, draft, board) for a in draft.authors if (person := board.find(a.person))]


def _standing(person: Person, draft: Draft, board: Board) -> Standing:
    """What was handed in stays signed by those who signed it, whoever comes and goes after that."""
    supports, absent = is_supporter(board, person, draft.arende), gone(person.id, draft.arende, board)
    if draft.stage is Stage.UTKAST:
        named, signed = person in signatories(draft, board), has_signed(draft, board, person.id)
    else:
        named = signed = _stands_in(draft.version, person) and draft.author(person.id).signature is not None
    return Standing(person, supports, signed, named, absent)


def _stands_in(version: Version | None, person: Person) -> bool:
    """Does the head of what was handed in name the person? Whoever was away then has signed in vain."""
    return version is None or any(name.startswith(f"{person.name} (") for name in version.names)


def names(board: Board, ids: tuple[str, ...]) -> list[str]:
    return [person.titled for id_ in ids if (person := board.find(id_))]


def _text(draft: Draft, board: Board, *, whole: bool) -> str:
    return say(
        "card.card" if whole else "card.overview",
        draft=draft,
        arende=board.arende(draft.arende),
        label=label(draft),
        stage=stage(draft, board),
        standings=standings(draft, board),
        missing=missing(draft, board) if draft.stage is Stage.UTKAST else (),
        unsigned=names(board, unsigned(draft, board)),
        by=board.find(draft.withdrawn_by),
        advice=_advice(draft, board),
        around=around(draft, board),
    )


def _advice(draft: Draft, board: Board) -> int:
    """How many remarks there are on the wording, while it can still be changed."""
    return len(remarks(draft, board)) if draft.stage is Stage.UTKAST else 0


def buttons(draft: Draft, board: Board, spot: Spot, ways: Ways, *, whole: bool) -> Rows:
    about, history = around(draft, board), tap("Historik", "history", draft.id)
    preview, reading = tap("Förhandsvisa", "preview", draft.id), ways.reading(draft.id, spot)
    if stage(draft, board) in CLOSED:
        return ((*reading, history, tap("Kopiera", "copy", draft.id)),)
    if draft.stage is not Stage.UTKAST:
        withdraw = () if about.over else (grave(tap("Ta tillbaka", "withdraw", draft.id)),)
        return (
            *_anslutning(draft, about, spot, whole=whole),
            (*reading, preview, history),
            (*_amendments(draft), *withdraw),
        )
    if about.over:
        return (*reading, preview, history), (tap("Mer", "more", draft.id),)
    return (
        (tap("Lägg till att-sats", "add", draft.id), tap("Skriv motivering", "motivate", draft.id)),
        (tap("Ändra", "change", draft.id), preview, *reading),
        _amending(draft, board),
        (tap("Språkråd", "advice", draft.id),) if _advice(draft, board) else (),
        _joining(draft, spot),
        _signing(draft, board, spot, ways, whole=whole),
        (history, *_undoing(draft), tap("Mer", "more", draft.id)),
    )


def _anslutning(draft: Draft, about: Around, spot: Spot, *, whole: bool) -> Rows:
    """In a group one joins what one sees there; where the card does not hold it all, one reads it first."""
    version = draft.version
    if version is None or about.over or draft.kind is Kind.UTTALANDE:
        return ()
    more = (tap("Be fler ansluta sig", "anslutfler", draft.id),)
    if spot.private:
        return (more,)
    if whole:
        return (chief(tap(JOINS, "anslut", draft.id, version.fingerprint[:SEEN])),), more
    return (chief(tap(JOINS, "anslutlas", draft.id)),), more


def _amending(draft: Draft, board: Board) -> tuple[Button, ...]:
    """Where the ärende has documents to amend, or the draft amends one already."""
    there = newest(board.handlingar, draft.arende)
    return _amendments(draft) or ((tap("Ändra i en handling", "documents", draft.id),) if there else ())


def _amendments(draft: Draft) -> tuple[Button, ...]:
    """Those it has, to look through: also when it is handed in."""
    count = len(draft.text.amendments)
    return (tap(f"Ändringar ({count})", "amends", draft.id),) if count else ()


def _joining(draft: Draft, spot: Spot) -> tuple[Button, ...]:
    invite = tap("Bjud in", "invite", draft.id)
    return (invite,) if spot.private else (tap("Jag är med", "join", draft.id), invite)


def _signing(draft: Draft, board: Board, spot: Spot, ways: Ways, *, whole: bool) -> tuple[Button, ...]:
    """Nobody signs what they have not seen: where the card does not hold it all, one reads it first."""
    if stage(draft, board) is Stage.UNDERTECKNAT:
        return (chief(tap("Lämna in", "send", draft.id, seen(draft, board))),)
    if not (draft.text.satser or draft.text.amendments or draft.text.motivation):
        return ()
    if whole:
        return (chief(tap("Skriv under", "sign", draft.id, seen(draft, board))),)
    if spot.private:
        return (chief(tap("Läs och skriv under", "read", draft.id)),)
    return (chief(Button("Läs och skriv under", url=ways.start(f"las-{draft.id}"))),)


def _undoing(draft: Draft) -> tuple[Button, ...]:
    return (tap("Ångra", "undo", draft.id, draft.past[-1].seq),) if draft.past else ()
