"""How fast and how well: measured, not tested. Run each with `uv run python -m bench.…`."""
