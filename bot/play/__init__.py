"""Playing scenario files: people of a board, the real bot, and the local Bot API server between them."""
