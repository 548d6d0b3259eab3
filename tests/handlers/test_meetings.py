"""/kallelse: meetings made, said anew, closed and opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.play.stage import Stage
from drafts.arende import Arende
from drafts.errors import OnlySecretary, StaleButton, UnknownMeeting
from drafts.meeting import Service
from drafts.meeting_errors import (
    LongClosed,
    MeetingOver,
    MeetingThere,
    NoSuchTime,
    PastMeeting,
    StopAfterStart,
    UnclearTime,
    WrongWeekday,
)
from drafts.people import Person, Role
from drafts.rights import Seat
from handlers.drawn import fits
from handlers.letters import Spot
from handlers.meeting_view import shown_meeting
from tests.chat import Chatter, enter
from tests.handlers.acting import forges, labels, log_length, stored_board, told
from tests.handlers.convening import BUTTON, WHEN, convene, shows, the_meeting, with_agenda, writes
from tests.people import EVENING, board, called, person

STARTS = datetime(2030, 11, 28, 17, 30, tzinfo=UTC)


async def test_a_meeting_is_made_in_one_message(stage: Stage) -> None:
    maria = await convene(stage)
    assert maria.last.text.startswith("Sammanträde torsdag 28 nov 2030 kl. 18.30\nVästra Almhamns")
    assert "Plats: Kvarngården\nStopptid för förslag: 27 nov 12.00" in maria.last.text
    meeting = await the_meeting(stage)
    assert (meeting.starts, meeting.stop) == (STARTS, datetime(2030, 11, 27, 11, 0, tzinfo=UTC))


async def test_a_meeting_is_made_by_three_questions(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    assert "Inget sammanträde finns än." in (await maria.says("/kallelse")).text
    await maria.taps("Nytt sammanträde")
    for question, answer in (
        ("När börjar sammanträdet?", WHEN),
        ("Var hålls sammanträdet?", "Kvarngården"),
        ("Till när tar du emot förslag?", "dagen före 12.00"),
    ):
        assert maria.last.text.startswith(question)
        await maria.says(answer)
    assert "Stopptid för förslag: 27 nov 12.00" in maria.last.text


async def test_place_and_stop_may_be_left_open(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/kallelse")
    await maria.taps("Nytt sammanträde")
    for answer in (WHEN, "-", "nej"):
        await maria.says(answer)
    assert "Ingen stopptid för förslag är satt." in maria.last.text
    assert "Plats:" not in maria.last.text


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("snart", UnclearTime()),
        ("31/11 18.30", NoSuchTime()),
        ("fredag 28/11 2030 18.30", WrongWeekday("torsdag")),
        ("28 nov 2025 18.30", PastMeeting()),
    ],
)
async def test_what_is_no_time_is_asked_for_again(stage: Stage, said: str, refusal: UnclearTime) -> None:
    """The sentence shows the form, and the question waits on."""
    (maria,) = await enter(stage, "Maria")
    await maria.says("/kallelse")
    await maria.taps("Nytt sammanträde")
    assert (await maria.says(said)).text == told(refusal)
    assert "26 nov 2026 18.30" in maria.last.text
    await maria.says(WHEN)
    assert maria.last.text.startswith("Var hålls sammanträdet?")


async def test_a_stop_after_the_meeting_is_refused_and_asked_for_again(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/kallelse")
    await maria.taps("Nytt sammanträde")
    for answer in (WHEN, "-", "19.00"):
        await maria.says(answer)
    assert maria.last.text == told(StopAfterStart(STARTS))
    await maria.says("12.00")
    assert "Stopptid för förslag: 28 nov 12.00" in maria.last.text


async def test_the_same_meeting_is_made_once(stage: Stage) -> None:
    maria = await convene(stage)
    assert (await maria.says(f"/kallelse {WHEN}")).text == told(MeetingThere())


async def test_meetings_are_listed_newest_first(stage: Stage) -> None:
    maria = await convene(stage)
    await maria.says("/kallelse 5 dec 2030 18.30")
    await maria.says("/kallelse 21 nov 2030 18.30")
    await maria.says("/kallelse")
    days = ["torsdag 5/12 2030", BUTTON, "torsdag 21/11 2030"]
    assert labels(maria.last) == [*days, "Nytt sammanträde"]


async def test_everything_of_a_meeting_may_be_said_anew(stage: Stage) -> None:
    maria = await with_agenda(stage)
    for button, answer, shown in (
        ("Ändra plats", "Folkets hus", "Plats: Folkets hus"),
        ("Ändra tid", "29 nov 2030 18.00", "Sammanträde fredag 29 nov 2030 kl. 18.00"),
        ("Ändra stopptid", "dagen före 12.00", "Stopptid för förslag: 28 nov 12.00"),
        ("Ändra stopptid", "-", "Ingen stopptid för förslag är satt."),
    ):
        await maria.taps(button)
        await maria.says(answer)
        assert shown in maria.last.text
        assert "32. Cykelställ vid stationen" in maria.last.text
    assert len((await stored_board(stage)).meetings) == 1


async def test_a_meeting_moved_before_its_own_stop_is_refused(stage: Stage) -> None:
    maria = await convene(stage)
    await maria.taps("Ändra tid")
    await maria.says("26 nov 2030 18.30")
    assert "Stopptiden måste ligga före sammanträdet" in maria.last.text
    assert (await the_meeting(stage)).starts == STARTS


async def test_the_questions_survive_what_lies_between(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/kallelse")
    await maria.taps("Nytt sammanträde")
    await maria.says(WHEN)
    await maria.says("/hjalp")
    await maria.replies("Var hålls sammanträdet?", "Kvarngården")
    assert maria.last.text.startswith("Till när tar du emot förslag?")


async def test_arenden_are_written_to_the_meetings_agenda(stage: Stage) -> None:
    """A number of another agenda is another ärende."""
    maria = await convene(stage)
    await writes(maria, "23", "En annan remiss")
    assert "Ärende 23 finns nu på dagordningen: En annan remiss" in maria.last.text
    board = await stored_board(stage)
    assert [(a.id, a.title) for a in board.agenda("_1")] == [("23.2", "En annan remiss")]
    assert board.arende("23").title.startswith("Remiss av Överenskommelse")
    await maria.taps("Ett ärende till")
    await maria.says("23")
    assert maria.last.text.startswith("Ärende 23 finns redan: En annan remiss")


async def test_closing_is_asked_about_and_may_be_taken_back(stage: Stage) -> None:
    maria = await with_agenda(stage)
    await maria.taps("Avsluta sammanträdet")
    assert "Beslut saknas i ärendena 31 och 32." in maria.last.text
    await maria.taps("Ja, avsluta")
    assert "✔️ Avslutat" in maria.last.text
    assert labels(maria.last)[2:] == ["Öppna igen", "Inkorg", "Protokoll", "Alla sammanträden"]
    await maria.taps("Öppna igen")
    assert "Avsluta sammanträdet" in labels(maria.last)
    assert (await the_meeting(stage)).closed is None


async def test_a_closed_meeting_is_not_said_anew(stage: Stage) -> None:
    maria = await with_agenda(stage)
    await maria.taps("Nytt ärende")
    await forges(maria, f"endmeet:{stage.board.id}:_1")
    assert (await maria.replies("Vilket nummer", "33")).text == told(MeetingOver())
    for act in ("setmeet:{}:_1:place", "closemeet:{}:_1", "endmeet:{}:_1", "roll:{}:_1:0", "write:{}:_1"):
        assert await forges(maria, act.format(stage.board.id)) == told(MeetingOver())


async def test_a_day_later_it_stays_closed(stage: Stage) -> None:
    maria = await with_agenda(stage)
    await forges(maria, f"endmeet:{stage.board.id}:_1")
    assert stage.clock
    stage.clock.set(datetime.now(UTC) + timedelta(hours=25))
    await stage.settle()
    await shows_closed(maria)
    assert "Öppna igen" not in labels(maria.last)
    assert await forges(maria, f"reopenmeet:{stage.board.id}:_1") == told(LongClosed())


async def shows_closed(who: Chatter) -> None:
    await who.says("/kallelse")
    await who.taps(f"✔️ {BUTTON}", who.last)


def test_the_view_of_a_large_meeting_fits_a_message() -> None:
    people = tuple(Person(f"p{n}", f"{'Mycketlångtnamn ' * 6}{n}", "AlmP", Role.LEDAMOT) for n in range(60))
    ersattare = tuple(replace(p, id=f"e{p.id}", role=Role.ERSATTARE) for p in people)
    arenden = tuple(Arende(str(n), "Ärende " * 42, id=str(n)) for n in range(100))
    services = tuple(Service("_1", f"ep{n}", instead_of=f"p{n}") for n in range(60))
    gone = {"absent": frozenset(p.id for p in people[:30]), "left": tuple((p.id, "7") for p in people[30:])}
    whole = called(
        board(people=(*people, *ersattare, person("Gun")), services=services), arenden=arenden, **gone
    )
    text, rows = shown_meeting(Seat(whole, person("Gun")), whole.meeting("_1"), Spot(1), EVENING, 0)
    assert fits(text)
    assert "Fler ›" in [button.label for row in rows for button in row]


SECRETARYS = ["newmeet:{}", "setmeet:{}:_1:place", "closemeet:{}:_1", "endmeet:{}:_1", "reopenmeet:{}:_1"]
SECRETARYS += ["roll:{}:_1:0", "present:{}:_1:p1:0", "attend:{}:_1:p1", "parts:{}:_1:0", "coming:{}:_1:p1:0"]
SECRETARYS += ["write:{}:_1", "came:{}:_1:p1:31"]


async def test_the_rest_of_the_board_only_reads(stage: Stage) -> None:
    """Chair, gruppledare, ledamot and ersättare, with buttons they were never shown."""
    await with_agenda(stage)
    people = await enter(stage, "Anders", "Lars", "Jonas", "Erik")
    for who in people:
        await shows(who)
        assert not {"Närvaro", "Nytt ärende", "Avsluta sammanträdet", "Inkorg"} & {*labels(who.last)}
    before = await log_length(stage)
    for who, act in product(people, SECRETARYS):
        assert await forges(who, act.format(stage.board.id)) == told(OnlySecretary()), act
    assert await log_length(stage) == before
    assert (await people[1].says(f"/kallelse {WHEN}")).text == told(OnlySecretary())


@pytest.mark.parametrize("act", ["meeting", "closemeet", "endmeet", "roll", "cantcome", "reopenmeet"])
async def test_a_meeting_there_is_not(stage: Stage, act: str) -> None:
    (maria,) = await enter(stage, "Maria")
    for id_ in ("_1", "23", ""):
        assert await forges(maria, f"{act}:{stage.board.id}:{id_}:0") == told(UnknownMeeting())


async def test_only_what_there_is_to_ask_is_asked(stage: Stage) -> None:
    maria = await convene(stage)
    assert await forges(maria, f"setmeet:{stage.board.id}:_1:closed") == told(StaleButton())
