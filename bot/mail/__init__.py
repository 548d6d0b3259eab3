"""E-mail: to secretaries who are not on Telegram."""
