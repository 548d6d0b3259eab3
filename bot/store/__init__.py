"""The store: all SQL there is. One log of changes, and what hangs on it."""
