from __future__ import annotations

import json
from urllib.parse import parse_qsl

import pytest
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo
from telegram.error import BadRequest

from bot.local import Chat, LocalTelegram, User, World, apps
from tests.bot.local.conftest import Clock

SIGN = InlineKeyboardMarkup([[InlineKeyboardButton("Skriv under", callback_data="sign:1")]])


async def show(bot: Bot, chat: Chat) -> None:
    await bot.send_message(chat.id, "Utkast", reply_markup=SIGN)


async def test_a_tap_is_answered_once_and_the_card_is_edited_in_place(
    bot: Bot, world: World, lars: User, grupp: Chat, clock: Clock
) -> None:
    await show(bot, grupp)
    card = world.messages(grupp)[-1]
    tap = lars.taps(card, "Skriv under")
    assert tap.answer is None
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("sign:1", lars.id)
    clock.now += 2
    await query.answer("Undertecknat", show_alert=True)
    await query.edit_message_text("Utkast, undertecknat")
    assert tap.answer is not None
    assert (tap.answer.text, tap.answer.alert) == ("Undertecknat", True)
    now = world.now(card)
    assert now is not None
    assert (now.text, now.buttons, now.edited) == ("Utkast, undertecknat", (), clock.now)
    assert card.text == "Utkast"
    with pytest.raises(
        BadRequest, match="Query is too old and response timeout expired or query id is invalid"
    ):
        await query.answer("Igen")


async def test_a_tap_can_be_answered_for_a_hundred_and_fifty_seconds(
    bot: Bot, world: World, lars: User, grupp: Chat, clock: Clock
) -> None:
    await show(bot, grupp)
    lars.taps(world.messages(grupp)[-1], "Skriv under")
    (update,) = await bot.get_updates()
    clock.now += 150
    assert update.callback_query is not None
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.callback_query.answer()


async def test_a_tap_nobody_fetched_in_time_is_lost(
    bot: Bot, world: World, lars: User, grupp: Chat, clock: Clock
) -> None:
    await show(bot, grupp)
    lars.taps(world.messages(grupp)[-1], "Skriv under")
    lars.says("/utkast", chat=grupp)
    clock.now += 150
    (update,) = await bot.get_updates()
    assert update.message is not None


async def test_a_button_that_is_not_there_cannot_be_tapped(
    bot: Bot, world: World, lars: User, grupp: Chat
) -> None:
    await show(bot, grupp)
    card = world.messages(grupp)[-1]
    with pytest.raises(LookupError, match="has no button 'Ansök'; there: 'Skriv under'"):
        lars.taps(card, "Ansök")
    await bot.edit_message_text("Utkast 2", grupp.id, card.id)
    with pytest.raises(LookupError, match="there: none"):
        lars.taps(card, "Skriv under")


async def test_a_button_with_a_deep_link_starts_the_bot(
    bot: Bot, world: World, lars: User, grupp: Chat
) -> None:
    link = "https://t.me/yrka_lokal_bot?start=medforfattare"
    buttons = [[InlineKeyboardButton("Gå med", url=link)]]
    await bot.send_message(grupp.id, "Bjud in", reply_markup=InlineKeyboardMarkup(buttons))
    lars.taps(world.messages(grupp)[-1], "Gå med")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start medforfattare"
    assert world.links()[-1].url == link


async def test_buttons_keep_their_kind_and_style(bot: Bot, world: World, lars: User) -> None:
    lars.starts()
    row = [
        InlineKeyboardButton("Kopiera", copy_text=CopyTextButton("att-satsen")),
        InlineKeyboardButton("Återta", callback_data="x", style="danger"),
    ]
    sent = await bot.send_message(lars.id, "Kort", reply_markup=InlineKeyboardMarkup([row]))
    copy, withdraw = world.messages(lars.chat)[-1].buttons[0]
    assert (copy.copy_text, withdraw.style) == ("att-satsen", "danger")
    assert sent.reply_markup == InlineKeyboardMarkup([row])


async def test_callback_data_is_counted_in_bytes(bot: Bot, lars: User) -> None:
    lars.starts()

    async def send(data: str) -> None:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("A", callback_data=data)]])
        await bot.send_message(lars.id, "Kort", reply_markup=markup)

    await send("å" * 32)
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await send("å" * 32 + "a")


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, grupp: Chat) -> None:
    sent = await bot.send_message(grupp.id, "Utkast", reply_markup=SIGN)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply"):
        await bot.edit_message_text("Utkast", grupp.id, sent.message_id, reply_markup=SIGN)
    await bot.edit_message_reply_markup(grupp.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(grupp.id, sent.message_id)


async def test_only_its_own_messages_are_the_bots_to_edit(bot: Bot, lars: User, grupp: Chat) -> None:
    theirs = lars.says("/nytt", chat=grupp)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Mitt", grupp.id, theirs.id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("Mitt", grupp.id, 999)


async def test_a_watcher_sees_all_in_order(
    bot: Bot, telegram: LocalTelegram, world: World, lars: User, grupp: Chat
) -> None:
    seen: list[str] = []
    world.listen(lambda event: seen.append(type(event).__name__))
    await show(bot, grupp)
    lars.taps(world.messages(grupp)[-1], "Skriv under")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert not telegram.idle()
    await update.callback_query.answer()
    await update.callback_query.edit_message_text("Klart")
    await update.callback_query.delete_message()
    await bot.get_updates(offset=update.update_id + 1)
    assert telegram.idle()
    assert seen == ["Sent", "Tapped", "Answered", "Edited", "Deleted"]


async def test_a_mini_app_is_opened_from_private_chats_alone(
    bot: Bot, world: World, lars: User, grupp: Chat, clock: Clock
) -> None:
    """And aiogram finds what the client hands it signed as Telegram signs."""
    from aiogram.utils.web_app import check_webapp_signature  # noqa: PLC0415 — seconds to import

    app = InlineKeyboardMarkup(
        [[InlineKeyboardButton("Läs", web_app=WebAppInfo("https://yrka.example.se/las"))]]
    )
    with pytest.raises(BadRequest, match="Button_type_invalid"):
        await bot.send_message(grupp.id, "Utkast", reply_markup=app)
    lars.starts()
    sent = await bot.send_message(lars.id, "Utkast", reply_markup=app)
    assert sent.reply_markup == app
    button = world.messages(lars.chat)[-1].button("Läs")
    address, _, told = apps.opened(button.app or "", lars, bot.token, clock.now, "dark").partition("#")
    parts = dict(parse_qsl(told))
    assert address == "https://yrka.example.se/las"
    assert check_webapp_signature(bot.token, parts["tgWebAppData"])
    assert json.loads(dict(parse_qsl(parts["tgWebAppData"]))["user"])["id"] == lars.id
    assert not check_webapp_signature("2:annan", parts["tgWebAppData"])


async def test_a_mini_app_has_an_address(bot: Bot, lars: User) -> None:
    lars.starts()
    app = InlineKeyboardMarkup([[InlineKeyboardButton("Läs", web_app=WebAppInfo("tg://las"))]])
    with pytest.raises(BadRequest, match="only https links are allowed"):
        await bot.send_message(lars.id, "Utkast", reply_markup=app)


async def test_of_two_buttons_labelled_alike_the_very_one_is_pressed(
    bot: Bot, world: World, lars: User, grupp: Chat
) -> None:
    twins = [[InlineKeyboardButton("✕", callback_data=f"drop:{number}")] for number in (1, 2)]
    await bot.send_message(grupp.id, "Utkast", reply_markup=InlineKeyboardMarkup(twins))
    card = world.messages(grupp)[-1]
    world.people.press(lars, card, card.buttons[1][0])
    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "drop:2"
