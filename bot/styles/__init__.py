"""House styles: the four that ship, and a board's own, read from folders and checked."""
