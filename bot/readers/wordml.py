"""The names of WordprocessingML, and its small values."""

from __future__ import annotations

from lxml.etree import _Element as Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W, MC = f"{{{WORD}}}", f"{{{COMPATIBILITY}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

PARAGRAPH = f"{W}p"

_OFF = frozenset({"0", "false", "off"})


def value(parent: Element | None, name: str, attribute: str = "val") -> str:
    """The `w:val` (or another attribute) of the child `w:name`; empty where there is none."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute, "") if child is not None else ""


def switched_on(parent: Element | None, name: str) -> bool:
    """Is the child there, and not said to be off? `<w:b/>` is on, `<w:b w:val="0"/>` is not."""
    child = parent.find(W + name) if parent is not None else None
    return child is not None and child.get(f"{W}val", "1") not in _OFF


def number(text: str, otherwise: int) -> int:
    """A small whole number as the format writes it; `otherwise` where it is none."""
    plain = text.strip()
    digits = plain.removeprefix("-")
    return int(plain) if digits.isdecimal() and digits.isascii() and len(digits) <= 9 else otherwise  # noqa: PLR2004 — 32 bits
