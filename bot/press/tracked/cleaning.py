"""What is not handed back: macros, templates and files from elsewhere, and the names of strangers.

A document that went through many hands carries their names, accounts and places where nobody looks. What is
left is the text, its looks, pictures and links. A comment was said between those who wrote the document: in
what is handed in nobody would look for it, and it would be anybody's to read.
"""

from __future__ import annotations

import posixpath
from typing import cast

from lxml import etree
from lxml.etree import _Element as Element

from bot.press.tracked.fields import silence
from bot.press.tracked.settling import drop, settle
from bot.readers.package import CONTENT_TYPES, Package, parsed
from bot.readers.wordml import W

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f"{{{_RELATIONS}}}"
_REFERRING = etree.XPath("//*[@r:*]", namespaces={"r": _RELATIONS})
_STRIPPED = frozenset(
    {
        "attachedtemplate",
        "attachedtoolbars",
        "afchunk",
        "comments",
        "commentsextended",
        "commentsextensible",
        "commentsids",
        "control",
        "custom-properties",
        "customxml",
        "keymapcustomizations",
        "mailmergesource",
        "mailmergeheadersource",
        "oleobject",
        "origin",  # of a digital signature, which is broken now
        "package",
        "person",
        "people",
        "printersettings",
        "subdocument",
        "thumbnail",
        "vbaproject",
        "wordvbadata",
    }
)
# Settings that would hide the changes, keep them from being accepted, or lead out of the file.
_SETTINGS = tuple(
    W + name
    for name in (
        "attachedTemplate",
        "documentProtection",
        "mailMerge",
        "removeDateAndTime",
        "removePersonalInformation",
        "revisionView",
        "writeProtection",
    )
)
_NAMES = frozenset(
    {"creator", "lastModifiedBy", "Manager", "Company", "HyperlinkBase", "Template"}
    | {"description", "keywords", "category", "contentStatus"}
)
_COMMENTED = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_EDITORS = (f"{W}permStart", f"{W}permEnd")
_KINDS = ("settings", "header", "footer", "footnotes", "endnotes")
_PROPERTIES = ("core-properties", "extended-properties")


def clean(package: Package, root: Element) -> None:
    """Strip the package and settle what is pending; `root` is that of the document, and not yet written."""
    for part in [name for name in package.parts if not name.endswith(".rels")]:
        _cut_relations(package, part, root if part == package.document else None)
    _cut_relations(package, "", None)
    _forget_unreached(package)
    _clean_part(root)
    for part in dict.fromkeys(n for kind in _KINDS for n in package.all_related(package.document, kind)):
        side = package.tree(part)
        _clean_part(side)
        package.parts[part] = written(side)
    for part in [name for kind in _PROPERTIES for name in package.all_related("", kind)]:
        package.parts[part] = _unnamed(package.tree(part))


def written(root: Element) -> bytes:
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _cut_relations(package: Package, part: str, root: Element | None) -> None:
    """Let the part lead nowhere outside, but by links for readers to follow."""
    path = relations_path(part)
    if path not in package.parts:
        return
    found = package.relations(part)
    cut = {r.id for r in found if r.kind in _STRIPPED or (r.external and r.kind != "hyperlink")}
    if not cut:
        return
    relations = parsed(package.parts[path])
    for row in [row for row in relations if row.get("Id") in cut]:
        drop(row)
    package.parts[path] = written(relations)
    if part.endswith(".xml"):
        holder = package.tree(part) if root is None else root
        _cut_references(holder, cut)
        package.parts[part] = written(holder)


def relations_path(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _cut_references(root: Element, cut: set[str]) -> None:
    for element in cast("list[Element]", _REFERRING(root)):
        for name in [name for name in map(str, element.keys()) if name.startswith(_R)]:
            if element.get(name) not in cut:
                continue
            if name in (f"{_R}link", f"{_R}pict"):  # a linked picture, which may be in the file as well
                del element.attrib[name]
            else:
                drop(element)


def _forget_unreached(package: Package) -> None:
    reached, ahead = {CONTENT_TYPES}, [""]
    while ahead:
        part = ahead.pop()
        reached |= {part, relations_path(part)}
        targets = {r.target for r in package.relations(part) if not r.external}
        ahead.extend(target for target in targets - reached if target in package.parts)
    for name in package.parts.keys() - reached:
        del package.parts[name]
    types = package.tree(CONTENT_TYPES)
    for row in list(types.iterchildren("{*}Override")):
        if row.get("PartName", "").lstrip("/") not in package.parts:
            drop(row)
    package.parts[CONTENT_TYPES] = written(types)


def _clean_part(root: Element) -> None:
    settle(root)
    silence(root)
    for element in list(root.iter(f"{W}dataBinding", *_EDITORS, *_SETTINGS, *_COMMENTED)):
        drop(element)


def _unnamed(properties: Element) -> bytes:
    for element in list(properties):
        if etree.QName(element).localname in _NAMES:
            drop(element)
    return written(properties)
