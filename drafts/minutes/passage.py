"""A passage of the minutes, as a house style has worded it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain text. Neither the heading nor any paragraph is empty, or holds a line end."""

    heading: str
    paragraphs: tuple[str, ...]
