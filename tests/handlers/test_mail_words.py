"""What a mail says of a version: before or after the stop, what it replaces, and to whom one answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from drafts.board import Board
from drafts.delivery_changes import MailPosted
from drafts.draft import Draft
from drafts.rights import Seat
from drafts.sending import send_back
from drafts.wording import APPROVE
from handlers.letters import Mail
from handlers.mailing import _delivery
from handlers.templates import write
from tests.people import BOARD, EVENING, a_draft, called, does, person, put, sends

GUN = person("Gun")
SENT = put(does(a_draft(APPROVE, signed=["Lars"]), "Lars", sends), "Lars", MailPosted(("gun",)))
AGAIN = does(does(SENT, "Gun", send_back, 1, "Titeln saknas."), "Lars", sends)


def mail(draft: Draft = SENT, on: Board = BOARD, link: str = "") -> Mail:
    return _delivery(draft, on, GUN, link)


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (
            EVENING + timedelta(days=1),
            "Stopptid: 4 mars 2026 kl. 19.00. Förslaget lämnades in före stopptiden.",
        ),
        (EVENING, "Stopptid: 3 mars 2026 kl. 19.00. Förslaget lämnades in EFTER stopptiden."),
    ],
)
def test_whether_it_came_in_time_is_said(stop: object, said: str) -> None:
    assert said in mail(on=called(stop=stop)).text


def test_where_there_is_no_stop_nothing_is_said_of_it() -> None:
    assert "topptid" not in mail().text + mail(on=called(stop=None)).text


def test_a_new_version_says_what_it_replaces_under_the_first() -> None:
    first, second = mail(), mail(AGAIN)
    assert "Den ersätter version 1." in second.text
    assert "version 2" in second.subject
    assert (second.follows, first.follows) == (first.key, "")
    assert second.key != first.key


def test_the_answer_goes_to_who_sent_it_where_they_have_an_address() -> None:
    assert mail().reply_to == "lars@ekeby.example"
    assert "Svara på det här brevet, så går svaret till Lars Berg (C)." in mail().text
    nameless = replace(BOARD, people=tuple(replace(p, email="") for p in BOARD.people))
    assert mail(on=nameless).reply_to == ""
    assert "Hör av dig till Lars Berg (C)." in mail(on=nameless).text
    gone = replace(BOARD, people=tuple(p for p in BOARD.people if p.id != "lars"))
    assert "Hör av dig till någon av dem som står bakom förslaget." in mail(on=gone).text


def test_only_with_a_link_one_is_asked_to_confirm() -> None:
    link = "https://yrka.example/t/kvitto/u1/hemlig"
    assert link in mail(link=link).text.splitlines()
    assert "Du behöver inte bekräfta" in mail().text


def test_a_correction_asked_for_by_another_secretary_is_told_in_her_words() -> None:
    facts = {"board": BOARD, "arende": BOARD.arende("23"), "label": "Eget förslag", "version": SENT.version}
    seat = Seat(BOARD, GUN)
    told = write(
        "mail.correction",
        **facts,
        sender=person("Lars"),
        who=seat.person.titled,
        words="Titeln <saknas> & mer",
        replies="",
    )
    assert "Gun Palm har begärt rättelse" in told
    assert "”Titeln <saknas> & mer”" in told
