"""The card as it is drawn, from draft and board alone."""

from __future__ import annotations

from dataclasses import replace

from drafts.draft import Anslutning, Author, Draft, Kind, Version
from drafts.meeting import Service
from drafts.meeting_changes import JavSet
from drafts.people import Person, Role
from drafts.stages import Stage
from handlers.cards import card, standings
from handlers.drawn import Ways, fits, plain
from handlers.letters import Spot
from tests.people import DOCX, EVENING, MEETING, PDF, a_draft, board, called, does, sends, signs

GROUP = Spot(-100)
NAME = "Anna-Karin Maximiliana Långnamnsson-Sjöstrandersdotter"
MANY = tuple(Person(f"m{n}", f"{NAME}", "AlmP", Role.LEDAMOT) for n in range(80))
HERE = called(board(people=MANY))


def crowded(stage: Stage) -> Draft:
    """As much as a card could ever have to hold: forty authors, forty joiners, a text that is too long."""
    satser = [f"Att nämnden {'x' * 600}" for _ in range(15)]
    pieces = tuple(("ord " * 300, False) for _ in range(5))
    draft = a_draft(*satser, motivation=pieces, kind=Kind.GEMENSAMT)
    at = MEETING.starts
    sent = Version(1, at, "lars", "T", ("a",), "f" * 64, PDF, DOCX, received=at, returned="r" * 2_000)
    joined = [
        Anslutning(person.id, at, ("e" if n % 3 else "f") * 64, late=n % 2 > 0)
        for n, person in enumerate(MANY[40:])
    ]
    return replace(
        draft,
        text=replace(draft.text, title="T" * 300),
        stage=stage,
        authors=tuple(Author(person.id) for person in MANY[:40]),
        versions=(sent,),
        joined=tuple(joined),
        withdrawn=at,
    )


def test_whatever_it_has_to_say_telegram_takes_it() -> None:
    replaced = tuple(Service("23", MANY[n + 1].id, True, MANY[n].id) for n in range(0, 80, 2))
    for on in (HERE, replace(HERE, services=replaced), called(HERE, stop=None)):
        for stage in (Stage.UTKAST, Stage.INLAMNAT, Stage.MOTTAGET, Stage.ANMALT, Stage.ATERTAGET):
            assert fits(card(crowded(stage), on, GROUP, Ways("bot")).text)


def test_an_author_with_jav_is_said_to_have_it() -> None:
    on, draft = called(), a_draft("Att nämnden avslår.", with_=["Karin"])
    assert "▫️ Karin Rosén Falk (L)" in plain(card(draft, on, GROUP, Ways("bot")).text)
    with_jav = JavSet("23", "karin", jav=True).apply(on, EVENING)
    assert "➖ Karin Rosén Falk (L), jävig" in plain(card(draft, with_jav, GROUP, Ways("bot")).text)


def test_who_was_away_when_it_was_handed_in_does_not_stand_as_its_signer() -> None:
    """Karin signed, became jävig, and Lars handed in without her."""
    on = replace(called(), jav=frozenset({("23", "karin")}))
    both = a_draft("Att ett.", with_=["Karin"], signed=["Lars", "Karin"])
    sent = does(does(both, "Lars", signs, on=on), "Lars", sends, on=on)
    lines = {line.person.first_name: line for line in standings(sent, on)}
    assert lines["Lars"].signed
    assert not lines["Karin"].signed
    assert not lines["Karin"].named
