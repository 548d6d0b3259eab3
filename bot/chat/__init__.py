"""`yrka chat`: the local Telegram as a page in the browser, to try the bot as any of the board's people."""
