"""Fields (a page number, a cross reference): their code goes with their text, or stays with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from bot.press.tracked.settling import drop
from bot.readers.wordml import PARAGRAPH, XML_SPACE, W

RUN = f"{W}r"
_SIGN = f"{W}fldChar"
_REACHES_OUT = re.compile(
    r"\s*(?:DDE|DDEAUTO|LINK|IMPORT|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|DATABASE)\b", re.IGNORECASE
)
_CODE = (_SIGN, f"{W}instrText", f"{W}delInstrText")


def loosen(paragraph: Element) -> None:
    """Spell out the simple fields, and let each sign of a field stand in a run of its own."""
    for simple in list(paragraph.iter(f"{W}fldSimple")):
        _spell_out(simple)
    for sign in list(paragraph.iter(*_CODE)):
        run = sign.getparent()
        if run is not None and run.tag == RUN:
            _stand_alone(sign, run)


def silence(root: Element) -> None:
    """Leave of fields that fetch from other files and programs only what they said last."""
    for paragraph in list(dict.fromkeys(_paragraph(sign) for sign in root.iter(f"{W}fldSimple", *_CODE))):
        if paragraph is not None and _REACHES_OUT.search(_codes(paragraph)):
            loosen(paragraph)
            runs = runs_of(paragraph)
            for start, end in whole_fields(runs):
                if _REACHES_OUT.match("".join(map(_codes, runs[start:end]))):
                    for run in filter(is_code, runs[start : end + 1]):
                        drop(run)


def runs_of(paragraph: Element) -> list[Element]:
    """Its runs in order, without those of text boxes that hang on it."""
    return [run for run in paragraph.iter(RUN) if next(run.iterancestors(PARAGRAPH), None) is paragraph]


def whole_fields(runs: Sequence[Element]) -> Iterator[tuple[int, int]]:
    """From which run to which each field goes that begins and ends among these."""
    begun: list[int] = []
    for n, run in enumerate(runs):
        sign = run.find(_SIGN)
        kind = sign.get(f"{W}fldCharType") if sign is not None else None
        if kind == "begin":
            begun.append(n)
        elif kind == "end" and begun:
            yield begun.pop(), n


def is_code(run: Element) -> bool:
    return any(child.tag in _CODE for child in run)


def _paragraph(element: Element) -> Element | None:
    return next(element.iterancestors(PARAGRAPH), None)


def _codes(element: Element) -> str:
    simple = (e.get(f"{W}instr", "") for e in element.iter(f"{W}fldSimple"))
    return "".join([*simple, *(e.text or "" for e in element.iter(f"{W}instrText"))])


def _spell_out(simple: Element) -> None:
    look = simple.find(f"{RUN}/{W}rPr")
    begin, separate, end = (_sign(kind, look) for kind in ("begin", "separate", "end"))
    data = simple.find(f"{W}fldData")
    if data is not None:
        begin[-1].append(data)
    code = etree.Element(RUN)
    text = etree.SubElement(code, f"{W}instrText", {XML_SPACE: "preserve"})
    text.text = simple.get(f"{W}instr")
    for element in (begin, code, separate, *simple, end):
        simple.addprevious(element)
    drop(simple)


def _sign(kind: str, look: Element | None) -> Element:
    run = etree.Element(RUN)
    if look is not None:
        run.append(deepcopy(look))
    etree.SubElement(run, _SIGN, {f"{W}fldCharType": kind})
    return run


def _stand_alone(sign: Element, run: Element) -> None:
    before = [child for child in sign.itersiblings(preceding=True) if child.tag != f"{W}rPr"]
    after = list(sign.itersiblings())
    if before:
        run.addprevious(_part(run, before[::-1]))
    if after:
        run.addnext(_part(run, after))


def _part(run: Element, children: Sequence[Element]) -> Element:
    part = etree.Element(RUN)
    look = run.find(f"{W}rPr")
    if look is not None:
        part.append(deepcopy(look))
    part.extend(children)
    return part
