"""A DOCX opened safely: a zip within limits, of parts without DTD, macros, other files or controls.

Whoever uploads a file decides what is in it, so every limit is held before anything is unpacked.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

from drafts.errors import BadFile
from drafts.faults import Why

FILE_LIMIT = 10_000_000  # bytes, as are all but the last two
UNPACKED_LIMIT = 60_000_000
XML_LIMIT = 12_000_000
PACKED_TIGHT = 1_000_000  # a part larger than this may be packed to no less than a RATIO_LIMITth
RATIO_LIMIT = 200
PARTS_LIMIT = 500

CONTENT_TYPES = "[Content_Types].xml"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how Word wrote until 2007, and how it locks with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 1  # bit of a zip entry's flags
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_XML = (".xml", ".rels", ".vml")
_MACROS = frozenset({"vbaproject", "wordvbadata"})
_EMBEDDED = frozenset({"oleobject", "package", "control", "activexcontrolbinary", "afchunk", "subdocument"})
_EMBEDDED_FOLDERS = ("/embeddings/", "/activex/")


@dataclass(frozen=True, slots=True)
class Relation:
    """From a part to another (or out of the file): `kind` is the last word of its type, in small letters."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """`document` is the name of the part with the text, usually word/document.xml."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.document = self.related("", "officedocument")
        if not self.document:
            raise BadFile(Why.DAMAGED)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Where the part leads; the whole file's relations for the empty name."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        return tuple(_relations(path, self.parts[path])) if path in self.parts else ()

    def related(self, part: str, kind: str) -> str:
        """The name of the first part of that kind it leads to; empty where there is none."""
        return next(iter(self.all_related(part, kind)), "")

    def all_related(self, part: str, kind: str) -> list[str]:
        found = (r.target for r in self.relations(part) if r.kind == kind and not r.external)
        return [target for target in found if target in self.parts]

    def tree(self, part: str) -> Element:
        """The part's root; BadFile where it is no XML."""
        return parsed(self.parts[part])


def open_package(data: bytes) -> Package:
    """BadFile for anything but a whole DOCX (or XLSX) that only holds text, pictures and their looks."""
    return Package(unpacked(data))


def check_size(data: bytes) -> None:
    if len(data) > FILE_LIMIT:
        raise BadFile(Why.DOCUMENT_SIZE)


def is_old_office(data: bytes) -> bool:
    """Written as Office did until 2007; LOCKED where a password keeps a newer one."""
    if not data.startswith(_OLE):
        return False
    if _LOCKED in data:
        raise BadFile(Why.LOCKED)
    return True


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip, each within its limits and checked; BadFile otherwise."""
    check_size(data)
    if is_old_office(data):
        raise BadFile(Why.OLD_WORD)
    with _damage_told(), ZipFile(BytesIO(data)) as zipped:
        entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
        _check_sizes(entries)
        parts = {entry.filename: _unpacked(zipped, entry) for entry in entries}
    if len(parts) < len(entries):
        raise BadFile(Why.DAMAGED)  # two parts of one name: who knows which of them another program reads
    for name, content in parts.items():
        _check_part(name, content)
    return parts


def parsed(content: bytes) -> Element:
    """XML with neither DTD nor comments, no deeper than libxml2 lets it be."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadFile(Why.DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadFile(Why.DAMAGED)
    return root


@contextmanager
def _damage_told() -> Iterator[None]:
    """The zip reader has errors of its own, and lets those of the unpacker through."""
    try:
        yield
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise BadFile(Why.DAMAGED) from error


def _check_sizes(entries: list[ZipInfo]) -> None:
    if len(entries) > PARTS_LIMIT or sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        raise BadFile(Why.DOCUMENT_SIZE)
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadFile(Why.DAMAGED)
        tight = entry.file_size > PACKED_TIGHT and entry.file_size > RATIO_LIMIT * entry.compress_size
        if tight or (_is_xml(entry.filename) and entry.file_size > XML_LIMIT):
            raise BadFile(Why.DOCUMENT_SIZE)


def _unpacked(zipped: ZipFile, entry: ZipInfo) -> bytes:
    """No more than the size it says; zipfile itself would first unpack all there is."""
    with zipped.open(entry) as part:
        content = part.read(entry.file_size)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise BadFile(Why.DAMAGED)
    return content


def _check_part(name: str, content: bytes) -> None:
    path = f"/{name.casefold()}"
    if path.endswith("vbaproject.bin"):
        raise BadFile(Why.MACROS)
    if any(folder in path for folder in _EMBEDDED_FOLDERS):
        raise BadFile(Why.EMBEDDED)
    if not _is_xml(name):
        return
    if _DTD.search(content.replace(b"\0", b"")):  # in UTF-16 every other byte of it is nought
        raise BadFile(Why.DAMAGED)
    if name == CONTENT_TYPES and b"macroenabled" in content.lower():
        raise BadFile(Why.MACROS)
    if path.endswith(".rels"):
        _check_relations(name, content)


def _is_xml(name: str) -> bool:
    return name.casefold().endswith(_XML)


def _check_relations(name: str, content: bytes) -> None:
    kinds = {relation.kind for relation in _relations(name, content)}
    if kinds & _MACROS:
        raise BadFile(Why.MACROS)
    if kinds & _EMBEDDED:
        raise BadFile(Why.EMBEDDED)


def _relations(path: str, content: bytes) -> Iterator[Relation]:
    folder = posixpath.dirname(posixpath.dirname(path))
    for row in parsed(content).iterchildren("{*}Relationship"):
        external = row.get("TargetMode", "").casefold() == "external"
        target = row.get("Target", "")
        inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = row.get("Type", "").rpartition("/")[2].casefold()
        yield Relation(row.get("Id", ""), kind, target if external else inside, external)
