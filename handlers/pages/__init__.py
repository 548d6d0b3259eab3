"""A draft on pages, for what no chat bubble holds: to read, to follow, and to write longer texts in.

The same rules, and the same verbs, as in the chat: nothing is decided here that is not decided there.
"""
