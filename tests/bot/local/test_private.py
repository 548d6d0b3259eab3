from __future__ import annotations

import pytest
from telegram import Bot, ForceReply, ReplyKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden

from bot.local import LocalTelegram, User, World
from tests.bot.local.conftest import Clock


async def test_the_bot_knows_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.is_bot) == (1, "yrka_lokal_bot", True)
    assert not me.can_read_all_group_messages


async def test_start_arrives_as_a_command(bot: Bot, lars: User) -> None:
    lars.starts()
    (update,) = await bot.get_updates()
    message = update.effective_message
    assert message is not None
    assert message.text == "/start"
    assert [entity.type for entity in message.entities] == ["bot_command"]
    assert update.effective_user is not None
    assert update.effective_user.full_name == "Lars Berg"


async def test_a_deep_link_opened_is_a_start_with_its_token(bot: Bot, lars: User) -> None:
    lars.opens("https://t.me/yrka_lokal_bot?start=abc_123")
    (update,) = await bot.get_updates()
    assert update.effective_message is not None
    assert update.effective_message.text == "/start abc_123"


def test_a_link_to_somebody_else_is_not_followed(lars: User) -> None:
    with pytest.raises(LookupError):
        lars.opens("https://t.me/annan_bot?start=abc")


async def test_a_stranger_is_no_chat(bot: Bot, lars: User) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(lars.id, "Hej")


async def test_somebody_seen_in_a_group_must_write_first(bot: Bot, world: World, lars: User) -> None:
    world.add_bot(world.group("Oppositionen", [lars]))
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(lars.id, "Hej")


async def test_who_has_blocked_the_bot_hears_nothing(bot: Bot, lars: User) -> None:
    lars.starts()
    lars.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(lars.id, "Hej")
    lars.unblocks()
    await bot.send_message(lars.id, "Hej igen")
    updates = await bot.get_updates()
    standing = [update.my_chat_member.new_chat_member.status for update in updates if update.my_chat_member]
    assert standing == ["kicked", "member"]


async def test_words_arrive_with_their_entities(bot: Bot, world: World, lars: User) -> None:
    lars.starts()
    sent = await bot.send_message(lars.id, "<b>Hej</b> <i>Lars</i> 😀 <s>då</s>", parse_mode="HTML")
    (_, seen) = world.messages(lars.chat)
    assert seen.text == sent.text == "Hej Lars 😀 då"
    assert [(entity.type, entity.offset) for entity in sent.entities] == [
        ("bold", 0),
        ("italic", 4),
        ("strikethrough", 12),
    ]
    assert seen.html == "<b>Hej</b> <i>Lars</i> 😀 <s>då</s>"


async def test_what_a_user_edits_arrives_as_an_edit(bot: Bot, clock: Clock, lars: User) -> None:
    message = lars.says("Ett")
    clock.now += 7
    lars.edits(message, "Två")
    (first, second) = await bot.get_updates()
    assert first.message is not None
    assert second.edited_message is not None
    assert second.edited_message.text == "Två"
    assert second.edited_message.message_id == first.message.message_id
    assert second.edited_message.edit_date is not None


async def test_a_long_text_comes_in_pieces_and_only_the_first_is_an_answer(
    bot: Bot, world: World, lars: User
) -> None:
    lars.starts()
    await bot.send_message(lars.id, "Skriv motiveringen")
    paragraph = "Nämnden föreslås besluta att. " * 60
    lars.says("\n".join([paragraph] * 5), reply_to=world.messages(lars.chat)[-1])
    updates = (await bot.get_updates())[1:]
    pieces = [update.message for update in updates if update.message and update.message.text]
    assert len(pieces) == 3
    assert all(len(piece.text or "") <= 4096 for piece in pieces)
    assert [piece.reply_to_message is not None for piece in pieces] == [True, False, False]
    assert "".join("".join(piece.text or "" for piece in pieces).split()) == "".join((paragraph * 5).split())


async def test_a_forced_reply_and_a_keyboard_are_seen(bot: Bot, world: World, lars: User) -> None:
    lars.starts()
    await bot.send_message(
        lars.id, "Ny lydelse?", reply_markup=ForceReply(selective=True, input_field_placeholder="att …")
    )
    await bot.send_message(lars.id, "Välj", reply_markup=ReplyKeyboardMarkup([["Ja", "Nej"]]))
    forced, keyboard = world.messages(lars.chat)[-2:]
    assert forced.force_reply is not None
    assert forced.force_reply.placeholder == "att …"
    assert keyboard.keyboard == (("Ja", "Nej"),)


async def test_a_message_with_a_forced_reply_cannot_be_edited(bot: Bot, lars: User) -> None:
    lars.starts()
    sent = await bot.send_message(lars.id, "Ny lydelse?", reply_markup=ForceReply())
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Tack", lars.id, sent.message_id)


async def test_a_reply_to_what_is_gone_is_refused_unless_it_may_miss(bot: Bot, lars: User) -> None:
    message = lars.says("Hej")
    lars.deletes(message)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(lars.id, "Hej", reply_parameters=ReplyParameters(message.id))
    may_miss = ReplyParameters(message.id, allow_sending_without_reply=True)
    sent = await bot.send_message(lars.id, "Hej", reply_parameters=may_miss)
    assert sent.reply_to_message is None


async def test_shown_links_are_kept_newest_last(bot: Bot, world: World, lars: User) -> None:
    lars.starts()
    first = await bot.send_message(lars.id, "https://t.me/yrka_lokal_bot?start=ett")
    await bot.send_message(
        lars.id, '<a href="https://t.me/yrka_lokal_bot?start=tva">här</a>', parse_mode="HTML"
    )
    assert [link.payload for link in world.links()] == ["ett", "tva"]
    assert world.links()[0].message.id == first.message_id


async def test_the_bot_is_seen_typing_and_drafting(bot: Bot, telegram: LocalTelegram, lars: User) -> None:
    seen: list[object] = []
    telegram.world.listen(seen.append)
    lars.starts()
    await bot.send_chat_action(lars.id, "upload_document")
    await bot.send_message_draft(lars.id, 7, "Skriver …")
    assert [type(event).__name__ for event in seen] == ["Sent", "Busy", "Drafted"]
