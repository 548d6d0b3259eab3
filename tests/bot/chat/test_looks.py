"""How messages look, and where they are."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.chat.looks import mark
from bot.chat.pages import tell_day
from bot.chat.places import places_of
from bot.chat.scene import asked
from bot.local import LocalTelegram, Message
from bot.local.keyboards import ForceReply, Markup
from bot.local.texts import format_text
from handlers.telling import SWEDEN

NOW = datetime(2026, 1, 2, 0, 30, tzinfo=SWEDEN)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (timedelta(), "I dag"),
        (timedelta(hours=1), "I går"),
        (timedelta(days=3), "30 december 2025"),
        (timedelta(days=-40), "11 februari"),
    ],
)
def test_days_are_told_as_in_sweden(before: timedelta, told: str) -> None:
    assert tell_day(int((NOW - before).timestamp()), int(NOW.timestamp())) == told


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a <b>&lt;i&gt;</b>", "a <b>&lt;i&gt;</b>"),
        ("/nytt", '<button type="button" class="command" data-says="/nytt">/nytt</button>'),
        ("<blockquote>a</blockquote>\nb", "<blockquote>a</blockquote>b"),
        ('<a href="https://a.se/?&quot;x">b</a>', '<a href="https://a.se/?&quot;x" target="_blank"'),
        ("se a.se", '<a href="https://a.se" target="_blank" rel="noopener noreferrer">a.se</a>'),
        ("<blockquote expandable>a</blockquote>", '<blockquote class="folded"><div>a</div><button'),
    ],
)
def test_a_text_is_marked_as_clients_mark_it(html: str, shown: str) -> None:
    world = LocalTelegram().world
    text, entities = format_text(html, "HTML", None)
    assert shown in mark(Message(1, world.user("Lars").chat, world.bot, 0, text, entities))


def test_each_topic_of_a_forum_is_a_place_of_its_own() -> None:
    world = LocalTelegram().world
    lars = world.user("Lars")
    forum = world.group("Mitten", [lars], forum=True)
    topic = world.topic(forum, "Cyklar")
    said, aside = lars.says("hej", forum, topic=topic), lars.says("hallå", forum)
    private, cyklar, general = places_of(lars, world)
    assert [place.name for place in (private, cyklar, general)] == ["", "Mitten/Cyklar", "Mitten/"]
    assert said in cyklar.messages
    assert general.messages == [aside]
    assert len({place.key for place in (private, cyklar, general)}) == 3


def test_a_question_to_one_waits_for_them_alone_until_they_have_said_something() -> None:
    world = LocalTelegram().world
    lars, karin = world.user("Lars"), world.user("Karin")
    group = world.group("Mitten", [lars, karin])
    world.add_bot(group)
    text, entities = format_text(f'<a href="tg://user?id={lars.id}">Lars</a>, skriv', "HTML", None)
    markup = Markup(force_reply=ForceReply("Att …", selective=True))
    question = world.post(Message(group.next_id(), group, world.bot, 0, text, entities, markup))
    (of_lars, of_karin) = (places_of(user, world)[-1] for user in (lars, karin))
    assert (asked(lars, of_lars), asked(karin, of_karin)) == (question, None)
    lars.says("Att bygga.", group, reply_to=question)
    assert asked(lars, of_lars) is None
