"""Many people at once, with everything going wrong: the bot killed, Telegram moody, the database cut off."""
