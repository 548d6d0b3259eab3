"""The document an ärende is about, and what is done to it."""
