from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.local import Chat, User, World
from tests.bot.local.conftest import Clock


async def read_texts(bot: Bot) -> list[str]:
    updates = await bot.get_updates()
    return [update.effective_message.text or "" for update in updates if update.effective_message]


async def test_the_bot_hears_that_it_was_added(bot: Bot, world: World, lars: User) -> None:
    grupp = world.group("Oppositionen", [lars])
    world.add_bot(grupp)
    standing, welcome = await bot.get_updates()
    assert standing.my_chat_member is not None
    assert standing.my_chat_member.difference()["status"] == ("left", "member")
    assert welcome.message is not None
    assert [member.id for member in welcome.message.new_chat_members] == [bot.id]


async def test_in_a_group_the_bot_hears_commands_and_replies_only(
    bot: Bot, world: World, lars: User, eva: User, grupp: Chat
) -> None:
    lars.says("Vad tycker ni?", chat=grupp)
    lars.says("/nytt", chat=grupp)
    lars.says("/nytt@yrka_lokal_bot", chat=grupp)
    lars.says("/nytt@annan_bot", chat=grupp)
    lars.says("vi borde /nytt", chat=grupp)
    await bot.send_message(grupp.id, "Ett utkast")
    eva.says("Bra!", chat=grupp, reply_to=world.messages(grupp)[-1])
    eva.says("Håller med", chat=grupp, reply_to=world.messages(grupp)[1])
    assert await read_texts(bot) == ["/nytt", "/nytt@yrka_lokal_bot", "Bra!"]


async def test_an_administrator_hears_everything(bot: Bot, world: World, lars: User) -> None:
    grupp = world.group("Oppositionen", [lars])
    world.add_bot(grupp, admin=True)
    world.updates.forget_all()
    lars.says("Vad tycker ni?", chat=grupp)
    assert await read_texts(bot) == ["Vad tycker ni?"]


async def test_people_come_and_go_where_the_bot_sees_it(bot: Bot, world: World, grupp: Chat) -> None:
    ny = world.user("Nils")
    ny.joins(grupp)
    ny.leaves(grupp)
    came, went = await bot.get_updates()
    assert came.message is not None
    assert came.message.new_chat_members[0].id == ny.id
    assert went.message is not None
    assert went.message.left_chat_member is not None
    with pytest.raises(PermissionError):
        ny.says("Jag är inte här", chat=grupp)


@pytest.mark.parametrize(("supergroup", "words"), [(False, "group chat"), (True, "supergroup chat")])
async def test_a_kicked_bot_is_told_so(
    bot: Bot, world: World, lars: User, *, supergroup: bool, words: str
) -> None:
    grupp = world.group("Oppositionen", [lars], supergroup=supergroup)
    world.add_bot(grupp)
    world.kick_bot(grupp)
    with pytest.raises(Forbidden, match=f"bot was kicked from the {words}"):
        await bot.send_message(grupp.id, "Hej")
    updates = await bot.get_updates()
    assert updates[-1].my_chat_member is not None
    assert updates[-1].my_chat_member.new_chat_member.status == "kicked"


async def test_a_bot_that_left_is_no_member(bot: Bot, grupp: Chat) -> None:
    await bot.leave_chat(grupp.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(grupp.id, "Hej")


async def test_a_group_the_bot_never_saw_is_not_found(bot: Bot, world: World, lars: User) -> None:
    grupp = world.group("Hemlig", [lars])
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(grupp.id, "Hej")


async def test_an_upgraded_group_names_its_successor(bot: Bot, world: World, lars: User, grupp: Chat) -> None:
    successor = world.migrate(grupp)
    with pytest.raises(ChatMigrated) as refusal:
        await bot.send_message(grupp.id, "Hej")
    assert refusal.value.new_chat_id == successor.id
    there, here = [update.message for update in await bot.get_updates()]
    assert there is not None
    assert there.migrate_to_chat_id == successor.id
    assert here is not None
    assert here.migrate_from_chat_id == grupp.id
    await bot.send_message(successor.id, "Nu här")
    with pytest.raises(LookupError):
        lars.says("/nytt", chat=grupp)


async def test_the_bot_may_ask_who_is_there(bot: Bot, lars: User, grupp: Chat) -> None:
    assert (await bot.get_chat(grupp.id)).title == "Oppositionen"
    assert await bot.get_chat_member_count(grupp.id) == 3
    assert (await bot.get_chat_member(grupp.id, lars.id)).status == "creator"
    assert [admin.user.id for admin in await bot.get_chat_administrators(grupp.id)] == [lars.id]


async def test_a_pin_is_announced_and_seen_on_the_chat(bot: Bot, world: World, grupp: Chat) -> None:
    world.add_bot(grupp, admin=True)
    world.updates.forget_all()
    sent = await bot.send_message(grupp.id, "Ett utkast")
    await bot.pin_chat_message(grupp.id, sent.message_id)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.pinned_message is not None
    pinned = (await bot.get_chat(grupp.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await bot.unpin_chat_message(grupp.id)
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(grupp.id)


async def test_only_an_administrator_pins(bot: Bot, grupp: Chat) -> None:
    sent = await bot.send_message(grupp.id, "Ett utkast")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages in the chat"):
        await bot.pin_chat_message(grupp.id, sent.message_id)


async def test_the_bot_deletes_its_own_while_it_is_young(
    bot: Bot, clock: Clock, lars: User, grupp: Chat
) -> None:
    theirs = lars.says("/nytt", chat=grupp)
    first = await bot.send_message(grupp.id, "Ett")
    second = await bot.send_message(grupp.id, "Två")
    await bot.delete_message(grupp.id, first.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(grupp.id, first.message_id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(grupp.id, theirs.id)
    clock.now += 48 * 60 * 60
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(grupp.id, second.message_id)
