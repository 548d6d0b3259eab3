"""Names as minutes write them: `Anna Holm (S)`, `Jonas Nilsson m.fl. (M)`, `tjänstgörande ersättarna …`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from drafts.minutes.facts import Member, Title
from drafts.parties import PARTILOS
from drafts.people import genitive, listed

Members = Sequence[Member]

_TITLES = {
    Title.ORDFORANDE: "ordföranden",
    Title.VICE_ORDFORANDE: "vice ordföranden",
    Title.TJANSTGORANDE: "tjänstgörande ersättaren",
}
_SEVERAL_SERVING = "tjänstgörande ersättarna"


def bare(members: Members) -> str:
    """`Anna Holm (S) och Jonas Nilsson m.fl. (M)`, without titles: the party stands after *m.fl.*"""
    return listed([_name(member) for member in members])


def titled(members: Members) -> str:
    """With what each is before the name: `ordföranden Anna Holm (S)`.

    Where several share one (`A (S) samt tjänstgörande ersättarna B (S) och C (M)`) the list has an *och*
    within, and its own is *samt*.
    """
    shared = [_shared(member) for member in members]
    if not any(one and next_ for one, next_ in pairwise(shared)):
        return listed([_with_title(member) for member in members])
    blocks = [_block(tuple(run)) for _, run in groupby(members, _shared)]
    return blocks[0] if len(blocks) == 1 else f"{', '.join(blocks[:-1])} samt {blocks[-1]}"


def owned(members: Members, thing: str, the_thing: str) -> str:
    """`Magdalena Sundqvists (S) yrkande`; with others, `yrkandet från Jonas Nilsson m.fl. (M)`."""
    if any(member.group for member in members):
        return f"{the_thing} från {bare(members)}"
    return f"{listed([_name(member, genitive(member.name)) for member in members])} {thing}"


def parties(members: Members) -> str:
    """`(C) och (L)`: each once, in the order they stand. Nobody is known by having no party."""
    return _by_party(members, "({})")


def open_parties(members: Members) -> str:
    """`C och L`."""
    return _by_party(members, "{}")


def opening(text: str) -> str:
    """As it opens a sentence."""
    return text[:1].upper() + text[1:]


def same(one: Member, other: Member) -> bool:
    """Are they the same person, whatever is said before or after the name?"""
    return (one.name, one.party) == (other.name, other.party)


def has_party(member: Member) -> bool:
    return member.party not in {"", PARTILOS}


def _by_party(members: Members, form: str) -> str:
    known = (form.format(member.party) if has_party(member) else _name(member) for member in members)
    return listed(tuple(dict.fromkeys(known)))


def _name(member: Member, name: str = "") -> str:
    others = " m.fl." if member.group else ""
    party = f" ({member.party})" if member.party else ""
    return f"{name or member.name}{others}{party}"


def _with_title(member: Member) -> str:
    title = _TITLES.get(member.title, "")
    return f"{title} {_name(member)}".lstrip()


def _shared(member: Member) -> bool:
    """Is the title one that several can have?"""
    return member.title is Title.TJANSTGORANDE


def _block(run: Members) -> str:
    if _shared(run[0]) and len(run) > 1:
        return f"{_SEVERAL_SERVING} {bare(run)}"
    return listed([_with_title(member) for member in run])
