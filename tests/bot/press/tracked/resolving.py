"""Accepts or rejects every change of a DOCX as the standard has it, with none of the press's code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = {"tab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def root_of(docx: bytes) -> Any:
    with ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def resolved(docx: bytes, *, accept: bool) -> Any:
    root = root_of(docx)
    stays, goes = (W + "ins", W + "del") if accept else (W + "del", W + "ins")
    _resolve_rows(root, goes)
    for change in list(root.iter(W + "pPrChange")):
        _resolve_look(change, accept=accept)
    gone = [ended for ended in list(root.iter(W + "p")) if _resolve_end(ended, stays, goes)]
    _drop(root.iter(goes))
    for change in list(root.iter(stays)):
        for child in list(change):
            change.addprevious(child)
    _drop(root.iter(stays))
    for said in root.iter(W + "delText"):
        said.tag = W + "t"
    for code in root.iter(W + "delInstrText"):
        code.tag = W + "instrText"
    for paragraph in gone:
        _join(paragraph)
    _drop(link for link in root.iter(W + "hyperlink") if len(link) == 0)
    return root


def _drop(elements: Iterable[Any]) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.getparent().remove(element)


def _resolve_rows(root: Any, goes: str) -> None:
    _drop(row for row in root.iter(W + "tr") if row.find(f"{W}trPr/{goes}") is not None)
    _drop(table for table in root.iter(W + "tbl") if table.find(W + "tr") is None)


def _resolve_look(change: Any, *, accept: bool) -> None:
    properties = change.getparent()
    properties.remove(change)
    if not accept:
        kept = [child for child in properties if child.tag in (W + "rPr", W + "sectPr")]
        properties[:] = [*change[0], *kept]


def _resolve_end(paragraph: Any, stays: str, goes: str) -> bool:
    """Does the paragraph's end go?"""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    if look is None:
        return False
    is_gone = look.find(goes) is not None
    for mark in [*look.findall(goes), *look.findall(stays)]:
        look.remove(mark)
    if not len(look):
        look.getparent().remove(look)
    return is_gone


def _join(paragraph: Any) -> None:
    """What is left of the paragraph begins the next one, whose look it takes."""
    following = next(
        (s for s in paragraph.itersiblings() if s.tag not in (W + "bookmarkStart", W + "bookmarkEnd")), None
    )
    assert following is not None, "an end was taken away behind which nothing stands"
    assert following.tag == W + "p", f"an end was taken away before a {following.tag}"
    at = 1 if following.find(W + "pPr") is not None else 0
    following[at:at] = [child for child in paragraph if child.tag != W + "pPr"]
    paragraph.getparent().remove(paragraph)


def texts(root: Any) -> list[str]:
    """Every paragraph, the empty ones too."""
    return ["".join(said for said, _ in pieces(paragraph)) for paragraph in root.iter(W + "p")]


@dataclass(frozen=True)
class Shown:
    """A paragraph: in what it stands, its look, and each character with its own."""

    place: str
    look: str
    characters: tuple[tuple[str, str], ...]

    @property
    def stripped(self) -> Shown:
        """Without the spaces at its end."""
        shown = len("".join(character for character, _ in self.characters).rstrip())
        return replace(self, characters=self.characters[:shown])


def looks(root: Any) -> list[Shown]:
    return [Shown(_place(p), _xml(p.find(W + "pPr")), _characters(p)) for p in root.iter(W + "p")]


def _characters(paragraph: Any) -> tuple[tuple[str, str], ...]:
    return tuple((character, look) for said, look in pieces(paragraph) for character in said)


def pieces(paragraph: Any) -> list[tuple[str, str]]:
    found = []
    for element in paragraph.iter():
        name = etree.QName(element).localname
        if element.tag.startswith(W) and name in {"t", *SIGNS} and element.getparent().tag == W + "r":
            run = element.getparent()
            if next(run.iterancestors(W + "p")) is not paragraph:
                continue  # in a text box
            link = next(run.iterancestors(W + "hyperlink"), None)
            look = _xml(run.find(W + "rPr")) + ("" if link is None else "länk")
            found.append(((element.text or "") if name == "t" else SIGNS[name], look))
    return found


def _place(paragraph: Any) -> str:
    return "/".join(etree.QName(above).localname for above in paragraph.iterancestors())


def _xml(element: Any) -> str:
    if element is None:
        return ""
    canonical = etree.tostring(element, method="c14n", exclusive=True).decode()
    return "" if canonical.endswith("/w:pPr>") and len(element) == 0 else canonical
