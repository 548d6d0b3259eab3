"""Signing what one has seen: what changed since is shown exactly, and undoing makes signatures fit again."""

from __future__ import annotations

from bot.play.stage import Stage
from drafts.attendance import serves
from drafts.errors import AlreadySigned, NotSeen, NotSigned
from drafts.signing import has_signed
from tests.chat import Chatter, enter, open_draft
from tests.handlers.acting import forges, labels, log_length, stored_board, the_draft, told

ONE = "Att nämnden avslår förslaget."


async def signed_by(stage: Stage, *names: str) -> list[Chatter]:
    """They stand on a draft of Lars's in the group, and all of them have signed it."""
    people = await enter(stage, "Lars", *names, group="grupp")
    await open_draft(people[0])
    for who in people[1:]:
        await who.taps("Jag är med")
    await people[0].says(f"/att {ONE}")
    for who in people:
        await who.taps("Skriv under")
    return people


async def signers(stage: Stage) -> set[str]:
    draft, board = await the_draft(stage), await stored_board(stage)
    names = {a.person: board.person(a.person).first_name for a in draft.authors}
    return {name for id_, name in names.items() if has_signed(draft, board, id_)}


async def test_the_card_says_whose_signature_is_missing(stage: Stage) -> None:
    lars, jonas, karin = await enter(stage, "Lars", "Jonas", "Karin", group="grupp")
    await open_draft(lars)
    for who in (jonas, karin):
        await who.taps("Jag är med")
    await lars.says(f"/att {ONE}")
    await lars.taps("Skriv under")
    card = lars.message("Bakom förslaget").text
    assert "✍️ Lars Ekdahl (C)" in card
    assert "Underskrifter saknas från Jonas Thorell (M) och Karin Wikström Falk (M)." in card


async def test_nothing_is_signed_before_there_is_a_text(stage: Stage) -> None:
    (lars,) = await enter(stage, "Lars")
    await open_draft(lars)
    assert "Skriv under" not in labels(lars.message("Bakom förslaget"))


async def test_the_same_text_is_signed_once(stage: Stage) -> None:
    lars, jonas = await signed_by(stage, "Jonas")
    draft = await the_draft(stage)
    signature = draft.authors[0].signature
    assert signature
    assert await forges(lars, f"sign:{draft.id}:{signature.fingerprint[:12]}") == told(AlreadySigned())
    assert "Lämna in" in labels(jonas.message("Bakom förslaget"))


async def test_a_button_shown_with_another_text_signs_nothing(stage: Stage) -> None:
    lars, jonas = await enter(stage, "Lars", "Jonas", group="grupp")
    await open_draft(lars)
    await jonas.taps("Jag är med")
    await lars.says(f"/att {ONE}")
    seen = next(b for row in lars.message("Bakom").buttons for b in row if b.label == "Skriv under").data
    await lars.says("/att Att nämnden tackar.")
    before = await log_length(stage)
    assert await forges(jonas, seen or "") == told(NotSeen())
    assert await log_length(stage) == before


async def test_each_who_has_signed_is_shown_exactly_what_changed_since(stage: Stage) -> None:
    lars, jonas, erik = await signed_by(stage, "Jonas", "Erik")
    assert await signers(stage) == {"Lars", "Jonas", "Erik"}
    await lars.replies("Att-sats 1 är tillagd", "Att nämnden bifaller förslaget.")
    await lars.taps("Anta")
    assert await signers(stage) == set()
    for who in (lars, jonas, erik):
        shown = who.within("").message("texten har ändrats sedan du skrev under")
        assert (
            "<b>Att-sats 1</b> är ändrad:\nAtt nämnden <s>avslår</s> <u>bifaller</u> förslaget." in shown.html
        )
        assert labels(shown) == ["Skriv under igen"]


async def test_what_changed_is_updated_in_place_by_further_edits_and_signed_again(stage: Stage) -> None:
    lars, jonas = await signed_by(stage, "Jonas")
    private = jonas.within("")
    await lars.says("/att Att nämnden tackar.")
    shown = private.message("sedan du skrev under")
    await lars.says("/motivering Vi vill.")
    again = private.message("sedan du skrev under")
    assert again.id == shown.id
    assert "Att-sats 2 är ny:\nAtt nämnden tackar." in again.text
    assert "Stycke 1 i motiveringen är ny" in again.text
    assert await private.taps("Skriv under igen") == "Du har skrivit under."
    assert await signers(stage) == {"Jonas"}
    assert private.message("din underskrift gäller texten som den nu står").id == shown.id
    await lars.says("/angra")
    assert "är borttagen" in private.last.text
    assert private.last.id > shown.id
    assert private.sees("Det här finns nu längre ned i chatten.")


async def test_undoing_the_edit_makes_the_signatures_fit_again(stage: Stage) -> None:
    lars, jonas = await signed_by(stage, "Jonas")
    await lars.says("/att Att nämnden tackar.")
    assert await signers(stage) == set()
    await lars.says("/angra")
    assert await signers(stage) == {"Lars", "Jonas"}
    assert jonas.within("").sees("din underskrift gäller texten som den nu står")
    assert "Lämna in" in labels(lars.message("Bakom förslaget"))


async def test_a_new_proposer_reopens_the_signatures_and_is_named(stage: Stage) -> None:
    lars, _jonas = await signed_by(stage, "Jonas")
    (karin,) = await enter(stage, "Karin", group="grupp")
    await karin.taps("Jag är med")
    assert await signers(stage) == set()
    assert "Nu står också Karin Wikström Falk (M) bakom förslaget som förslagsställare." in (
        lars.within("").last.text
    )


async def test_one_who_only_supports_reopens_nothing(stage: Stage) -> None:
    await signed_by(stage, "Jonas")
    (erik,) = await enter(stage, "Erik", group="grupp")
    await erik.taps("Jag är med")
    assert await signers(stage) == {"Lars", "Jonas"}


async def test_who_serves_counts_at_once_in_card_rights_and_signatures(stage: Stage) -> None:
    lars, erik = await signed_by(stage, "Erik")
    (maria,) = await enter(stage, "Maria")
    person = stage.person("Erik").id
    assert "tjänstgör inte" in await forges(erik, f"withdraw:{(await the_draft(stage)).id}")
    await maria.says("/arenden")
    for tapped in ("Ärende 23", "Tjänstgöring", "▫️ Erik Lindman (KD)", "Ingen särskild plats"):
        await maria.taps(tapped)
    assert "e.y." not in lars.message("Bakom förslaget").text
    assert await signers(stage) == set()
    assert "Erik Lindman (KD) bakom förslaget som förslagsställare" in lars.within("").last.text
    await forges(erik, f"withdraw:{(await the_draft(stage)).id}")
    assert erik.within("").sees("Ta tillbaka Gemensamt förslag i ärende 23?")
    await maria.taps("✅ Erik Lindman (KD)")
    assert "Erik Lindman (KD) e.y." in lars.message("Bakom förslaget").text
    assert await signers(stage) == {"Lars", "Erik"}
    assert not serves(await stored_board(stage), person, "23")


async def test_a_signature_is_struck_and_given_again(stage: Stage) -> None:
    lars, jonas = await signed_by(stage, "Jonas")
    await jonas.taps("Mer")
    more = jonas.last
    await jonas.taps("Stryk min underskrift", more)
    assert "Jonas Thorell har strukit sin underskrift i ärende 23." in jonas.last.text
    assert await signers(stage) == {"Lars"}
    await jonas.taps("Mer")
    assert await jonas.taps("Stryk min underskrift") == told(NotSigned())
    await jonas.taps("Skriv under", lars.message("Bakom förslaget"))
    assert await signers(stage) == {"Lars", "Jonas"}
