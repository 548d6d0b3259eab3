"""An archive with something of everything in it, and the files of its records."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from drafts.draft import Attachment
from drafts.inbox import Fate
from drafts.records import Archive, Record
from tests.people import EVENING, MEETING, PARK, REMISS

FILES: dict[str, bytes] = {}


def kept(data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    FILES[sha256] = data
    return sha256


def files(text: str, *along: str) -> tuple[Attachment, ...]:
    pdf = Attachment("pdf", kept(b"%PDF " + text.encode()))
    docx = Attachment("docx", kept(b"PK " + text.encode()))
    return (pdf, docx, *(Attachment(name, kept(f"{text} {name}".encode())) for name in along))


def at(minutes: int) -> datetime:
    return EVENING + timedelta(minutes=minutes)


ALONG = "Ärende 23 version 2, ändringar i Överenskommelsen.docx"
TOGETHER = Record(
    REMISS,
    "Gemensamt förslag",
    "Mer för ungas fritid",
    ("Lars Berg (C)", "Per Lindqvist-Sjö (M)", "Erik Ahl (KD) e.y."),
    at(70),
    "Lars Berg (C)",
    files("Gemensamt, andra", ALONG),
    number=1,
    version=2,
    fate=Fate.RECEIVED,
    received=at(75),
    joined=("Karin Rosén Falk m.fl. (L)",),
    joined_late=("Ylva Strand (EkP)",),
)
FIRST = replace(
    TOGETHER,
    at=at(10),
    files=files("Gemensamt, första"),
    version=1,
    fate=Fate.REPLACED,
    received=at(12),
    returned="Paragrafen ska vara 14.",
    joined=(),
    joined_late=(),
)
TAKEN_BACK = Record(
    REMISS,
    "Eget förslag",
    REMISS.title,
    ("Sten Krans (-)",),
    at(30),
    "Sten Krans (-)",
    files("Stens"),
    number=2,
    fate=Fate.WITHDRAWN,
    withdrawn=at(40),
)
SAID = Record(
    REMISS,
    "Reservation",
    REMISS.title,
    ("Karin Rosén Falk m.fl. (L)",),
    at(3000),
    "Gun Palm",
    files("Karins ord"),
)
LATE = Record(
    PARK,
    "Återremiss",
    '=HYPERLINK("http://ond.example";"Klicka")',
    ("Ylva Strand (EkP)",),
    at(2000),
    "Ylva Strand (EkP)",
    files("Ylvas"),
    number=1,
    fate=Fate.NEW,
    late=True,
)
ARCHIVE = Archive("Ekeby stadsdelsnämnd", MEETING, (FIRST, TOGETHER, TAKEN_BACK, SAID, LATE))
