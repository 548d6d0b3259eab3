"""Joining what has been handed in, as it goes in Telegram: shown first, told at once, left again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.play.player import documents
from bot.play.stage import Stage
from bot.store.ledger import Ledger
from drafts.anslutning import joiners, kept_apart
from drafts.decision import Decision, Outcome, Votering
from drafts.decision_changes import DecisionEntered, DecisionRemoved
from drafts.draft import Draft
from drafts.errors import (
    Closed,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotSeen,
    NotSent,
    NotServing,
    OnlySecretary,
    StaleButton,
)
from drafts.link_errors import ExpiredLink, RevokedLink, UnknownLink
from drafts.meeting_changes import ArendeSet, JavSet, MeetingClosed, MeetingSet, PresenceSet, ServingSet
from drafts.meeting_errors import (
    Absent,
    AlreadyAnnounced,
    AlreadyJoined,
    ArendeDecided,
    NotGruppledare,
    NotJoined,
)
from drafts.signing import fingerprint
from handlers.work import Work
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import (
    Stranger,
    forges,
    labels,
    log_length,
    stored_board,
    the_draft,
    told,
)

ONE = "Att nämnden avslår förslaget."
CARD = "Bakom förslaget"


async def handed_in(stage: Stage, *others: str, words: str = ONE) -> list[Chatter]:
    """Lars's proposal, sent from the group; Lars there, Maria in her own chat, the others in the group."""
    lars, maria, *rest = await enter(stage, "Lars", "Maria", *others, group="grupp")
    await open_draft(lars)
    await lars.says(f"/att {words}")
    await send(lars)
    return [lars, maria.within(""), *rest]


async def send(lars: Chatter) -> None:
    for label in ("Skriv under", "Lämna in", "Ja, lämna in"):
        await lars.taps(label)


async def correct(lars: Chatter, maria: Chatter) -> None:
    """The secretary asks, Lars adds a line and hands in the next version."""
    await maria.taps("Begär rättelse")
    await maria.says("En sak till.")
    await lars.says("/att Att nämnden tackar.")
    await send(lars)


async def on_board(stage: Stage, *changes: Any) -> None:
    """What is said of the meeting, stored without the gestures that say it."""
    board, work = await stored_board(stage), Work()
    for change in changes:
        board = work.put_board(board, change, "")
    await Ledger(stage.database).commit(work)
    await Chatter(stage, "Lars").says("/hjalp")  # wakes the one who redraws


async def meets(stage: Stage, *, stopped: bool = False) -> None:
    """Ärende 23 is on a meeting's agenda; `stopped`: its time for proposals is over."""
    board, now = await stored_board(stage), Work().now
    stop = now + timedelta(hours=-1 if stopped else 40)
    meeting = MeetingSet("_1", now + timedelta(days=3), "Folkets hus", stop)
    await on_board(stage, meeting, ArendeSet(replace(board.arende("23"), meeting="_1")))


async def who_joined(stage: Stage) -> list[str]:
    draft, board = await the_draft(stage), await stored_board(stage)
    return [board.person(a.person).first_name + (" m.fl." if a.party else "") for a in joiners(draft, board)]


async def fingerprinted(stage: Stage) -> str:
    return fingerprint(await the_draft(stage), await stored_board(stage))[:12]


def seen(draft: Draft) -> str:
    assert draft.version
    return draft.version.fingerprint[:12]


async def link_of(lars: Chatter) -> str:
    await lars.taps("Be fler ansluta sig")
    return lars.stage.telegram.world.links()[-1].url


class TestInTheGroup:
    async def test_one_tap_joins_what_all_see_on_the_card(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        assert await jonas.taps("Jag ansluter mig") == (
            "Tack! Du har anslutit dig. De som står bakom förslaget får veta det."
        )
        assert await who_joined(stage) == ["Jonas"]
        assert "🤝 Ansluter sig: Jonas Thorell (M)" in lars.message(CARD).text
        assert "🤝 Ansluter sig: Jonas Thorell (M)" in maria.message("Bilaga till").text
        for who in (lars.within(""), maria):
            assert who.sees("🤝 Jonas Thorell (M) ansluter sig till förslaget i ärende 23.")
        slip = jonas.within("").last
        assert "Jonas Thorell (M) ansluter sig till förslaget, version 1" in slip.text
        assert labels(slip) == ["Visa bilagan", "Ta tillbaka anslutningen"]
        assert not documents(stage, stage.user("Jonas"))

    async def test_nobody_joins_a_draft(self, stage: Stage) -> None:
        lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
        draft = await open_draft(lars)
        assert "Jag ansluter mig" not in labels(lars.message(CARD))
        assert await forges(jonas, f"anslut:{draft.id}:{'0' * 12}") == told(NotSent())

    async def test_who_may_not_is_told_why(self, stage: Stage) -> None:
        lars, maria, erik, jonas = await handed_in(stage, "Erik", "Jonas")
        assert await erik.taps("Jag ansluter mig") == told(NotServing())
        assert await lars.taps("Jag ansluter mig") == told(AlreadyJoined())
        assert await maria.within("grupp").taps("Jag ansluter mig") == told(NotForSecretary())
        await jonas.taps("Jag ansluter mig")
        assert await jonas.taps("Jag ansluter mig") == told(AlreadyJoined())
        assert await who_joined(stage) == ["Jonas"]

    async def test_a_card_that_does_not_hold_it_all_is_read_first(self, stage: Stage) -> None:
        lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
        await open_draft(lars)
        for _ in range(3):
            await lars.says(f"/att Att nämnden avslår {'förslaget ' * 180}nu.")
        assert "Hela finns under" in lars.message(CARD).text
        await forges(lars, f"sign:{(await the_draft(stage)).id}:{await fingerprinted(stage)}")
        await lars.taps("Lämna in")
        await lars.taps("Ja, lämna in")
        assert await jonas.taps("Jag ansluter mig") == "Jag har skrivit till dig i vår privata chatt."
        assert [*documents(stage, stage.user("Jonas"))] == ["Bilaga ärende 23 (C) version 1.pdf"]
        assert labels(jonas.within("").last) == ["Jag ansluter mig"]
        assert await jonas.within("").taps("Jag ansluter mig") != ""
        assert "Ansluter sig: Jonas" in lars.message(CARD).text

    async def test_two_at_once_both_join(self, stage: Stage) -> None:
        _lars, _maria, jonas, fatima = await handed_in(stage, "Jonas", "Fatima")
        jonas.tap("Jag ansluter mig")
        fatima.tap("Jag ansluter mig")
        await stage.settle()
        assert sorted(await who_joined(stage)) == ["Fatima", "Jonas"]

    async def test_the_same_tap_twice_joins_once(self, stage: Stage) -> None:
        lars, _maria, jonas = await handed_in(stage, "Jonas")
        taps = [jonas.tap("Jag ansluter mig"), jonas.tap("Jag ansluter mig")]
        await stage.settle()
        assert told(AlreadyJoined()) in [tap.answer.text for tap in taps if tap.answer]
        told_of = [m for m in lars.within("").messages if "Jonas Thorell (M) ansluter sig" in m.text]
        assert len(told_of) == 1


class TestForTheGroup:
    async def test_who_leads_a_group_is_asked_for_whom(self, stage: Stage) -> None:
        lars, maria, karin = await handed_in(stage, "Karin")
        assert await karin.taps("Jag ansluter mig") == "Jag har skrivit till dig i vår privata chatt."
        assert await who_joined(stage) == []
        assert labels(karin.within("").last) == ["Jag ansluter mig", "Min grupp ansluter sig"]
        await karin.within("").taps("Min grupp ansluter sig")
        assert await who_joined(stage) == ["Karin m.fl."]
        assert "🤝 Ansluter sig: Karin Wikström Falk m.fl. (M)" in lars.message(CARD).text
        assert maria.sees("🤝 Karin Wikström Falk m.fl. (M) ansluter sig")

    async def test_or_joins_alone_and_brings_the_group_later(self, stage: Stage) -> None:
        _lars, _maria, karin = await handed_in(stage, "Karin")
        await karin.taps("Jag ansluter mig")
        private = karin.within("")
        await private.taps("Jag ansluter mig")
        assert await who_joined(stage) == ["Karin"]
        await private.taps("Min grupp ansluter sig")
        assert await who_joined(stage) == ["Karin m.fl."]
        assert labels(private.message("Karin Wikström Falk m.fl. (M)")) == [
            "Visa bilagan",
            "Ta tillbaka anslutningen",
        ]

    async def test_a_group_of_one_is_not_asked(self, stage: Stage) -> None:
        """Helena leads (KD), whose only other is an ersättare who does not serve."""
        _lars, _maria, helena = await handed_in(stage, "Helena")
        await helena.taps("Jag ansluter mig")
        assert await who_joined(stage) == ["Helena"]

    async def test_nobody_else_speaks_for_the_group(self, stage: Stage) -> None:
        _lars, _maria, jonas = await handed_in(stage, "Jonas")
        draft = await the_draft(stage)
        assert await forges(jonas, f"anslut:{draft.id}:{seen(draft)}:grupp") == told(NotGruppledare())
        assert await forges(jonas, f"anslut:{draft.id}:{seen(draft)}:alla") == told(StaleButton())
        assert await who_joined(stage) == []


class TestByLink:
    async def test_it_shows_what_was_handed_in_and_then_asks(self, stage: Stage) -> None:
        lars, _maria, jonas, amina = await handed_in(stage, "Jonas", "Amina")
        url = await link_of(lars)
        assert not lars.sees(url)
        assert labels(lars.within("").message(url)) == ["Kopiera länken", "Återkalla"]
        for who in (jonas.within(""), amina.within("")):
            await who.opens(url)
            assert [*documents(stage, stage.user(who.name))] == ["Bilaga ärende 23 (C) version 1.pdf"]
            assert "version 1. Läs det. Ställer du dig bakom det?" in who.last.text
            assert labels(who.last) == ["Jag ansluter mig"]
            await who.taps("Jag ansluter mig")
        assert await who_joined(stage) == ["Jonas", "Amina"]
        assert "Jonas Thorell (M) ansluter sig" in jonas.within("").last.text

    async def test_opened_again_it_shows_the_slip(self, stage: Stage) -> None:
        lars, _maria, jonas = await handed_in(stage, "Jonas")
        url = await link_of(lars)
        await jonas.taps("Jag ansluter mig")
        assert labels(await jonas.within("").opens(url)) == ["Visa bilagan", "Ta tillbaka anslutningen"]
        await lars.opens(url)
        assert lars.within("").sees("Du står redan bakom förslaget.")

    async def test_one_who_cannot_join_is_shown_nothing(self, stage: Stage) -> None:
        lars, maria, erik = await handed_in(stage, "Erik")
        url = await link_of(lars)
        assert (await erik.within("").opens(url)).text == told(NotServing())
        assert (await maria.opens(url)).text == told(NotForSecretary())
        assert not documents(stage, stage.user("Erik"))

    async def test_a_stranger_is_shown_nothing(self, stage: Stage) -> None:
        lars, _maria = await handed_in(stage)
        url = await link_of(lars)
        stranger = await Stranger.enters(stage)
        assert await stranger.says(f"/start {url.partition('start=')[2]}") == told(NotOnRegister())

    async def test_it_is_revoked_runs_out_and_cannot_be_guessed(self, stage: Stage) -> None:
        lars, _maria, jonas = await handed_in(stage, "Jonas")
        url, private = await link_of(lars), jonas.within("")
        assert (await private.opens(url[:-1] + ("a" if url[-1] != "a" else "b"))).text == told(UnknownLink())
        await lars.within("").taps("Återkalla")
        assert (await private.opens(url)).text == told(RevokedLink())
        assert await forges(lars, f"anslutnej:{(await the_draft(stage)).id}") == told(RevokedLink())
        fresh = await link_of(lars)
        assert stage.clock
        stage.clock.set(stage.clock.now() + timedelta(days=8))
        assert (await private.opens(fresh)).text == told(ExpiredLink())
        assert not documents(stage, stage.user("Jonas"))

    async def test_only_authors_hand_it_out(self, stage: Stage) -> None:
        _lars, maria, jonas = await handed_in(stage, "Jonas")
        assert await jonas.taps("Be fler ansluta sig") == told(NotOnDraft())
        draft = await the_draft(stage)
        assert await forges(maria, f"anslutfler:{draft.id}") == told(NotForSecretary())
        assert await forges(jonas, f"anslutnej:{draft.id}") == told(NotOnDraft())

    async def test_while_it_is_returned_the_link_shows_no_draft(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        url = await link_of(lars)
        await maria.taps("Begär rättelse")
        await maria.says("En sak till.")
        assert (await jonas.within("").opens(url)).text == told(NotSent())
        assert not documents(stage, stage.user("Jonas"))


class TestACorrectedVersion:
    async def test_it_is_shown_and_asked_about_and_until_then_one_is_not_counted(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        await correct(lars, maria)
        private = jonas.within("")
        assert await who_joined(stage) == []
        assert "Får frågan om den nya versionen: Jonas Thorell (M)" in lars.message(CARD).text
        assert [*documents(stage, stage.user("Jonas"))] == ["Bilaga ärende 23 (C) version 2.pdf"]
        assert "version 2 är inlämnad" in private.last.text
        assert labels(private.last) == [
            "Ja, jag ansluter mig till version 2",
            "Visa bilagan",
            "Ta tillbaka anslutningen",
        ]
        await private.taps("Ja, jag ansluter mig till version 2")
        assert await who_joined(stage) == ["Jonas"]

    async def test_meanwhile_the_slip_shows_no_word_of_the_draft(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        await maria.taps("Begär rättelse")
        await maria.says("En sak till.")
        await lars.says("/att Att hemligheten bevaras.")
        private = jonas.within("")
        assert "När en ny version är inlämnad" in private.last.text
        assert labels(private.last) == ["Ta tillbaka anslutningen"]
        draft = await the_draft(stage)
        for act in ("preview", "read", "history"):
            assert await forges(private, f"{act}:{draft.id}") == told(NotOnDraft())
        assert not private.sees("hemligheten")

    async def test_a_button_of_the_first_version_joins_nothing(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        first = seen(await the_draft(stage))
        await correct(lars, maria)
        draft = await the_draft(stage)
        assert await forges(jonas, f"anslut:{draft.id}:{first}") == told(NotSeen())
        assert await who_joined(stage) == []


class TestLeaving:
    async def test_one_leaves_and_the_authors_are_told(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        private = jonas.within("")
        assert await private.taps("Ta tillbaka anslutningen") == "Du är inte längre ansluten till förslaget."
        assert await who_joined(stage) == []
        assert "Ansluter sig" not in lars.message(CARD).text
        for who in (lars.within(""), maria):
            assert who.sees("Jonas Thorell (M) är inte längre ansluten till förslaget i ärende 23.")
        assert "Du är inte ansluten" in private.last.text
        await private.taps("Jag ansluter mig")
        assert await who_joined(stage) == ["Jonas"]

    async def test_only_who_has_joined_leaves(self, stage: Stage) -> None:
        lars, _maria, jonas = await handed_in(stage, "Jonas")
        draft = await the_draft(stage)
        for who in (lars, jonas):
            assert await forges(who, f"anslutut:{draft.id}") == told(NotJoined())

    async def test_a_proposal_taken_back_takes_the_joiners_along(self, stage: Stage) -> None:
        lars, _maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        await lars.taps("Ta tillbaka")
        await lars.taps("Ja, ta tillbaka")
        slip = jonas.within("").last
        assert "Förslaget är återtaget" in slip.text
        assert labels(slip) == []
        draft = await the_draft(stage)
        assert await forges(jonas, f"anslutut:{draft.id}") == told(Closed())


class TestTheSecretary:
    async def test_enters_what_was_said_at_the_meeting_and_takes_it_back(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        await maria.taps("För in anslutning")
        listed = maria.last
        assert "▫️ Jonas Thorell (M)" in labels(listed)
        assert not {"▫️ Lars Ekdahl (C)", "▫️ Erik Lindman (KD)", "▫️ Maria Kjellin"} & {*labels(listed)}
        await maria.taps("▫️ Jonas Thorell (M)")
        assert await who_joined(stage) == ["Jonas"]
        assert lars.within("").sees("🤝 Jonas Thorell (M) ansluter sig till förslaget i ärende 23.")
        assert "Jonas Thorell (M) ansluter sig" in jonas.within("").last.text
        await maria.taps("▫️ m.fl.")
        assert await who_joined(stage) == ["Jonas m.fl."]
        await maria.taps("✅ m.fl.")
        assert await who_joined(stage) == ["Jonas"]
        await maria.taps("✅ Jonas Thorell (M)")
        assert await who_joined(stage) == []
        assert "Du är inte ansluten" in jonas.within("").last.text
        assert not maria.sees("är inte längre ansluten")

    async def test_nobody_else_does_it_for_others(self, stage: Stage) -> None:
        lars, _maria, karin = await handed_in(stage, "Karin")
        draft, jonas = await the_draft(stage), stage.person("Jonas").id
        before = await log_length(stage)
        for who in (lars, karin):
            assert await forges(who, f"anslutin:{draft.id}:1") == told(OnlySecretary())
            assert await forges(who, f"anslutfor:{draft.id}:1:{jonas}:1") == told(OnlySecretary())
            assert await forges(who, f"anslutfor:{draft.id}:1:{jonas}:0") == told(OnlySecretary())
            assert await forges(who, f"anmal:{draft.id}:1") == told(OnlySecretary())
            assert await forges(who, f"anmald:{draft.id}:1") == told(OnlySecretary())
            assert await forges(who, f"anmalej:{draft.id}") == told(OnlySecretary())
        assert await log_length(stage) == before

    async def test_made_up_entries_are_refused(self, stage: Stage) -> None:
        lars, maria, _jonas = await handed_in(stage, "Jonas")
        draft, jonas = await the_draft(stage), stage.person("Jonas").id
        await correct(lars, maria)
        before = await log_length(stage)
        assert await forges(maria, f"anslutin:{draft.id}:1") == told(NotSeen())
        assert await forges(maria, f"anslutin:{draft.id}:2:99") == told(StaleButton())
        assert await forges(maria, f"anslutfor:{draft.id}:1:{jonas}:1") == told(NotSeen())
        assert await forges(maria, f"anslutfor:{draft.id}:2:{jonas}:3") == told(StaleButton())
        erik, lars_id = stage.person("Erik").id, stage.person("Lars").id
        assert await forges(maria, f"anslutfor:{draft.id}:2:{erik}:1") == told(NotServing())
        assert await forges(maria, f"anslutfor:{draft.id}:2:{lars_id}:1") == told(AlreadyJoined())
        assert await log_length(stage) == before

    async def test_notes_that_it_was_moved(self, stage: Stage) -> None:
        lars, maria = await handed_in(stage)
        await maria.taps("Anmäl på sammanträdet")
        await maria.taps("Avbryt")
        assert maria.last.text == "Inget ändrades."
        await maria.taps("Anmäl på sammanträdet")
        await maria.taps("Ja, anmält")
        assert "📣 Anmält på sammanträdet, version 1." in lars.message(CARD).text
        note = maria.message("Bilaga till")
        assert "📣 Anmält på sammanträdet." in note.text
        assert labels(note) == ["För in anslutning"]
        draft = await the_draft(stage)
        assert await forges(maria, f"anmald:{draft.id}:1") == told(AlreadyAnnounced())
        assert "Jag ansluter mig" in labels(lars.message(CARD))

    async def test_the_log_says_who_did_what(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        await jonas.within("").taps("Ta tillbaka anslutningen")
        await maria.taps("För in anslutning")
        await maria.taps("▫️ Jonas Thorell (M)")
        await maria.taps("✅ Jonas Thorell (M)")
        await maria.taps("Anmäl på sammanträdet")
        await maria.taps("Ja, anmält")
        await link_of(lars)
        await lars.within("").taps("Återkalla")
        await lars.taps("Historik")
        history = lars.last.text
        for line in (
            "Jonas Thorell anslöt sig",
            "Jonas Thorell tog tillbaka sin anslutning",
            "Maria Kjellin förde in att Jonas Thorell ansluter sig",
            "Maria Kjellin tog bort Jonas Thorells anslutning",
            "Maria Kjellin antecknade att förslaget anmäldes på sammanträdet",
            "Lars Ekdahl skapade en länk för att ansluta sig",
            "Lars Ekdahl återkallade länkarna för att ansluta sig",
        ):
            assert line in history


class TestTheMeetingOnTheCard:
    async def test_a_draft_says_until_when_it_can_be_handed_in(self, stage: Stage) -> None:
        lars, _ = await enter(stage, "Lars", "Maria", group="grupp")
        await open_draft(lars)
        await meets(stage)
        assert "⏰ Stopptid: " in lars.message(CARD).text
        await lars.says(f"/att {ONE}")
        await send(lars)
        assert " · sammanträdet " in lars.message(CARD).text
        assert "Stopptid" not in lars.message(CARD).text
        assert "efter stopptiden" not in lars.message(CARD).text

    async def test_what_comes_after_the_stop_says_so_and_is_taken(self, stage: Stage) -> None:
        lars, maria, jonas = await enter(stage, "Lars", "Maria", "Jonas", group="grupp")
        await open_draft(lars)
        await meets(stage, stopped=True)
        await lars.says(f"/att {ONE}")
        await send(lars)
        assert ", efter stopptiden, version 1." in lars.message(CARD).text
        assert "⏰ Inlämnat efter stopptiden" in maria.within("").message("Bilaga till").text
        assert "efter stopptiden" in await jonas.taps("Jag ansluter mig")
        assert "🤝 Efter stopptiden: Jonas Thorell (M)" in lars.message(CARD).text
        draft, board = await the_draft(stage), await stored_board(stage)
        assert len(kept_apart(draft, board)) == 1
        await maria.within("").taps("Mottagen")
        assert "efter stopptiden." in lars.message(CARD).text

    async def test_it_says_why_somebody_is_not_among_the_proposers(self, stage: Stage) -> None:
        lars, _maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        await meets(stage)
        ids = {name: stage.person(name).id for name in ("Lars", "Jonas", "Ingrid")}
        await on_board(stage, ServingSet("23", ids["Ingrid"], serves=True, instead_of=ids["Lars"]))
        assert "✍️ Lars Ekdahl (C), ersätts av Ingrid Sjögren (C)" in lars.message(CARD).text
        await on_board(stage, PresenceSet("_1", ids["Jonas"], present=False))
        assert "Ansluter sig" not in lars.message(CARD).text
        assert "räknas inte just nu: frånvarande" in jonas.within("").last.text
        assert await forges(jonas, f"anslut:{(await the_draft(stage)).id}:0") == told(Absent())
        await on_board(stage, JavSet("23", ids["Lars"], jav=True))
        assert "✍️ Lars Ekdahl (C), jävig" in lars.message(CARD).text
        await on_board(stage, JavSet("23", ids["Lars"], jav=False))
        await on_board(stage, PresenceSet("_1", ids["Lars"], present=False, away_from="23"))
        assert "✍️ Lars Ekdahl (C), har lämnat sammanträdet" in lars.message(CARD).text

    async def test_in_a_draft_too(self, stage: Stage) -> None:
        lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
        await open_draft(lars)
        await jonas.taps("Jag är med")
        await meets(stage)
        await on_board(stage, PresenceSet("_1", stage.person("Jonas").id, present=False))
        assert "➖ Jonas Thorell (M), frånvarande" in lars.message(CARD).text

    async def test_the_decision_in_words_and_nothing_more_to_do_but_copy_it(self, stage: Stage) -> None:
        lars, maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        draft, now = await the_draft(stage), Work().now
        lost = Decision(Outcome.FORVALTNINGEN, now, votering=Votering(8, 5, 1, "", draft.id))
        await on_board(stage, DecisionEntered("23", lost))
        words = (
            "⚖️ Avgjort. Nämnden beslutade enligt förvaltningens förslag. Omröstning: 8 ja, 5 nej, 1 avstod."
        )
        for face in (lars.message(CARD), maria.message("Bilaga till"), jonas.within("").last):
            assert words in face.text
        assert labels(lars.message(CARD)) == ["Historik", "Kopiera"]
        assert labels(maria.message("Bilaga till")) == labels(jonas.within("").last) == []
        assert "Ansluter sig: Jonas Thorell (M)" in lars.message(CARD).text
        assert await forges(jonas, f"anslutut:{draft.id}") == told(ArendeDecided())
        await on_board(stage, DecisionRemoved("23"))
        assert "📨 Inlämnat" in lars.message(CARD).text
        assert "Jag ansluter mig" in labels(lars.message(CARD))

    @pytest.mark.parametrize(
        ("outcome", "own", "words"),
        [
            (Outcome.FORSLAG, True, "Nämnden beslutade enligt det här förslaget."),
            (Outcome.FORSLAG, False, "Nämnden beslutade enligt ett annat förslag."),
            (Outcome.DELVIS, True, "Nämnden beslutade delvis enligt det här förslaget."),
            (Outcome.ATERREMISS, False, "Ärendet återremitterades enligt ett annat förslag."),
            (Outcome.BORDLAGGNING, None, "Ärendet bordlades."),
            (Outcome.ATERREMISS, None, "Ärendet återremitterades."),
        ],
    )
    async def test_every_outcome(self, stage: Stage, outcome: Outcome, own: bool | None, words: str) -> None:
        lars, _maria = await handed_in(stage)
        draft = {True: (await the_draft(stage)).id, False: "annat", None: ""}[own]
        await on_board(stage, DecisionEntered("23", Decision(outcome, Work().now, draft)))
        assert f"⚖️ Avgjort. {words}" in lars.message(CARD).text

    async def test_a_draft_that_was_never_handed_in_says_that_it_is_too_late(self, stage: Stage) -> None:
        (lars,) = await enter(stage, "Lars", group="grupp")
        await open_draft(lars)
        await lars.says(f"/att {ONE}")
        await meets(stage)
        await on_board(stage, MeetingClosed("_1"))
        assert "Sammanträdet är avslutat och utkastet lämnades inte in." in lars.message(CARD).text
        await on_board(stage, DecisionEntered("23", Decision(Outcome.BORDLAGGNING, Work().now)))
        card = lars.message(CARD)
        assert "Ärendet är avgjort och utkastet lämnades inte in. Ärendet bordlades." in card.text
        assert labels(card) == ["Förhandsvisa", "Historik", "Mer"]

    async def test_what_is_decided_is_not_in_the_way(self, stage: Stage) -> None:
        lars, _maria = await handed_in(stage)
        await on_board(stage, DecisionEntered("23", Decision(Outcome.BORDLAGGNING, Work().now)))
        await open_draft(lars, "Ärende 24", "Avslag")
        assert (await lars.says("/utkast")).text.startswith("Avslag · Ärende 24")

    async def test_the_reminders_button_hangs_the_slip(self, stage: Stage) -> None:
        _lars, _maria, jonas = await handed_in(stage, "Jonas")
        await jonas.taps("Jag ansluter mig")
        draft, private = await the_draft(stage), jonas.within("")
        await forges(private, f"card:{draft.id}")
        assert labels(private.last) == ["Visa bilagan", "Ta tillbaka anslutningen"]

    async def test_who_took_it_back_stays_said(self, stage: Stage) -> None:
        lars, _maria = await handed_in(stage)
        await link_of(lars)
        await lars.taps("Ta tillbaka")
        await lars.taps("Ja, ta tillbaka")
        assert "🚫 Återtaget" in lars.message(CARD).text
        assert "av Lars Ekdahl (C)" in lars.message(CARD).text


async def test_what_was_handed_in_is_shown_again_to_whoever_joined(stage: Stage) -> None:
    lars, _maria, jonas, amina = await handed_in(stage, "Jonas", "Amina")
    await jonas.taps("Jag ansluter mig")
    await jonas.within("").taps("Visa bilagan")
    assert [*documents(stage, stage.user("Jonas"))] == ["Bilaga ärende 23 (C) version 1.pdf"]
    draft = await the_draft(stage)
    assert await forges(amina.within(""), f"anslutlas:{draft.id}") == told(NotOnDraft())
    assert not documents(stage, stage.user("Amina"))
    assert lars.sees(CARD)
