"""The minutes' passages of an ärende, from what the board and its drafts already know."""
