"""/protokoll over HTTP: the secretary copies the passages, gets the Word file, and fills the gaps."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from docx import Document

from bot.local import Message
from bot.play.player import documents
from bot.play.stage import Stage
from drafts.board_changes import BoardNamed
from drafts.errors import NothingChanged, OnlySecretary, StaleButton
from drafts.meeting_changes import ArendeSet, PresenceSet
from drafts.meeting_errors import NotDecided
from tests.chat import Chatter, enter
from tests.handlers.acting import forges, labels, log_length, stored_board, the_draft, told
from tests.handlers.deciding import decides, handed_in, happens, meets, other_draft

DRAFTED = "Texterna är utkast. Bara ordföranden och sekreteraren vet vad nämnden beslutade."


async def opened(maria: Chatter) -> Message:
    """Ärende 23's view, found from the command."""
    await maria.says("/protokoll")
    await maria.taps(next(label for label in labels(maria.last) if label.startswith("Sammanträdet")))
    await maria.taps(next(label for label in labels(maria.last) if label.endswith("Ärende 23")))
    return maria.last


def copies(maria: Chatter) -> dict[str, str]:
    """What a tap on each clipping copies, by its heading."""
    shown = [m for m in maria.messages if m.sender.is_bot and any(e.type == "pre" for e in m.entities)]
    return {heading: text for heading, _, text in (m.text.partition("\n") for m in shown)}


async def test_of_several_meetings_it_is_asked_which(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await maria.says("/protokoll")
    assert "Vilket sammanträde gäller det?" in maria.last.text
    await maria.taps("Ärenden utan sammanträde")
    assert "9 A." in maria.last.text
    assert "23." not in maria.last.text
    await maria.taps("Tillbaka")
    assert "Vilket sammanträde gäller det?" in maria.last.text


async def test_a_board_without_meetings_shows_its_agenda_at_once(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/protokoll")
    assert "Ärenden utan sammanträde" in maria.last.text
    assert DRAFTED in maria.last.text
    assert {"Ärende 9 A", "Ärende 23", "Allt som text", "Word-fil"} <= set(labels(maria.last))


async def test_the_arende_tells_what_there_is_and_what_is_missing(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    seen = await opened(maria)
    assert "Inget beslut är infört. Det gör du med /beslut." in seen.text
    assert "Paragrafen saknas." in seen.text
    assert "Husstil: Stockholm" in seen.text
    assert DRAFTED in seen.text
    assert "Beslutets lydelse" not in labels(seen)
    assert "Propositionsordning" not in labels(seen)


async def test_each_passage_is_a_message_that_is_copied_by_a_tap(stage: Stage) -> None:
    lars, maria, erik = await handed_in(stage, "Erik")
    await decides(maria, "Enligt förvaltningens förslag")
    await lars.within("").taps("Reservera mig")
    await erik.within("").taps("Ersättaryttrande")
    await opened(maria)
    await maria.taps("Text att kopiera")
    texts = copies(maria)
    assert texts["Reservationer"].startswith("Lars Ekdahl (C) reserverade sig mot beslutet till förmån för")
    assert texts["Ersättaryttrande"].startswith("Erik Lindman (KD) ställer sig bakom")
    assert texts["Förslag till beslut"].startswith("Ordföranden Anders Hedlund (S) konstaterade")
    shown = maria.message("Reservationer")
    (button,) = shown.buttons[0]
    assert button.copy_text == texts["Reservationer"]


async def test_what_no_button_holds_is_copied_from_the_text_alone(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    item = (await stored_board(stage)).arende("23")
    long = "\n".join(f"{n}. {'Ungas fritid är viktig. ' * 30}" for n in range(12))
    await happens(stage, ArendeSet(replace(item, summary=long)))
    await opened(maria)
    await maria.taps("Text att kopiera")
    parts = [m for m in maria.messages if m.sender.is_bot and m.text.startswith("Sammanfattning")]
    assert [m.text.split("\n")[0] for m in parts] == [
        f"Sammanfattning av ärendet ({n} av {len(parts)})" for n in range(1, len(parts) + 1)
    ]
    assert len(parts) > 1
    assert not any(m.buttons for m in parts)
    whole = "\n\n".join(m.text.split("\n", 1)[1] for m in parts)
    assert whole.split() == long.split()


async def test_the_word_file_has_headings_for_the_arende_and_its_passages(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await decides(maria, "Enligt förvaltningens förslag")
    await opened(maria)
    await maria.taps("Word-fil")
    (name,) = [name for name in documents(stage, stage.user("Maria")) if name.startswith("Protokoll")]
    assert name.endswith(" ärende 23.docx")
    body = documents(stage, stage.user("Maria"))[name]
    paragraphs = [(p.style.name, p.text) for p in Document(BytesIO(body)).paragraphs if p.style]
    styled = [text for style, text in paragraphs if style == "Heading 1"]
    assert styled == [f"Ärende 23: {(await stored_board(stage)).arende('23').title}"]
    assert ("Heading 2", "Beslutsgång") in paragraphs
    assert paragraphs[0] == ("Title", "Utkast till protokoll")


async def test_the_whole_agenda_as_text_and_as_one_file(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/protokoll")
    await maria.taps("Allt som text")
    items = (await stored_board(stage)).agenda("")
    headings = [f"Ärende {item.number}" for item in items]
    assert [h for h in headings if any(key.startswith(h) for key in copies(maria))] == headings
    await maria.taps("Word-fil")
    (body,) = documents(stage, stage.user("Maria")).values()
    found = [p.text for p in Document(BytesIO(body)).paragraphs if p.style and p.style.name == "Heading 1"]
    assert found == [f"Ärende {item.number}: {item.title}" for item in items]


async def test_the_secretary_fills_in_what_no_draft_knows(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await decides(maria, "Enligt förvaltningens förslag")
    answers = {
        "Paragraf": "§ 41",
        "Sammanfattning": "Staden vill samverka.\n\nFörvaltningen är positiv.",
        "Förvaltningens förslag": "Nämnden godkänner svaret.",
        "Beslutets lydelse": "Nämnden godkänner svaret som sitt eget.",
    }
    for label, answer in answers.items():
        await opened(maria)
        await maria.taps(label)
        await maria.says(answer)
        assert "Protokoll: ärende 23" in maria.last.text
    assert "§ 41" in maria.last.text
    assert "saknas" not in maria.last.text
    await maria.taps("Text att kopiera")
    texts = copies(maria)
    assert texts["Beslut"] == "Nämnden godkänner svaret som sitt eget."
    assert texts["Sammanfattning av ärendet"] == answers["Sammanfattning"]
    board = await stored_board(stage)
    assert (board.arende("23").paragraph, board.arende("23").meeting) == ("41", "_1")


async def test_what_stands_there_is_shown_to_be_mended_and_a_minus_empties_it(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await opened(maria)
    await maria.taps("Förvaltningens förslag")
    assert "Nu står det:\nStadsdelsnämnden överlämnar" in maria.last.text
    await maria.says("-")
    assert "Förvaltningens förslag till beslut saknas." in maria.last.text
    await maria.taps("Förvaltningens förslag")
    await maria.says("-")
    assert maria.last.text == told(NothingChanged())


async def test_a_long_summary_may_come_in_several_messages(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    await opened(maria)
    await maria.taps("Sammanfattning")
    await maria.says("Samverkan är bra. " * 200 + "Den ska")
    await maria.says("fortsätta.")
    summary = (await stored_board(stage)).arende("23").summary
    assert summary.endswith("bra. Den ska fortsätta.")


async def test_the_order_of_three_proposals_is_a_draft_that_the_chair_confirms(stage: Stage) -> None:
    _lars, maria, amina = await handed_in(stage, "Amina")
    await other_draft(amina)
    assert "utkast som ordföranden ska bekräfta" in (await opened(maria)).text
    await maria.taps("Propositionsordning")
    assert (
        "1. förvaltningens förslag\n"
        "2. det gemensamma förslaget från Lars Ekdahl (C) och Amina Warsame Dahl (V)\n"
        "3. förslaget från Amina Warsame Dahl (V)"
    ) in maria.last.text
    await maria.taps("Först: förslaget från Amina Warsame Dahl (V)")
    assert "1. förslaget från Amina Warsame Dahl (V)\n2. förvaltningens förslag" in maria.last.text
    assert "Bekräftad av ordföranden" in maria.last.text
    await maria.taps("Ångra bekräftelsen")
    assert "1. förvaltningens förslag" in maria.last.text
    await maria.taps("Ordföranden bekräftar")
    await maria.taps("Tillbaka")
    assert "Propositionsordningen är bekräftad." in maria.last.text


async def test_the_house_style_is_chosen_where_the_minutes_are(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/protokoll")
    await maria.taps("Husstil")
    assert "Så här formuleras nämndens protokoll: Stockholm." in maria.last.text
    await maria.taps("Göteborg")
    assert (await stored_board(stage)).settings.style == "goteborg"
    await maria.taps("Ärende 23")
    assert "Husstil: Göteborg" in maria.last.text


async def test_a_style_that_is_no_more_is_told_and_the_usual_one_used(stage: Stage) -> None:
    board = await stored_board(stage)
    await happens(stage, BoardNamed(board.name, replace(board.settings, style="egen")))
    (maria,) = await enter(stage, "Maria")
    await maria.says("/protokoll")
    await maria.taps("Ärende 23")
    assert "Husstil: Stockholm (stilen egen finns inte)" in maria.last.text
    assert await forges(maria, f"minutesset:{board.id}::egen") == told(StaleButton())


async def test_where_nobody_of_the_presidium_takes_part_it_is_said(stage: Stage) -> None:
    _lars, maria = await handed_in(stage)
    away = [PresenceSet("_1", stage.person(name).id, present=False) for name in ("Anders", "Karin")]
    await happens(stage, *away)
    assert "Varken ordföranden eller någon vice ordförande deltar" in (await opened(maria)).text


async def test_nobody_but_the_secretary_reaches_any_of_it(stage: Stage) -> None:
    lars, _maria = await handed_in(stage)
    await lars.within("").says("/protokoll")
    assert lars.within("").last.text == told(OnlySecretary())
    board, before = stage.board.id, await log_length(stage)
    draft = await the_draft(stage)
    for data in (
        f"minutes:{board}:_1",
        f"minutesof:{board}:0",
        f"minutesin:{board}:23",
        f"passages:{board}:23",
        f"minutestext:{board}:_1",
        f"minutesfile:{board}:23",
        f"minutesask:{board}:23:summary",
        f"minutesstyle:{board}:_1",
        f"minutesset:{board}:_1:enkel",
        f"order:{board}:23",
        f"orderfirst:{board}:23:{draft.id}",
        f"orderset:{board}:23:1",
    ):
        assert await forges(lars.within(""), data) == told(OnlySecretary())
    assert await log_length(stage) == before


async def test_a_made_up_button_is_refused(stage: Stage) -> None:
    (maria,) = await enter(stage, "Maria")
    await maria.says("/protokoll")
    board = stage.board.id
    for data, refusal in {
        f"minutesask:{board}:23:title": StaleButton(),
        f"minutesask:{board}:23:words": NotDecided(),
        f"orderset:{board}:23:2": StaleButton(),
        f"orderfirst:{board}:23:abcdefgh": StaleButton(),
    }.items():
        assert await forges(maria, data) == told(refusal)


async def test_what_is_tapped_in_a_group_is_answered_in_private(stage: Stage) -> None:
    await meets(stage)
    (maria,) = await enter(stage, "Maria")
    group = maria.within("grupp")
    await group.says("/arenden")
    shown = group.last
    answer = await forges(maria, f"minutesin:{stage.board.id}:23", shown)
    assert answer == "Protokollet finns i vår privata chatt."
    assert "Protokoll: ärende 23" in maria.last.text
