"""Several versions of one text, made one: what goes together, and what does not."""
