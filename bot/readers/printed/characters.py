"""The characters of a page, as PDFium gives them, gathered into pieces that stand together."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2.raw as c

from bot.readers.printed.placing import Placing
from bot.readers.printed.sheets import RAISED, Piece

APART = 0.42  # of the type's size: a gap that parts two pieces, as a list's number from its words
SAME_LINE = 0.5  # points
SPACE = 0.18  # of the type's size: a gap that is a space
BACK = 0.3  # of the type's size: so far back, from where the last character began, is somewhere else
TURNED = 0.05  # sine of the angle at which text is a stamp or a watermark, and not read
SMALLEST = 1.0  # points: nobody reads smaller type
BOLD = 600
FORCE_BOLD = 1 << 18
ITALIC = 1 << 6

_BOLD_NAMES = ("bold", "black", "heavy", "demi", "-bd", "semibd")
_SLANTED_NAMES = ("italic", "oblique", "kursiv")
_SPACE, _NO_BREAK_SPACE, _TAB = 0x20, 0xA0, 0x09
_CONTROLS = frozenset({0x00, 0x0A, 0x0D})
_WIDTHLESS = frozenset({0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF, 0xFFFF})
_NOTHING = frozenset({_SPACE, _NO_BREAK_SPACE, _TAB}) | _CONTROLS | _WIDTHLESS
_DIGITS = range(0x30, 0x3A)
_SAID = {
    **dict.fromkeys((0x02, 0xFFFE, 0x2010, 0xAD), "-"),  # as PDFium gives hyphens that end lines
    **{n: unicodedata.normalize("NFKC", chr(n)) for n in range(0xFB00, 0xFB07)},  # ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ
}

HIGH = 0.2  # of the type's size, above the line

_STROKED = c.FPDF_TEXTRENDERMODE_FILL_STROKE


@dataclass(frozen=True, slots=True)
class _Look:
    """What the characters of one text object share."""

    y: float
    size: float
    bold: bool
    italic: bool
    is_level: bool


def pieces_of(page: Any, placing: Placing) -> Iterator[Piece]:  # noqa: ANN401 — a handle of PDFium's
    text = c.FPDFText_LoadPage(page)
    if not text:
        return
    try:
        yield from _Gathering(text, placing).go()
    finally:
        c.FPDFText_ClosePage(text)


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs"}


class _Gathering:
    def __init__(self, text: Any, placing: Placing) -> None:  # noqa: ANN401
        self.text, self.placing = text, placing
        self.box = c.FS_RECTF()
        self.chars: list[str] = []
        self.look: _Look | None = None
        self.x0 = self.x1 = self.last = 0.0
        self.spaced = False

    def go(self) -> Iterator[Piece]:
        """This runs once a character: what is asked of PDFium is asked once an object, where it can be."""
        text, box, at = self.text, self.box, ctypes.byref(self.box)
        unicode_of, box_of, object_of = (
            c.FPDFText_GetUnicode,
            c.FPDFText_GetLooseCharBox,
            c.FPDFText_GetTextObject,
        )
        of_object, look = 0, None
        for n in range(c.FPDFText_CountChars(text)):
            code = unicode_of(text, n)
            if code in _NOTHING:
                self._take_space(code)
                continue
            handle = object_of(text, n)
            address = ctypes.addressof(handle.contents) if handle else 0
            if address != of_object or look is None:
                of_object, look = address, self._look(n, handle)
            if not look.is_level:
                continue
            box_of(text, n, at)
            x0, x1 = self.placing.across(box.left, box.right, box.bottom, box.top)
            if not self._goes_on(look, x0):
                yield from self._piece()
                self.look, self.x0, self.x1 = look, x0, x0
            elif (self.spaced or x0 - self.x1 > SPACE * look.size) and self.chars[-1:] != ["\u00a0"]:
                self.chars.append(" ")
            said = _SAID.get(code) or chr(code)
            self.chars.append(
                said.translate(RAISED) if code in _DIGITS and self._is_raised(n, look) else said
            )
            self.x1, self.last, self.spaced = max(x1, x0), x0, False
        yield from self._piece()

    def _is_raised(self, n: int, look: _Look) -> bool:
        """Does the sign stand well above the line? A note's number may be a sign of the font's own."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        c.FPDFText_GetCharBox(self.text, n, left, right, bottom, top)
        _, low = self.placing.point(left.value, bottom.value)
        _, high = self.placing.point(right.value, top.value)
        return look.y - max(low, high) > HIGH * look.size

    def _take_space(self, code: int) -> None:
        self.spaced |= code in (_SPACE, _NO_BREAK_SPACE, _TAB)
        if code == _NO_BREAK_SPACE and self.chars:
            self.chars.append("\u00a0")

    def _goes_on(self, look: _Look, x0: float) -> bool:
        mine, size = self.look, look.size
        # The letters of a ligature all have its box.
        if mine is None or x0 <= self.last - BACK * size or x0 >= self.x1 + APART * size:
            return False
        return look is mine or (
            abs(look.y - mine.y) <= SAME_LINE
            and (size, look.bold, look.italic) == (mine.size, mine.bold, mine.italic)
        )

    def _piece(self) -> Iterator[Piece]:
        """What is gathered, once it is whole."""
        said = unicodedata.normalize("NFC", "".join(self.chars)).strip()
        if said and self.look:
            shown = said if said.isprintable() else "".join(filter(_is_shown, said))
            look = self.look
            if shown.strip() and self.placing.shows(self.x0, self.x1, look.y):
                yield Piece(self.x0, self.x1, look.y, look.size, shown, look.bold, look.italic)
        self.chars, self.look, self.spaced = [], None, False

    def _look(self, n: int, handle: Any) -> _Look:  # noqa: ANN401
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), c.FS_MATRIX()
        c.FPDFText_GetCharOrigin(self.text, n, x, y)
        c.FPDFText_GetMatrix(self.text, n, matrix)
        _, down = self.placing.point(x.value, y.value)
        ahead, off = self.placing.direction(matrix.a, matrix.b)
        size = c.FPDFText_GetFontSize(self.text, n) * (hypot(matrix.c, matrix.d) or 1.0)
        level = size >= SMALLEST and ahead > 0 and abs(off) <= TURNED * hypot(ahead, off)
        stroked = bool(handle) and c.FPDFTextObj_GetTextRenderMode(handle) == _STROKED
        name, flags = self._font(n)
        bold = any(part in name for part in _BOLD_NAMES) or bool(flags & FORCE_BOLD) or stroked
        heavy = "regular" not in name and c.FPDFText_GetFontWeight(self.text, n) >= BOLD
        italic = any(part in name for part in _SLANTED_NAMES) or bool(flags & ITALIC)
        return _Look(down, round(size * 4) / 4, bold or heavy, italic, level)

    def _font(self, n: int) -> tuple[str, int]:
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        c.FPDFText_GetFontInfo(self.text, n, buffer, 128, flags)
        return buffer.value.decode(errors="replace").casefold(), flags.value
