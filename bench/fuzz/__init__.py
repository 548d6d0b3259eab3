"""Input at random, hostile and strange: what people, Telegram and files could hand the bot, and never should."""
