"""Where on the page, as it is shown, something stands."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as c

EDGE = 2.0  # points that may stand out over the page's edge


@dataclass(frozen=True, slots=True)
class Placing:
    """The box of the page in its own coordinates, and its quarter turns, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: Any) -> Placing:  # noqa: ANN401 — a handle of PDFium's
        box = c.FS_RECTF()
        c.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        return cls(box.left, box.bottom, box.right, box.top, c.FPDFPage_GetRotation(page) % 4)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turns:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Which way a vector of the page's own points: ahead, and down."""
        return ((x, -y), (y, x), (-x, y), (-y, -x))[self.turns]

    def across(self, x0: float, x1: float, y0: float, y1: float) -> tuple[float, float]:
        """From where to where a box reaches, from left to right."""
        match self.turns:
            case 0:
                return x0 - self.left, x1 - self.left
            case 1:
                return y0 - self.bottom, y1 - self.bottom
            case 2:
                return self.right - x1, self.right - x0
            case _:
                return self.top - y1, self.top - y0

    def shows(self, x0: float, x1: float, y: float) -> bool:
        """Is what stands there on the page, at least in part?"""
        return x1 > -EDGE and x0 < self.width + EDGE and -EDGE < y < self.height + EDGE
