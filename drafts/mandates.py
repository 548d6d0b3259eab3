"""Who may do what: one table of verbs and standings, each cell with its authority, and nothing else decides.

Serving, presence and jäv are per ärende: the same person may propose in one and not in the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafts.board import Settings
from drafts.errors import NoErsattaryttrande, NotForSecretary, NotServing, OnlySecretary, Refusal
from drafts.meeting_errors import Absent, HasVote, Javig, NoAnteckning, NoUttalande
from drafts.standing import Standing


class Verb(StrEnum):
    START = "börja ett utkast"
    JOIN = "bli medförfattare"
    EDIT = "ändra texten"
    INVITE = "bjuda in"
    SIGN = "skriva under"
    LEAVE = "lämna"
    SEND = "lämna in"
    WITHDRAW = "ta tillbaka"
    READ = "läsa"
    RECEIVE = "ta emot"
    RETURN = "begära rättelse"
    ANSLUT = "ansluta sig"
    RESERVE = "reservera sig"
    UTTALANDE = "lämna särskilt uttalande"
    ERSATTARYTTRANDE = "lämna ersättaryttrande"
    ANTECKNA = "lämna protokollsanteckning"


class Authority(StrEnum):
    """Where a cell's answer comes from."""

    LEDAMOT = "KL 4:20"  # any ledamot may raise a matter
    SERVING = "KL 4:22"  # a serving ersättare has a ledamot's rights
    NOT_SERVING = "KL 6:17"  # an ersättare who does not serve: what fullmäktige lets them
    DECIDED = "KL 4:27"  # who took part in the decision may reserve, before the meeting ends
    JAV = "KL 6:28-30"
    PRESENT = "KL 6:32, 5:18-20"  # what is moved, voted and noted is done by those who are there
    CHAIR = "ordföranden medger"  # no law rules on it
    YRKA = "Yrkas ordning"  # the draft is the politicians' own until it is handed in


@dataclass(frozen=True, slots=True)
class Cell:
    """A yes where `refusal` is None; where `setting` names one of the board's, that has to say yes too."""

    authority: Authority
    refusal: type[Refusal] | None = None
    setting: str = ""
    unless: type[Refusal] | None = None  # the refusal where the setting says no

    def met(self, settings: Settings) -> type[Refusal] | None:
        """What one meets: None is a yes."""
        if self.setting and not getattr(settings, self.setting):
            return self.unless
        return self.refusal


L, T, E = Standing.LEDAMOT, Standing.TJANSTGORANDE, Standing.ERSATTARE
J, F, K = Standing.JAVIG, Standing.FRANVARANDE, Standing.SEKRETERARE

_YES = Cell(Authority.YRKA)
_SECRETARY = Cell(Authority.YRKA, NotForSecretary)
_ONLY_SECRETARY = Cell(Authority.YRKA, OnlySecretary)
_NOTED = Cell(Authority.NOT_SERVING, None, "ersattaryttrande", NoErsattaryttrande)
_UTTALANDE = Cell(Authority.CHAIR, None, "uttalande", NoUttalande)
_ANTECKNING = Cell(Authority.CHAIR, None, "anteckning", NoAnteckning)
_OUT = {J: Cell(Authority.JAV, Javig), F: Cell(Authority.PRESENT, Absent), K: _SECRETARY}

_PROPOSES = {
    L: Cell(Authority.LEDAMOT),
    T: Cell(Authority.SERVING),
    E: Cell(Authority.NOT_SERVING, NotServing),
    **_OUT,
}
_DECIDES = {
    L: Cell(Authority.DECIDED),
    T: Cell(Authority.DECIDED),
    E: Cell(Authority.NOT_SERVING, NotServing),
    **_OUT,
}
# Whoever is away may still help with the words, and takes no part in moving them.
_WRITES = {L: _YES, T: _YES, E: _NOTED, J: _OUT[J], F: _YES, K: _SECRETARY}
_STANDS_BEHIND = {L: Cell(Authority.LEDAMOT), T: Cell(Authority.SERVING), E: _NOTED, **_OUT}
_RECEIVES = {**dict.fromkeys((L, T, E, J, F), _ONLY_SECRETARY), K: _YES}
_ALL = dict.fromkeys(Standing, _YES)

TABLE: dict[Verb, dict[Standing, Cell]] = {
    Verb.START: _PROPOSES,
    Verb.JOIN: _STANDS_BEHIND,
    Verb.EDIT: _WRITES,
    Verb.INVITE: _WRITES,
    Verb.SIGN: _STANDS_BEHIND,
    Verb.LEAVE: _ALL,
    Verb.SEND: _PROPOSES,
    Verb.WITHDRAW: _PROPOSES | {F: _YES},
    Verb.READ: _ALL,
    Verb.RECEIVE: _RECEIVES,
    Verb.RETURN: _RECEIVES,
    Verb.ANSLUT: _PROPOSES,
    Verb.RESERVE: _DECIDES,
    Verb.UTTALANDE: {L: _UTTALANDE, T: _UTTALANDE, E: Cell(Authority.NOT_SERVING, NotServing), **_OUT},
    Verb.ERSATTARYTTRANDE: {
        L: Cell(Authority.DECIDED, HasVote),
        T: Cell(Authority.DECIDED, HasVote),
        E: _NOTED,
        **_OUT,
    },
    Verb.ANTECKNA: {
        L: _ANTECKNING,
        T: _ANTECKNING,
        E: Cell(Authority.NOT_SERVING, None, "ersattare_antecknar", NoAnteckning),
        **_OUT,
    },
}
