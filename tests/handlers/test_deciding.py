"""What the secretary enters of a decision: tap by tap, said in Swedish before it stands, and corrected."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.decision import Decision, Outcome, Votering
from drafts.errors import OnlySecretary, StaleButton
from drafts.meeting_changes import MeetingClosed, PresenceSet
from drafts.meeting_errors import MeetingOver, UnknownDecision
from drafts.statement import Stance
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, stored_board, the_draft, told
from tests.handlers.deciding import decides, handed_in, happens, other_draft, shown


async def entered(stage: Stage) -> Decision:
    decision = (await stored_board(stage)).decision("23")
    assert decision
    return decision


async def test_one_sees_what_will_stand_and_who_is_asked_before_it_stands(stage: Stage) -> None:
    _lars, maria, _erik = await handed_in(stage, "Erik")
    await maria.says("/beslut")
    await maria.taps(shown(maria.last, "Ärende 23"))
    assert "Inget beslut är infört än." in maria.last.text
    await maria.taps("Enligt förvaltningens förslag")
    assert "Nämnden beslutade enligt förvaltningens förslag." in maria.last.text
    assert (
        "Får frågan om reservation eller yttrande: Lars Ekdahl (C) och Erik Lindman (KD)" in maria.last.text
    )
    assert (await stored_board(stage)).decision("23") is None
    await maria.taps("Ja, för in beslutet")
    assert (await entered(stage)).outcome is Outcome.FORVALTNINGEN
    assert "Har inte svarat än: Lars Ekdahl (C) och Erik Lindman (KD)" in maria.last.text


async def test_cancelled_nothing_stands(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    before = await log_length(stage)
    await maria.says("/beslut")
    for label in (shown(maria.last, "Ärende 23"), "Återremiss", "Yrkades muntligt", "Avbryt"):
        await maria.taps(label)
    assert "Vad beslutade nämnden?" in maria.last.text
    assert await log_length(stage) == before


async def test_where_it_is_the_only_one_the_proposal_is_not_asked_for(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    await decides(maria, "Enligt ett annat förslag")
    assert (await entered(stage)).draft == (await the_draft(stage)).id
    assert not lars.within("").sees("reservera dig eller")
    assert "Ingen tillfrågas" not in maria.last.text


async def test_of_several_proposals_it_is_asked_which(stage: Stage) -> None:
    lars, maria, amina = await handed_in(stage, "Amina")
    await other_draft(amina)
    await maria.says("/beslut")
    for label in (shown(maria.last, "Ärende 23"), "Delvis enligt ett förslag"):
        await maria.taps(label)
    assert "Vilket förslag beslutade nämnden delvis enligt" in maria.last.text
    await maria.taps("Förslaget från Amina Warsame Dahl (V)")
    assert "delvis enligt förslaget från Amina Warsame Dahl (V)" in maria.last.text
    await maria.taps("Beslutet med egna ord")
    await maria.says("Nämnden bifaller den första att-satsen.")
    await maria.taps("Ja, för in beslutet")
    decision = await entered(stage)
    assert (decision.outcome, decision.words) == (Outcome.DELVIS, "Nämnden bifaller den första att-satsen.")
    assert lars.within("").sees("reservera dig eller")


async def vote(maria: Chatter, outcome: str, figures: str) -> None:
    await maria.says("/beslut")
    for label in (shown(maria.last, "Ärende 23"), outcome, "Omröstning"):
        await maria.taps(label)
    await maria.says(figures)


async def test_a_votering_is_read_from_one_line_and_what_ja_meant_is_asked(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await vote(maria, "Enligt förvaltningens förslag", "7 ja, 4 nej, 1 avstår")
    assert "Vad betydde ja?" in maria.last.text
    await maria.taps("Förvaltningens förslag")
    assert "Omröstning: 7 ja (för förvaltningens förslag), 4 nej (för det gemensamma" in maria.last.text
    await maria.taps("Ja, för in beslutet")
    draft = await the_draft(stage)
    assert (await entered(stage)).votering == Votering(7, 4, 1, "", draft.id)


async def test_ja_is_not_always_for(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await vote(maria, "Enligt förvaltningens förslag", "4 ja 7 nej")
    draft = await the_draft(stage)
    refused = await maria.taps("Förvaltningens förslag")
    assert refused == told(UnknownDecision("loser"))
    await maria.taps("Det gemensamma förslaget från Lars Ekdahl (C)")
    await maria.taps("Ja, för in beslutet")
    assert (await entered(stage)).votering == Votering(4, 7, 0, draft.id, "")


async def test_where_the_only_proposal_was_withdrawn_meanwhile_there_are_no_sides_left(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    await vote(maria, "Enligt förvaltningens förslag", "7 ja, 4 nej")
    await forges(lars, f"withdrawn:{(await the_draft(stage)).id}")
    assert await maria.taps("Förvaltningens förslag") == told(StaleButton())


async def test_with_even_figures_the_chairs_vote_decided(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await vote(maria, "Enligt ett annat förslag", "6 ja, 6 nej")
    await maria.taps("Förvaltningens förslag")
    assert "Ordförandens utslagsröst avgjorde." in maria.last.text
    await maria.taps("Ja, för in beslutet")
    votering = (await entered(stage)).votering
    assert votering
    assert votering.utslagsrost


async def test_with_three_proposals_both_sides_are_asked_for_where_they_must_be(stage: Stage) -> None:
    _lars, maria, amina = await handed_in(stage, "Amina")
    await other_draft(amina)
    await vote(maria, "Enligt förvaltningens förslag", "7 ja, 5 nej")
    await maria.taps("Förvaltningens förslag")
    assert "Och vad betydde nej?" in maria.last.text
    await maria.taps("Förslaget från Amina Warsame Dahl (V)")
    assert "5 nej (för förslaget från Amina Warsame Dahl (V))" in maria.last.text


async def test_a_tillaggsforslag_is_carried_too_with_a_tap(stage: Stage) -> None:
    lars, maria, amina = await handed_in(stage, "Amina")
    await other_draft(amina, "Tilläggsförslag")
    await maria.says("/beslut")
    for label in (shown(maria.last, "Ärende 23"), "Enligt förvaltningens förslag"):
        await maria.taps(label)
    assert "Lars Ekdahl (C) och Amina Warsame Dahl (V)" in maria.last.text
    await maria.taps("▫️ Tilläggsförslaget från Amina Warsame Dahl (V)")
    assert "Även tilläggsförslaget från Amina Warsame Dahl (V) bifölls." in maria.last.text
    assert "Amina Warsame Dahl (V) och" not in maria.last.text
    ours = next(d for d in await drafts(stage) if d.has(stage.person("Lars").id))
    assert await forges(maria, f"decisionadd:{ours.id}", maria.last) == told(UnknownDecision("added"))
    await maria.taps("Ja, för in beslutet")
    assert len((await entered(stage)).added) == 1
    assert lars.within("").sees("reservera dig eller")
    assert not amina.sees("reservera dig eller")


async def test_figures_that_cannot_be_are_refused_and_the_question_stands(stage: Stage) -> None:
    """The board has twelve to vote."""
    _lars, maria = await handed_in(stage)
    await vote(maria, "Enligt förvaltningens förslag", "sju mot fyra")
    assert maria.last.text == told(UnknownDecision("unread"))
    await maria.says("9 ja, 4 nej", reply_to=maria.message("Hur föll rösterna"))
    assert maria.last.text == told(UnknownDecision("too_many"))
    await maria.says("8 ja, 4 nej", reply_to=maria.message("Hur föll rösterna"))
    assert "Vad betydde ja?" in maria.last.text


async def test_a_correction_asks_others_and_tells_those_it_drops(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    lars = lars.within("")
    await decides(maria, "Enligt förvaltningens förslag")
    await lars.taps("Reservera mig")
    await decides(maria, "Enligt ett annat förslag")
    assert "Sekreteraren har ändrat beslutet i ärende 23" in lars.last.text
    question = lars.message("Du behöver inte längre svara i det här ärendet.")
    assert labels(question) == []
    assert (await stored_board(stage)).statements == ()
    await decides(maria, "Enligt förvaltningens förslag")
    assert "Reservera mig" in labels(lars.last)


async def test_taken_back_nothing_is_decided_and_the_question_says_so(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    lars = lars.within("")
    await decides(maria, "Enligt förvaltningens förslag")
    await lars.taps("Reservera mig")
    await maria.taps("Ta tillbaka beslutet")
    assert "En reservation eller ett yttrande som redan är lämnat faller bort." in maria.last.text
    await maria.taps("Ja, ta tillbaka beslutet")
    board = await stored_board(stage)
    assert (board.decision("23"), board.statements) == (None, ())
    assert lars.sees("Beslutet är inte längre infört.")


async def test_two_taps_on_their_way_enter_once(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await maria.says("/beslut")
    for label in (shown(maria.last, "Ärende 23"), "Bordläggning", "Yrkades muntligt"):
        await maria.taps(label)
    before = await log_length(stage)
    maria.tap("Ja, för in beslutet")
    second = maria.tap("Ja, för in beslutet")
    await stage.settle()
    assert await log_length(stage) == before + 1
    assert second.answer
    assert second.answer.text == told(StaleButton())


async def test_when_the_meeting_is_closed_nothing_is_entered(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await maria.says("/beslut")
    for label in (shown(maria.last, "Ärende 23"), "Enligt förvaltningens förslag"):
        await maria.taps(label)
    await happens(stage, MeetingClosed("_1"))
    before = await log_length(stage)
    assert await maria.taps("Ja, för in beslutet") == told(MeetingOver())
    board, draft = stage.board.id, (await the_draft(stage)).id
    for data in (f"outcome:{board}:23:forslag:{draft}", f"undecide:{board}:23", f"undecided:{board}:23"):
        assert await forges(maria, data) == told(MeetingOver())
    await forges(maria, f"decide:{board}:23")
    assert await log_length(stage) == before
    await maria.says("/beslut")
    assert not [label for label in labels(maria.last) if "Ärende 23" in label]


async def test_only_the_secretary_decides_whatever_the_button_says(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    board, draft = stage.board.id, (await the_draft(stage)).id
    await maria.says("/beslut")
    for label in (shown(maria.last, "Ärende 23"), "Enligt ett annat förslag"):
        await maria.taps(label)
    before = await log_length(stage)
    for data in (
        f"decisions:{board}:0",
        f"decide:{board}:23",
        f"outcome:{board}:23:forslag:{draft}",
        f"undecide:{board}:23",
        f"undecided:{board}:23",
        f"stateof:{board}:23:0",
    ):
        assert await forges(lars, data) == told(OnlySecretary())
    for data in ("decided", "figures", "decisionwords", "voteside:ja:-", f"decisionadd:{draft}"):
        assert await forges(lars, data) == told(StaleButton())
        assert await forges(lars, data, maria.last) == told(StaleButton())
    await lars.within("").says("/beslut")
    assert lars.within("").last.text == told(OnlySecretary())
    assert await log_length(stage) == before


async def test_a_made_up_outcome_or_draft_is_refused(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    board = stage.board.id
    before = await log_length(stage)
    assert await forges(maria, f"outcome:{board}:23:avslag") == told(StaleButton())
    assert await forges(maria, f"outcome:{board}:23:forslag:nejnej") == told(UnknownDecision("draft"))
    assert await forges(maria, f"outcome:{board}:23:forslag:-") == told(UnknownDecision("no_draft"))
    assert await log_length(stage) == before


async def test_a_withdrawn_proposal_is_not_there_to_win(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    draft = (await the_draft(stage)).id
    await lars.within("grupp").taps("Ta tillbaka")
    await lars.within("grupp").taps("Ja, ta tillbaka")
    await maria.says("/beslut")
    await maria.taps(shown(maria.last, "Ärende 23"))
    assert "Enligt ett annat förslag" not in labels(maria.last)
    assert "Inlämnade förslag" not in maria.last.text
    forged = f"outcome:{stage.board.id}:23:delvis:{draft}"
    assert await forges(maria, forged) == told(UnknownDecision("draft"))


async def test_the_secretary_sees_whom_nobody_could_ask(stage: Stage) -> None:
    _lars, maria, erik = await handed_in(stage, "Erik")
    await maria.says("/register")
    for name in ("Fler ›", "✅ Erik Lindman (KD)", "Återkalla"):
        await maria.taps(name)
    await decides(maria, "Enligt förvaltningens förslag")
    assert "Har inte svarat än: Lars Ekdahl (C)\n" in maria.last.text
    assert "har inte öppnat sin länk till Yrka: Erik Lindman (KD)" in maria.last.text
    assert not erik.sees("ersättaryttrande")


async def test_the_secretary_enters_what_somebody_said_aloud(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    await decides(maria, "Enligt förvaltningens förslag")
    for label in ("För in åt någon", "Lars Ekdahl (C)", "Reservation"):
        await maria.taps(label)
    (made,) = (await stored_board(stage)).statements
    assert (made.person, made.stance, made.by) == (
        stage.person("Lars").id,
        Stance.RESERVATION,
        stage.person("Maria").id,
    )
    assert "Lars Ekdahl har lämnat: reservation" in maria.last.text
    assert lars.within("").sees("✅ Du har lämnat: reservation")


async def test_who_was_away_is_not_asked_and_may_not(stage: Stage) -> None:
    lars, maria = await handed_in(stage)
    await happens(stage, PresenceSet("_1", stage.person("Lars").id, present=False))
    await decides(maria, "Enligt förvaltningens förslag")
    assert not lars.within("").sees("reservera dig eller")
    answer = await forges(lars, f"stated:{stage.board.id}:23:r:")
    assert "närvarande" in answer or "sammanträdet" in answer
    assert (await stored_board(stage)).statements == ()


async def test_a_draft_not_handed_in_is_nobodys_loss(stage: Stage) -> None:
    lars, maria = await enter(stage, "Lars", "Maria")
    await open_draft(lars)
    await decides(maria, "Enligt förvaltningens förslag")
    assert not lars.sees("reservera dig eller")
