"""Playing scenario files: people of a board, the real bot, and the local Bot API server between them."""

# What the demo can let go wrong: the secretary never acknowledges, or is never reached by any file.
SILENT, LOST = "silent-secretary", "lost-delivery"
FAULTS = (SILENT, LOST)
