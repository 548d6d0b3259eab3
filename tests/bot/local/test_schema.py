"""What the local server says and takes, judged by the Bot API's schema as others generated it."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MenuButtonCommands,
    ReplyParameters,
)

from bot.local import Chat, LocalTelegram, User, World
from bot.local.calls import Call
from tests.bot.local.schema import check_calls
from tests.bot.local.test_files import PNG

BUTTONS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Anta", callback_data="a", style="success")],
        [InlineKeyboardButton("Gå med", url="https://t.me/yrka_lokal_bot?start=abc")],
        [InlineKeyboardButton("Kopiera", copy_text=CopyTextButton("att"))],
    ]
)


async def test_a_whole_evening_fits_the_schema(  # noqa: PLR0913, PLR0917 — an evening takes everybody
    bot: Bot, telegram: LocalTelegram, world: World, lars: User, eva: User, grupp: Chat, forum: Chat
) -> None:
    topic = world.topic(forum, "Ärende 23")
    lars.starts("abc")
    eva.starts()
    lars.says("/nytt", chat=grupp)
    lars.says("/nytt", chat=forum, topic=topic)
    world.close_topic(topic)
    world.reopen_topic(topic)
    lars.sends(b"a", name="a.pdf", caption="Se https://x.se")
    lars.edits(lars.sends(PNG, name="b.png", as_photo=True), "Bild")
    world.user("Nils").joins(grupp)
    world.add_bot(grupp, admin=True)
    await _talk(bot, lars, grupp)
    lars.taps(world.messages(grupp)[-1], "Anta")
    eva.blocks()
    await _fetch(bot)
    await _ask(bot, lars, grupp)
    world.migrate(grupp)
    world.kick_bot(forum)
    await _fetch(bot)
    check_calls(telegram.calls)


async def _talk(bot: Bot, lars: User, grupp: Chat) -> None:
    text = "<b>Hej</b> <blockquote expandable>text</blockquote> <code>x</code>"
    sent = await bot.send_message(grupp.id, text, parse_mode="HTML", reply_markup=BUTTONS)
    await bot.pin_chat_message(grupp.id, sent.message_id)
    asked = await bot.send_message(lars.id, "Ord?", reply_markup=ForceReply(selective=True))
    await bot.send_message(lars.id, "Svar", reply_parameters=ReplyParameters(asked.message_id))
    await bot.send_document(lars.id, b"x", filename="x.pdf", caption="<i>x</i>", parse_mode="HTML")
    await bot.send_photo(lars.id, PNG)
    media = [InputMediaDocument(b"x", filename=name) for name in ("a.pdf", "a.docx")]
    await bot.send_media_group(lars.id, media)
    await bot.send_chat_action(lars.id, "typing")
    await bot.send_message_draft(lars.id, 1, "…")
    await bot.edit_message_media(media[0], grupp.id, sent.message_id, reply_markup=BUTTONS)
    await bot.edit_message_caption(grupp.id, sent.message_id, caption="Ny", reply_markup=BUTTONS)
    await bot.delete_message(lars.id, asked.message_id)
    last = await bot.send_message(grupp.id, "Kort")
    await bot.edit_message_text("Kort 2", grupp.id, last.message_id, reply_markup=BUTTONS)


async def _ask(bot: Bot, lars: User, grupp: Chat) -> None:
    await bot.get_me()
    await bot.get_chat(grupp.id)
    await bot.get_chat(lars.id)
    await bot.get_chat_member(grupp.id, lars.id)
    await bot.get_chat_member_count(grupp.id)
    await bot.get_chat_administrators(grupp.id)
    await bot.set_my_commands([BotCommand("nytt", "Nytt")], scope=BotCommandScopeChat(lars.id))
    await bot.get_my_commands(scope=BotCommandScopeChat(lars.id))
    await bot.delete_my_commands(scope=BotCommandScopeChat(lars.id))
    await bot.set_chat_menu_button(lars.id, MenuButtonCommands())
    await bot.set_my_description("Yrka")
    await bot.set_my_short_description("Yrka")
    await bot.set_my_name("Yrka")
    await bot.get_webhook_info()
    await bot.delete_webhook()


async def _fetch(bot: Bot) -> None:
    updates = await bot.get_updates()
    for update in updates:
        if update.callback_query:
            await update.callback_query.answer("Tack", show_alert=True)
        if update.message and update.message.document:
            await update.message.document.get_file()
    await bot.get_updates(offset=updates[-1].update_id + 1)


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (Call("sendLetter", {}, 404, 0, {}), "is no method"),
        (Call("sendMessage", {"text": "Hej"}, 400, 0, {}), "chat_id"),
        (Call("sendMessage", {"chat_id": 1, "text": "Hej", "tyst": 1}, 400, 0, {}), "no parameter tyst"),
        (Call("sendMessage", {"chat_id": 1, "text": "Hej" * 2000}, 400, 0, {}), "message is too long"),
        (Call("getMe", {}, 200, 0, {"result": {"id": 1}}), "the answer does not fit"),
        (
            Call("getMe", {}, 200, 0, {"result": {"id": 1, "is_bot": True, "first_name": "Y", "ny": 1}}),
            "unknown User.ny",
        ),
    ],
)
def test_what_does_not_fit_is_named(call: Call, complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        check_calls([call])
