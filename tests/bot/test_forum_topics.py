"""In a forum a draft may have a topic of its own: offered where the bot may make one, and made once."""

from __future__ import annotations

from bot.local import Chat, Fault, Topic, bad_request
from bot.play.stage import Stage
from drafts.errors import NotOnDraft, StaleButton
from tests.bot.local.schema import check_calls
from tests.chat import Chatter, drafts, enter, open_draft
from tests.handlers.acting import check_peace, forge, told

OFFER = "Ska förslaget i ärende 23 få ett eget ämne?"
NAME = "Ärende 23: Remiss av Överenskommelse om samverkan"


async def _begun(stage: Stage, *, admin: bool = True) -> tuple[Chatter, Chat]:
    """Lars has begun a draft in a forum's general topic."""
    await enter(stage, "Lars", "Johan")
    world = stage.telegram.world
    forum = world.group("Oppositionen", [stage.user("Lars"), stage.user("Johan")], forum=True)
    world.add_bot(forum, admin=admin)
    stage.rooms["forum"] = forum, None
    lars = Chatter(stage, "Lars", "forum")
    await open_draft(lars)
    return lars, forum


def _made(forum: Chat) -> list[Topic]:
    return list(forum.topics.values())


def _texts(stage: Stage, forum: Chat, topic: Topic | None = None) -> list[str]:
    return [m.text for m in stage.telegram.world.messages(forum, topic) if m.sender.is_bot and m.text]


async def test_the_card_hangs_in_the_new_topic_and_where_it_was(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    assert lars.last.text.startswith(OFFER)
    await lars.taps("Skapa ett ämne")
    (topic,) = _made(forum)
    assert topic.name.startswith(NAME)
    (card,) = _texts(stage, forum, topic)
    assert card.startswith("Gemensamt förslag · Ärende 23")
    await lars.taps("Lägg till att-sats", lars.message("Bakom förslaget"))
    await lars.taps("Att delvis godkänna förvaltningens förslag till beslut.")
    cards = [text for text in _texts(stage, forum) if "1. Att delvis godkänna" in text]
    assert len(cards) == 2
    assert any(text.startswith(f"Kortet kommer i ämnet {NAME}") for text in _texts(stage, forum))
    check_peace(stage)
    check_calls(stage.telegram.calls)


async def test_commands_in_the_topic_are_about_its_draft(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    await lars.taps("Skapa ett ämne")
    (topic,) = _made(forum)
    stage.user("Lars").says("/att Att avslå.", chat=forum, topic=topic)
    await stage.settle()
    (draft,) = await drafts(stage)
    assert [sats.text for sats in draft.text.satser] == ["Att avslå."]
    assert _texts(stage, forum, topic)[-1].startswith("Att-sats 1 är tillagd")


async def test_what_is_said_in_a_topic_that_the_bot_made_is_not_said_to_the_bot(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    await lars.taps("Skapa ett ämne")
    (topic,) = _made(forum)
    before = _texts(stage, forum)
    stage.user("Johan").says("Vad tycker ni om det här?", chat=forum, topic=topic)
    await stage.settle()
    assert _texts(stage, forum) == before
    assert stage.telegram.world.whispers(forum, stage.user("Johan")) == ()


async def test_it_is_made_once_however_often_one_taps(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    offer = lars.last
    first, second = lars.tap("Skapa ett ämne", offer), lars.tap("Skapa ett ämne", offer)
    await stage.settle()
    assert len(_made(forum)) == 1
    assert [tap.answer and tap.answer.text for tap in (first, second)] == ["", told(StaleButton())]


async def test_only_who_stands_behind_the_draft_makes_it(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    tap = stage.user("Johan").taps(lars.last, "Skapa ett ämne")
    await stage.settle()
    assert tap.answer
    assert tap.answer.text == told(NotOnDraft())
    assert _made(forum) == []


async def test_nobody_makes_one_where_none_was_offered(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    (draft,) = await drafts(stage)
    tap = forge(stage, stage.user("Lars"), f"topic:{draft.id}", lars.message("Bakom förslaget"))
    await stage.settle()
    assert tap.answer
    assert tap.answer.text == told(StaleButton())
    assert _made(forum) == []


async def test_where_the_bot_may_make_none_nothing_is_offered(stage: Stage) -> None:
    lars, _forum = await _begun(stage, admin=False)
    assert lars.last.text.startswith("Gemensamt förslag")
    check_peace(stage)


async def test_nor_to_one_who_begins_in_a_topic(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    stage.rooms["forum/Trafik"] = forum, stage.telegram.world.topic(forum, "Trafik")
    there = Chatter(stage, lars.name, "forum/Trafik")
    await open_draft(there, kind="Avslag")
    assert there.last.text.startswith("Avslag")


async def test_where_telegram_refuses_it_one_is_told_what_to_do(stage: Stage) -> None:
    lars, forum = await _begun(stage)
    refused = bad_request("not enough rights to create a topic")
    stage.telegram.faults.add(Fault("createForumTopic", refuse=refused))
    await lars.taps("Skapa ett ämne")
    assert _made(forum) == []
    assert lars.last.text.startswith(f"Jag kunde inte skapa ämnet {NAME}")
    assert "skriv /utkast i det" in lars.last.text


async def test_where_nothing_is_known_of_it_there_are_not_two(stage: Stage) -> None:
    """The topic was made, and the answer was lost on its way."""
    lars, forum = await _begun(stage)
    stage.telegram.faults.add(Fault("createForumTopic", drop="after"))
    await lars.taps("Skapa ett ämne")
    assert len(_made(forum)) == 1
    assert any(text.startswith("Jag kunde inte skapa ämnet") for text in _texts(stage, forum))
