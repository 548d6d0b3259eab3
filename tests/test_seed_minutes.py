"""The real case to its end: the minutes read as the extract, word for word.

Once through the rules and the house style alone, and once through the chat.
"""

from __future__ import annotations

import asyncio
import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from bot.play.stage import Stage, open_stage
from bot.styles.folder import load_styles
from drafts import announcing, anslutning, authors, deciding, drafting, sending, signing, stating
from drafts import draft as drafts
from drafts.arende import Arende
from drafts.board import Board, Settings
from drafts.changes import DraftChange
from drafts.decision import Decision, Outcome
from drafts.draft import Draft, Kind
from drafts.log import Entry
from drafts.minutes.gathering import facts_of
from drafts.people import Person, Role
from drafts.rights import Seat
from drafts.signing import fingerprint
from drafts.statement import Stance, Statement
from handlers.house_style import passages
from tests.bot.press.reading import squeeze
from tests.chat import Chatter, enter
from tests.extract import Extract, need_extract, read_extract, write_board
from tests.people import DOCX, EVENING, MEETING, PDF
from tests.test_seed import hand_in

need_extract()

PASSAGES = ("Förslag till beslut", "Beslutsgång", "Reservationer", "Ersättaryttrande")
HEADINGS = ("Beslut", *PASSAGES, "Sammanfattning av ärendet", "Handlingar i ärendet")
JOINED = re.compile(r"till vilket (.+?) m\.fl\. \((\w+)\) anslöt sig")


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract()


@pytest.fixture(scope="module")
def told(extract: Extract) -> dict[str, str]:
    """What the house style says, by heading."""
    play = Play(extract)
    facts = facts_of(play.board, (play.draft,), extract.number)
    style = load_styles()[Settings().style]
    return {passage.heading: " ".join(passage.paragraphs) for passage in passages(facts, style)}


def minutes(extract: Extract) -> dict[str, str]:
    """What the extract says, by heading."""
    lines = extract.minutes.split("\n")
    at = [n for n, line in enumerate(lines) if line.strip() in HEADINGS]
    found = {lines[a].strip(): "\n".join(lines[a + 1 : b]) for a, b in pairwise([*at, len(lines)])}
    return {heading: " ".join(text.split()) for heading, text in found.items()}


def joiner(extract: Extract) -> tuple[str, str]:
    """Whose name stands before *m.fl.*, and of which party."""
    name, party = JOINED.findall(" ".join(extract.minutes.split()))[0]
    return name, party


def mate(extract: Extract) -> Person:
    """The others of the joiner's group: the extract names none."""
    return Person("mate", "Moa Ek", joiner(extract)[1], Role.LEDAMOT)


class Play:
    """The case, as those it names played it."""

    def __init__(self, extract: Extract) -> None:
        name, _party = joiner(extract)
        self._people = tuple(self._person(p, leads=name) for p in extract.people)
        item = Arende(extract.number, extract.title, extract.diarienummer, extract.paragraph)
        item = replace(item, proposal=extract.proposal, id=extract.number, meeting=MEETING.id)
        self.board = Board(
            "namnd",
            name="Stadsdelsnämnden",
            people=(*self._people, mate(extract)),
            meetings=(MEETING,),
            arenden=(item,),
        )
        self.draft = Draft("u1")
        self._authors = [author.partition(" (")[0] for author in extract.authors]
        self._write(extract)
        self._sit(name)

    def _person(self, person: Person, leads: str) -> Person:
        return replace(person, id=person.name.split()[0].lower(), gruppledare=person.name == leads)

    def _seat(self, name: str) -> Seat:
        return Seat(self.board, next(p for p in self._people if p.name == name))

    def _put(self, name: str, change: DraftChange) -> None:
        entry = Entry(self.draft.seq + 1, EVENING, self._seat(name).person.id, change)
        self.draft = drafts.after(self.draft, entry)

    def _write(self, extract: Extract) -> None:
        first, *others = self._authors
        number = extract.number
        self._put(first, drafting.open_draft(self._seat(first), number, Kind.GEMENSAMT))
        self._put(first, drafting.add_satser(self.draft, self._seat(first), extract.satser))
        motivation = ((extract.motivation, False),)
        self._put(first, drafting.add_motivation(self.draft, self._seat(first), motivation))
        for other in others:
            self._put(other, authors.join(self.draft, self._seat(other)))
        for author in self._authors:
            now = fingerprint(self.draft, self.board)
            self._put(author, signing.sign(self.draft, self._seat(author), now))
        now = fingerprint(self.draft, self.board)
        self._put(first, sending.send(self.draft, self._seat(first), now, PDF, DOCX))

    def _sit(self, joiner: str) -> None:
        """At the meeting: announced, joined, decided, and everybody asked says what they are asked for."""
        secretary = next(p.name for p in self._people if p.role is Role.SEKRETERARE)
        seen = self.draft.versions[-1].fingerprint
        self._put(secretary, announcing.announce(self.draft, self._seat(secretary), 1))
        join = anslutning.anslut(self.draft, self._seat(joiner), seen, EVENING, party=True)
        self._put(joiner, join)
        arende, decision = self.draft.arende, Decision(Outcome.FORVALTNINGEN, EVENING)
        for change in deciding.enter(self._seat(secretary), (self.draft,), arende, decision):
            self.board = change.apply(self.board, EVENING)
        for said in self._answers():
            by = next(p.name for p in self._people if p.id == said.person)
            self.board = stating.make(self._seat(by), (self.draft,), said).apply(self.board, EVENING)

    def _answers(self) -> Iterator[Statement]:
        for id_, stances in stating.asked(self.board, (self.draft,), self.draft.arende).items():
            said = next(s for s in stances if s in {Stance.RESERVATION, Stance.ERSATTARYTTRANDE})
            yield Statement(self.draft.arende, id_, said, EVENING, id_, self.draft.id)


@pytest.mark.parametrize("heading", PASSAGES)
def test_the_passage_reads_as_the_extract_word_for_word(
    extract: Extract, told: dict[str, str], heading: str
) -> None:
    assert squeeze(told[heading]) == squeeze(minutes(extract)[heading])
    assert told[heading] == minutes(extract)[heading]


def test_so_does_the_decision(extract: Extract, told: dict[str, str]) -> None:
    assert told["Beslut"] == minutes(extract)["Beslut"]


def test_they_stand_in_the_extracts_order(extract: Extract, told: dict[str, str]) -> None:
    assert [heading for heading in minutes(extract) if heading in told] == list(told)


@pytest.fixture(scope="module")
def chatted(extract: Extract, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the secretary copies out of the chat, by heading."""
    folder = write_board(extract, tmp_path_factory.mktemp("minutes") / "namnden")
    people = [*extract.people, mate(extract)]
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("namn", "parti", "roll", "gruppledare"))
        leads = {joiner(extract)[0]: "ja"}
        writer.writerows((p.name, p.party, p.role.value, leads.get(p.name, "")) for p in people)
    return asyncio.run(_chat(extract, folder))


async def _chat(extract: Extract, folder: Path) -> dict[str, str]:
    async with open_stage(str(folder)) as stage:
        authors_, secretary = await hand_in(stage, extract)
        (guest,) = await enter(stage, joiner(extract)[0])
        await _join(stage, authors_[0].within("grupp"), guest)
        await secretary.taps("Anmäl på sammanträdet")
        await secretary.taps("Ja, anmält")
        await secretary.says("/beslut")
        for label in (f"Ärende {extract.number}", "Enligt förvaltningens förslag", "Ja, för in beslutet"):
            await secretary.taps(label)
        for person in (*authors_, guest):
            labels = [button.label for row in person.last.buttons for button in row]
            await person.taps("Ersättaryttrande" if "Ersättaryttrande" in labels else "Reservera mig")
        await secretary.says("/protokoll")
        await secretary.taps(f"✅ Ärende {extract.number}")
        await secretary.taps("Text att kopiera")
        return _copied(secretary)


async def _join(stage: Stage, author: Chatter, guest: Chatter) -> None:
    """By the author's link, for the group."""
    await author.taps("Be fler ansluta sig")
    await guest.opens(stage.telegram.world.links()[-1].url)
    await guest.taps("Min grupp ansluter sig")


def _copied(secretary: Chatter) -> dict[str, str]:
    texts = (m.text.partition("\n") for m in secretary.messages if any(e.type == "pre" for e in m.entities))
    return {heading: " ".join(text.split()) for heading, _, text in texts}


@pytest.mark.parametrize("heading", ["Beslut", *PASSAGES])
def test_so_does_what_is_copied_out_of_the_chat(
    extract: Extract, chatted: dict[str, str], heading: str
) -> None:
    assert chatted[heading] == minutes(extract)[heading]
