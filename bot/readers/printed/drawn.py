"""What is drawn on a page, as far as it tells where text stands: straight lines; pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as c

from bot.readers.printed.placing import Placing
from bot.readers.printed.sheets import Rule

MANY = 4_000  # objects on a page: a map or a diagram, and no tables are looked for
THIN = 2.5  # points; a rectangle thinner than this is a line
SHORT = 6.0  # points; a line shorter than this is none
_CORNERS = 64  # points of a path, at the most, that is a table's


def has_picture(page: Any) -> bool:  # noqa: ANN401 — a handle of PDFium's
    objects = range(min(c.FPDFPage_CountObjects(page), MANY))
    kinds = (c.FPDFPageObj_GetType(c.FPDFPage_GetObject(page, n)) for n in objects)
    return c.FPDF_PAGEOBJ_IMAGE in kinds


def rules_of(page: Any, placing: Placing) -> Iterator[Rule]:  # noqa: ANN401
    count = c.FPDFPage_CountObjects(page)
    if count > MANY:
        return
    for n in range(count):
        path = c.FPDFPage_GetObject(page, n)
        if c.FPDFPageObj_GetType(path) == c.FPDF_PAGEOBJ_PATH:
            yield from _rules(path, placing)


def _rules(path: Any, placing: Placing) -> Iterator[Rule]:  # noqa: ANN401
    """A thin shape is a line; a stroked one is its four sides."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    for shape in _shapes(path, placing):
        x0, x1 = min(x for x, _ in shape), max(x for x, _ in shape)
        y0, y1 = min(y for _, y in shape), max(y for _, y in shape)
        if min(x1 - x0, y1 - y0) <= THIN:
            if max(x1 - x0, y1 - y0) >= SHORT:
                yield Rule(x0, y0, x1, y1)
        elif stroke.value:
            yield from (
                Rule(x0, y0, x1, y0),
                Rule(x0, y1, x1, y1),
                Rule(x0, y0, x0, y1),
                Rule(x1, y0, x1, y1),
            )


def _shapes(path: Any, placing: Placing) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    """The corners of each shape the path draws, on the page; none of what is not made of straight lines."""
    count = c.FPDFPath_CountSegments(path)
    if count > _CORNERS:
        return
    matrix, x, y = c.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    c.FPDFPageObj_GetMatrix(path, matrix)
    shape: list[tuple[float, float]] = []
    for n in range(count):
        segment = c.FPDFPath_GetPathSegment(path, n)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == c.FPDF_SEGMENT_MOVETO and len(shape) > 1:
            yield shape
            shape = []
        elif kind == c.FPDF_SEGMENT_MOVETO:
            shape = []
        c.FPDFPathSegment_GetPoint(segment, x, y)
        over = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        shape.append(placing.point(over, up))
    if len(shape) > 1:
        yield shape
