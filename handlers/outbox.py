"""Letters become calls to Telegram here, and Telegram's answers become what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import (
    Bot,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
    WebAppInfo,
)
from telegram import Message as Posted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from handlers.drawn import ALERT_LIMIT, plain
from handlers.letters import Answer, Button, Document, Edit, Message, NewTopic, Pictures, Rows, Spot, Whisper


@dataclass(frozen=True, slots=True)
class Later:
    """Try again after so many seconds: Telegram is busy, or cannot be reached."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Lost:
    """It will never arrive: blocked, gone, or nobody there. `migrated`: the chat's new id, if it has one."""

    why: str
    migrated: int = 0


def judge(error: TelegramError, tries: int) -> Later | Lost | None:
    """What to do about an error; None where the message already reads as it should."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Later(wait.total_seconds() if not isinstance(wait, int) else float(wait))
    if isinstance(error, ChatMigrated):
        return Lost(error.message, error.new_chat_id)
    if isinstance(error, BadRequest) and "not modified" in error.message:
        return None
    if isinstance(error, BadRequest | Forbidden):
        return Lost(error.message)
    return Later(min(60.0, 0.5 * 2**tries))


async def post_message(bot: Bot, letter: Message) -> int:
    markup = ForceReply(selective=True, input_field_placeholder=letter.asks[:64]) if letter.asks else None
    sent = await bot.send_message(
        letter.spot.chat,
        letter.text,
        message_thread_id=letter.spot.thread or None,
        reply_parameters=_reply(letter.reply_to),
        reply_markup=markup or keyboard(letter.buttons),
    )
    return sent.message_id


async def whisper(bot: Bot, letter: Whisper) -> int | None:
    """None where it may not be: the bot does not run the group, or the person is not in it.

    0 where it was; a server that knows nothing of whispers says it aloud, and gives the message's id.
    """
    try:
        member = await bot.get_chat_member(letter.spot.chat, bot.id)
        if member.status != ChatMemberStatus.ADMINISTRATOR:
            return None
        sent = await bot.send_message(
            letter.spot.chat,
            letter.text,
            message_thread_id=letter.spot.thread or None,
            reply_parameters=_reply(letter.reply_to),
            api_kwargs={"ephemeral_message_parameters": {"receiver_user_id": letter.account}},
        )
    except (BadRequest, Forbidden):
        return None
    return sent.message_id


async def make_topic(bot: Bot, letter: NewTopic) -> int:
    """The topic's thread, whose id is that of the message it begins with; 0 where none may be made."""
    try:
        return (await bot.create_forum_topic(letter.spot.chat, letter.name)).message_thread_id
    except (BadRequest, Forbidden):
        return 0


async def post_edit(bot: Bot, letter: Edit) -> int:
    await rewrite(bot, letter.spot, letter.message, letter.text, letter.buttons)
    return letter.message


async def rewrite(bot: Bot, spot: Spot, message: int, text: str, buttons: Rows) -> None:
    """Put a message of ours as it is to read; a repeat changes nothing."""
    await bot.edit_message_text(text, spot.chat, message, reply_markup=keyboard(buttons))


async def announce(bot: Bot, spot: Spot, text: str) -> int:
    """The first half of a document or a face: a message that the real content is put into.

    A message that has been sent cannot be known to have been; one that is edited can be edited again.
    So what matters is put in by editing, and arrives once however often it is repeated.
    """
    return (await bot.send_message(spot.chat, text, message_thread_id=spot.thread or None)).message_id


async def put_document(bot: Bot, letter: Document, message: int, body: bytes) -> None:
    media = InputMediaDocument(
        body, filename=letter.name, caption=letter.caption or None, disable_content_type_detection=True
    )
    await bot.edit_message_media(media, letter.spot.chat, message, reply_markup=keyboard(letter.buttons))


async def post_pictures(bot: Bot, letter: Pictures, bodies: list[bytes]) -> int:
    """One picture, or an album of up to ten."""
    thread = letter.spot.thread or None
    if len(bodies) == 1:
        sent: Posted = await bot.send_photo(
            letter.spot.chat, bodies[0], caption=letter.caption or None, message_thread_id=thread
        )
        return sent.message_id
    album = [InputMediaPhoto(body) for body in bodies]
    posted = await bot.send_media_group(
        letter.spot.chat, album, caption=letter.caption or None, message_thread_id=thread
    )
    return posted[0].message_id


async def recaption(bot: Bot, letter: Pictures, message: int) -> None:
    """Put the caption as it is to read below the first of them; a repeat changes nothing."""
    await bot.edit_message_caption(letter.spot.chat, message, caption=letter.caption or None)


async def answer(bot: Bot, letter: Answer) -> None:
    text = plain(letter.text)[:ALERT_LIMIT] or None
    await bot.answer_callback_query(letter.query, text, show_alert=letter.alert)


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup([[_button(b) for b in row] for row in rows if row]) if any(rows) else None


def _button(button: Button) -> InlineKeyboardButton:
    style = button.style or None
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url, style=style)
    if button.app:
        return InlineKeyboardButton(button.label, web_app=WebAppInfo(button.app), style=style)
    if button.copy:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy[:256]), style=style)
    return InlineKeyboardButton(button.label, callback_data=button.data, style=style)


def _reply(message: int) -> ReplyParameters | None:
    return ReplyParameters(message, allow_sending_without_reply=True) if message else None
