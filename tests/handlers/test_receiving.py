"""The secretary's answers: received, or a correction in words; and the version that replaces the first."""

from __future__ import annotations

from bot.play.player import documents
from bot.play.stage import Stage
from drafts.errors import AlreadyReceived, NotSent, OnlySecretary
from drafts.stages import Stage as DraftStage
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, the_draft, told

WORDS = "Paragrafen ska vara 14."


async def hand_in(lars: Chatter, *others: Chatter) -> Chatter:
    """Lars where he drafted it."""
    group = lars.within("grupp")
    await open_draft(group)
    for other in others:
        await other.within("grupp").taps("Jag är med")
    await group.says("/att Att nämnden avslår förslaget.")
    for who in (group, *(other.within("grupp") for other in others)):
        await who.taps("Skriv under")
    await group.taps("Lämna in")
    await group.taps("Ja, lämna in")
    return group


async def sent(stage: Stage, *more: str) -> list[Chatter]:
    """Lars, and Maria, who has got his draft; and others who stand on it."""
    lars, maria, *others = await enter(stage, "Lars", "Maria", *more)
    return [await hand_in(lars, *others), maria, *others]


async def test_received_is_said_on_every_card(stage: Stage) -> None:
    lars, maria = await sent(stage)
    await lars.within("").says("/utkast")
    assert (
        await maria.taps("Mottagen") == "Tack! Alla som står bakom förslaget ser att du har tagit emot det."
    )
    assert "📬 Maria Kjellin har tagit emot förslaget i ärende 23 (version 1)." in lars.within("").last.text
    for where in (lars, lars.within("")):
        assert "📬 Mottaget av sekreteraren" in where.message("Bakom förslaget").text
    assert labels(maria.message("Bilaga till"))[0] == "Begär rättelse"


async def test_two_taps_on_their_way_receive_once(stage: Stage) -> None:
    _lars, maria = await sent(stage)
    note, before = maria.message("Bilaga till"), await log_length(stage)
    maria.tap("Mottagen", note)
    second = maria.tap("Mottagen", note)
    await stage.settle()
    assert await log_length(stage) == before + 1
    assert second.answer
    assert second.answer.text == told(AlreadyReceived())


async def test_a_correction_opens_the_draft_and_everybody_reads_the_words(stage: Stage) -> None:
    lars, maria, jonas = await sent(stage, "Jonas")
    await maria.taps("Begär rättelse")
    assert "Vad behöver rättas i version 1 (ärende 23)?" in maria.last.text
    await maria.says(WORDS)
    assert f"har fått din begäran: ”{WORDS}”" in maria.last.text
    assert f"Du har begärt rättelse: ”{WORDS}”" in maria.message("Bilaga till").text
    for who in (lars.within(""), jonas):
        assert f"Maria Kjellin begär rättelse av version 1 i ärende 23:\n”{WORDS}”" in who.last.text
    assert f"Sekreteraren begär rättelse av version 1: ”{WORDS}”" in lars.message("Bakom").text
    await jonas.taps("Visa utkastet")
    assert "Bakom förslaget" in jonas.last.text


async def test_a_correction_can_be_asked_for_after_it_was_received(stage: Stage) -> None:
    _lars, maria = await sent(stage)
    await maria.taps("Mottagen")
    await maria.taps("Begär rättelse")
    await maria.says(WORDS)
    assert (await the_draft(stage)).stage is DraftStage.UTKAST


async def test_a_second_version_says_what_it_replaces(stage: Stage) -> None:
    lars, maria = await sent(stage)
    await maria.taps("Begär rättelse")
    await maria.says(WORDS)
    await lars.replies("Att-sats 1 är tillagd", "Att nämnden avslår förslaget i § 14.")
    for label in ("Anta", "Skriv under", "Lämna in"):
        await lars.taps(label)
    assert "Lämna in version 2?" in lars.last.text
    assert "Ersätter version 1." in lars.last.text
    await lars.taps("Ja, lämna in")
    note = maria.message("Bilaga till ärende 23")
    assert "version 2, inlämnat" in note.text
    assert "Ersätter version 1." in note.text
    assert labels(note)[:2] == ["Mottagen", "Begär rättelse"]
    assert "Bilaga ärende 23 (C) version 2.pdf" in documents(stage, stage.user("Maria"))
    assert maria.sees("Det här finns nu längre ned i chatten.")


async def test_words_after_a_change_of_mind_are_no_correction(stage: Stage) -> None:
    """She asks for a correction, thinks better of it and receives: what she then writes goes to nobody."""
    lars, maria = await sent(stage)
    await maria.taps("Begär rättelse")
    await maria.taps("Mottagen")
    await maria.says("Tack allihop!")
    assert (await the_draft(stage)).stage is DraftStage.MOTTAGET
    assert not lars.within("").sees("Tack allihop!")


async def test_a_correction_is_asked_for_once(stage: Stage) -> None:
    _lars, maria = await sent(stage)
    note = maria.message("Bilaga till")
    first, second = maria.tap("Begär rättelse", note), maria.tap("Begär rättelse", note)
    await stage.settle()
    assert first.answer
    assert second.answer
    await maria.says(WORDS)
    await maria.says("Och en sak till.")
    draft = await the_draft(stage)
    assert [version.returned for version in draft.versions] == [WORDS]
    assert await forges(maria, f"correct:{draft.id}:1") == told(NotSent())


async def test_only_the_secretary_answers(stage: Stage) -> None:
    lars, maria = await sent(stage)
    draft = await the_draft(stage)
    await maria.taps("Begär rättelse")
    assert await forges(lars, f"receive:{draft.id}:1") == told(OnlySecretary())
    assert await forges(lars, f"correct:{draft.id}:1") == told(OnlySecretary())
    assert (await the_draft(stage)).stage is DraftStage.INLAMNAT


async def test_a_secretary_who_had_blocked_the_bot_gets_what_came_meanwhile_when_back(stage: Stage) -> None:
    lars, maria = await enter(stage, "Lars", "Maria")
    stage.user("Maria").blocks()
    await hand_in(lars)
    stage.telegram.calls.clear()  # the refusals of a blocked bot are Telegram's, and meant
    stage.user("Maria").unblocks()
    await maria.says("/start")
    assert {*documents(stage, stage.user("Maria"))} == {
        "Bilaga ärende 23 (C) version 1.pdf",
        "Bilaga ärende 23 (C) version 1.docx",
    }
    await maria.says("/start")
    assert sum(message.document is not None for message in maria.messages) == 2
