"""What concerns one person is whispered to them in a group; where it can't be, it is said to all."""

from __future__ import annotations

from bot.local import Chat, Fault, bad_request
from bot.play.stage import Stage
from drafts.errors import NotOnRegister
from tests.chat import Chatter, enter
from tests.handlers.acting import told


def gather(stage: Stage, *names: str, admin: bool) -> Chat:
    """A group of these people, with the bot in it."""
    world = stage.telegram.world
    group = world.group("Oppositionen", [stage.user(name) for name in names], supergroup=True)
    world.add_bot(group, admin=admin)
    stage.rooms["grupp"] = group, None
    return group


async def spoken(stage: Stage, name: str, group: Chat, text: str) -> tuple[list[str], list[str]]:
    """What that led to, whispered to the one who spoke and said to all."""
    world, user = stage.telegram.world, stage.user(name)
    before = len(world.messages(group))
    user.says(text, chat=group)
    await stage.settle()
    aloud = [m.text for m in world.messages(group)[before:] if m.sender.is_bot]
    return [m.text for m in world.whispers(group, user)], aloud


async def test_in_a_group_that_the_bot_runs_a_no_is_for_the_one_who_asked(stage: Stage) -> None:
    group = gather(stage, "Lars", "Johan", admin=True)
    assert await spoken(stage, "Johan", group, "/nytt") == ([told(NotOnRegister())], [])
    assert stage.telegram.world.whispers(group, stage.user("Lars")) == ()


async def test_so_is_the_help(stage: Stage) -> None:
    await enter(stage, "Lars")
    group = gather(stage, "Lars", admin=True)
    (help_,), aloud = await spoken(stage, "Lars", group, "/hjalp")
    assert help_.startswith("Så skriver ni ett förslag tillsammans")
    assert aloud == []


async def test_elsewhere_it_is_said_to_all_in_reply(stage: Stage) -> None:
    group = gather(stage, "Lars", admin=False)
    assert await spoken(stage, "Lars", group, "/nytt") == ([], [told(NotOnRegister())])
    said = stage.telegram.world.messages(group)[-1]
    assert said.reply_to
    assert said.reply_to.text == "/nytt"


async def test_also_where_telegram_will_not_whisper(stage: Stage) -> None:
    group = gather(stage, "Lars", admin=True)
    stage.telegram.faults.add(Fault("sendMessage", chat=group, refuse=bad_request("PEER_ID_INVALID")))
    assert await spoken(stage, "Lars", group, "/nytt") == ([], [told(NotOnRegister())])


async def test_a_server_that_knows_no_whispers_says_it_once(stage: Stage) -> None:
    stage.telegram.world.knows_whispers = False
    group = gather(stage, "Lars", admin=True)
    assert await spoken(stage, "Lars", group, "/nytt") == ([], [told(NotOnRegister())])


async def test_what_was_said_aloud_is_not_taken_for_a_later_message(stage: Stage) -> None:
    """Its id is known: a message that may have been sent is looked for after it."""
    stage.telegram.world.knows_whispers = False
    (lars,) = await enter(stage, "Lars")
    group = gather(stage, "Lars", admin=True)
    await spoken(stage, "Lars", group, "/hjalp")
    stage.telegram.faults.add(Fault("sendMessage", chat=group, drop="before"))
    here = Chatter(stage, lars.name, "grupp")
    await here.says("/nytt")
    assert here.last.text.startswith("Vilket ärende i")
    assert here.sees("Så skriver ni ett förslag tillsammans")
