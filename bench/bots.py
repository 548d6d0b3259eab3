"""The bots that are measured, each in a process of its own: `python -m bench.bots KIND API TOKEN [DATABASE]`."""

from __future__ import annotations

import asyncio
import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.app import running
from bot.settings import read_settings
from bot.transport import Transport

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Lägg till att-sats", callback_data="add")]])


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """One call for words, as Yrka makes."""
    if update.effective_message and update.effective_message.text:
        await update.effective_message.reply_text(update.effective_message.text, reply_markup=BUTTON)


async def echo_tap(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Two for a tap, as Yrka makes: the answer, and a message."""
    if update.callback_query and update.effective_chat:
        await update.callback_query.answer()
        await update.effective_chat.send_message("Vilken att-sats?", reply_markup=BUTTON)


def run_echo(kind: str, api: str, token: str) -> None:
    """As python-telegram-bot comes: httpx, polling, one update after another."""
    builder = Application.builder().token(token).base_url(f"{api}/bot")
    if kind != "httpx":
        builder = builder.request(Transport(api)).get_updates_request(Transport(api))
    if kind == "side by side":
        builder = builder.concurrent_updates(16)
    app = builder.build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.add_handler(CallbackQueryHandler(echo_tap))
    app.run_polling()


async def run_yrka(api: str, token: str, database: str) -> None:
    settings = read_settings({"YRKA_TOKEN": token, "YRKA_API": api, "YRKA_DATABASE": database})
    async with running(settings):
        await asyncio.Event().wait()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["yrka", api, token, database]:
            asyncio.run(run_yrka(api, token, database))
        case [kind, api, token]:
            run_echo(kind, api, token)
